// SPDX-License-Identifier: Apache-2.0

import ChatModel
import RuleEngine

/// Knows the words of somebody else that a writer hands on because the other side asked for them: "what did he write?",
/// "type out the messages", "did you pay him?".
///
/// Whoever answers such a question dictates, often without "he says" before each line. It is no such answer where the
/// writer pressed the asker before, in words of their own; and where the asker begs, bargains or pays, the words
/// were meant for them: from then on they are the writer's again. So it is with words that the writer was sent before
/// (`CopiedWords`), with lines pasted as those of a sender (`PastedLines`), and with a demand in whose message the
/// writer asks whose it is: "pay 500 or I send them. who sent you that?" is what a friend translates.
struct ToldWords {
    private let asking: RulesOfCode
    private let counsel: RulesOfCode
    private let source: RulesOfCode
    private let rules: RuleSet
    private let copied: Set<Int32>
    private var talks: [Conversation.ID: Talk] = [:]
    /// The talk of the latest message, kept out of the others: the next message is mostly of the same.
    private var (place, talk): (Conversation.ID?, Talk) = (nil, Talk())

    private struct Talk {
        /// Who asked last.
        var asker: Account.ID?
        /// Marked messages of others that may still answer.
        var left = 0
        var askedAt: Int64?
        /// Who pressed somebody in words of their own, and who begged, bargained or paid.
        var pressing: [Account.ID] = []
        var pressed: [Account.ID] = []
    }

    init(_ context: DetectorContext) {
        asking = context.codes.rules(of: RuleCode(rawValue: "C.ask"))
        counsel = context.codes.rules(of: RuleCode(rawValue: "C.counsel"))
        source = context.codes.rules(of: RuleCode(rawValue: "C.source"))
        rules = context.rules
        copied = context.copied
    }

    /// The codes of the next marked message, with those left out that only hand on what was asked for.
    mutating func heard(_ codes: MessageCodes, of entry: TimelineEntry, in marks: Marks) -> MessageCodes {
        guard entry.kind == .message, entry.wasSent, let actor = entry.actor, let conversation = entry.conversation
        else { return codes }
        if conversation != place {
            if let place { talks[place] = talk }
            (place, talk) = (conversation, talks[conversation] ?? Talk())
        }
        let asks = marks.rules.contains { asking.contains($0) || counsel.contains($0) && isQuestion($0) }
        let matters = asks || codes.own.overlaps(Self.pressing) || codes.own.overlaps(Self.hurting)
        guard matters || talk.asker != nil else { return codes }
        var codes = codes
        let isCopied =
            copied.contains(entry.n)
            || codes.own.overlaps(Self.pressing) && marks.rules.contains { source.contains($0) && isPlain($0) }
        if isCopied, !talk.pressing.contains(actor) {
            codes.own.formIntersection(DetectorContext.keptAlways)
            codes.isTold = true
        } else if let asker = talk.asker, asker != actor, isOpen(talk, at: entry), !talk.pressing.contains(actor) {
            talk.left -= 1
            codes.own.formIntersection(DetectorContext.keptAlways)
            codes.isTold = true
        } else if !asks, codes.own.overlaps(Self.pressing), talk.pressing.count < Self.most,
            !talk.pressing.contains(actor)
        {
            talk.pressing.append(actor)
        }
        if asks, !talk.pressing.contains(actor), !talk.pressed.contains(actor) {
            (talk.asker, talk.left, talk.askedAt) = (actor, Self.answers, entry.time)
        } else if !asks, codes.own.overlaps(Self.hurting) {
            if talk.asker == actor { talk.asker = nil }
            if talk.pressed.count < Self.most, !talk.pressed.contains(actor) { talk.pressed.append(actor) }
        }
        return codes
    }

    /// "Did you pay him?" asks for more of the tale; "don't pay" and "police" ask for nothing.
    private func isQuestion(_ match: RuleMatch) -> Bool {
        isPlain(match) && !rules.entries[Int(match.rule)].isNamed("advice")
    }

    /// "Police" and "who is that" say little of whose words they answer.
    private func isPlain(_ match: RuleMatch) -> Bool { !rules.entries[Int(match.rule)].isNamed("weak") }

    private func isOpen(_ talk: Talk, at entry: TimelineEntry) -> Bool {
        guard talk.left > 0 else { return false }
        guard let time = entry.time, let asked = talk.askedAt else { return true }
        let (gap, overflow) = time.subtractingReportingOverflow(asked)
        return !overflow && gap <= Self.longest
    }

    /// Marked messages that may answer one question.
    private static let answers = 6
    /// Accounts of one conversation that are remembered.
    private static let most = 8
    /// Microseconds within which a question is answered.
    private static let longest: Int64 = 6 * 3_600_000_000
    private static let pressing: CodeSet = CodeSet.threats.union(CodeSet.demands)
        .union([.leverage, .proof, .hacked, .contacts, .imageRequest, .sexualRequest, .imageOffer])
    private static let hurting: CodeSet = [.plea, .bargaining, .paid]
}

extension Marks {
    /// Whether the message hands on the words of somebody else, because the other side asked for them.
    public var isTold: Bool { codes?.isTold ?? false }
}
