// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// What makes two records of two copies of a thread the same: reactions come later, and names change.
struct MetaHTMLEssence: Hashable {
    fileprivate var sender = ""
    private var saying: MetaRenamed.Saying?
    /// The whole of a record that is no message.
    private var bytes: [UInt8] = []

    init(_ message: MetaHTMLMessage?, _ record: HTMLRecord, _ names: MetaRenamed, in bytes: Span<UInt8>) {
        guard let message, !message.saying.time.isEmpty else {
            self.bytes = Array(prefix: record.bytes.count, of: bytes.extracting(record.bytes))
            return
        }
        let saying = message.saying
        sender = names.first(of: names.writer(message.sender, of: saying))
        self.saying = saying
    }

    /// A reaction to it, under one name of whoever set it.
    fileprivate func key(_ reaction: MetaHTMLMessage.Reaction, _ names: MetaRenamed) -> String {
        let parts = [
            sender, saying?.time ?? "", saying?.content ?? "", names.first(of: reaction.actor), reaction.symbol,
        ]
        return parts.joined(separator: "\u{0}")
    }
}

extension MetaHTMLMessage {
    /// What was sent and when.
    var saying: MetaRenamed.Saying {
        let files = media.map { String($0.uri.split(separator: "/").last ?? "") } + links
        return MetaRenamed.Saying(time: writtenTime ?? time?.literal ?? "", content: text ?? "", files: files.sorted())
    }
}

extension MetaHTMLThreadReader {
    /// Finds who has several names in the copies of the thread.
    mutating func findRenamed(
        _ exhibits: [Exhibit], of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var copies: [String: MetaRenamed.Copy] = [:]
        for exhibit in exhibits {
            var copy = copies[String(exhibit.folder)] ?? MetaRenamed.Copy()
            try HTMLPage.read(exhibit, of: evidence) { (_, bytes) throws(ImportError) in
                let records = MetaHTMLPages.boxes(in: bytes)
                copy.listed.formUnion(MetaHTMLThreadHeader(bytes, firstRecords: records.map(\.bytes)).participants)
                for record in records {
                    guard let document = try? HTMLDocument(parsing: bytes, record.bytes),
                        !MetaHTMLPages.isThreadHeader(document),
                        let message = MetaHTMLMessage(document, setting.times)
                    else { continue }
                    copy.add(message.saying, by: message.sender)
                }
            }
            copies[String(exhibit.folder)] = copy
        }
        let sorted = copies.sorted { $0.key < $1.key }.map(\.value)
        accounts.findRenamed(sorted.map(\.people), saidIn: { sorted }, of: exhibits, into: &sink)
    }

    /// Remembers a message and the reactions to it, in case another copy has more of them.
    mutating func note(_ message: MetaHTMLMessage?, _ essence: MetaHTMLEssence, at place: Provenance) {
        if keptPlaces[essence] == nil { keptPlaces[essence] = place }
        for reaction in message?.reactions ?? [] { toldReactions.insert(essence.key(reaction, accounts.renamed)) }
    }

    /// Pushes the reactions that an earlier copy of the message did not have.
    mutating func emitNewReactions(
        _ message: MetaHTMLMessage, _ essence: MetaHTMLEssence, _ chat: Conversation.ID, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        for reaction in message.reactions
        where toldReactions.insert(essence.key(reaction, accounts.renamed)).inserted {
            try emit(reaction, chat, at: place, to: keptPlaces[essence], into: &sink)
        }
    }
}
