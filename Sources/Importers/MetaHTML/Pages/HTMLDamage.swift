// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// What was odd in a page, counted, so that a thousand alike remarks are one.
struct HTMLDamage {
    /// Codes of diagnostics.
    enum Code: String, CaseIterable {
        /// Bytes that are not UTF-8.
        case replacedBytes = "bytes-replaced"
        /// Elements inside a record that the format is not known to have.
        case unknownElements = "unknown-element"
    }

    private var counts: [Code: (count: Int, first: Provenance)] = [:]

    mutating func note(_ count: Int, _ code: Code, at place: Provenance) {
        guard count > 0 else { return }
        counts[code] = ((counts[code]?.count ?? 0) + count, counts[code]?.first ?? place)
    }

    func report(into sink: inout some TimelineSink & ~Copyable) {
        for code in Code.allCases {
            guard let (count, first) = counts[code] else { continue }
            sink.report(Diagnostic(.warning, code.rawValue, at: first, detail: ["count": count]))
        }
    }
}
