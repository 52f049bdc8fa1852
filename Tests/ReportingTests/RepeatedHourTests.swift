// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

@Suite("A time in an hour that clocks repeat")
struct RepeatedHourTests {
    /// 2025-10-26 00:40:00Z, 01:40 on a clock of London.
    private static let start: Int64 = 1_761_439_200_000_000
    private static let clock = ReportClock(zone: "Europe/London", from: start, to: start + 86_400_000_000)

    private static func moment(_ latest: Int64?, _ zone: Timestamp.Zone = .declared) -> Moment {
        Moment(
            Timestamp(
                microseconds: start, latest: latest.map { start + $0 * 1_000_000 }, precision: .minute, zone: zone,
                literal: ""), clock: clock)
    }

    @Test("is told with both instants")
    func bothInstants() {
        let moment = Self.moment(3600)
        #expect(moment.utc == "00:40Z or 01:40Z")
        #expect(moment.spoken == "26 October 2025, 01:40 BST or 01:40 GMT (min)")
        #expect(moment.full == "2025-10-26 00:40Z or 01:40Z (01:40 BST or 01:40 GMT, to the minute)")
        #expect(moment.brief == "26 Oct 2025 01:40 BST or 01:40 GMT")
        #expect(moment.toTheMinute == "26 Oct 01:40 BST or 01:40 GMT")
        #expect(moment.clockTime == "01:40 BST or 01:40 GMT" && Self.moment(nil).clockTime == "01:40")
    }

    /// A course over the night of the change: a request at 00:50, a threat at 01:10 of either hour, a demand at 02:10 GMT.
    private static func analysis(behind: Int = 0) -> CaseAnalysis {
        var made = ReportFixture()
        made.accounts = ["Ann", "Ben"].map {
            Account(platform: .sms, identifiers: [.init(.displayName, $0)], isOwner: $0 == "Ann")
        }
        made.conversations = [Conversation(platform: .sms, kind: .direct)]
        // Seconds from the fixture's start to 2025-10-26T00:10:00Z.
        let night = (start - 1_800_000_000 - ReportFixture.start) / 1_000_000
        let says = { (made: inout ReportFixture, text: String, at: Int64, latest: Int64?) in
            made.add(
                .message(Message(text: text)), after: night + at, by: ReportFixture.other, in: ReportFixture.chat,
                precision: .minute, zone: .declared, latest: latest.map { night + $0 })
        }
        let first = says(&made, "hello", -1200, nil)
        let threat = says(&made, "do as i say", 0, 3600)
        let demand = says(&made, "pay now", 7200, nil)
        for index in 0..<behind { _ = says(&made, "later \(index)", 9000 + Int64(index) * 60, nil) }
        var analysis = ReportFixture.plain(made.timeline)
        let step = { (stage: Escalation.Stage, n: Int32) in
            Escalation.Step(
                stage: stage, citation: Citation(n: n, rule: "x"), introducedBy: ReportFixture.other,
                elapsedSeconds: [60, 120], activeSeconds: 60, messages: 1)
        }
        analysis.findings = [
            .escalation(
                Escalation(
                    conversation: ReportFixture.chat, account: ReportFixture.other, target: ReportFixture.owner,
                    start: first, isTruncated: false, truncationReason: nil,
                    steps: [step(.threat, threat), step(.demand, demand)], level: .fast, index: nil, percentile: nil)),
            .extortion(
                ExtortionDemand(
                    tier: .e4, conversation: ReportFixture.chat, account: ReportFixture.other,
                    target: ReportFixture.owner, frame: 1,
                    slots: [.threat: [Citation(n: threat, rule: "x")], .demand: [Citation(n: demand, rule: "x")]],
                    deadline: .init(
                        n: threat, literal: "20 minutes", at: "2025-10-26T00:30:00Z", atLatest: "2025-10-26T01:30:00Z"),
                    isPaid: true)),
            .payment(
                PaymentRecord(
                    citation: Citation(n: demand, rule: "x"), account: ReportFixture.other, isClaimed: true,
                    amount: nil,
                    method: nil)),
        ]
        return analysis
    }

    @Test("is drawn with both instants on an axis that knows of both hours")
    func drawn() throws {
        let digest = CaseDigest(Self.analysis(), options: ReportOptions(templates: try TemplateSet()))
        let course = CourseFigure(digest: digest)
        let figure = try #require(course.figure)
        #expect(figure.drawing.contains(" BST<") && figure.drawing.contains(" GMT<"))
        let told = figure.subline?.pieces.map { "\($0)" }.joined() ?? ""
        #expect(told.contains("A bar: the clock showed that time twice"))
        #expect(!told.contains("left out"))
        let cells = course.rows.flatMap(\.cells).map { "\($0)" }.joined()
        #expect(cells.contains("01:10 BST or 01:10 GMT"))
        let ledger = try #require(LedgerFigure(digest: digest).figure)
        // One deadline, at either of two instants.
        #expect(ledger.drawing.ranges(of: "<circle").count == 3)
        #expect(ledger.drawing.contains(" GMT<"))
    }

    @Test("An axis that ends with the last stage says how many messages it leaves out")
    func leftOut() throws {
        let digest = CaseDigest(Self.analysis(behind: 24), options: ReportOptions(templates: try TemplateSet()))
        let told = CourseFigure(digest: digest).figure?.subline?.pieces.map { "\($0)" }.joined() ?? ""
        #expect(told.contains("24 later messages") && told.contains(" left out."))
    }

    @Test("An interval is no choice of two, and one instant is told once")
    func others() {
        #expect(Self.moment(5 * 3600).utc == "00:40Z to 05:40Z")
        #expect(Self.moment(nil).spoken == "26 October 2025, 01:40 BST (min)")
        #expect(Self.moment(0).utc == "00:40Z")
    }
}

@Suite("Names of emoji sequences")
struct EmojiSequencesTests {
    @Test(
        "One picture has one name",
        arguments: [
            ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "flag: England"), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", "flag: Scotland"), ("🏴󠁧󠁢󠁷󠁬󠁳󠁿", "flag: Wales"),
            ("🏴󠁵󠁳󠁴󠁸󠁿", "flag: part of a country, code ustx"), ("1️⃣", "keycap: 1"), ("🍋‍🟩", "lime"), ("😶‍🌫️", "face in clouds"),
            ("🏴", nil), ("👩‍💻", nil), ("😂", nil),
        ] as [(Character, String?)])
    func names(character: Character, name: String?) {
        #expect(EmojiSequences.name(of: character) == name)
    }
}
