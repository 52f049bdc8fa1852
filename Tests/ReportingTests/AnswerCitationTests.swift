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
        let told = "\(brief), other words of time \(Self.number(before))"
        #expect(try Self.words(analysis, "<header class=\"cover\">", "</header>").contains("D-1 \(brief); D-2"))
        #expect(try Self.words(analysis, "id=\"summary\"", "</section>").contains("D-1 \(told)"))
        #expect(try Self.words(analysis, "id=\"demands\"", "</section>").contains(told))
    }

    @Test("A payment in talk without a demand, and a frame of less weight, are told with their messages")
    func paymentsAndFrames() throws {
        var (found, analysis) = try Self.demand { $0.tier = .e1 }
        found.demotions = ["reported-speech"]
        analysis.findings = analysis.findings.filter { if case .payment = $0 { true } else { false } }
        analysis.findings.append(.extortion(found))
        let cover = try Self.words(analysis, "<header class=\"cover\">", "</header>")
        let n = try #require(found.slots[.demand]?.first?.n)
        #expect(
            cover.contains(
                "No demand joined to a threat (tier E3 or E4) was found. 1 weaker frame, D-1 \(Self.number(n)) (worded as"
            ))
        #expect(
            cover.contains(
                "1 payment claimed or recorded in talk without a demand: £300, claimed by A1 [")
        )
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
        #expect(!cover.contains(Self.number(measured)) && cover.contains(Self.number(written)))
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
