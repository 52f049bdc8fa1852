// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

@Suite("Case report")
struct ReportTests {
    static func html(_ analysis: CaseAnalysis, _ change: (inout ReportOptions) -> Void = { _ in }) throws -> String {
        var options = ReportOptions(templates: try TemplateSet())
        change(&options)
        return String(decoding: try CaseReport(analysis, options: options).html(), as: UTF8.self)
    }

    @Test("The same analysis gives the same bytes")
    func isDeterministic() throws {
        let first = try Self.html(ReportFixture.rich())
        let second = try Self.html(ReportFixture.rich())
        #expect(first == second)
    }

    @Test("Each printed message has one row, and each link ends at one")
    func linksResolve() throws {
        let html = try Self.html(ReportFixture.rich())
        let rows = html.components(after: "<tr id=\"m", until: "\"")
        #expect(Set(rows).count == rows.count)
        let links = html.components(after: "href=\"#m", until: "\"").filter { $0.first?.isNumber == true }
        #expect(!links.isEmpty)
        #expect(Set(links).subtracting(rows).isEmpty)
        let ids = html.components(after: " id=\"", until: "\"")
        #expect(Set(ids).count == ids.count)
        let targets = html.components(after: "href=\"#", until: "\"")
        #expect(Set(targets).subtracting(ids).isEmpty)
    }

    @Test("Severe text is withheld wherever it could stand, and printed on request")
    func withholds() throws {
        let withheld = try Self.html(ReportFixture.rich())
        #expect(!withheld.contains("intimate image request]"))
        #expect(!withheld.contains("Prove you trust me"))
        #expect(withheld.contains("the text of 2 messages is replaced"))
        let full = try Self.html(ReportFixture.rich(showsFullContent: true))
        #expect(full.contains("Prove you trust me"))
        #expect(!full.contains("class=\"ph\""))
    }

    @Test("A case without events still gives every section")
    func isCompleteWhenEmpty() throws {
        let html = try Self.html(ReportFixture.plain(Timeline()))
        for name in SectionName.allCases { #expect(html.contains("id=\"\(name.rawValue)\" aria-labelledby")) }
        #expect(html.contains("none gave an indicator"))
    }

    @Test("Sections of one part stand together, in the order of print")
    func parts() {
        #expect(PartName.allCases.flatMap(\.sections) == SectionName.allCases)
    }

    @Test("Records that do not add up give no report")
    func refusesUnbalancedCoverage() throws {
        var analysis = ReportFixture.plain(Timeline())
        analysis.coverage = [
            CoverageRecord(exhibit: "a", records: 5, parsed: 3, skipped: 1, unknown: 0, skippedBy: [:])
        ]
        #expect(throws: ReportError.coverageUnbalanced(0)) { try Self.html(analysis) }
    }

    @Test("Long conversations are printed in excerpts, and the rest is counted")
    func shortens() throws {
        var made = ReportFixture()
        made.accounts = [
            Account(platform: .sms, identifiers: [.init(.displayName, "A")], isOwner: true),
            Account(platform: .sms, identifiers: [.init(.displayName, "B")], isOwner: false),
        ]
        made.conversations = [Conversation(platform: .sms, kind: .direct)]
        for index in 0..<200 { made.say("line \(index)", Int64(index) * 60, Account.ID(Int32(index % 2))) }
        var analysis = ReportFixture.plain(made.timeline)
        analysis.findings = [
            .safeguarding(
                SafeguardingFlag(kind: .distress, citation: Citation(n: 100, rule: "x"), account: ReportFixture.owner))
        ]
        let html = try Self.html(analysis) { $0.transcriptLimit = 50 }
        #expect(html.components(after: "<tr id=\"m", until: "\"").count == 21)
        #expect(html.contains("Printed: 21 of 200 messages"))
        #expect(html.contains("The other 179 messages of these conversations stand in <a"))
        #expect(html.contains("89 events of this conversation not printed here"))
        let whole = try Self.html(analysis)
        #expect(whole.components(after: "<tr id=\"m", until: "\"").count == 200)
    }

    @Test("Size is bounded by what is printed, not by the messages of the case")
    func isBounded() throws {
        var made = ReportFixture()
        made.accounts = (0..<500).map {
            Account(
                platform: .whatsapp, identifiers: [.init(.displayName, String(repeating: "Name\($0) ", count: 12))],
                isOwner: $0 == 0)
        }
        made.conversations = [Conversation(platform: .whatsapp, kind: .group, title: "many")]
        for index in 0..<6000 {
            made.say("line \(index) secret", Int64(index) * 3600, Account.ID(Int32(index % 500)))
        }
        var analysis = ReportFixture.plain(made.timeline)
        analysis.findings = (0..<6000).map { index in
            .indicator(
                Indicator(
                    detector: "platform-move", revision: 1, level: .limited, conversation: ReportFixture.chat,
                    account: ReportFixture.owner, citations: [Citation(n: Int32(index / 40 * 40 + 1), rule: "x")],
                    innocentReadings: ["Reading \(index % 3)."]))
        }
        let html = try Self.html(analysis) { $0.transcriptLimit = 500 }
        #expect(html.utf8.count < 4_000_000)
        #expect(html.contains(" messages of these conversations stand in <a"))
        #expect(MarkupCheck(html).faults.isEmpty)
    }

    @Test("A minute’s precision shows no seconds, an unknown zone no instant")
    func printsPrecision() throws {
        let clock = ReportClock(zone: "Europe/London", from: ReportFixture.start, to: ReportFixture.start)
        let minute = Timestamp(microseconds: ReportFixture.start, precision: .minute, zone: .utc, literal: "")
        #expect(Moment(minute, clock: clock).full == "2026-06-12 18:53Z (19:53 BST, to the minute)")
        let wall = Timestamp(microseconds: ReportFixture.start, precision: .second, zone: .unknown, literal: "")
        #expect(Moment(wall, clock: clock).utc == nil)
        #expect(Moment(wall, clock: clock).full == "2026-06-12 18:53:04 (wall clock, zone not known)")
        let later = Timestamp(
            microseconds: ReportFixture.start + 600_000_000, precision: .minute, zone: .utc, literal: "")
        #expect(Moment.elapsed(from: minute, to: later)?.text == "9 to 11 min")
        #expect(Moment.elapsed(from: wall, to: later) == nil)
    }

    @Test("A duration is the difference of the seconds that are printed")
    func subtractsWhatIsPrinted() {
        let at = { (milliseconds: Int64) in
            Timestamp(
                microseconds: ReportFixture.start + milliseconds * 1000, precision: .millisecond, zone: .utc,
                literal: "")
        }
        // 00.950 → 07.120 is printed as 0 → 7.
        #expect(Moment.elapsed(from: at(950), to: at(7120))?.text == "7 s")
        #expect(Moment.elapsed(from: at(20), to: at(83_990))?.text == "1 min 23 s")
        #expect(Moment.elapsed(from: at(7120), to: at(950)) == nil)
    }

    @Test(
        "A number of seconds is printed in words",
        arguments: [
            (207, 207, "3 min 27 s"), (3780, 3900, "63 to 65 min"), (20, 80, "20 to 80 s"),
            (43_000, 47_000, "11 to 14 h"),
            (300_000, 400_000, "3 to 5 days"), (90_061, 90_061, "1 day 1 h 1 min"),
        ])
    func printsElapsed(_ shortest: Int64, _ longest: Int64, _ words: String) {
        #expect(Elapsed(shortest: shortest, longest: longest).text == words)
    }

    @Test("The report carries its policy, no script, no link outside and no handler")
    func isSelfContained() throws {
        let html = try Self.html(ReportFixture.rich())
        #expect(html.contains("default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'"))
        let lower = html.lowercased()
        #expect(!lower.contains("<script"))
        #expect(!lower.contains("<details"))
        #expect(!lower.contains("href=\"http"))
        #expect(!lower.contains("src="))
        #expect(lower.components(after: "<", until: ">").allSatisfy { !$0.contains(" on") || !$0.contains("\" on") })
    }
}

extension String {
    /// The texts between two marks.
    func components(after start: String, until end: String) -> [String] {
        var found: [String] = []
        var rest = self[...]
        while let opening = rest.firstRange(of: start) {
            rest = rest[opening.upperBound...]
            guard let closing = rest.firstRange(of: end) else { break }
            found.append(String(rest[..<closing.lowerBound]))
            rest = rest[closing.upperBound...]
        }
        return found
    }
}
