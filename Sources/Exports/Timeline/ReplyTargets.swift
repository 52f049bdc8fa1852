// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Finds the messages that replies answer and to which reactions were set.
///
/// Where the platform gives its messages ids, by id. Where it does not, a reaction stands inside the record of its message:
/// the event of that record is meant.
enum ReplyTargets {
    private struct Key: Hashable {
        var conversation: Conversation.ID?
        var id: String
    }

    private struct Record: Hashable {
        var exhibit: Int32
        var start: Int

        init(_ place: Provenance) {
            exhibit = place.exhibit
            start = place.bytes.lowerBound
        }
    }

    /// Numbers of targets by the number of what answers them; without those whose target is not in the timeline.
    static func numbers(in timeline: Timeline) -> [Int32: Int32] {
        var byID: [Int32: [Key]] = [:]
        var byRecord: [Int32: [Record]] = [:]
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            if entry.isReply, let target = timeline.ids(n).replyTo {
                byID[n] = [Key(conversation: entry.conversation, id: target)]
            } else if entry.kind == .reaction {
                let event = timeline.event(n)
                guard case .reaction(let reaction) = event.content else { continue }
                if let target = reaction.target {
                    byID[n] = [Key(conversation: entry.conversation, id: target)]
                } else if event.conversation != nil {
                    // Where a later copy of the message alone has the reaction, the message is cited behind it.
                    byRecord[n] = ([event.provenance] + event.alsoFrom).map(Record.init)
                }
            }
        }
        var numbers = resolve(byID, in: timeline) { entry in
            guard entry.kind == .message, let own = timeline.ids(entry.n).own else { return [] }
            return [Key(conversation: entry.conversation, id: own)]
        }
        let ofRecords = resolve(byRecord, in: timeline) { entry in
            // What the service tells beside a message, such as its sender's address, is no target.
            guard entry.kind != .reaction, entry.kind != .accountChange else { return [] }
            return [Record(timeline.provenance(entry.n))] + timeline.otherPlaces(entry.n).map(Record.init)
        }
        numbers.merge(ofRecords) { first, _ in first }
        return numbers
    }

    private static func resolve<Target: Hashable>(
        _ wanted: [Int32: [Target]], in timeline: Timeline, targets: (TimelineEntry) -> [Target]
    ) -> [Int32: Int32] {
        guard !wanted.isEmpty else { return [:] }
        let sought = Set(wanted.values.joined())
        var found: [Target: Int32] = [:]
        for n in timeline.numbers {
            for target in targets(timeline.entry(n)) where sought.contains(target) && found[target] == nil {
                found[target] = n
            }
        }
        return wanted.compactMapValues { targets in targets.lazy.compactMap { found[$0] }.first }
    }
}
