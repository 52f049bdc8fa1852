// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What each figure of contact activity rests on: a request counted, one of the densest stretch, a text that recurs.
struct ContactCitations {
    /// Requests that the owner is recorded to have sent; empty where first messages stand for them.
    let requests: [Int32]
    /// Accounts followed by the owner.
    let follows: [Int32]
    /// The approaches of the densest stretch; empty where no stretch is told.
    let densest: [Int32]
    /// First messages that repeat one text.
    let repeated: [Int32]

    init(_ activity: ContactActivity, in tally: CaseTally) {
        func sent(_ step: ContactChange.Step) -> [Int32] {
            tally.requests.filter {
                $0.change.step == step && $0.change.direction == .outgoing
                    && ($0.actor == nil || $0.actor == activity.account)
            }.map(\.n)
        }
        let isOfRequests = activity.basis == .requests
        requests = isOfRequests ? sent(.requested) : []
        let hasFollows = activity.measures.contains { $0.name == Self.followed && $0.value > 0 }
        follows = isOfRequests && hasFollows ? sent(.followed) : []
        let isTold = (activity.peak?.count ?? 0) > 2
        func cited(_ isRepeated: Bool) -> [Int32] {
            activity.citations.filter { ($0.rule == "stat.near-duplicate") == isRepeated }.map(\.n).uniqued
        }
        densest = isTold || !isOfRequests ? cited(false) : []
        repeated = cited(true)
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
