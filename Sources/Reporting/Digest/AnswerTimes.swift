// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// How soon an account answers in a conversation: quartiles of the time from another's message to its next one.
struct AnswerTimes {
    var conversation: Conversation.ID
    var account: Account.ID
    var count: Int
    /// Lower quartile, median, upper quartile: each the time of a real answer.
    var quartiles: [Elapsed]

    /// Fewer answers make no quartiles.
    static let fewest = 8

    /// Of each account that answered often enough, in the order of the conversations, the busiest account first.
    static func all(_ digest: CaseDigest, in conversations: [Conversation.ID]) -> [AnswerTimes] {
        conversations.flatMap { conversation -> [AnswerTimes] in
            var gaps: [Account.ID: [Elapsed]] = [:]
            var last: (time: TimeSpan?, actor: Account.ID)?
            for n in digest.tally.sequences[conversation] ?? [] {
                let entry = digest.timeline.entry(n)
                guard entry.kind == .message, entry.wasSent, let actor = entry.actor else { continue }
                let time = TimeSpan(entry)
                if let last, last.actor != actor, let start = last.time, let elapsed = time?.elapsed(since: start) {
                    gaps[actor, default: []].append(elapsed)
                }
                last = (time, actor)
            }
            return gaps.filter { $0.value.count >= fewest }.map { account, gaps in
                let sorted = gaps.sorted { ($0.middle, $0.longest) < ($1.middle, $1.longest) }
                let ranks = [sorted.count / 4, sorted.count / 2, sorted.count * 3 / 4]
                return AnswerTimes(
                    conversation: conversation, account: account, count: sorted.count,
                    quartiles: ranks.map { sorted[$0] })
            }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.account < $1.account }
        }
    }
}
