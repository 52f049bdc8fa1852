// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// `rsmf_manifest.json` of one slice (Relativity Short Message Format 2.0).
struct RSMFManifest {
    let export: CaseExport
    let slice: RSMFSlice
    let collection: String

    /// A file that stands beside the manifest.
    struct Member {
        var name: String
        var bytes: [UInt8]
    }

    /// Stand-ins for attachments: the files themselves never leave with an export.
    let members: [Member]
    private let positions: [Int32: [Int: (name: String, size: Int)]]
    private let reactions: RSMFReactions

    init(_ export: CaseExport, _ slice: RSMFSlice, collection: String) {
        self.export = export
        self.slice = slice
        self.collection = collection
        reactions = RSMFReactions(export, slice)
        var members: [Member] = []
        var positions: [Int32: [Int: (name: String, size: Int)]] = [:]
        for n in slice.events where export.timeline.entry(n).hasDetails {
            guard case .message(let message) = export.catalogue.event(n).content else { continue }
            for (index, attachment) in message.attachments.enumerated() {
                let bytes = Array(Self.standIn(attachment, export.catalogue).utf8)
                let name = "n\(n)-\(index + 1).txt"
                members.append(Member(name: name, bytes: bytes))
                positions[n, default: [:]][index] = (name, bytes.count)
            }
        }
        self.members = members
        self.positions = positions
    }

    /// Numbers of the events that become events of the file: reactions that stand at their message do not.
    var eventNumbers: [Int32] { slice.events.filter { !reactions.placed.contains($0) } }

    /// Accounts that take part, or do something in the slice.
    var participants: [Account.ID] {
        var found = Set(slice.conversations.flatMap { members(of: $0) })
        for n in slice.events {
            let event = export.catalogue.event(n)
            if let actor = event.actor { found.insert(actor) }
            if case .membership(let change) = event.content, let subject = change.subject { found.insert(subject) }
        }
        return found.sorted()
    }

    /// The account whose export it is, where it takes part.
    var custodian: Account.ID? { participants.first { export.timeline[$0].isOwner } }

    var json: JSONText {
        .object([
            "version": .string("2.0.0"), "eventcollectionid": .string(collection),
            "participants": .array(participants.map(participant)),
            "conversations": .array(slice.conversations.map(conversation)),
            "events": .array(eventNumbers.map(event)),
        ])
    }

    private func members(of conversation: Conversation.ID) -> [Account.ID] {
        export.analysis.summary.conversations[Int(conversation.rawValue)].participants
    }

    private func participant(_ id: Account.ID) -> JSONText {
        let account = export.timeline[id]
        let strongest = account.identifiers.filter { $0.kind != .displayName }
        var members: [String: JSONText] = ["id": .string(id.label), "display": .string(account.name)]
        if let first = strongest.first {
            members["account_id"] = .string("\(account.platform.rawValue):\(first.normalized)")
        }
        let email = strongest.first { $0.kind == .email && $0.literal.contains("@") }
        members["email"] = email.map { .string($0.literal) }
        let names = account.names.dropFirst().map { ("Name", $0) }
        members["custom"] = Self.custom(strongest.map { ($0.kind.rawValue, $0.literal) } + names)
        return .object(members)
    }

    private func conversation(_ id: Conversation.ID) -> JSONText {
        let conversation = export.timeline[id]
        let present = members(of: id)
        var object: [String: JSONText] = [
            "id": .string(id.label), "platform": .string(conversation.platform.rawValue),
            "display": .string(conversation.title ?? id.label),
            "participants": .array(present.map { .string($0.label) }),
        ]
        object["type"] =
            switch conversation.kind {
            case .direct: .string("direct")
            case .group, .channel: .string("channel")
            case .unknown: nil
            }
        object["custodian"] = present.first { export.timeline[$0].isOwner }.map { .string($0.label) }
        object["custom"] = Self.custom([("NativeID", conversation.nativeID)])
        return .object(object)
    }

    private func event(_ n: Int32) -> JSONText {
        let event = export.catalogue.event(n)
        var object: [String: JSONText] = [
            "id": .string("n\(n)"), "type": .string(RSMFWording.type(of: event.content)),
        ]
        object["conversation"] = event.conversation.map { .string($0.label) }
        object["participant"] = RSMFWording.who(event).map { .string($0.label) }
        object["timestamp"] = event.time.flatMap(RSMFWording.timestamp).map(JSONText.string)
        if let actor = event.actor, let conversation = event.conversation, event.content.kind == .message {
            let owner = members(of: conversation).first { export.timeline[$0].isOwner }
            object["direction"] = owner.map { .string($0 == actor ? "outgoing" : "incoming") }
        }
        if case .message(let message) = event.content {
            object["body"] = message.text.map(JSONText.string)
            if message.state == .deleted { object["deleted"] = .bool(true) }
            if let answered = export.catalogue.repliedTo(by: n), slice.holds(answered) {
                object["parent"] = .string("n\(answered)")
            }
            let files = message.attachments.enumerated().compactMap { index, attachment in
                positions[n]?[index].map { place in
                    JSONText.object([
                        "id": .string(place.name), "size": .count(place.size),
                        "display": .string(attachment.name ?? attachment.kind.rawValue),
                    ])
                }
            }
            if !files.isEmpty { object["attachments"] = .array(files) }
            if let found = reactions.of(n) { object["reactions"] = found }
        } else {
            object["body"] = .string(TimelineText.what(event.content, by: event.actor, export.timeline))
        }
        object["custom"] = Self.custom(RSMFWording.custom(n, event, export))
        return .object(object)
    }

    /// Names and values; an empty value is none.
    static func custom(_ pairs: [(String, String?)]) -> JSONText? {
        let given = pairs.compactMap { name, value in
            value.flatMap { text in
                text.isEmpty ? nil : JSONText.object(["name": .string(name), "value": .string(text)])
            }
        }
        return given.isEmpty ? nil : .array(given)
    }

    private static func standIn(_ attachment: Attachment, _ catalogue: TimelineCatalogue) -> String {
        let lines: [(String, String?)] = [
            ("kind", attachment.kind.rawValue), ("name", attachment.name),
            ("file in the evidence", attachment.isFile ? (attachment.isHeld ? "yes" : "no") : nil),
            ("SHA-256", catalogue.digest(of: attachment)),
            ("set to vanish after viewing", attachment.isViewOnce ? "yes" : nil),
        ]
        return "This stands for an attachment. The file itself is not part of the export.\r\n"
            + lines.compactMap { label, value in value.map { "\(label): \($0)\r\n" } }.joined()
    }
}
