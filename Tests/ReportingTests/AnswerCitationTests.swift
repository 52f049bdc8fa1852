// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import Testing

@testable import Reporting

/// Each answer of the first pages names the message whose words it tells, and no other.
@Suite("Citations of the answers")
struct AnswerCitationTests {
    private static func demand(_ change: (inout ExtortionDemand) -> Void) throws -> (ExtortionDemand, CaseAnalysis) {
        var analysis = ReportFixture.rich(showsFullContent: true)
        for index in analysis.findings.indices {
            guard case .extortion(var demand) = analysis.findings[index], demand.frame == 1 else { continue }
            change(&demand)
            analysis.findings[index] = .extortion(demand)
            return (demand, analysis)
        }
        throw CancellationError()
    }

    private static func number(_ n: Int32) -> String { "[" + String(10_000 + n).dropFirst() + "]" }

    private static func words(_ analysis: CaseAnalysis, _ start: String, _ end: String) throws -> String {
        let html = try ReportTests.html(analysis)
        return SectionAcceptanceTests.plain(html.components(after: start, until: end).first ?? "")
    }

    @Test("A deadline cites the message that tells it; other words of time stand apart")
    func deadlines() throws {
        let before: Int32 = 61
        let (found, analysis) = try Self.demand {
            $0.slots[.deadline]?.insert(Citation(n: before, rule: "en.x.dl.at.01"), at: 0)
        }
        let n = try #require(found.slots[.deadline]?.last?.n)
        let deadlines = DemandDeadlines(found)
        #expect(deadlines.telling == n && deadlines.others == [before])
        let brief = "by 12 Jun 21:41 BST \(Self.number(n))"
        let told = "\(brief), earlier words of time \(Self.number(before)) (no other time computed)"
        #expect(try Self.words(analysis, "<header class=\"cover\">", "</header>").contains("D-1 \(told); D-2"))
        #expect(try Self.words(analysis, "id=\"summary\"", "</section>").contains("D-1 \(told)"))
        #expect(try Self.words(analysis, "id=\"demands\"", "</section>").contains(told))
    }

    @Test("A payment in talk without a demand, and a frame of less weight, are told with their messages")
    func paymentsAndFrames() throws {
        var (found, analysis) = try Self.demand {
            $0.tier = .e1
            $0.slots[.threat] = nil
        }
        found.demotions = ["reported-speech"]
        analysis.findings = analysis.findings.filter { if case .payment = $0 { true } else { false } }
        analysis.findings.append(.extortion(found))
        let cover = try Self.words(analysis, "<header class=\"cover\">", "</header>")
        let n = try #require(found.slots[.demand]?.first?.n)
        #expect(
            cover.contains(
                "No demand joined to a threat was found. 1 weaker frame, D-1 \(Self.number(n)), because it is worded as"
            ))
        #expect(
            cover.contains(
                "1 payment claimed or recorded in talk without a demand: £300, claimed by A1 [")
        )
    }

    @Test("A demand that is joined to a threat and set lower is told as both, with its reason and its deadline")
    func weighedDown() throws {
        var (found, analysis) = try Self.demand { $0.tier = .e2 }
        found.demotions = ["group-banter"]
        analysis.findings = analysis.findings.filter { if case .payment = $0 { true } else { false } }
        analysis.findings.append(.extortion(found))
        let n = try #require(found.slots[.demand]?.first?.n)
        let reason = Phrases.demotion("group-banter", of: found)
        #expect(reason == "it was said in a group and nobody answered in words of alarm")
        let cover = try Self.words(analysis, "<header class=\"cover\">", "</header>")
        #expect(!cover.contains("No demand joined to a threat"))
        #expect(
            cover.contains(
                "No demand of tier E3 or E4 was found. 1 demand joined to a threat and set lower, because \(reason): D-1 £800"
            ))
        #expect(cover.contains("D-1 by 12 Jun 21:41 BST \(Self.number(n)) (set lower)"))
        let ledger = try Self.words(analysis, "id=\"demands\"", "</section>")
        #expect(
            ledger.contains(
                "tier E2 : 1 demand frame (a threat and a demand, with an audience, something held, a sum, a way to pay and a deadline; set lower, because \(reason))"
            ))
        let summary = try Self.words(analysis, "id=\"summary\"", "</section>")
        #expect(summary.contains("A demand joined to a threat, set lower by the rules, names a time: D-1 by 12 Jun"))
    }

    @Test("What the rules set aside is counted in no short place, and listed with why")
    func setAside() throws {
        var (found, analysis) = try Self.demand {
            let n = $0.slots[.threat]?.first?.n ?? 0
            $0.slots = [.seeming: [Citation(n: n, rule: "en.x.thr.share.01")]]
            ($0.tier, $0.amount, $0.deadline, $0.payees) = (.e1, nil, nil, [])
        }
        found.demotions = ["reported-speech"]
        analysis.findings = [.extortion(found)]
        let n = try #require(found.slots[.seeming]?.first?.n)
        let cover = try Self.words(analysis, "<header class=\"cover\">", "</header>")
        #expect(cover.contains("No demand was found by the rules that ran."))
        #expect(!cover.contains("D-1") && !cover.contains("weaker") && !cover.contains(Self.number(n)))
        let ledger = try Self.words(analysis, "id=\"demands\"", "</section>")
        #expect(ledger.contains("No demand was found by the rules that ran on") && ledger.contains("S-1 X1"))
        #expect(ledger.contains("Passages with words of a demand that the rules set aside"))
        #expect(ledger.contains("\(Self.number(n)) it is worded as reported speech"))
        #expect(!ledger.contains("tier E1"))
        let summary = try Self.words(analysis, "id=\"summary\"", "</section>")
        #expect(summary.contains("1 passage with words of a demand that the rules set aside: \(Self.number(n))."))
        let facts = SectionAcceptanceTests.plain(
            String(
                decoding: CaseReport(analysis, options: ReportOptions(templates: try TemplateSet())).summaryPage(),
                as: UTF8.self))
        #expect(!facts.contains("set aside") && !facts.contains(Self.number(n)))
    }

    @Test("Where a currency comes from stands behind the sum that does not name it")
    func currencies() throws {
        let (found, analysis) = try Self.demand {
            $0.amount = Money(value: "500.00", currency: "GBP")
            $0.currencyBasis = .talk
            let n = $0.slots[.demand]?.first?.n ?? 0
            $0.sums = [
                .init(n: n, amount: Money(value: "500.00", currency: "GBP"), currencyBasis: .talk),
                .init(n: n + 1, amount: Money(value: "300.00", currency: "USD"), currencyBasis: .talk),
                .init(n: n + 2, amount: Money(value: "500.00", currency: "GBP")),
            ]
        }
        let n = try #require(found.sums.first?.n)
        let ledger = try Self.words(analysis, "id=\"demands\"", "</section>")
        #expect(
            ledger.contains(
                """
                £500 \(Self.number(n + 2)), also without a currency \(Self.number(n)); $300 * \
                \(Self.number(n + 1))
                """))
        #expect(
            try Self.words(analysis, "<header class=\"cover\">", "</header>").contains(
                "D-1 £500 \(Self.number(n + 2)) and 1 further sum"))
        #expect(ledger.contains("* currency named elsewhere in the talk, not beside the number."))
    }

    @Test("A deadline that was put off is told with the last one")
    func putOff() throws {
        let (found, analysis) = try Self.demand {
            $0.laterDeadlines = [.init(n: 66, literal: "tomorrow noon", at: "2026-06-13T11:00:00Z")]
        }
        let n = try #require(found.deadline?.n)
        let told = "by 12 Jun 21:41 BST \(Self.number(n)), then by 13 Jun 12:00 BST \(Self.number(66))"
        #expect(try Self.words(analysis, "<header class=\"cover\">", "</header>").contains("D-1 \(told)"))
        #expect(try Self.words(analysis, "id=\"summary\"", "</section>").contains("D-1 \(told)"))
        #expect(
            try Self.words(analysis, "id=\"demands\"", "</section>").contains(
                "then “ tomorrow noon ”, by 13 Jun 12:00 BST \(Self.number(66))"))
    }

    @Test("Payments that state no sum are told once for an account")
    func paymentsWithoutSums() throws {
        var (_, analysis) = try Self.demand { _ in }
        for index in analysis.findings.indices {
            guard case .payment(var payment) = analysis.findings[index] else { continue }
            payment.amount = nil
            analysis.findings[index] = .payment(payment)
            payment.citation.n += 1
            analysis.findings.append(.payment(payment))
        }
        let cover = try Self.words(analysis, "<header class=\"cover\">", "</header>")
        #expect(cover.contains("no sum stated, claimed by A1 ["))
        #expect(cover.ranges(of: "no sum stated").count == 1)
    }

    @Test("The card of speed names both dates of a threat that measured wording dates earlier")
    func speedCard() throws {
        var analysis = ReportFixture.rich(showsFullContent: true)
        var measured: Int32 = 0
        var found: Escalation?
        for index in analysis.findings.indices {
            guard case .escalation(var course) = analysis.findings[index] else { continue }
            for step in course.steps.indices where course.steps[step].stage == .threat {
                measured = course.steps[step].citation.n - 1
                course.steps[step].citation = Citation(n: measured, rule: "en.wording.thr.3")
                found = course
            }
            analysis.findings[index] = .escalation(course)
        }
        let course = try #require(found)
        analysis.findings.append(
            .indicator(
                Indicator(
                    detector: "escalation-speed", revision: 1, level: .moderate, conversation: course.conversation,
                    account: course.account, target: course.target, citations: course.steps.map(\.citation),
                    measures: [Measure("active time to threat", 2248, "seconds")], innocentReadings: [])))
        let cards = try Self.words(analysis, "id=\"indicators\"", "</section>")
        #expect(
            cards.contains(
                "words of threat by measured wording \(Self.number(measured)), by the rules that a person wrote after"))
    }

    @Test("A course is dated by the first threat of a written rule; measured wording stands behind it, or alone")
    func measuredThreat() throws {
        var analysis = ReportFixture.rich(showsFullContent: true)
        var (measured, written): (Int32, Int32) = (0, 0)
        for index in analysis.findings.indices {
            switch analysis.findings[index] {
            case .escalation(var course):
                for step in course.steps.indices where course.steps[step].stage == .threat {
                    measured = course.steps[step].citation.n - 1
                    course.steps[step].citation = Citation(n: measured, rule: "en.wording.thr.3")
                }
                analysis.findings[index] = .escalation(course)
            case .extortion(let demand) where demand.frame == 1: written = demand.slots[.threat]?.first?.n ?? 0
            default: break
            }
        }
        let cover = try Self.words(analysis, "<header class=\"cover\">", "</header>")
        // The time is that of the rule; a reader of the cover alone is not left without the earlier message.
        let told = "\(Self.number(written)) (earlier by measured wording: \(Self.number(measured))"
        #expect(cover.contains(told) && cover.ranges(of: Self.number(measured)).count == 1)
        let section = try Self.words(analysis, "id=\"escalation\"", "</section>")
        #expect(
            section.contains("By measured wording alone, before the rules that a person wrote: words of threat after "))
        #expect(section.contains(Self.number(measured)))

        for index in analysis.findings.indices {
            guard case .extortion(var demand) = analysis.findings[index] else { continue }
            demand.slots[.threat] = []
            analysis.findings[index] = .extortion(demand)
        }
        #expect(try Self.words(analysis, "<header class=\"cover\">", "</header>").contains("(measured wording)"))
        #expect(!(try ReportTests.html(ReportFixture.rich())).contains("(measured wording)"))
    }

    @Test("A row of a context table says its day where that is another than the caption's")
    func daysOfContext() throws {
        var made = ReportFixture()
        made.accounts = ["Ann", "Ben"].map {
            Account(platform: .sms, identifiers: [.init(.displayName, $0)], isOwner: $0 == "Ann")
        }
        made.conversations = [Conversation(platform: .sms, kind: .direct)]
        made.say("good night", 0, ReportFixture.owner)
        made.say("good morning", 43_200, ReportFixture.other)
        var options = ReportOptions(templates: try TemplateSet())
        options.transcript = .whole
        let digest = CaseDigest(ReportFixture.plain(made.timeline), options: options)
        let table = digest.context(of: 2)
        try #require(table.rows.count == 2)
        #expect(table.rows[0].cells[1].pieces.first == .text("12 Jun"))
        #expect(table.rows[1].cells[1].pieces.first == .text("07:53:04"))
    }

    @Test("A way to pay without a payee is named in the ledger")
    func methods() throws {
        let (_, analysis) = try Self.demand {
            $0.methods = [.init(n: 61, name: "giftCard"), .init(n: 61, name: "crypto")]
        }
        let ledger = try Self.words(analysis, "id=\"demands\"", "</section>")
        #expect(ledger.contains("gift card") && !ledger.contains("crypto currency"))
    }

    @Test(
        "Each kind of identifier has a name, a letter and a line of the checklist",
        arguments: IdentifierMatch.Kind.allCases)
    func kinds(_ kind: IdentifierMatch.Kind) {
        let code = kind.rawValue
        #expect(Phrases.identifier(code) != code)
        #expect(Phrases.registerLetter(code) != "X")
        #expect(code == "username" || EvidenceChecklist.kinds.contains { $0.1.contains(code) })
    }
}
