// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import TestSupport
import Testing

@Suite("Talks whose clocks disagree") struct WordedCopyTests {
    private let folder: TemporaryFolder
    private let store: CaseStore

    init() throws {
        folder = try TemporaryFolder()
        store = try CaseStore(folder.path(of: "cases.sqlite"), makesFile: true)
    }

    private static let answers = [
        "do i know you from somewhere", "please leave them where they are", "i cannot pay that much to you",
        "give me another day or two", "i am calling somebody now", "please please do not press it",
    ]

    /// Two cases with the same talk, the second as `change` leaves it.
    private func outcome(
        _ answers: [String] = answers, _ others: [String] = answers, _ change: (inout FiledCase) -> Void
    ) throws -> ComparisonOutcome {
        for index in 0...1 {
            var one = InventedCase("C-\(index + 1)")
            (one.texts, one.victimTexts) = (SetAsideTests.talk, index == 0 ? answers : others)
            one.identifiers = [SetAsideTests.wallet]
            one.name = index == 0 ? "Fenlark" : "Vale"
            var filed = one.filed
            if index == 1 { change(&filed) }
            try store.file(filed, by: InventedCase.act)
        }
        return CaseComparison(try store.material(for: .all, date: "2025-06-01"), scope: .all).result()
    }

    private func retime(_ filed: inout FiledCase, _ time: (Int, Int64) -> Int64?) {
        for index in filed.messages.indices {
            filed.messages[index].time = filed.messages[index].time.flatMap { time(index, $0) }
        }
    }

    @Test("a clock that is minutes off, times rounded by hand, a lost message and a wrong word hide no copy")
    func worded() throws {
        let minute: Int64 = 60_000_000
        let changes: [(inout FiledCase) -> Void] = [
            { filed in retime(&filed) { $1 + 7 * minute } },
            { filed in retime(&filed) { $1 / (5 * minute) * 5 * minute } },
            { filed in retime(&filed) { $1 + Int64($0) * minute } },
            { filed in
                retime(&filed) { $1 + 7 * minute }
                filed.messages.remove(at: 4)
            },
        ]
        for (index, change) in changes.enumerated() {
            let result = try outcome(Self.answers, Self.answers, change)
            #expect(result.pairs.isEmpty && result.notices.map(\.kind) == [.sameEvidence], "change \(index)")
        }
    }

    @Test("one script to two people is no copy, whatever the clocks, though they answer alike once or curtly")
    func script() throws {
        let curt = ["who", "why", "stop it", "no", "please no", "ok"]
        let others = ["who are you then", "i have no money at all", "leave me alone now", "no", "go on then", "ok"]
        var mixed = Self.answers
        (mixed[1], mixed[3], mixed[4]) = ("leave me alone now", "no", "go on then")
        for (left, right) in [(Self.answers, others), (curt, curt), (Self.answers, mixed), ([], [])] {
            let result = try outcome(left, right) { filed in retime(&filed) { $1 + 7 * 60_000_000 } }
            #expect(result.notices.isEmpty && result.pairs.map(\.band) == [.a])
        }
    }

    @Test("the same words in another order, or days apart, are no copy")
    func order() throws {
        let turned = try outcome(Self.answers, Self.answers) { filed in
            // Each side says the same, its last line first.
            for account in [1, 2] {
                let places = filed.messages.indices.filter { filed.messages[$0].account == account }
                let texts = places.map { filed.messages[$0].text }
                for (place, text) in zip(places, texts.reversed()) { filed.messages[place].text = text }
            }
        }
        #expect(turned.notices.isEmpty)
        let later = try outcome(Self.answers, Self.answers) { filed in
            retime(&filed) { $1 + 72 * 3_600_000_000 + 7 * 60_000_000 }
        }
        #expect(later.notices.isEmpty)
    }

    @Test("marks of an earlier version's making are made anew as a case comes in")
    func renewed() throws {
        let result = try outcome { filed in
            for index in filed.messages.indices where filed.messages[index].mark != nil {
                filed.messages[index].mark = Int64(index * 2)
            }
        }
        #expect(result.notices.map(\.kind) == [.sameEvidence])
    }
}
