// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What each figure of contact activity rests on: a request counted, one of the densest stretch, a text that recurs.
struct ContactCitations {
    /// Requests that the owner is recorded to have sent; where first messages stand for them, these.
    let requests: [Int32]
    /// Accounts followed by the owner.
    let follows: [Int32]
    /// The approaches of the densest stretch; empty where no stretch is told.
    let densest: [Int32]
    /// First messages that repeat one text.
    let repeated: [Int32]

    init(_ activity: ContactActivity, in tally: CaseTally, of timeline: Timeline) {
        func sent(_ step: ContactChange.Step) -> [Int32] {
            tally.requests.filter {
                $0.change.step == step && $0.change.direction == .outgoing
                    && ($0.actor == nil || $0.actor == activity.account)
            }.map(\.n)
        }
        let isOfRequests = activity.basis == .requests
        requests = isOfRequests ? sent(.requested) : Self.openers(activity, tally, timeline)
        let hasFollows = activity.measures.contains { $0.name == Self.followed && $0.value > 0 }
        follows = isOfRequests && hasFollows ? sent(.followed) : []
        let isTold = (activity.peak?.count ?? 0) > 2
        func cited(_ isRepeated: Bool) -> [Int32] {
            activity.citations.filter { ($0.rule == "stat.near-duplicate") == isRepeated }.map(\.n).uniqued
        }
        densest = isTold ? cited(false) : []
        repeated = cited(true)
    }

    /// The messages with which the account began a conversation with one other; empty where they are not as many as were
    /// counted, since the detector leaves out what refers to earlier talk.
    private static func openers(_ activity: ContactActivity, _ tally: CaseTally, _ timeline: Timeline) -> [Int32] {
        guard activity.basis == .firstMessages else { return [] }
        var people: Set<Account.ID> = []
        var numbers: [Int32] = []
        for (index, conversation) in timeline.conversations.enumerated()
        where (conversation.kind == .direct || conversation.kind == .unknown) && !conversation.startsTruncated {
            let id = Conversation.ID(Int32(index))
            guard let first = tally.count(of: id).firstMessage, timeline.entry(first).actor == activity.account,
                let other = tally.participants(of: id).first(where: { $0 != activity.account })
            else { continue }
            if people.insert(other).inserted { numbers.append(first) }
        }
        return numbers.count == activity.requested?.lowerBound ? numbers.sorted() : []
    }

    /// How many of each kind a sentence names.
    static let named = 10

    static let followed = "people followed without a request on record"

    /// `54`, or `54 recorded, 82 at most` where the export does not tell who asked.
    static func counted(_ range: ClosedRange<Int>) -> String {
        range.count == 1
            ? Figures.range(range)
            : "\(Figures.grouped(range.lowerBound)) recorded, \(Figures.grouped(range.upperBound)) at most,"
    }
}
