// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// A message of a labelled set.
struct MessagePlace: Hashable {
    /// The conversation's place in the set.
    var conversation: Int
    /// The message's number in it, from 1.
    var n: Int32
}

/// Which message of the labelled set stands where in the timeline.
struct MessagePlaces {
    private var places: [Int32: MessagePlace] = [:]
    private var conversations: [Conversation.ID: Int] = [:]
    private(set) var messages: [Int: Int32] = [:]

    init(_ analysis: CaseAnalysis) {
        for n in analysis.timeline.numbers {
            let entry = analysis.timeline.entry(n)
            let exhibit = Int(analysis.timeline.provenance(n).exhibit)
            guard entry.kind == .message, let conversation = entry.conversation,
                let place = LabelledExport.place(in: analysis.exhibits[exhibit].path)
            else { continue }
            messages[place, default: 0] += 1
            places[n] = MessagePlace(conversation: place, n: messages[place, default: 0])
            conversations[conversation] = place
        }
    }

    subscript(n: Int32) -> MessagePlace? { places[n] }

    subscript(conversation: Conversation.ID) -> Int? { conversations[conversation] }
}
