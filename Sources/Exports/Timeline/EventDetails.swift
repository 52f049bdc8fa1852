// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What formats of other programs have no field for, as names and texts; the names are those of the timeline files.
enum EventDetails {
    static func of(_ n: Int32, _ event: Event, _ catalogue: TimelineCatalogue) -> [(name: String, value: String?)] {
        switch event.content {
        case .message(let message):
            [
                ("state", message.state.name), ("withheld", catalogue.isWithheld(n) ? "true" : nil),
                ("forwarded", message.isForwarded ? "true" : nil), ("forwardedFrom", message.forwardedFrom),
                ("replyTo", catalogue.repliedTo(by: n).map { "n\($0)" } ?? message.replyTo),
                ("nativeID", message.nativeID), ("via", message.detail?.via),
                ("signature", message.detail?.signature), ("deletedBy", message.detail?.deletedBy),
                ("replyElsewhere", message.detail?.answersElsewhere == true ? "true" : nil),
                ("delivery", message.detail?.delivery),
                ("quoted", message.detail?.quoted),
            ]
        case .reaction(let reaction): [("symbol", reaction.symbol), ("replyTo", reaction.target)]
        case .call(let call):
            [
                ("seconds", call.seconds.map { String($0) }),
                ("answered", call.wasAnswered.map { $0 ? "true" : "false" }),
                ("video", call.isVideo ? "true" : "false"), ("outcome", call.outcome?.rawValue),
            ]
        case .contact(let change):
            [
                ("step", change.step.rawValue),
                ("other", catalogue.timeline.otherParty(of: change, by: event.actor)?.label),
                ("direction", change.direction.rawValue),
            ]
        case .membership(let change):
            [("step", change.step.rawValue), ("other", change.subject?.label), ("by", event.actor?.label)]
        case .payment(let payment):
            [("step", payment.step.rawValue), ("amount", payment.amount), ("currency", payment.currency)]
        case .safety(let action): [("step", action.step.rawValue), ("other", action.other?.label)]
        case .accountChange(let change): [("field", change.field), ("from", change.from), ("to", change.to)]
        case .notice: []
        }
    }
}
