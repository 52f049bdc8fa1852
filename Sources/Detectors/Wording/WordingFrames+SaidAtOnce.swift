// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension WordingFrames {
    /// Whether one message threatens, demands a sum and names who is to see what is held, and it is said again, begged
    /// against or the last word: no talk around it takes that back.
    func isSaidAtOnce(_ frame: ExtortionDemand) -> Bool {
        guard let demand = frame.slots[.demand], frame.slots[.threat] != nil else { return false }
        let pressing = Set(demand.map(\.n)).sorted().filter { codes(of: $0).isSuperset(of: [.threat, .demand]) }
        let said = pressing.first {
            codes(of: $0).overlaps([.audience, .leverage]) && !context.marks[$0].money.isEmpty
        }
        guard let said else { return false }
        let range = Self.range(frame)
        return pressing.count > 1
            || reading.stretches.contains { Self.overlaps(range, $0) && $0.alarms > 0 }
            || answers(to: said, by: frame.account).map(givesIn) ?? true
    }

    private func codes(of n: Int32) -> CodeSet { context.codes(in: context.marks[n]) }

    /// What others write soon after a message; nil where nobody does.
    private func answers(to n: Int32, by account: Account.ID) -> [Int32]? {
        let answers = context.timeline.numbers.suffix(from: n).prefix(Self.soon).filter { later in
            let entry = context.timeline.entry(later)
            return entry.conversation == context.conversation && entry.kind == .message && entry.actor != account
        }
        return answers.isEmpty ? nil : answers
    }

    /// Whether somebody pays, promises to or haggles.
    private func givesIn(_ answers: [Int32]) -> Bool {
        answers.contains { codes(of: $0).overlaps([.paid, .bargaining]) }
    }

    /// Events behind a message among which an answer is looked for.
    private static let soon = 400
}
