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

    /// - Parameter names: those that one person bears in several copies.
    func essence(_ names: MetaRenamed, in bytes: Span<UInt8>) -> Essence {
        var files: [String] = []
        for extra in extras {
            for file in extra.value.array ?? [extra.value] {
                if let uri = file["uri"]?.string ?? file["link"]?.string {
                    files.append(uri.split(separator: "/").last.map(String.init) ?? uri)
                }
            }
        }
        let name = sender.map { $0.text(in: bytes) } ?? ""
        return Essence(
            sender: names.isEmpty ? name : names.first(of: Mojibake.repaired(name)),
            time: time.map { bytes.text($0) } ?? "", content: content.map { $0.text(in: bytes) } ?? "",
            files: files.sorted(), isUnsent: isUnsent)
    }
}

extension MetaThreadReader {
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
