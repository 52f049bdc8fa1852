// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

extension Safeguarding {
    /// Takes in a question for an age, with the age that it supposes.
    mutating func askAge(_ entry: TimelineEntry, by account: Account.ID, in conversation: Conversation.ID) {
        var age: Int?
        if entry.textLength <= StatedAge.longestQuestion, let text = context.timeline.text(entry.n) {
            age = StatedAge.supposed(text)
        }
        ages[conversation, default: AgeTalk()].ask(account, supposing: age)
    }

    /// "13" says an age where the other has just asked for one, and "yes" where the other supposed it.
    mutating func noteAge(_ entry: TimelineEntry, _ marks: Marks) {
        guard entry.kind == .message, let actor = entry.actor, let conversation = entry.conversation,
            let place = ages.index(forKey: conversation)
        else { return }
        ages.values[place].count()
        let talk = ages.values[place]
        guard entry.textLength > 0, entry.textLength <= StatedAge.longest, !entry.isForwarded,
            talk.awaits(actor) || talk.isAsking(actor),
            !context.codes(in: marks).overlaps([.minor, .age, .quote, .fiction]),
            let text = context.timeline.text(entry.n)
        else { return }
        // "so 15" of the one who asked supposes an age.
        guard talk.awaits(actor) else {
            if StatedAge.underAge(text.filter { $0 != "?" }) != nil, let age = StatedAge.supposed(text) {
                ages.values[place].ask(actor, supposing: age)
            }
            return
        }
        let agreed = talk.open.flatMap { StatedAge.agrees(text, to: $0) }
        guard let span = agreed ?? StatedAge.underAge(text) else { return }
        ages.values[place].settle()
        let citation = Citation(n: entry.n, rule: "text.age", span: span)
        flags.append(SafeguardingFlag(kind: .minorAge, citation: citation, account: actor))
        minors.insert(conversation)
    }

    /// An age that somebody tells: their own counts always, that of a third person where the talk is grave.
    mutating func noteMinor(_ entry: TimelineEntry, by account: Account.ID, _ marks: Marks) {
        let citations = context.citations(of: .minor, at: entry.n, in: marks).filter { isUnderAge($0, at: entry) }
        if let own = citations.first(where: { !RuleName.holds("third", in: $0.rule) }) {
            flags.append(SafeguardingFlag(kind: .minorAge, citation: own, account: account))
            if let conversation = entry.conversation { minors.insert(conversation) }
        } else if let other = citations.first {
            let flag = SafeguardingFlag(kind: .minorAge, citation: other, account: account)
            guard let conversation = entry.conversation, !grave.contains(conversation) else {
                flags.append(flag)
                return
            }
            agesOfOthers[conversation, default: []].append(flag)
        }
    }

    /// The ages of others count from now on, and those told before.
    mutating func confirmAges(in conversation: Conversation.ID) {
        guard grave.insert(conversation).inserted, let told = agesOfOthers.removeValue(forKey: conversation) else {
            return
        }
        flags += told
        minors.insert(conversation)
    }

    /// "born in 2011" is an age only beside the date of the message.
    private func isUnderAge(_ citation: Citation, at entry: TimelineEntry) -> Bool {
        guard RuleName.holds("born", in: citation.rule) else { return true }
        guard let span = citation.range, let time = entry.time, let text = context.timeline.text(entry.n) else {
            return false
        }
        let words = String(decoding: Array(text.utf8)[Int(span.lowerBound)..<Int(span.upperBound)], as: UTF8.self)
        let born = words.split { !$0.isNumber }.compactMap { Int($0) }.first { $0 > 1900 }
        guard let born, let year = Int(InstantText.date(time).prefix(4)) else { return false }
        return (6...17).contains(year - born)
    }
}
