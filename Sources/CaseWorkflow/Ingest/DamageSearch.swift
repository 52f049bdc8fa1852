// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Tells files that nobody understands because they are damaged from files that are merely something else.
///
/// An empty file, one of zeros, and JSON that ends before its first bracket is closed were records once: that is a loss,
/// and the run does not end as if everything had been read.
public struct DamageSearch {
    /// Remarks of importers that are no losses, for the record is there, and yet tell that a file could not be read as it
    /// was written: the run ends with status 1 and says so.
    public static let codes: Set<String> = ["timestamp-unreadable", "date-order-conflict", "date-order-contradicted"]

    private let evidence: EvidenceSet

    init(_ evidence: EvidenceSet) {
        self.evidence = evidence
    }

    func diagnostics(of statuses: [Int32: Ingest.ExhibitStatus]) -> [Diagnostic] {
        evidence.exhibits.compactMap { exhibit in
            guard let outcome = statuses[exhibit.number]?.outcome,
                outcome == .notUnderstood || outcome == .companion, holdsRecords(exhibit),
                let code = damage(of: exhibit)
            else { return nil }
            return Diagnostic(
                .loss, code, at: Provenance(exhibit: exhibit.number, bytes: 0..<exhibit.size, locator: .whole))
        }
    }

    /// Files in which exports keep records, by the end of their names.
    private func holdsRecords(_ exhibit: Exhibit) -> Bool {
        let name = exhibit.name.lowercased()
        // Meta's downloads put a file of this name where a list would be empty.
        if name == "no-data.txt" { return false }
        return ["json", "jsonl", "ndjson", "js", "html", "htm", "xml", "csv", "txt"].contains {
            name.hasSuffix("." + $0)
        }
    }

    private func damage(of exhibit: Exhibit) -> String? {
        if exhibit.size == 0 { return "file-empty" }
        let isJSON = exhibit.name.lowercased().hasSuffix(".json")
        let found = try? evidence.withBytes(of: exhibit) { bytes -> String? in
            var (first, last): (UInt8?, UInt8?) = (nil, nil)
            for index in bytes.indices where bytes[index] > 0x20 {
                first = bytes[index]
                break
            }
            guard let first else { return bytes[0] == 0 ? "file-of-zeros" : nil }
            for index in bytes.indices.reversed() where bytes[index] > 0x20 {
                last = bytes[index]
                break
            }
            guard isJSON else { return nil }
            let closing: UInt8? = first == 0x7B ? 0x7D : first == 0x5B ? 0x5D : nil
            return closing.map { $0 == last ? nil : "json-truncated" } ?? nil
        }
        return found ?? nil
    }
}
