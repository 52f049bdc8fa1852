// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Large talks: `manifest.json` names files of one record a line, each with the number of its records.
extension QQJSONReader {
    /// A file that a manifest names.
    struct Chunk {
        var name: String
        var records: AnnouncedCount?

        init?(_ entry: JSONElement) {
            guard let name = entry["relativePath"]?.filled ?? entry["fileName"]?.filled else { return nil }
            self.name = name.replacing("\\", with: "/")
            records = AnnouncedCount(entry["count"]?.integer)
        }

        /// Whether a file is the named one: some versions leave the folder out.
        func isNamed(by exhibit: Exhibit) -> Bool {
            exhibit.path.hasSuffix("/" + name) || exhibit.path.hasSuffix("!" + name)
        }
    }

    /// Reads the files that the manifest names, in its order; then those beside them that it does not name.
    mutating func readChunks(
        among exhibits: [Exhibit], of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var rest = exhibits
        for chunk in chunks {
            guard let index = rest.firstIndex(where: chunk.isNamed) else {
                let lost = chunk.records?.count ?? 0
                sink.tally(.seen, lost, in: file.exhibit.number)
                sink.tally(.unknown, lost, in: file.exhibit.number)
                remarks.note(.loss, "export-part-missing", at: file.whole)
                continue
            }
            try read(rest.remove(at: index), announced: chunk.records, of: evidence, into: &sink)
        }
        for exhibit in rest { try read(exhibit, announced: nil, of: evidence, into: &sink) }
        remarks.report(into: &sink)
    }

    private mutating func read(
        _ exhibit: Exhibit, announced: AnnouncedCount?, of evidence: EvidenceSet,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let chat = try open(into: &sink)
        let damage = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
            file.reportEncoding(into: &sink)
            var lines = JSONLines(in: bytes, of: file)
            var found = 0
            while let (record, place) = lines.next(in: bytes, &remarks, into: &sink) {
                found += 1
                try append(record, in: chat, at: place, into: &sink)
            }
            remarks.note(.note, "text-repaired", at: file.whole, lines.repairs)
            guard let announced, announced.count != found else { return }
            let lost = announced.lacking(found)
            sink.tally(.seen, lost, in: exhibit.number)
            sink.tally(.unknown, lost, in: exhibit.number)
            sink.report(
                Diagnostic(
                    lost > 0 ? .loss : .warning, "count-mismatch", at: file.whole,
                    detail: ["announced": announced.count, "found": found]))
        }
        if let damage { sink.report(damage) }
    }
}
