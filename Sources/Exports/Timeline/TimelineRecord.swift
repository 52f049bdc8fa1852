// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Takes the columns of one event, in the order in which they are written.
protocol TimelineColumns {
    mutating func add(_ key: StaticString, text: String?)
    mutating func add(_ key: StaticString, number: Int64?)
    mutating func add(_ key: StaticString, flag: Bool?)
    mutating func add(_ key: StaticString, value: JSONText)
    mutating func add(_ key: StaticString, place: Provenance, exhibit: String)
}

/// One event in the columns of the timeline files; the keys and their meaning are fixed by the interface contract.
enum TimelineRecord {
    /// Puts the event with the number `n` into the columns.
    static func write(_ n: Int32, of catalogue: TimelineCatalogue, to columns: inout some TimelineColumns) {
        let timeline = catalogue.timeline
        let event = catalogue.event(n)
        columns.add("n", number: Int64(n))
        columns.add("kind", text: event.content.kind.name)
        columns.add("time", text: event.time.map { InstantText.rfc3339($0) })
        if let time = event.time, let latest = time.latest {
            columns.add(
                "timeLatest",
                text: InstantText.rfc3339(latest, precision: time.precision, isInstant: time.isInstant))
        }
        columns.add("precision", text: event.time?.precision.name)
        columns.add("zone", text: event.time?.zone.name)
        columns.add("literal", text: event.time?.literal ?? event.unreadTime)
        if let other = event.otherTime {
            columns.add("otherTime", text: InstantText.rfc3339(other))
            if let latest = other.latest {
                columns.add(
                    "otherTimeLatest",
                    text: InstantText.rfc3339(latest, precision: other.precision, isInstant: other.isInstant))
            }
        }
        columns.add("platform", text: platform(of: event, timeline)?.rawValue)
        columns.add("conversation", text: event.conversation?.label)
        columns.add("account", text: event.actor?.label)
        columns.add("accountName", text: event.actor.map { catalogue.name(of: $0) })
        add(event.content, n, catalogue, to: &columns)
        let provenance = event.provenance
        columns.add("source", place: provenance, exhibit: catalogue.path(of: provenance.exhibit))
        if !event.alsoFrom.isEmpty {
            columns.add("alsoSource", value: .array(event.alsoFrom.map { place($0, catalogue) }))
        }
    }

    /// The service on which it happened: the conversation's, else that of whoever took part.
    private static func platform(of event: Event, _ timeline: Timeline) -> Platform? {
        if let conversation = event.conversation { return timeline[conversation].platform }
        if let actor = event.actor { return timeline[actor].platform }
        switch event.content {
        case .contact(let change): return timeline[change.other].platform
        case .safety(let action): return action.other.map { timeline[$0].platform }
        default: return nil
        }
    }

    static func place(_ place: Provenance, _ catalogue: TimelineCatalogue) -> JSONText {
        .object([
            "exhibit": .string(catalogue.path(of: place.exhibit)),
            "locator": .string(place.locator.description),
            "bytes": .array([.count(place.bytes.lowerBound), .count(place.bytes.upperBound)]),
        ])
    }

    private static func add(
        _ content: Event.Content, _ n: Int32, _ catalogue: TimelineCatalogue, to columns: inout some TimelineColumns
    ) {
        switch content {
        case .message(let message):
            columns.add("text", text: message.text)
            if catalogue.isWithheld(n) { columns.add("withheld", flag: true) }
            columns.add("state", text: message.state.name)
            columns.add("attachments", value: .array(message.attachments.map { attachment($0, catalogue) }))
            columns.add("replyTo", number: catalogue.repliedTo(by: n).map { Int64($0) })
            columns.add("forwarded", flag: message.isForwarded)
            if let from = message.forwardedFrom { columns.add("forwardedFrom", text: from) }
            if let id = message.nativeID { columns.add("id", text: id) }
            if let target = message.replyTo { columns.add("replyToId", text: target) }
            if let detail = message.detail { add(detail, to: &columns) }
        case .reaction(let reaction):
            columns.add("text", text: reaction.symbol)
            columns.add("replyTo", number: catalogue.repliedTo(by: n).map { Int64($0) })
            if let target = reaction.target { columns.add("replyToId", text: target) }
        case .call(let call):
            columns.add("seconds", number: call.seconds.map { Int64($0) })
            columns.add("answered", flag: call.wasAnswered)
            columns.add("video", flag: call.isVideo)
            if let outcome = call.outcome { columns.add("outcome", text: outcome.rawValue) }
        case .contact(let change):
            columns.add("step", text: change.step.rawValue)
            let other = catalogue.timeline.otherParty(of: change, by: catalogue.timeline.entry(n).actor)
            columns.add("other", text: other?.label)
            columns.add("otherName", text: other.map { catalogue.name(of: $0) })
            columns.add("direction", text: change.direction.rawValue)
        case .membership(let change):
            columns.add("step", text: change.step.rawValue)
            columns.add("other", text: change.subject?.label)
            columns.add("otherName", text: change.subject.map { catalogue.name(of: $0) })
            columns.add("text", text: change.text)
        case .payment(let payment):
            columns.add("step", text: payment.step.rawValue)
            columns.add("amount", text: payment.amount)
            columns.add("currency", text: payment.currency)
        case .safety(let action):
            columns.add("step", text: action.step.rawValue)
            columns.add("other", text: action.other?.label)
            columns.add("otherName", text: action.other.map { catalogue.name(of: $0) })
            columns.add("text", text: action.text)
        case .accountChange(let change):
            columns.add("field", text: change.field)
            columns.add("from", text: change.from)
            columns.add("to", text: change.to)
            columns.add("text", text: change.text)
        case .notice(let text):
            columns.add("text", text: text)
        }
    }

    private static func add(_ detail: MessageDetail, to columns: inout some TimelineColumns) {
        if let via = detail.via { columns.add("via", text: via) }
        if let signature = detail.signature { columns.add("signature", text: signature) }
        if let name = detail.deletedBy { columns.add("deletedBy", text: name) }
        if detail.answersElsewhere { columns.add("replyElsewhere", flag: true) }
        if let delivery = detail.delivery { columns.add("delivery", text: delivery) }
        if let quoted = detail.quoted { columns.add("quoted", text: quoted) }
    }

    private static func attachment(_ attachment: Attachment, _ catalogue: TimelineCatalogue) -> JSONText {
        var members: [String: JSONText] = [
            "kind": .string(attachment.kind.rawValue),
            "name": .optional(attachment.name),
            "present": .bool(attachment.isHeld || !attachment.isFile),
            "sha256": .optional(catalogue.digest(of: attachment)),
        ]
        if attachment.isViewOnce { members["viewOnce"] = .bool(true) }
        return .object(members)
    }
}
