// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Which events the transcript prints.
///
/// Conversations with a finding are printed whole while their messages stay within the limit; beyond it, the cited
/// messages with as many neighbours as keep the rows within the limit. The other conversations follow while there
/// is room.
struct TranscriptSelection: Sendable {
    /// How a conversation is printed.
    enum Extent: Sendable {
        case whole, excerpts, none
    }

    /// A conversation and its printed events.
    struct Run: Sendable {
        /// Nil for events outside conversations.
        var conversation: Conversation.ID?
        var extent: Extent
        var numbers: [Int32]
        var messagesPrinted: Int
        var messages: Int
    }

    private(set) var runs: [Run] = []
    private(set) var printed: Set<Int32> = []
    private(set) var isShortened = false

    /// Rows of excerpts beyond which even cited messages are only counted.
    static let excerptLimit = 10_000
    /// Events outside conversations.
    private static let outsideLimit = 500
    /// Neighbours on either side that are printed with a cited message, where there is room.
    private(set) var neighbours = 0

    init(_ analysis: CaseAnalysis, tally: CaseTally, index: FindingIndex, limit: Int, context: Int) {
        let timeline = analysis.timeline
        let total = Figures.sum(index.conversations.sorted().map { tally.count(of: $0).messages })
        isShortened = total > limit
        let besides = isShortened ? [] : Self.others(besides: index.conversations, tally, limit: limit, taken: total)
        let sequences = Self.sequences(of: besides, in: timeline)
        // A block is printed wherever its conversation is: contact after it weighs.
        let wanted = Set(index.cited).union(tally.safety).sorted()
        let cited = Dictionary(grouping: wanted.filter { timeline.entry($0).conversation != nil }) {
            timeline.entry($0).conversation
        }
        neighbours = context
        if isShortened {
            neighbours =
                [context, 5, 3, 1].first { reach in
                    let rows = cited.map { id, numbers in
                        Self.excerpts(of: id.flatMap { tally.sequences[$0] } ?? [], around: numbers, context: reach)
                            .count
                    }
                    return reach <= context && Figures.sum(rows) <= limit
                } ?? 0
        }
        var excerptRoom = Self.excerptLimit
        for position in timeline.conversations.indices {
            let id = Conversation.ID(Int32(position))
            guard index.conversations.contains(id) || besides.contains(id) else {
                runs.append(
                    Run(
                        conversation: id, extent: .none, numbers: [], messagesPrinted: 0,
                        messages: tally.count(of: id).messages))
                continue
            }
            let all = tally.sequences[id] ?? sequences[id] ?? []
            runs.append(run(of: id, all, cited: cited[id] ?? [], tally, timeline, &excerptRoom))
        }
        // What stands outside conversations has no mark of its own where only a count rests on it.
        let contacts = index.contacts.map { ContactCitations($0, in: tally, of: timeline) }.flatMap {
            $0.requests.prefix(ContactCitations.named) + $0.follows.prefix(ContactCitations.named)
        }
        let received = ReceivedRequests(tally, named: Set(index.named(in: analysis)))
        let marked = Set(index.cited).union(contacts).union(received.printed)
        let blocks = tally.safety.filter { timeline.entry($0).conversation == nil }.prefix(Self.outsideLimit)
        let others = tally.outside.filter { marked.contains($0) && timeline.entry($0).kind != .safety }
        let outside = (blocks + others.prefix(Self.outsideLimit - blocks.count)).sorted()
        if !outside.isEmpty {
            runs.append(
                Run(
                    conversation: nil, extent: .excerpts, numbers: outside, messagesPrinted: 0, messages: 0))
        }
        for run in runs { printed.formUnion(run.numbers) }
    }

    /// Conversations without a finding for which there is room beside those with one.
    private static func others(
        besides taken: Set<Conversation.ID>, _ tally: CaseTally, limit: Int, taken total: Int
    ) -> Set<Conversation.ID> {
        var room = limit - total
        var found: Set<Conversation.ID> = []
        for position in tally.conversations.indices {
            let id = Conversation.ID(Int32(position))
            let count = tally.count(of: id)
            // Calls and notices of a conversation print with it; they must not outgrow it.
            guard !taken.contains(id), count.messages <= room, count.events <= 4 * max(limit, 1) else { continue }
            found.insert(id)
            room -= count.messages
        }
        return found
    }

    private static func sequences(
        of conversations: Set<Conversation.ID>, in timeline: Timeline
    ) -> [Conversation.ID: [Int32]] {
        guard !conversations.isEmpty else { return [:] }
        var found: [Conversation.ID: [Int32]] = [:]
        for n in timeline.numbers {
            if let id = timeline.entry(n).conversation, conversations.contains(id) { found[id, default: []].append(n) }
        }
        return found
    }

    /// A conversation whole, or its cited messages as long as there is room for them.
    private func run(
        of id: Conversation.ID, _ all: [Int32], cited: [Int32], _ tally: CaseTally, _ timeline: Timeline,
        _ room: inout Int
    ) -> Run {
        let messages = tally.count(of: id).messages
        if !isShortened, all.count <= Self.excerptLimit {
            return Run(conversation: id, extent: .whole, numbers: all, messagesPrinted: messages, messages: messages)
        }
        var numbers = Self.excerpts(of: all, around: cited, context: neighbours)
        if numbers.count > room { numbers.removeLast(numbers.count - room) }
        room -= numbers.count
        return Run(
            conversation: id, extent: numbers.isEmpty ? .none : .excerpts, numbers: numbers,
            messagesPrinted: numbers.count { timeline.entry($0).kind == .message }, messages: messages)
    }

    /// The members of a sequence that are cited, with so many on either side.
    private static func excerpts(of sequence: [Int32], around cited: [Int32], context: Int) -> [Int32] {
        var numbers: [Int32] = []
        var next = 0
        var position = 0
        for n in cited {
            while position < sequence.count, sequence[position] < n { position += 1 }
            guard position < sequence.count else { break }
            guard sequence[position] == n else { continue }
            let start = max(next, position - context)
            let end = min(sequence.count, position + context + 1)
            if start < end { numbers += sequence[start..<end] }
            next = max(next, end)
        }
        return numbers
    }

    /// Printed events that belong to no conversation.
    var outsidePrinted: Int { runs.first { $0.conversation == nil }?.numbers.count ?? 0 }

    var messagesPrinted: Int { runs.reduce(0) { $0 + $1.messagesPrinted } }
}
