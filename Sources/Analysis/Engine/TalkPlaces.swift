// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Where events stand among those of their conversation.
///
/// Numbers of the timeline run through all conversations: of two messages that follow one another in a talk they may be
/// hundreds apart where many talk at once. Whoever asks how near two messages are asks for places.
public struct TalkPlaces: Sendable {
    /// Event numbers by conversation, in time order; `bounds[c]..<bounds[c + 1]` are those of conversation c.
    let numbers: ContiguousArray<Int32>
    let bounds: [Int]
    /// Where each event stands in `numbers`, by its number; -1 where it is of no conversation.
    private let places: ContiguousArray<Int32>

    /// Sorts the events of a timeline by conversation.
    init(_ timeline: Timeline) {
        let all = timeline.numbers
        let conversations = ContiguousArray(all.map { timeline.entry($0).conversation?.rawValue ?? -1 })
        var bounds = [Int](repeating: 0, count: timeline.conversations.count + 1)
        for conversation in conversations where conversation >= 0 { bounds[Int(conversation) + 1] += 1 }
        for index in bounds.indices.dropFirst() { bounds[index] += bounds[index - 1] }
        var next = bounds
        var numbers = ContiguousArray<Int32>(repeating: 0, count: bounds.last ?? 0)
        var places = ContiguousArray<Int32>(repeating: -1, count: all.count)
        for (index, conversation) in conversations.enumerated() where conversation >= 0 {
            let place = next[Int(conversation)]
            numbers[place] = Int32(truncatingIfNeeded: index + 1)
            places[index] = Int32(truncatingIfNeeded: place)
            next[Int(conversation)] += 1
        }
        (self.numbers, self.bounds, self.places) = (numbers, bounds, places)
    }

    /// The place of an event; those of one conversation differ by the events between.
    func place(of n: Int32) -> Int32 {
        let index = Int(n) - 1
        return places.indices.contains(index) ? places[index] : -1
    }

    /// The events of a conversation from one of its events to another, and so many before and behind.
    func numbers(_ stretch: ClosedRange<Int32>, before: Int, behind: Int, in conversation: Conversation.ID)
        -> ArraySlice<Int32>
    {
        let (first, last) = (Int(place(of: stretch.lowerBound)), Int(place(of: stretch.upperBound)))
        guard first >= 0, last >= first else { return [] }
        let all = bounds[Int(conversation.rawValue)]..<bounds[Int(conversation.rawValue) + 1]
        return ArraySlice(numbers[max(first - before, all.lowerBound)..<min(last + behind + 1, all.upperBound)])
    }
}

extension DetectorContext {
    /// How many events of their conversation lie between two of its events, the later one counted; less than nought where the
    /// second is the earlier.
    public func distance(from one: Int32, to other: Int32) -> Int32 {
        guard let places else { return other - one }
        return places.place(of: other) - places.place(of: one)
    }

    /// The events of the conversation from the first of a stretch to the last, which are of it, and so many before and behind;
    /// none of a stretch that holds no event.
    public func events(_ stretch: ClosedRange<Int32>, before: Int = 0, behind: Int = 0) -> ArraySlice<Int32> {
        guard stretch.lowerBound > 0 else { return [] }
        guard let places, let conversation else {
            let first = max(timeline.numbers.lowerBound, stretch.lowerBound - Int32(before))
            return ArraySlice(first...min(stretch.upperBound + Int32(behind), timeline.numbers.upperBound - 1))
        }
        return places.numbers(stretch, before: before, behind: behind, in: conversation)
    }
}
