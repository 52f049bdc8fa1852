// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

@Suite("Ordinary talk")
struct OrdinaryTalkTests {
    /// Two accounts who ask for a picture of something and share a bill.
    private static func analysis(_ change: (inout CaseAnalysis) -> Void = { _ in }) -> CaseAnalysis {
        var made = ReportFixture()
        made.accounts = ["Ann", "Ben"].map {
            Account(platform: .sms, identifiers: [.init(.displayName, $0)], isOwner: $0 == "Ann")
        }
        made.conversations = [Conversation(platform: .sms, kind: .direct)]
        made.say("your share is 40", 0, ReportFixture.other)
        made.say("send me a pic of those boots", 300, ReportFixture.other)
        made.say("here", 360, ReportFixture.owner)
        var analysis = ReportFixture.plain(made.timeline)
        analysis.findings = [.escalation(course)]
        change(&analysis)
        return analysis
    }

    private static let course = Escalation(
        conversation: ReportFixture.chat, account: ReportFixture.other, target: ReportFixture.owner, start: 1,
        isTruncated: false, truncationReason: nil,
        steps: [
            .init(
                stage: .demand, citation: Citation(n: 1, rule: "x"), introducedBy: ReportFixture.other,
                elapsedSeconds: [0, 1], activeSeconds: 0, messages: 0),
            .init(
                stage: .imageRequest, citation: Citation(n: 2, rule: "y"), introducedBy: ReportFixture.other,
                elapsedSeconds: [299, 301], activeSeconds: 300, messages: 1),
        ], level: .fast, index: 0.6, percentile: 30)

    private static func indicator(_ detector: String, _ level: Indicator.Level) -> Finding {
        .indicator(
            Indicator(
                detector: detector, revision: 1, level: level, conversation: ReportFixture.chat,
                account: ReportFixture.other, target: ReportFixture.owner, citations: [Citation(n: 2, rule: "y")],
                innocentReadings: ["Friends do."]))
    }

    @Test("Words of a stage alone are no course: no times, no chart, no pressure")
    func isNotTold() throws {
        let html = try ReportTests.html(Self.analysis())
        #expect(html.contains("No course of pressure to time."))
        #expect(html.contains("Pairs with words of a stage"))
        #expect(!html.contains("class=\"keynums\""))
        #expect(!html.contains("Elapsed time to each stage"))
        #expect(!html.contains("intimate image asked for"))
    }

    @Test("A moderate indicator makes the summary tell the course, a strong one of pressure marks it")
    func standings() {
        let standing = { (findings: [Finding]) in
            CourseStandings([.escalation(Self.course)] + findings).standing(of: Self.course)
        }
        #expect(standing([]) == .ordinary)
        #expect(standing([Self.indicator("escalation-speed", .limited)]) == .ordinary)
        #expect(standing([Self.indicator("platform-move", .strong)]) == .weak)
        #expect(standing([Self.indicator("secrecy-and-isolation", .moderate)]) == .weak)
        #expect(standing([Self.indicator("coercion-pattern", .strong)]) == .marked)
        let leading = { (findings: [Finding]) in CourseStandings([.escalation(Self.course)] + findings).leading }
        #expect(leading([Self.indicator("secrecy-and-isolation", .moderate)]) == nil)
        #expect(leading([Self.indicator("coercion-pattern", .strong)]) == Self.course)
        #expect(CourseStandings([Self.indicator("platform-move", .strong)]).accountsOfPressure.isEmpty)
        #expect(
            CourseStandings([Self.indicator("contacts-claim", .strong)]).accountsOfPressure == [ReportFixture.other])
    }

    @Test("A moderate indicator gives no durations and no speed, also where the investigator named the account")
    func weakIsNotTimed() throws {
        let html = try ReportTests.html(
            Self.analysis { analysis in
                analysis.findings.append(Self.indicator("secrecy-and-isolation", .moderate))
                analysis.subjects = [ReportFixture.other]
            })
        #expect(html.contains("No course of pressure to time."))
        #expect(html.contains("no speed is given"))
        #expect(!html.contains("class=\"keynums\""))
        #expect(!html.contains("Speed: "))
    }

    @Test("A summary times what the account of a course says, and not its echo in the other’s words")
    func timesOneSide() throws {
        let html = try ReportTests.html(
            Self.analysis { analysis in
                var course = Self.course
                course.steps[0].introducedBy = ReportFixture.owner
                analysis.findings = [.escalation(course), Self.indicator("coercion-pattern", .strong)]
            })
        #expect(html.contains("picture or camera asked for after"))
        #expect(!html.contains("words of demand after") && !html.contains("words of demand in it"))
    }

    @Test("A marked course is told with its times and its account")
    func isTold() throws {
        let html = try ReportTests.html(
            Self.analysis { $0.findings.append(Self.indicator("coercion-pattern", .strong)) })
        #expect(html.contains("class=\"keynums\""))
        #expect(html.contains("Elapsed time to each stage, A2 towards A1"))
    }

    @Test("Measures are told with a unit that fits, and stages by name")
    func measures() {
        #expect(Phrases.told(Measure("messages", 1, "messages")) == "1 message")
        #expect(Phrases.told(Measure("acceptance", 0.25, "share")) == "acceptance: 25%")
        #expect(Phrases.told(Measure("approached", 1, "people")) == "approached: 1 person")
        #expect(
            Phrases.told(Measure("active time to imageRequest", 231, "seconds"))
                == "active time to picture or camera asked for: 3 min 51 s")
    }

    @Test("Paths are told below the folder that they share, and whole where they share none")
    func folders() {
        let folder = CommonFolder(["input/export/a/1.json", "input/export/b/2.json"])
        #expect(folder.prefix == "input/export/")
        #expect(folder.rest(of: "input/export/a/1.json") == Prose(.evidence("a/1.json")))
        #expect(folder.rest(of: "elsewhere/1.json") == Prose(.evidence("elsewhere/1.json")))
        #expect(CommonFolder(["input/export/a.json"]).told == nil)
        #expect(CommonFolder(["export.zip", "export.zip!a/b.json"]).told == nil)
        #expect(CommonFolder(["export.zip!a/b.json", "export.zip!a/c.json"]).prefix == "export.zip!a/")
    }

    @Test("Each sheet has a number under the exhibit’s mark")
    func sheetNumbers() throws {
        let html = try ReportTests.html(Self.analysis { $0.details.exhibit = "ABC/1\"}" })
        #expect(html.contains("\"ABC1-\" counter(page,sheet)"))
        let bare = Self.analysis { ($0.details.exhibit, $0.details.reference) = (nil, nil) }
        #expect(try !ReportTests.html(bare).contains("counter(page,sheet)"))
    }
}
