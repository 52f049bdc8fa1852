// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// Diagnostics of a file, counted, so that a thousand alike remarks are one with its first place.
struct Remarks {
    private var found: [(first: Diagnostic, count: Int)] = []

    /// Notes a remark.
    mutating func note(_ severity: Diagnostic.Severity, _ code: String, at place: Provenance, _ count: Int = 1) {
        guard count > 0 else { return }
        if let index = found.firstIndex(where: { $0.first.code == code && $0.first.severity == severity }) {
            found[index].count += count
        } else {
            found.append((Diagnostic(severity, code, at: place), count))
        }
    }

    /// The page of one record; nil, and noted, where it cannot be read.
    mutating func document(of record: Range<Int>, in bytes: Span<UInt8>, at place: Provenance) -> HTMLDocument? {
        do throws(FormatError) { return try HTMLDocument(parsing: bytes, record) } catch {
            note(.loss, "message-unreadable", at: place)
            return nil
        }
    }

    /// Tells all of them, in the order in which they were first met, and forgets them.
    mutating func report(into sink: inout some TimelineSink & ~Copyable) {
        for (first, count) in found {
            var diagnostic = first
            diagnostic.detail = ["count": count]
            sink.report(diagnostic)
        }
        found = []
    }
}
