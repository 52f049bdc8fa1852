// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// When a demand was to be met: the first time that can be computed, and those to which it was put off.
extension FrameCompletion {
    private static let mostLater = 12

    /// The first deadline that can be computed, else the first that is told.
    func takeDeadline(into demand: inout ExtortionDemand) {
        var found: ExtortionDemand.Deadline?
        for n in deadlineMessages(of: demand) {
            let told = self.told(at: n, of: demand)
            found = told.first { $0.at != nil } ?? found ?? told.first
            if found?.at != nil { break }
        }
        demand.deadline = found
    }

    /// What is told behind it and comes to another time: "ok, until sunday noon".
    ///
    /// A countdown that goes on comes to about the same minute again and again, and is told once.
    func takeLaterDeadlines(into demand: inout ExtortionDemand) {
        guard demand.tier >= .e2, let first = demand.deadline, let at = first.at.flatMap(Self.seconds) else { return }
        var known = [at]
        var later: [ExtortionDemand.Deadline] = []
        // "Tomorrow at 09:00" where the writer's clock is not known: the last such words may put off all before.
        var open: ExtortionDemand.Deadline?
        for n in deadlineMessages(of: demand) where n > first.n && later.count < Self.mostLater {
            let all = self.told(at: n, of: demand)
            guard let told = all.last(where: { $0.at != nil }), let at = told.at.flatMap(Self.seconds) else {
                // "By 9", said once more when it is over, puts off nothing.
                open =
                    all.last { deadline in
                        let passed = deadline.passed.flatMap(Self.seconds)
                        let isOver = passed.map { time in known.contains { abs($0 - time) <= Self.countdown } } ?? false
                        return !isOver && Self.namesDay(deadline)
                    } ?? open
                continue
            }
            guard known.allSatisfy({ abs($0 - at) > Self.countdown }) else { continue }
            known.append(at)
            later.append(told)
            open = nil
        }
        demand.laterDeadlines = later + [open].compactMap(\.self)
    }

    /// Whether words name a day or a time of day, which a record may leave without an instant.
    private static func namesDay(_ deadline: ExtortionDemand.Deadline) -> Bool {
        let due = DueTime(DeadlineWords(deadline.literal, around: 0..<deadline.literal.utf8.count), language: "")
        return due.day != nil || due.minutes != nil
    }

    /// Seconds by which the times of one countdown differ: "15 minutes", and after one and a half "14 minutes".
    private static let countdown: Int64 = 300

    /// Of `2026-06-12T18:53:00Z`, with or without its zone, or of a date alone, since 1970 on its own clock.
    private static func seconds(_ instant: String) -> Int64? {
        let digits = instant.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard digits.count >= 3, let day = CivilTime(year: digits[0], month: digits[1], day: digits[2]) else {
            return nil
        }
        let clock = digits.dropFirst(3).prefix(3) + [0, 0, 0]
        let time = clock.prefix(3).reduce(0) { $0 * 60 + Int64($1) }
        return day.microseconds / 1_000_000 + time
    }

    private func deadlineMessages(of demand: ExtortionDemand) -> [Int32] {
        Set((demand.slots[.deadline] ?? []).map(\.n)).sorted()
    }

    private func told(at n: Int32, of demand: ExtortionDemand) -> [ExtortionDemand.Deadline] {
        guard let entry = own(n) else { return [] }
        let told = DeadlineReader.deadlines(
            [.deadline, .deadlineHint], in: context.marks[n], of: entry, context: context)
        guard told.isEmpty else { return told }
        // The measured wording knows the message, not the words.
        let places = (demand.slots[.deadline] ?? []).filter { $0.n == n }.compactMap(\.range)
        return DeadlineReader.deadlines(at: places.map { ($0, "") }, of: entry, context: context)
            .filter { $0.at != nil }
    }
}
