// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The messages of the conversations in which a suspect takes part, each in its order.
struct TalkLines {
    private var lines: [Conversation.ID: [Int32]] = [:]

    init(_ timeline: Timeline, of talks: Set<Conversation.ID>) {
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            guard entry.kind == .message, let talk = entry.conversation, talks.contains(talk) else { continue }
            lines[talk, default: []].append(n)
        }
    }

    /// By conversation, in the order of their numbers.
    var all: [[Int32]] { lines.sorted { $0.key < $1.key }.map(\.value) }

    /// The next messages behind one, the nearest first.
    func after(_ n: Int32, in talk: Conversation.ID, atMost count: Int) -> ArraySlice<Int32> {
        guard let own = lines[talk] else { return [] }
        return own[own.partitioningIndex { $0 > n }...].prefix(count)
    }

    /// The last messages before one, the nearest first.
    func before(_ n: Int32, in talk: Conversation.ID, atMost count: Int) -> [Int32] {
        guard let own = lines[talk] else { return [] }
        let place = own.partitioningIndex { $0 >= n }
        return own[max(0, place - count)..<place].reversed()
    }
}
