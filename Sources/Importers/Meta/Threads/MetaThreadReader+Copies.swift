// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension MetaRecord {
    /// What makes two records of two copies the same message: exports of different years write other members.
    struct Essence: Hashable {
        var sender: String
        var time: String
        var content: String
        var files: [String]
        var isUnsent: Bool
    }

    /// What was sent and when.
    func saying(in bytes: Span<UInt8>) -> MetaRenamed.Saying {
        var files: [String] = []
        for extra in extras {
            for file in extra.value.array ?? [extra.value] {
                if let uri = file["uri"]?.string ?? file["link"]?.string {
                    files.append(uri.split(separator: "/").last.map(String.init) ?? uri)
                }
            }
        }
        return MetaRenamed.Saying(
            time: time.map { bytes.text($0) } ?? "", content: content.map { $0.text(in: bytes) } ?? "",
            files: files.sorted())
    }

    /// - Parameter names: those that one person bears in several copies.
    func essence(_ names: MetaRenamed, in bytes: Span<UInt8>) -> Essence {
        let saying = saying(in: bytes)
        let name = sender.map { $0.text(in: bytes) } ?? ""
        return Essence(
            sender: names.isEmpty ? name : names.first(of: names.writer(Mojibake.repaired(name), of: saying)),
            time: saying.time, content: saying.content, files: saying.files, isUnsent: isUnsent)
    }
}

extension MetaThreadReader {
    /// Finds who has several names in the copies of the thread.
    mutating func findRenamed(
        _ exhibits: [Exhibit], of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) {
        let people = exhibits.map { exhibit in
            ((try? evidence.withBytes(of: exhibit) { MetaOwner.participants(in: $0) }) ?? nil) ?? []
        }
        let setting = setting
        accounts.findRenamed(
            people, saidIn: { Self.copies(exhibits, of: evidence, listing: people, setting) }, of: exhibits, into: &sink
        )
    }

    private static func copies(
        _ exhibits: [Exhibit], of evidence: EvidenceSet, listing people: [Set<String>], _ setting: Setting
    ) -> [MetaRenamed.Copy] {
        var copies: [String: MetaRenamed.Copy] = [:]
        for (exhibit, people) in zip(exhibits, people) {
            var copy = copies[Self.copy(exhibit)] ?? MetaRenamed.Copy()
            copy.listed.formUnion(people)
            _ = try? evidence.withBytes(of: exhibit) { bytes in
                for range in MetaThreadFile(in: bytes).records {
                    guard let record = try? MetaRecord(at: range, timestampUnit: setting.timestampUnit, in: bytes)
                    else { continue }
                    let sender = record.sender.map { Mojibake.repaired($0.text(in: bytes)) } ?? ""
                    copy.add(record.saying(in: bytes), by: sender)
                }
            }
            copies[Self.copy(exhibit)] = copy
        }
        return copies.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Which copy of a thread a file is of: its folder's, and of those the one with the number of a further download;
    /// a file without a number is one of its own.
    static func copy(_ exhibit: Exhibit) -> String {
        if MetaPath(exhibit.path).chunk == nil { return exhibit.path }
        let mark = exhibit.name.firstIndex(of: "(").map { exhibit.name[$0...] } ?? ""
        return String(exhibit.folder) + mark
    }

    /// Remembers a message and the reactions to it, in case another copy has more of them.
    mutating func note(_ record: MetaRecord, _ essence: MetaRecord.Essence, at place: Provenance) {
        if keptPlaces[essence] == nil { keptPlaces[essence] = place }
        for reaction in Self.reactions(of: record) { toldReactions.insert(key(reaction, essence)) }
    }

    /// Pushes the reactions that an earlier copy of the message did not have.
    mutating func emitNewReactions(
        _ record: MetaRecord, _ essence: MetaRecord.Essence, _ conversation: Conversation.ID, _ exhibit: Exhibit,
        at place: Provenance, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let new = Self.reactions(of: record).filter { toldReactions.insert(key($0, essence)).inserted }
        guard !new.isEmpty else { return }
        let line = Line(record: record, exhibit: exhibit, sender: "", conversation: conversation, place: place)
        for reaction in new { try emitReaction(reaction, line, to: keptPlaces[essence], into: &sink) }
    }

    private static func reactions(of record: MetaRecord) -> [JSONElement] {
        record.extras.first { $0.key == "reactions" }?.value.array ?? []
    }

    private func key(_ reaction: JSONElement, _ essence: MetaRecord.Essence) -> String {
        [
            essence.sender, essence.time, essence.content,
            accounts.renamed.first(of: Mojibake.repaired(reaction["actor"]?.string ?? "")),
            reaction["reaction"]?.string ?? "",
        ].joined(separator: "\u{0}")
    }
}
