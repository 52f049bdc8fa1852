// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Counts, for each account of a conversation, the messages that carry some codes, and what else the account said.
struct CodeTally {
    /// One account's count.
    struct Count {
        /// Messages with a wanted code.
        var messages = 0
        /// The wanted codes that occurred.
        var wanted: CodeSet = []
        /// The supporting codes that occurred.
        var support: CodeSet = []
        /// Message of the conversation, from 0, at which the first wanted code stood.
        var first = 0
        /// The wanted hits, by place; at most `CodeTally.mostCitations`.
        var citations: [Citation] = []
    }

    /// Citations kept for one account, so that a flood stays printable.
    static let mostCitations = 100

    private(set) var counts: [Account.ID: Count] = [:]
    /// Messages seen.
    private(set) var messages = 0
    private let context: DetectorContext
    private let wanted: CodeSet
    private let support: CodeSet

    init(_ context: DetectorContext, of wanted: CodeSet, beside support: CodeSet) {
        self.context = context
        self.wanted = wanted
        self.support = support
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard entry.kind == .message else { return }
        messages += 1
        if marks.rules.isEmpty { return }
        guard let actor = entry.actor, entry.state != .draft else { return }
        let codes = context.ownCodes(of: entry, in: marks)
        guard codes.overlaps(wanted.union(support)) else { return }
        var count = counts[actor] ?? Count()
        count.support.formUnion(codes.intersection(support))
        if codes.overlaps(wanted) {
            if count.messages == 0 { count.first = messages - 1 }
            count.messages += 1
            count.wanted.formUnion(codes.intersection(wanted))
            if count.citations.count < Self.mostCitations {
                count.citations += context.citations(of: wanted, at: entry.n, in: marks)
            }
        }
        counts[actor] = count
    }

    /// An indicator for each assessed account for which `level` answers, by account.
    func indicators(
        _ description: DetectorDescription, innocentReadings: [String],
        level: (Count) -> Indicator.Level?
    ) -> [Finding] {
        counts.keys.sorted().compactMap { account in
            guard let count = counts[account], count.messages > 0, context.isAssessed(account),
                let level = level(count)
            else { return nil }
            return .indicator(
                Indicator(
                    detector: description.id, revision: description.revision, level: level,
                    conversation: context.conversation, account: account, target: context.other(than: account),
                    citations: count.citations,
                    measures: [Measure("messages", Double(count.messages), "messages")],
                    innocentReadings: innocentReadings))
        }
    }
}

extension CodeSet {
    /// How many codes are in the set.
    var count: Int { rawValue.nonzeroBitCount }
    /// What makes an ordinary question or offer part of a course.
    static let course: CodeSet = [
        .age, .risk, .secrecy, .exclusivity, .affection, .compliance, .gift, .moneyOffer, .sexualTopic,
        .sexualRequest, .imageRequest, .imageOffer, .move, .meeting, .compliment,
    ]
}
