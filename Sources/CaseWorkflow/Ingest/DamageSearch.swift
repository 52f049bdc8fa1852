// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Tells files that nobody understands because they are damaged from files that are merely something else, and pages that
/// were read although their end is missing.
///
/// An empty file, one of zeros, and JSON that ends before its first bracket is closed were records once: that is a loss,
/// and the run does not end as if everything had been read. A page cut between two records looks whole to its reader.
public struct DamageSearch {
    /// Remarks of importers that are no losses, for the record is there, and yet tell that a file could not be read as it
    /// was written: the run ends with status 1 and says so.
    public static let codes: Set<String> = [
        "timestamp-unreadable", "date-order-conflict", "date-order-contradicted", "embedded-header-of-member",
        "embedded-header-of-stranger",
    ]

    /// Remarks that stand on standard error although everything was read: what was declared was not followed, or one talk
    /// may count twice, or one person be two.
    public static let told: Set<String> = codes.union([
        "zone-contradicted", "possible-copy", "archive-leading-bytes", "opening-words-not-known",
        "owners-joined-by-contact", "owners-kept-apart",
    ])

    private let evidence: EvidenceSet
    /// Exhibits of which intake has told already that something is missing.
    private let told: Set<Int32>

    init(_ evidence: EvidenceSet) {
        self.evidence = evidence
        told = Set(evidence.notes.lazy.filter { $0.severity == .loss }.compactMap(\.exhibit))
    }

    func diagnostics(of statuses: [Int32: Ingest.ExhibitStatus]) -> [Diagnostic] {
        evidence.exhibits.compactMap { exhibit in
            guard let outcome = statuses[exhibit.number]?.outcome, holdsRecords(exhibit) || isEmptyArchive(exhibit),
                let code = code(of: exhibit, outcome)
            else { return nil }
            return Diagnostic(
                .loss, code, at: Provenance(exhibit: exhibit.number, bytes: 0..<exhibit.size, locator: .whole))
        }
    }

    private func code(of exhibit: Exhibit, _ outcome: Ingest.ExhibitStatus.Outcome) -> String? {
        switch outcome {
        case .notUnderstood, .companion: damage(of: exhibit)
        case .imported, .partial: isCutPage(exhibit) ? "html-truncated" : nil
        default: nil
        }
    }

    /// Whether a page has its beginning, and its end is missing.
    private func isCutPage(_ exhibit: Exhibit) -> Bool {
        let name = exhibit.name.lowercased()
        guard name.hasSuffix(".html") || name.hasSuffix(".htm") else { return false }
        return (try? evidence.withBytes(of: exhibit) { $0.isCutPage }) ?? false
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

    /// Whether nothing is left of what was an archive by its name.
    private func isEmptyArchive(_ exhibit: Exhibit) -> Bool {
        let name = exhibit.name.lowercased()
        return exhibit.size == 0
            && ["zip", "7z", "tar", "tgz", "gz", "xz", "zst"].contains { name.hasSuffix("." + $0) }
    }

    private func damage(of exhibit: Exhibit) -> String? {
        // What could not be opened was told at intake, and has no size.
        guard evidence.isAvailable(exhibit) else { return nil }
        if exhibit.size == 0 { return told.contains(exhibit.number) ? nil : "file-empty" }
        let isJSON = exhibit.name.lowercased().hasSuffix(".json")
        let ends = try? evidence.withBytes(of: exhibit) { bytes -> Ends in
            var ends = Ends()
            for index in bytes.indices where bytes[index] > 0x20 {
                ends.first = bytes[index]
                break
            }
            for index in bytes.indices.reversed() where bytes[index] > 0x20 {
                ends.last = bytes[index]
                break
            }
            ends.isZeros = ends.first == nil && Self.holdsZero(bytes)
            return ends
        }
        guard let ends else { return nil }
        if ends.isZeros { return "file-of-zeros" }
        guard isJSON else { return nil }
        switch ends.first {
        case UInt8(ascii: "{"): return ends.last == UInt8(ascii: "}") ? nil : "json-truncated"
        case UInt8(ascii: "["): return ends.last == UInt8(ascii: "]") ? nil : "json-truncated"
        default: return nil
        }
    }

    private static func holdsZero(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where bytes[index] == 0 { return true }
        return false
    }

    /// The first and the last byte that are no blanks.
    private struct Ends {
        var first: UInt8?
        var last: UInt8?
        var isZeros = false
    }
}
