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

    func essence(in bytes: Span<UInt8>) -> Essence {
        var files: [String] = []
        for extra in extras {
            for file in extra.value.array ?? [extra.value] {
                if let uri = file["uri"]?.string ?? file["link"]?.string {
                    files.append(uri.split(separator: "/").last.map(String.init) ?? uri)
                }
            }
        }
        return Essence(
            sender: sender.map { $0.text(in: bytes) } ?? "",
            time: time.map { bytes.text($0) } ?? "", content: content.map { $0.text(in: bytes) } ?? "",
            files: files.sorted(), isUnsent: isUnsent)
    }
}

extension MetaThreadReader {
    /// Remembers the reactions to a message, in case another copy has more of them.
    mutating func note(_ record: MetaRecord, _ essence: MetaRecord.Essence) {
        for reaction in Self.reactions(of: record) { toldReactions.insert(Self.key(reaction, essence)) }
    }

    /// Pushes the reactions that an earlier copy of the message did not have.
    mutating func emitNewReactions(
        _ record: MetaRecord, _ essence: MetaRecord.Essence, _ conversation: Conversation.ID, _ exhibit: Exhibit,
        at place: Provenance, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let new = Self.reactions(of: record).filter { toldReactions.insert(Self.key($0, essence)).inserted }
        guard !new.isEmpty else { return }
        let line = Line(record: record, exhibit: exhibit, sender: "", conversation: conversation, place: place)
        for reaction in new { try emitReaction(reaction, line, into: &sink) }
    }

    private static func reactions(of record: MetaRecord) -> [JSONElement] {
        record.extras.first { $0.key == "reactions" }?.value.array ?? []
    }

    private static func key(_ reaction: JSONElement, _ essence: MetaRecord.Essence) -> String {
        [
            essence.sender, essence.time, essence.content, reaction["actor"]?.string ?? "",
            reaction["reaction"]?.string ?? "",
        ].joined(separator: "\u{0}")
    }
}
