// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// Remarks on one file, each told once with its first place and its number.
struct MetaRemarks {
    private var remarks: [String: (severity: Diagnostic.Severity, first: Provenance, count: Int)] = [:]

    mutating func add(_ severity: Diagnostic.Severity, _ code: String, _ count: Int = 1, at place: Provenance) {
        remarks[code, default: (severity, place, 0)].count += count
    }

    func report(into sink: inout some TimelineSink & ~Copyable) {
        for (code, remark) in remarks.sorted(by: { $0.key < $1.key }) {
            sink.report(Diagnostic(remark.severity, code, at: remark.first, detail: ["count": remark.count]))
        }
    }
}
