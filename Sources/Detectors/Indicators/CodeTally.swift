// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Counts, for each account of a conversation, the messages that carry some codes, and what else the account said.
struct CodeTally {
    /// One account's count.
    struct Count {
        /// All codes that the account said as its own words.
        var said: CodeSet = []
        /// Messages with a wanted code.
        var messages = 0
        /// The wanted codes that occurred.
        var wanted: CodeSet = []
        /// The supporting codes that occurred.
        var support: CodeSet = []
        /// Message of the conversation, from 0, at which the first wanted code stood.
        var first = 0
        /// The greatest weight among the wanted hits: how telling the plainest of them is.
        var weight = 0.0
        /// The wanted hits, by place; at most `CodeTally.mostCitations`.
        var citations: [Citation] = []
    }

    /// What the two sides of a talk say in all, as their own words.
    struct Sides {
        /// Codes of the account.
        var own: CodeSet
        /// Codes of everybody else.
        var others: CodeSet
        /// The account has a demand of weight: whoever presses is not the one under pressure.
        var isDemander = false

        /// Somebody else threatens or claims to have hacked, and the account does not: it is the one under pressure.
        var isUnderPressure: Bool {
            !isDemander && others.overlaps(CodeSet.threats.union(.hacked))
                && !own.overlaps(CodeSet.threats.union(.hacked))
        }
    }

    /// Citations kept for one account, so that a flood stays printable.
    static let mostCitations = 100

    private var counts = ByAccount<Count>()
    /// Messages seen.
    private var messages = 0
    private let context: DetectorContext
    private let wanted: CodeSet
    private let support: CodeSet
    private let unless: CodeSet

    /// Messages with a code of `unless` are not counted.
    init(_ context: DetectorContext, of wanted: CodeSet, beside support: CodeSet, unless: CodeSet = []) {
        self.context = context
        self.wanted = wanted
        self.support = support
        self.unless = unless
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard entry.kind == .message else { return }
        messages += 1
        if marks.rules.isEmpty { return }
        guard let actor = entry.actor, entry.wasSent else { return }
        let codes = context.ownCodes(of: entry, in: marks)
        let index = counts.index(of: actor, orAdding: Count())
        counts[index].said.formUnion(codes)
        counts[index].support.formUnion(codes.intersection(support))
        guard codes.overlaps(wanted), !codes.overlaps(unless) else { return }
        if counts[index].messages == 0 { counts[index].first = messages - 1 }
        counts[index].messages += 1
        counts[index].wanted.formUnion(codes.intersection(wanted))
        for match in marks.rules where context.codes[match].overlaps(wanted) {
            counts[index].weight = max(counts[index].weight, context.rules.entries[Int(match.rule)].weight)
        }
        if counts[index].citations.count < Self.mostCitations {
            counts[index].citations += context.citations(of: wanted, at: entry.n, in: marks)
        }
    }

    /// An indicator for each assessed account for which `level` answers, by account.
    ///
    /// `measured` cites what the measured wording alone tells of an account that is not under pressure: it makes a limited
    /// indicator where rules make none. `demanders` have a demand of weight.
    func indicators(
        _ description: DetectorDescription, innocentReadings: [String], demanders: Set<Account.ID> = [],
        measured: (Account.ID) -> [Citation] = { _ in [] }, level: (Count, Sides) -> Indicator.Level?
    ) -> [Finding] {
        // Codes of anybody, and those of more than one account: a group may have thousands.
        var (any, shared): (CodeSet, CodeSet) = ([], [])
        for index in counts.indices {
            shared.formUnion(any.intersection(counts[index].said))
            any.formUnion(counts[index].said)
        }
        return counts.sorted.compactMap { account, count in
            guard context.isAssessed(account) else { return nil }
            let sides = Sides(
                own: count.said, others: shared.union(any.subtracting(count.said)),
                isDemander: demanders.contains(account))
            var (found, citations, messages) = (
                count.messages > 0 ? level(count, sides) : nil, count.citations, count.messages
            )
            if found == nil, !sides.isUnderPressure {
                citations = Array(measured(account).prefix(Self.mostCitations))
                messages = Set(citations.map(\.n)).count
                found = citations.isEmpty ? nil : .limited
            }
            guard let found else { return nil }
            return .indicator(
                Indicator(
                    detector: description.id, revision: description.revision, level: found,
                    conversation: context.conversation, account: account, target: context.other(than: account),
                    citations: citations, measures: [Measure("messages", Double(messages), "messages")],
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
