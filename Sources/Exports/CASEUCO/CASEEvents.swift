// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Messages, calls, and whatever else happened; with the basis of each time and the place in the evidence.
struct CASEEvents {
    private let export: CaseExport
    private let make: GraphNodes

    init(_ export: CaseExport, _ make: GraphNodes) {
        self.export = export
        self.make = make
    }

    /// The class of the node that stands for an event.
    static func kind(of kind: Event.Kind) -> String {
        switch kind {
        case .message: "Message"
        case .call: "Call"
        default: "Event"
        }
    }

    /// Hands out the node of an event, and those that join the files of its attachments to it.
    func forEachNode(_ n: Int32, _ body: (JSONText) throws -> Void) throws {
        let event = export.catalogue.event(n)
        let name = String(n)
        let own = ownFacet(n, event)
        switch event.content {
        case .message(let message):
            try body(
                make.node(
                    "observable:Message", name,
                    ["core:hasFacet": .array([messageFacet(name, event, message), own])]))
            for (index, attachment) in message.attachments.enumerated() {
                guard let exhibit = attachment.exhibit else { continue }
                try body(
                    make.node(
                        "observable:ObservableRelationship", "attachment/\(n)/\(index)",
                        [
                            "core:source": make.reference("File", export.catalogue.path(of: exhibit)),
                            "core:target": make.reference("Message", name),
                            "core:kindOfRelationship": .string("Attachment_Of"),
                            "core:isDirectional": GraphNodes.flag(true),
                        ]))
            }
        case .call(let call):
            try body(
                make.node(
                    "observable:Call", name, ["core:hasFacet": .array([callFacet(name, event, call), own])]))
        default:
            try body(
                make.node(
                    "core:Event", name,
                    [
                        "core:eventType": .string(event.content.kind.name),
                        "core:startTime": event.time.flatMap(GraphNodes.time),
                        "core:description": .string(TimelineText.sentence(n, export.catalogue)),
                        "core:hasFacet": own,
                    ]))
        }
    }

    private func messageFacet(_ name: String, _ event: Event, _ message: Message) -> JSONText {
        let recipients = recipients(of: event).map { make.reference("ApplicationAccount", $0.label) }
        return make.node(
            "observable:MessageFacet", name,
            [
                "observable:application": application(event),
                "observable:from": event.actor.map { make.reference("ApplicationAccount", $0.label) },
                "observable:to": recipients.isEmpty ? nil : .array(recipients),
                "observable:messageText": message.text.map(JSONText.string),
                "observable:messageID": message.nativeID.map(JSONText.string),
                "observable:sentTime": event.time.flatMap(GraphNodes.time),
            ])
    }

    /// The other party of a talk between two; who was in a group at that moment, an export does not say.
    private func recipients(of event: Event) -> [Account.ID] {
        guard let conversation = event.conversation, export.timeline[conversation].kind == .direct else { return [] }
        return export.analysis.summary.conversations[Int(conversation.rawValue)].participants.filter {
            $0 != event.actor
        }
    }

    private func callFacet(_ name: String, _ event: Event, _ call: Call) -> JSONText {
        make.node(
            "observable:CallFacet", name,
            [
                "observable:application": application(event),
                "observable:from": event.actor.map { make.reference("ApplicationAccount", $0.label) },
                "observable:callType": .string(call.isVideo ? "video" : "voice"),
                "observable:duration": call.seconds.map { GraphNodes.integer($0) },
                "observable:startTime": event.time.flatMap(GraphNodes.time),
            ])
    }

    private func application(_ event: Event) -> JSONText? {
        event.conversation.map { make.reference("Application", export.timeline[$0].platform.rawValue) }
    }

    /// What UCO has no terms for.
    private func ownFacet(_ n: Int32, _ event: Event) -> JSONText {
        let catalogue = export.catalogue
        let place = event.provenance
        var members: [String: JSONText?] = [
            "cfx:n": GraphNodes.integer(n), "cfx:kind": .string(event.content.kind.name),
            "cfx:conversation": event.conversation.map { make.reference("MessageThread", $0.label) },
            "cfx:actor": event.actor.map { make.reference("ApplicationAccount", $0.label) },
            "cfx:zone": event.time.map { .string($0.zone.name) },
            "cfx:precision": event.time.map { .string($0.precision.name) },
            "cfx:literal": event.time.map { .string($0.literal) },
            "cfx:latest": event.time.flatMap { time in
                time.latest.map {
                    .string(InstantText.rfc3339($0, precision: time.precision, isInstant: time.isInstant))
                }
            },
            "cfx:otherTime": event.otherTime.map { .string(InstantText.rfc3339($0)) },
            "cfx:source": make.reference("File", catalogue.path(of: place.exhibit)),
            "cfx:locator": .string(place.locator.description),
            "cfx:bytes": .string("\(place.bytes.lowerBound)-\(place.bytes.upperBound)"),
        ]
        for detail in EventDetails.of(n, event, catalogue) {
            members["cfx:" + detail.name] = detail.value.map(JSONText.string)
        }
        if case .message(let message) = event.content, !message.attachments.isEmpty {
            members["cfx:attachment"] = .array(
                message.attachments.map { attachment in
                    let parts = [
                        attachment.kind.rawValue, attachment.name,
                        attachment.isFile ? (attachment.isHeld ? "held" : "not in the export") : nil,
                        catalogue.digest(of: attachment).map { "SHA-256 \($0)" },
                    ]
                    return .string(parts.compactMap(\.self).joined(separator: "; "))
                })
        }
        return make.ownFacet(String(n), members)
    }
}
