// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

/// A case of several demanders tells each of them, and what each orders in its own words.
@Suite("Several courses")
struct OtherCourseTests {
    /// So many accounts that each threaten the owner and demand 20 and 50 seconds after their first message.
    private static func analysis(_ demanders: Int, undated: Bool = false) -> CaseAnalysis {
        var made = ReportFixture()
        made.accounts = (0...demanders).map {
            Account(platform: .sms, identifiers: [.init(.displayName, "P\($0)")], isOwner: $0 == 0)
        }
        made.conversations = (0..<demanders).map { _ in Conversation(platform: .sms, kind: .direct) }
        var findings: [Finding] = []
        for index in 0..<demanders {
            let (writer, talk) = (Account.ID(Int32(index + 1)), Conversation.ID(Int32(index)))
            let begin = Int64(index) * 3600
            let first = made.say("hello", begin, writer, talk)
            let threat = made.say("do as i say or your friends see this", begin + 20, writer, talk)
            let isUndated = undated && index == 1
            let demand = made.say("stay on the line now", isUndated ? nil : begin + 50, writer, talk)
            let step = { (stage: Escalation.Stage, n: Int32, seconds: [Int64]?) in
                Escalation.Step(
                    stage: stage, citation: Citation(n: n, rule: "x"), introducedBy: writer, elapsedSeconds: seconds,
                    activeSeconds: seconds?.first, messages: 1)
            }
            findings.append(
                .escalation(
                    Escalation(
                        conversation: talk, account: writer, target: ReportFixture.owner, start: first,
                        isTruncated: false, truncationReason: nil,
                        steps: [step(.threat, threat, [19, 21]), step(.demand, demand, isUndated ? nil : [49, 51])],
                        level: .veryFast, index: nil, percentile: nil)))
            findings.append(
                .extortion(
                    ExtortionDemand(
                        tier: .e3, conversation: talk, account: writer, target: ReportFixture.owner, frame: 1,
                        slots: [
                            .threat: [Citation(n: threat, rule: "en.x.thr.or-else.01", span: 12..<35)],
                            .demand: [Citation(n: demand, rule: "en.x.demo.stay.01", span: 0..<16)],
                        ], amount: nil, deadline: nil)))
        }
        var analysis = ReportFixture.plain(made.timeline)
        analysis.findings = findings
        for index in analysis.findings.indices {
            guard case .extortion(var found) = analysis.findings[index] else { continue }
            found.wants = [.act]
            analysis.findings[index] = .extortion(found)
        }
        return analysis
    }

    private static func words(_ html: String, _ start: String, _ end: String) -> String {
        SectionAcceptanceTests.plain(html.components(after: start, until: end).first ?? "")
    }

    private static func cover(_ html: String) -> String { words(html, "<header class=\"cover\">", "</header>") }

    @Test("Each account that demands is timed, on the cover two beside the first and how many more")
    func each() throws {
        let two = Self.cover(try ReportTests.html(Self.analysis(2)))
        #expect(
            two.contains(
                "Other courses: A3 towards A1, words of threat after 20 s [0005], words of demand after 50 s [0006]."))
        let five = try ReportTests.html(Self.analysis(5))
        #expect(Self.cover(five).contains("; and 2 more, section 9."))
        let summary = Self.words(five, "id=\"summary\"", "</section>")
        for account in ["A3", "A4", "A5", "A6"] { #expect(summary.contains("\(account) towards A1, words of threat")) }
        #expect(!Self.cover(try ReportTests.html(Self.analysis(1))).contains("Other courses"))
    }

    @Test("A stage without a time is told without one, in the chart for the reason that the table gives")
    func undated() throws {
        let html = try ReportTests.html(Self.analysis(2, undated: true))
        #expect(Self.cover(html).contains("words of threat after 20 s [0005], words of demand [0006]"))
        let charts = html.components(after: "<svg", until: "</svg>").filter { $0.contains("time not recorded") }
        #expect(charts.count == 1)
        #expect(!html.contains("clocks cannot be compared"))
    }

    @Test("What is ordered is told in the words of the order, and by its number alone where they are withheld")
    func orders() throws {
        var analysis = Self.analysis(1)
        #expect(
            Self.cover(try ReportTests.html(analysis)).contains(
                "D-1 to stay in contact, “ stay on the line ” [0003], no sum named"))
        analysis.severeMessages = [3]
        let withheld = Self.cover(try ReportTests.html(analysis))
        #expect(withheld.contains("D-1 to stay in contact [0003], no sum named"))
        #expect(!withheld.contains("stay on the line"))
    }

    @Test(
        "An order says what it is for, as far as its rule tells",
        arguments: [
            ("en.x.demo.silence.01", "silence, “ stay on the line ”"),
            ("en.x.demo.meet.01", "a meeting, “ stay on the line ”"),
            ("en.x.demo.credentials.01", "access data, “ stay on the line ”"),
        ])
    func kinds(rule: String, told: String) throws {
        var analysis = Self.analysis(1)
        for index in analysis.findings.indices {
            guard case .extortion(var found) = analysis.findings[index] else { continue }
            found.slots[.demand] = [Citation(n: 3, rule: rule, span: 0..<16)]
            analysis.findings[index] = .extortion(found)
        }
        #expect(Self.cover(try ReportTests.html(analysis)).contains("D-1 \(told) [0003], no sum named"))
    }

    @Test("An order ends where its threat begins, and stands beside a sum with its own message")
    func orderBesideSum() throws {
        var analysis = Self.analysis(1)
        for index in analysis.findings.indices {
            guard case .extortion(var found) = analysis.findings[index] else { continue }
            found.slots[.pressure] = [Citation(n: 2, rule: "en.x.demo.obey.01", span: 0..<20)]
            found.slots[.demand] = []
            found.slots[.condition] = [Citation(n: 2, rule: "en.x.cond.or-else.01", span: 12..<14)]
            found.amount = Money(value: "50.00", currency: "GBP")
            found.wants = [.money, .act]
            analysis.findings[index] = .extortion(found)
        }
        let html = try ReportTests.html(analysis)
        #expect(Self.cover(html).contains("; besides, an act, “ do as i say ” [0002]"))
    }
}
