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
    /// Neighbours on either side that are printed with a cited message, where there is room.
    private(set) var neighbours = 0

    init(_ analysis: CaseAnalysis, tally: CaseTally, index: FindingIndex, limit: Int, context: Int) {
        let timeline = analysis.timeline
        let withFindings = index.conversations.sorted()
        let total = Figures.sum(withFindings.map { tally.count(of: $0).messages })
        var room = limit - total
        isShortened = total > limit
        var wanted = Set(withFindings)
        var whole: Set<Conversation.ID> = []
        if !isShortened {
            for position in timeline.conversations.indices {
                let id = Conversation.ID(Int32(position))
                let messages = tally.count(of: id).messages
                // Calls and notices of a conversation print with it; they must not outgrow it.
                guard !wanted.contains(id), messages <= room, tally.count(of: id).events <= 4 * max(limit, 1) else {
                    continue
                }
                wanted.insert(id)
                whole.insert(id)
                room -= messages
            }
        }
        var other: [Conversation.ID: [Int32]] = [:]
        if !whole.isEmpty {
            for n in timeline.numbers {
                if let id = timeline.entry(n).conversation, whole.contains(id) { other[id, default: []].append(n) }
            }
        }
        var cited: [Conversation.ID: [Int32]] = [:]
        for n in index.cited {
            if let id = timeline.entry(n).conversation { cited[id, default: []].append(n) }
        }
        if isShortened {
            neighbours =
                [context, 5, 3, 1].first { reach in
                    let rows = cited.map { id, numbers in
                        Self.excerpts(of: tally.sequences[id] ?? [], around: numbers, context: reach).count
                    }
                    return reach <= context && Figures.sum(rows) <= limit
                } ?? 0
        } else {
            neighbours = context
        }
        var excerptRoom = Self.excerptLimit
        for position in timeline.conversations.indices {
            let id = Conversation.ID(Int32(position))
            let messages = tally.count(of: id).messages
            let all = tally.sequences[id] ?? other[id] ?? []
            if !wanted.contains(id) {
                runs.append(Run(conversation: id, extent: .none, numbers: [], messagesPrinted: 0, messages: messages))
            } else if !isShortened, all.count <= Self.excerptLimit {
                runs.append(
                    Run(conversation: id, extent: .whole, numbers: all, messagesPrinted: messages, messages: messages))
            } else {
                var numbers = Self.excerpts(of: all, around: cited[id] ?? [], context: neighbours)
                if numbers.count > excerptRoom { numbers.removeLast(numbers.count - excerptRoom) }
                excerptRoom -= numbers.count
                let count = numbers.count { timeline.entry($0).kind == .message }
                let extent = numbers.isEmpty ? Extent.none : .excerpts
                runs.append(
                    Run(
                        conversation: id, extent: extent, numbers: numbers, messagesPrinted: count, messages: messages))
            }
        }
        let marked = Set(index.cited)
        let outside = tally.outside.filter { marked.contains($0) }.prefix(500)
        if !outside.isEmpty {
            runs.append(
                Run(
                    conversation: nil, extent: .excerpts, numbers: Array(outside), messagesPrinted: 0, messages: 0))
        }
        for run in runs { printed.formUnion(run.numbers) }
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

    var messagesPrinted: Int { runs.reduce(0) { $0 + $1.messagesPrinted } }
}
