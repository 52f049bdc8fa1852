// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// One event in the columns of the timeline files; the keys and their meaning are fixed by the interface contract.
struct TimelineRecord {
    /// Keys in the order in which they are written.
    var fields: [(key: String, value: JSONText)] = []

    init(_ n: Int32, in catalogue: TimelineCatalogue) {
        let timeline = catalogue.timeline
        let event = timeline.event(n)
        add("n", .integer(Int64(n)))
        add("kind", .string(event.content.kind.name))
        add("time", event.time.map { .string(InstantText.rfc3339($0)) } ?? .null)
        if let time = event.time, let latest = time.latest {
            add(
                "timeLatest",
                .string(InstantText.rfc3339(latest, precision: time.precision, isInstant: time.isInstant)))
        }
        add("precision", .optional(event.time?.precision.name))
        add("zone", .optional(event.time?.zone.name))
        add("literal", .optional(event.time?.literal))
        if let other = event.otherTime { add("otherTime", .string(InstantText.rfc3339(other))) }
        let platform = event.conversation.map { timeline[$0].platform } ?? event.actor.map { timeline[$0].platform }
        add("platform", .optional(platform?.rawValue))
        add("conversation", .optional(event.conversation?.label))
        add("account", .optional(event.actor?.label))
        add("accountName", .optional(event.actor.map { timeline[$0].name }))
        addContent(event.content, n, catalogue)
        let provenance = event.provenance
        add(
            "source",
            .object([
                "exhibit": .string(catalogue.path(of: provenance.exhibit)),
                "locator": .string(provenance.locator.description),
                "bytes": .array([.count(provenance.bytes.lowerBound), .count(provenance.bytes.upperBound)]),
            ]))
    }

    private mutating func add(_ key: String, _ value: JSONText) {
        fields.append((key, value))
    }

    private mutating func addContent(_ content: Event.Content, _ n: Int32, _ catalogue: TimelineCatalogue) {
        let timeline = catalogue.timeline
        switch content {
        case .message(let message):
            add("text", .optional(message.text))
            add("state", .string(message.state.name))
            add("attachments", .array(message.attachments.map { Self.attachment($0, catalogue) }))
            add("replyTo", catalogue.repliedTo(by: n).map { .integer(Int64($0)) } ?? .null)
            add("forwarded", .bool(message.isForwarded))
            if let from = message.forwardedFrom { add("forwardedFrom", .string(from)) }
            if let id = message.nativeID { add("id", .string(id)) }
            if let target = message.replyTo { add("replyToId", .string(target)) }
        case .reaction(let reaction):
            add("text", .string(reaction.symbol))
            if let target = reaction.target { add("replyToId", .string(target)) }
        case .call(let call):
            add("seconds", call.seconds.map(JSONText.count) ?? .null)
            add("answered", call.wasAnswered.map(JSONText.bool) ?? .null)
            add("video", .bool(call.isVideo))
        case .contact(let change):
            add("step", .string(change.step.rawValue))
            add("other", .string(change.other.label))
            add("otherName", .string(timeline[change.other].name))
            add("direction", .string(change.direction.rawValue))
        case .membership(let change):
            add("step", .string(change.step.rawValue))
            add("other", .optional(change.subject?.label))
            add("text", .optional(change.text))
        case .payment(let payment):
            add("step", .string(payment.step.rawValue))
            add("amount", .string(payment.amount))
            add("currency", .optional(payment.currency))
        case .safety(let action):
            add("step", .string(action.step.rawValue))
            add("other", .optional(action.other?.label))
            add("text", .optional(action.text))
        case .accountChange(let change):
            add("field", .string(change.field))
            add("from", .optional(change.from))
            add("to", .optional(change.to))
            add("text", .optional(change.text))
        case .notice(let text):
            add("text", .string(text))
        }
    }

    private static func attachment(_ attachment: Attachment, _ catalogue: TimelineCatalogue) -> JSONText {
        var members: [String: JSONText] = [
            "kind": .string(attachment.kind.rawValue),
            "name": .optional(attachment.name),
            "present": .bool(attachment.isHeld || !attachment.isFile),
            "sha256": .optional(attachment.exhibit.flatMap { catalogue.digest(of: $0) } ?? attachment.embeddedDigest),
        ]
        if attachment.isViewOnce { members["viewOnce"] = .bool(true) }
        return .object(members)
    }
}
