// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Comparison
import RuleEngine

/// What the suspects of a case wrote, cut into units, counted for style and described for behaviour.
struct AccountTexts {
    private(set) var units: [Account.ID: [ScriptUnit]] = [:]
    private(set) var styles: [Account.ID: StyleProfile] = [:]
    private(set) var behaviours: [Account.ID: BehaviourProfile] = [:]

    private struct Talk {
        var last: Account.ID?
        var lastTime: Int64?
        var lines: [Account.ID: [UnitCutter.Line]] = [:]

        mutating func note(_ actor: Account.ID, at time: Int64?) {
            (last, lastTime) = (actor, time)
        }
    }

    fileprivate struct Habits {
        var hours = [Int](repeating: 0, count: 24)
        var days: Set<Int64> = []
        var isInstant = true
        var answers: [Int64] = []
        var sample: [UInt8] = []
        var style: StyleCounter?
    }

    /// Answers later than this are no answers in the same sitting.
    private static let longestAnswer: Int64 = 1_800_000_000
    private static let leastAnswers = 10

    init(_ analysis: CaseAnalysis, parts: AccountParts) {
        let timeline = analysis.timeline
        let names = Self.partners(analysis, parts)
        var talks: [Conversation.ID: Talk] = [:]
        var habits: [Account.ID: Habits] = [:]
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            guard entry.kind == .message, let conversation = entry.conversation, let actor = entry.actor else {
                continue
            }
            // Changed in place: a copy beside the one that is kept would copy the lines with each message.
            let (last, lastTime) = (talks[conversation]?.last, talks[conversation]?.lastTime)
            defer { talks[conversation, default: Talk()].note(actor, at: entry.time) }
            guard parts.suspects.contains(actor) else { continue }
            if habits[actor] == nil {
                var fresh = Habits()
                fresh.style = StyleComparison.standard.map { StyleCounter($0) }
                habits[actor] = fresh
            }
            habits[actor]?.note(entry, after: last == actor ? nil : lastTime, limit: Self.longestAnswer)
            // Words that were passed on are somebody else's.
            guard !entry.isForwarded, entry.wasSent, let text = timeline.text(n), !text.isEmpty else {
                continue
            }
            habits[actor]?.style?.add(text)
            if habits[actor]?.sample.count ?? 0 < LanguageGuess.longestText {
                habits[actor]?.sample += Array((text + " ").utf8)
            }
            talks[conversation, default: Talk()].lines[actor, default: []].append(
                UnitCutter.Line(
                    n: n, time: entry.time, text: PreparedText(text, names: names[conversation] ?? []),
                    isInterrupted: last != actor, isSevere: analysis.severeMessages.contains(n)))
        }
        for account in parts.suspects.sorted() {
            var cutter = UnitCutter()
            for conversation in talks.keys.sorted() { cutter.add(talks[conversation]?.lines[account] ?? []) }
            units[account] = cutter.units
            guard let own = habits[account] else { continue }
            let guess = LanguageGuess(own.sample)
            if let first = guess.shares.first, first.percent >= 80, let profile = own.style?.profile,
                profile.language == first.language.prefix(while: { $0 != "-" })
            {
                styles[account] = profile
            }
            behaviours[account] = own.profile(of: account, analysis.findings, least: Self.leastAnswers)
        }
    }

    /// Names that a suspect may say in a script: those of the others in the talk.
    private static func partners(_ analysis: CaseAnalysis, _ parts: AccountParts) -> [Conversation.ID: [String]] {
        var names: [Conversation.ID: [String]] = [:]
        for (index, count) in analysis.summary.conversations.enumerated() {
            let others = Set(count.participants).subtracting(parts.suspects)
            guard others.count < count.participants.count else { continue }
            names[Conversation.ID(Int32(index))] = others.sorted().prefix(50).flatMap { analysis.timeline[$0].names }
        }
        return names
    }
}

extension AccountTexts.Habits {
    fileprivate mutating func note(_ entry: TimelineEntry, after previous: Int64?, limit: Int64) {
        guard let time = entry.time, entry.precision != .day else { return }
        isInstant = isInstant && entry.isInstant
        let clock = CivilTime(microseconds: time)
        hours[clock.hour] += 1
        days.insert(clock.dayNumber)
        if let previous, time >= previous, time - previous <= limit { answers.append((time - previous) / 1_000_000) }
    }

    fileprivate func profile(of account: Account.ID, _ findings: [Finding], least: Int) -> BehaviourProfile {
        var courses: [Escalation] = []
        for case .escalation(let course) in findings where course.account == account { courses.append(course) }
        let longest = courses.max { left, right in
            left.steps.count != right.steps.count
                ? left.steps.count < right.steps.count : left.conversation > right.conversation
        }
        let demands = courses.flatMap { course in
            course.isTruncated
                ? [] : course.steps.filter { $0.stage == .demand }.compactMap { $0.elapsedSeconds?.first }
        }
        var sums: Set<String> = []
        for case .extortion(let demand) in findings where demand.account == account {
            if let sum = demand.amount, let currency = sum.currency { sums.insert("\(currency) \(sum.value)") }
        }
        let sorted = answers.sorted()
        return BehaviourProfile(
            hours: isInstant && !days.isEmpty ? hours : nil, days: days.count,
            medianAnswer: sorted.count >= least ? Int(sorted[sorted.count / 2]) : nil,
            stages: longest?.steps.map(\.stage.rawValue) ?? [], secondsToDemand: demands.min(),
            sums: sums.isEmpty ? nil : sums.sorted())
    }
}
