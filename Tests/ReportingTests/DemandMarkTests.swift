// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

/// Marks of what is listed, and what stands beside a demand so that nobody has to guess.
@Suite("Marks, deadlines and courses of the first pages") struct DemandMarkTests {
    private static func demands(_ change: (inout [ExtortionDemand]) -> Void) -> CaseAnalysis {
        var analysis = ReportFixture.rich(showsFullContent: true)
        var found: [ExtortionDemand] = analysis.findings.compactMap {
            if case .extortion(let demand) = $0 { demand } else { nil }
        }
        change(&found)
        analysis.findings = analysis.findings.filter { if case .extortion = $0 { false } else { true } }
        analysis.findings += found.map { .extortion($0) }
        return analysis
    }

    private static func words(_ analysis: CaseAnalysis, _ start: String, _ end: String = "</section>") throws -> String
    {
        let html = try ReportTests.html(analysis)
        return SectionAcceptanceTests.plain(html.components(after: start, until: end).first ?? "")
    }

    @Test("Demands are numbered without a gap, passages set aside by themselves, and no mark stands for two things")
    func marks() throws {
        let analysis = Self.demands { found in
            var aside = found[0]
            let n = aside.slots[.threat]?.first?.n ?? 0
            aside.slots = [.seeming: [Citation(n: n, rule: "en.x.thr.share.01")]]
            (aside.tier, aside.amount, aside.deadline, aside.payees) = (.e1, nil, nil, [])
            found.insert(aside, at: 1)
        }
        #expect(FindingIndex(analysis).demandMarks == ["D-1", "S-1", "D-2"])
        let ledger = try Self.words(analysis, "id=\"demands\"")
        #expect(ledger.contains("D-1 X1 E4") && ledger.contains("D-2 X3 E3") && ledger.contains("S-1 X2"))
        #expect(!ledger.contains("D-3") && !ledger.contains("P-1"))
        let identifiers = IdentifierRegister(analysis).entries.map(\.label)
        #expect(identifiers.allSatisfy { !$0.hasPrefix("D-") && !$0.hasPrefix("S-") })
    }

    @Test("Identifiers are numbered in the order in which they are printed")
    func identifiers() {
        var analysis = ReportFixture.rich()
        let values = [("once", 1), ("thrice", 3), ("twice", 2)]
        analysis.identifiers = values.map { name, count in
            IdentifierFinding(
                kind: "email", value: "\(name)@example.com", literal: "\(name)@example.com", status: "unverifiable",
                role: .mentioned, account: ReportFixture.other, isObfuscated: false, messages: Array(1...Int32(count)))
        }
        let register = IdentifierRegister(analysis)
        #expect(register.rankedValues.compactMap(\.first?.label) == ["E-1", "E-2", "E-3"])
        #expect(register.label(kind: "email", value: "thrice@example.com") == "E-1")
    }

    @Test("Deadlines stand in the order of time, those without one last, and one that had passed says so")
    func deadlines() throws {
        let analysis = Self.demands { found in
            found[0].deadline = .init(n: 66, literal: "by 9 tomorrow", at: "2026-06-13T20:00:00Z")
            found[1].deadline = .init(n: 67, literal: "by 9pm", at: nil, passed: "2026-06-12T20:00:00Z")
            (found[1].tier, found[1].demotions) = (.e4, [])
            var third = found[0]
            third.deadline = .init(n: 65, literal: "20 minutes", at: "2026-06-12T20:41:00Z")
            found.append(third)
            for index in found.indices { found[index].slots[.deadline] = nil }
        }
        let told =
            "D-3 by 12 Jun 21:41 BST [0065]; D-1 by 13 Jun 21:00 BST [0066]; "
            + "D-2 “ by 9pm ” (12 Jun 21:00 BST had passed when it was written) [0067]"
        for place in ["<header class=\"cover\">", "id=\"summary\""] {
            #expect(try Self.words(analysis, place, place.hasPrefix("<") ? "</header>" : "</section>").contains(told))
        }
        let ledger = try Self.words(analysis, "id=\"demands\"")
        #expect(ledger.contains("“ by 9pm ” 12 Jun 21:00 BST had passed when it was written [0067]"))
    }

    @Test("A deadline on a wall clock is told with its time of day")
    func wallClock() throws {
        let analysis = Self.demands { $0[0].deadline?.at = "2026-06-12T21:00:00" }
        #expect(
            try Self.words(analysis, "<header class=\"cover\">", "</header>").contains("D-1 by 12 Jun 21:00 wall clock")
        )
    }

    @Test("The large numbers of the summary say whose times they are")
    func heading() throws {
        let analysis = ReportFixture.rich()
        let leading = try #require(FindingIndex(analysis).standings.leading)
        let summary = try Self.words(analysis, "id=\"summary\"")
        let heading =
            "Times of \(leading.account.label) towards \(leading.target.label) in conversation \(leading.conversation.label)"
        #expect(summary.contains(heading))
    }

    @Test("A text of both directions is marked in a context as it is in the transcript")
    func bothDirections() throws {
        var made = ReportFixture()
        made.accounts = ["A", "B"].map {
            Account(platform: .sms, identifiers: [.init(.displayName, $0)], isOwner: $0 == "A")
        }
        made.conversations = [Conversation(platform: .sms, kind: .direct, title: nil, members: [.init(0), .init(1)])]
        for text in ["hello", "שלום Dan", "שלום", "pay @dan"] { made.say(text, Int64(made.count) * 60, .init(1)) }
        var analysis = ReportFixture.plain(made.timeline, showsFullContent: true)
        analysis.findings = [
            .indicator(
                Indicator(
                    detector: "secrecy-and-isolation", revision: 3, level: .strong, conversation: ReportFixture.chat,
                    account: .init(1), citations: [Citation(n: 2, rule: "en.g.sec.01")],
                    innocentReadings: ["A surprise that is being planned."]))
        ]
        let cards = try Self.words(analysis, "id=\"indicators\"")
        #expect(cards.components(separated: RowMarkup.Row.mixedSign) == 2)
        #expect(cards.contains("שלום Dan \(RowMarkup.Row.mixedSign)"))
    }
}

extension String {
    /// Parts between the places of a text.
    fileprivate func components(separated sign: String) -> Int {
        var (count, rest) = (1, self[...])
        while let range = rest.firstRange(of: sign) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
