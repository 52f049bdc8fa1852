// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

extension Safeguarding {
    /// A question whether somebody thinks of self-harm, which may still be answered.
    struct Asked {
        var by: Account.ID
        /// Messages of the conversation since.
        var messages = 0
        /// Whether somebody else has written since.
        var isAnswered = false
    }

    /// What makes an answer one: "kind of", "not tonight, earlier".
    struct AnswerWords: Sendable {
        private let asking: RulesOfCode
        private let yes: Set<String>
        private let no: Set<String>

        init(_ context: DetectorContext) {
            asking = context.codes.rules(of: RuleCode(rawValue: "W.ask"))
            yes = context.rules.words("bare_yes")
            no = context.rules.words("bare_no")
        }

        /// Words of an answer; longer ones speak of something else, unless they begin with a yes.
        private static let longest = 14

        func asks(_ marks: Marks) -> Bool { marks.rules.contains(where: asking.contains) }

        /// Whether words say yes, or hedge; a plain no first is none.
        func admits(_ text: String) -> Bool {
            let words = text.lowercased().replacing("’", with: "'").split { !$0.isLetter && $0 != "'" }.map(String.init)
            guard let first = words.first, !no.contains(first) else { return false }
            return yes.contains(first) || words.count <= Self.longest && words.contains(where: yes.contains)
        }
    }

    /// "Are you thinking of ending it?" makes "sometimes" an answer that somebody must look at.
    mutating func noteAnswer(_ entry: TimelineEntry, _ marks: Marks) {
        guard entry.kind == .message, let actor = entry.actor, let conversation = entry.conversation,
            var asked = asked[conversation]
        else { return }
        asked.messages += 1
        // What is said once the one who asked speaks of other things is no answer.
        let isOver = asked.by == actor && asked.isAnswered || asked.messages >= Self.answerable
        asked.isAnswered = asked.isAnswered || asked.by != actor
        self.asked[conversation] = isOver ? nil : asked
        guard asked.by != actor, entry.textLength > 0, entry.textLength <= Self.longestAnswer, !entry.isForwarded,
            !context.codes(in: marks).overlaps([.selfHarm, .laughter, .game]),
            let text = context.timeline.text(entry.n), answers.admits(text)
        else { return }
        self.asked[conversation] = nil
        flags.append(
            SafeguardingFlag(kind: .selfHarm, citation: Citation(n: entry.n, rule: "text.answer"), account: actor))
    }

    /// Messages within which a question is answered.
    private static let answerable = 4
    private static let longestAnswer = 160
}
