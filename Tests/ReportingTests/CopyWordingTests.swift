// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

/// What a copy says of itself must be what it holds.
@Suite("What a copy says of itself")
struct CopyWordingTests {
    private static func produced(_ level: String, severe: Set<Int32>) -> CaseAnalysis {
        var analysis = ReportFixture.rich()
        analysis.severeMessages = severe
        analysis.redaction = RedactionRecord(
            level: level, parent: ReportFixture.digest, entries: [], hasSubjects: false, listed: 0)
        return analysis
    }

    private static func words(_ html: String, _ start: String, _ end: String = "</section>") -> String {
        SectionAcceptanceTests.plain(html.components(after: start, until: end).first ?? "")
    }

    @Test("A set without words is not called full text, on no sheet and in no section")
    func setWithoutWords() throws {
        let html = try ReportTests.html(Self.produced("R4", severe: []))
        #expect(html.contains("redaction R4 · words removed ·"))
        #expect(!html.lowercased().contains("full text"))
        #expect(Self.words(html, "<header class=\"cover\">", "</header>").contains("no words of the record"))
        #expect(Self.words(html, "id=\"readers-note\"").contains("The words of the record are not in this set"))
        #expect(!Self.words(html, "id=\"readers-note\"").contains("Wording stands in"))
        #expect(Self.words(html, "id=\"scope\"").contains("no wording of the record is in this set"))
    }

    @Test("Words of demands are said to be quoted where a demand is told and the set holds words")
    func quotedWords() throws {
        let told = "quote a few words of demands"
        let full = try ReportTests.html(ReportFixture.rich())
        #expect(
            Self.words(full, "id=\"support\"").contains(told) && Self.words(full, "id=\"readers-note\"").contains(told))
        #expect(!(try ReportTests.html(Self.produced("R4", severe: []))).contains(told))
        #expect(!(try ReportTests.html(ReportFixture.plain(.init()))).contains(told))
    }

    @Test("Where each event outside conversations is printed, there are no others")
    func noOthers() throws {
        var made = ReportFixture()
        made.accounts = ["A", "B"].map {
            Account(platform: .sms, identifiers: [.init(.displayName, $0)], isOwner: $0 == "A")
        }
        made.conversations = [Conversation(platform: .sms, kind: .direct)]
        made.say("hi", 0, ReportFixture.owner)
        made.add(
            .safety(SafetyAction(step: .blocked, other: ReportFixture.other)), after: 60, by: ReportFixture.owner,
            in: nil)
        let section = Self.words(try ReportTests.html(ReportFixture.plain(made.timeline)), "id=\"transcript\"")
        #expect(section.contains("1 printed here.") && !section.contains("the others in the timeline"))
        let many = Self.words(try ReportTests.html(ReportFixture.rich()), "id=\"transcript\"")
        #expect(many.contains("printed here, the others in the timeline"))
    }

    @Test("Sums that were removed are not said never to have been named")
    func sumsRemoved() throws {
        var analysis = Self.produced("R4", severe: [])
        analysis.findings = analysis.findings.map { finding in
            switch finding {
            case .extortion(var demand):
                (demand.amount, demand.sums) = (nil, [])
                return .extortion(demand)
            case .payment(var payment):
                payment.amount = nil
                return .payment(payment)
            default: return finding
            }
        }
        let html = try ReportTests.html(analysis)
        #expect(html.contains("sum removed (R4)"))
        #expect(!html.contains("a sum that this message does not tell"))
        #expect(!html.contains("not told in this message"))
        analysis.redaction = nil
        #expect(!(try ReportTests.html(analysis)).contains("removed (R4)"))
    }

    @Test("A set with labels says so; the full one is full")
    func labels() throws {
        #expect(try ReportTests.html(Self.produced("R2", severe: [])).contains("redaction R2 · text with labels ·"))
        var full = ReportFixture.rich()
        full.severeMessages = []
        #expect(try ReportTests.html(full).contains("redaction R0 · full text ·"))
    }

    @Test("A set of a level that removes severe wording offers no option that prints it")
    func removedSevere() throws {
        let set = Self.words(
            try ReportTests.html(Self.produced("R3", severe: [61])), "<header class=\"cover\">", "</header>")
        #expect(
            set.contains("is replaced by its category and length, as level R3 asks") && !set.contains("--content full"))
        let copy = Self.words(
            try ReportTests.html(Self.produced("R2", severe: [61])), "<header class=\"cover\">", "</header>")
        #expect(copy.contains("--content full") && !copy.contains("as level"))
    }

    @Test("Where no message is severe, none is told to be withheld or printed")
    func noneSevere() throws {
        var analysis = ReportFixture.rich()
        analysis.severeMessages = []
        let html = try ReportTests.html(analysis)
        #expect(Self.words(html, "id=\"redactions\"").contains("No message met the rule for severe wording."))
        #expect(Self.words(html, "id=\"decisions\"").contains("to be withheld, where any is met"))
        #expect(!html.contains("severe: text printed"))
    }

    @Test("A zone that nobody gave has no basis")
    func zone() throws {
        var analysis = ReportFixture.rich()
        (analysis.details.zone, analysis.details.zoneBasis) = (nil, "source")
        let told = Self.words(try ReportTests.html(analysis), "id=\"decisions\"")
        #expect(told.contains("not given; no source needed one"))
        #expect(!told.contains("not given source"))
    }

    @Test("A marking stands whole in the head of each sheet")
    func marking() throws {
        let marking =
            "OFFICIAL-SENSITIVE: a long marking for court use only, Operation Example, do not copy or forward"
        var analysis = ReportFixture.rich()
        analysis.details.marking = marking
        #expect(try ReportTests.html(analysis).contains("@top-left{content:\"\(marking)\";"))
    }

    @Test("Messages that the volumes hold are not told to be printed nowhere")
    func volumes() throws {
        var made = ReportFixture()
        made.accounts = ["A", "B"].map {
            Account(platform: .sms, identifiers: [.init(.displayName, $0)], isOwner: $0 == "A")
        }
        made.conversations = [
            Conversation(platform: .sms, kind: .direct), Conversation(platform: .sms, kind: .direct),
        ]
        for index in 0..<200 { made.say("line \(index)", Int64(index) * 60, Account.ID(Int32(index % 2))) }
        for index in 0..<7 {
            made.say("aside \(index)", Int64(index) * 60 + 20_000, ReportFixture.owner, ReportFixture.moved)
        }
        var analysis = ReportFixture.plain(made.timeline)
        analysis.findings = [
            .safeguarding(
                SafeguardingFlag(kind: .distress, citation: Citation(n: 100, rule: "x"), account: ReportFixture.owner))
        ]
        let html = try ReportTests.html(analysis) { $0.transcriptLimit = 50 }
        let cover = Self.words(html, "<header class=\"cover\">", "</header>")
        #expect(
            cover.contains(
                "21 of 207 messages printed here; 179 in transcript-001.html beside this report; 7 not printed"))
        let section = Self.words(html, "id=\"transcript\"")
        #expect(section.contains("The other 179 messages of these conversations stand in transcript-001.html"))
        #expect(section.contains("Not printed: 7 messages."))
        let none = try ReportTests.html(analysis) { ($0.transcriptLimit, $0.transcript) = (50, .excerpts) }
        #expect(Self.words(none, "id=\"transcript\"").contains("Not printed: 186 messages."))
    }

    @Test("Blanks alone are told, so that no cell looks as if its text were missing", arguments: ["   ", "\n\n"])
    func blanks(text: String) throws {
        var made = ReportFixture()
        made.accounts = [Account(platform: .sms, identifiers: [.init(.displayName, "A")], isOwner: true)]
        made.conversations = [Conversation(platform: .sms, kind: .direct)]
        made.say(text, 0, ReportFixture.owner)
        #expect(try ReportTests.html(ReportFixture.plain(made.timeline)).contains("[blanks alone]"))
    }
}
