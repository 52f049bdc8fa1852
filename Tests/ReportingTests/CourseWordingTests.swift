// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

/// What the first pages say of a start, of an addressee and of a base must be what the record holds.
@Suite("Starts, addressees and bases")
struct CourseWordingTests {
    /// A talk with a marked course: messages 1 to 4, of the third account the second.
    private static func analysis(
        people: [String] = ["Ann", "Ben"], at seconds: [Int64?] = [0, 60, 120, 180], level: Escalation.Level = .fast,
        elapsed: [Int64]? = [119, 121]
    ) -> CaseAnalysis {
        var made = ReportFixture()
        made.accounts = people.map {
            Account(platform: .sms, identifiers: [.init(.displayName, $0)], isOwner: $0 == "Ann")
        }
        made.conversations = [Conversation(platform: .sms, kind: people.count > 2 ? .group : .direct)]
        let writers = people.indices.map { Account.ID(Int32($0)) }
        for (index, time) in seconds.enumerated() {
            made.say("message \(index)", time, writers[index % writers.count])
        }
        let writer = made.timeline.entry(2).actor ?? ReportFixture.other
        var analysis = ReportFixture.plain(made.timeline)
        analysis.findings = [
            .escalation(
                Escalation(
                    conversation: ReportFixture.chat, account: writer, target: ReportFixture.owner,
                    start: people.count > 2 ? 2 : 1, isTruncated: false, truncationReason: nil,
                    steps: [
                        .init(
                            stage: .threat, citation: Citation(n: 2, rule: "x"), introducedBy: writer,
                            elapsedSeconds: elapsed, activeSeconds: 60, messages: 1),
                        .init(
                            stage: .demand, citation: Citation(n: 4, rule: "y"), introducedBy: writer,
                            elapsedSeconds: elapsed, activeSeconds: 120, messages: 3),
                    ], level: level, index: nil, percentile: nil)),
            .indicator(
                Indicator(
                    detector: "coercion-pattern", revision: 1, level: .strong, conversation: ReportFixture.chat,
                    account: writer, citations: [Citation(n: 2, rule: "x")], innocentReadings: ["Friends do."])),
        ]
        return analysis
    }

    private static func words(_ html: String, _ start: String, _ end: String) -> String {
        SectionAcceptanceTests.plain(html.components(after: start, until: end).first ?? "")
    }

    private static func cover(_ html: String) -> String { words(html, "<header class=\"cover\">", "</header>") }

    @Test("Where messages carry no time, the first that carries one is not called the first")
    func undatedMessages() throws {
        let html = try ReportTests.html(Self.analysis(at: [nil, nil, 0, 60]))
        #expect(Self.cover(html).contains("First message with a time"))
        #expect(Self.cover(html).contains("2 messages without a time"))
        #expect(Self.words(html, "id=\"summary\"", "</section>").contains("First message with a time"))
        #expect(!Self.cover(try ReportTests.html(Self.analysis())).contains("with a time"))
    }

    @Test("A group tells neither whom words address nor a first message between two")
    func group() throws {
        let html = try ReportTests.html(Self.analysis(people: ["Ann", "Ben", "Cat"], level: .notComputable))
        let cover = Self.cover(html)
        #expect(cover.contains("A2 in C1, a group: not computed"))
        #expect(!cover.contains("towards A1") && !cover.contains("first message ["))
        let section = Self.words(html, "id=\"escalation\"", "</section>")
        #expect(section.contains("A2 in C1, a group"))
        #expect(section.contains("A group does not tell whom words address:"))
        #expect(!section.contains("A first message"))
        #expect(section.contains("Not computable : no message of a group"))
        let two = Self.words(try ReportTests.html(Self.analysis()), "id=\"escalation\"", "</section>")
        #expect(two.contains("A2 towards A1") && two.contains("A first message"))
    }

    @Test("In a group the course of an account is told once, whoever wrote before its words")
    func groupOnce() throws {
        var analysis = Self.analysis(people: ["Ann", "Ben", "Cat"], level: .notComputable)
        guard case .escalation(var second) = try #require(analysis.findings.first) else { return }
        second.target = Account.ID(2)
        second.steps.removeFirst()
        second.start = 4
        analysis.findings.append(.escalation(second))
        let told = analysis.toldFindings.compactMap { if case .escalation(let course) = $0 { course } else { nil } }
        #expect(told.count == 1 && told[0].start == 2 && told[0].steps.map(\.citation.n) == [2, 4])
        #expect(told[0].steps.map(\.messages) == [0, 2] && told[0].steps[1].activeSeconds == 120)
        let html = try ReportTests.html(analysis)
        #expect(!Self.cover(html).contains("Other courses"))
        #expect(Self.words(html, "id=\"escalation\"", "</section>").contains("1 course of stages"))
        // Two accounts of a group have a course each.
        second.account = Account.ID(2)
        second.target = ReportFixture.other
        analysis.findings[analysis.findings.count - 1] = .escalation(second)
        #expect(analysis.toldFindings.count == analysis.findings.count)
    }

    @Test("A speed that is not computable has its reason beside it")
    func reasons() throws {
        let undated = try ReportTests.html(
            Self.analysis(at: [nil, nil, nil, nil], level: .notComputable, elapsed: nil))
        #expect(
            Self.words(undated, "id=\"escalation\"", "</section>").contains(
                "Not computable : messages of the course carry no time that can be compared."))
        #expect(Self.cover(undated).contains("not computed, since the first message ["))
    }

    @Test("The renderer of a PDF copy is named on the cover")
    func renderer() throws {
        let named = Self.cover(try ReportTests.html(Self.analysis()) { $0.renderer = "Chromium 156.0" })
        #expect(named.contains("Chromium 156.0"))
        // What the check of the text will find, the page cannot know.
        #expect(named.contains("the HTML file is the reference copy") && !named.contains("the same as"))
        #expect(!Self.cover(try ReportTests.html(Self.analysis())).contains("PDF copy"))
    }

    @Test("Of less weight is whoever wrote what a finding rests on, with the message; not who was written to")
    func lesser() throws {
        var analysis = Self.analysis(people: ["Ann", "Ben", "Cat", "Dan"])
        analysis.findings.append(
            .indicator(
                Indicator(
                    detector: "platform-move", revision: 1, level: .limited, conversation: ReportFixture.chat,
                    account: Account.ID(2), target: Account.ID(3), citations: [Citation(n: 3, rule: "z")],
                    innocentReadings: ["Friends do."])))
        let summary = Self.words(try ReportTests.html(analysis), "id=\"summary\"", "</section>")
        #expect(summary.contains("With findings of less weight: A3 [0003];"))
    }

    @Test("Requests, the densest stretch and texts that recur have messages of their own")
    func contacts() throws {
        var analysis = ReportFixture.rich()
        for index in analysis.findings.indices {
            guard case .contacts(var activity) = analysis.findings[index] else { continue }
            activity.requested = 60...75
            activity.citations.append(Citation(n: 70, rule: "stat.near-duplicate"))
            analysis.findings[index] = .contacts(activity)
        }
        let html = try ReportTests.html(analysis)
        let section = Self.words(html, "id=\"requests\"", "</section>")
        #expect(section.contains("Judged by contact requests [0001]"))
        #expect(section.contains("the densest stretch of approaches [0013]"))
        #expect(section.contains("first messages that repeat one text [0070]"))
        #expect(section.contains("60 contact requests sent, 75 at most: of 15 further contacts"))
        let cover = Self.cover(html)
        #expect(cover.contains("contact requests sent: 60 recorded, 75 at most, [0001]"))
        #expect(cover.contains("within one hour [0013]"))
    }

    @Test("First messages stand for requests with numbers of their own; one that is cited alone is told as one of them")
    func firstMessages() throws {
        var made = ReportFixture()
        made.accounts = (0...6).map {
            Account(platform: .sms, identifiers: [.init(.displayName, "P\($0)")], isOwner: $0 == 0)
        }
        made.conversations = (1...6).map {
            Conversation(platform: .sms, kind: .direct, title: nil, members: [ReportFixture.owner, .init(Int32($0))])
        }
        for index in 0..<6 {
            made.say("hi", Int64(index) * 200_000, ReportFixture.owner, Conversation.ID(Int32(index)))
            made.say("hello", Int64(index) * 200_000 + 60, .init(Int32(index + 1)), Conversation.ID(Int32(index)))
        }
        func section(_ count: Int, peak: Int) throws -> String {
            var analysis = ReportFixture.plain(made.timeline)
            analysis.findings = [
                .contacts(
                    ContactActivity(
                        account: ReportFixture.owner, basis: .firstMessages, requested: count...count,
                        peak: .init(windowSeconds: 3600, count: peak, from: "2026-06-12T18:53:04Z"), level: .elevated,
                        citations: [Citation(n: 1, rule: "stat.requests-per-hour")]))
            ]
            return Self.words(try ReportTests.html(analysis), "id=\"requests\"", "</section>")
        }
        let all = try section(6, peak: 1)
        #expect(all.contains("Judged by first messages in new conversations [0001]"))
        for n in ["[0003]", "[0009]", "[0011]"] { #expect(all.contains(n)) }
        #expect(try section(6, peak: 3).contains("the densest stretch of first messages [0001]"))
        #expect(try section(5, peak: 1).contains("first messages in new conversations, among them [0001]."))
    }

    @Test("Reasons stand in one order, whose words they are first, and none is dropped without a word")
    func reasonsInOrder() {
        func reasons(_ codes: [String]) -> String {
            Phrases.reasons([
                ExtortionDemand(
                    tier: .e1, conversation: ReportFixture.chat, account: ReportFixture.other,
                    target: ReportFixture.owner, frame: 1, slots: [:], demotions: codes)
            ])
        }
        #expect(
            reasons(["no-threat", "laughter", "reported-speech"])
                == reasons(["reported-speech", "no-threat", "laughter"]))
        #expect(reasons(["no-threat", "reported-speech"]).hasPrefix("it is worded as reported speech; "))
        let many = ["scattered", "no-threat", "no-demand", "no-alarm", "laughter", "banter", "game", "debt"]
        #expect(reasons(many).hasPrefix("words of a debt,") && reasons(many).hasSuffix("; and 2 further reasons"))
    }

    @Test("A payment stands once among demands over time: behind the one that began last before it")
    func payments() throws {
        var analysis = ReportFixture.rich()
        var last: Int32 = 0
        for index in analysis.findings.indices {
            guard case .extortion(var demand) = analysis.findings[index] else { continue }
            demand.isPaid = true
            last = max(last, demand.slots.values.joined().map(\.n).max() ?? 0)
            analysis.findings[index] = .extortion(demand)
        }
        for index in analysis.findings.indices {
            guard case .payment(var payment) = analysis.findings[index] else { continue }
            payment.citation.n = last
            analysis.findings[index] = .payment(payment)
        }
        let options = ReportOptions(templates: try TemplateSet())
        let drawing = try #require(LedgerFigure(digest: CaseDigest(analysis, options: options)).figure).drawing
        // One diamond for the payment, one in the key.
        #expect(drawing.split(separator: "Z\"", omittingEmptySubsequences: false).count - 1 == 2)
    }

    @Test("The words of both sides have labels of their own beside an indicator of asking on")
    func labels() throws {
        var analysis = Self.analysis()
        analysis.findings.append(
            .indicator(
                Indicator(
                    detector: "persistence-after-refusal", revision: 1, level: .moderate,
                    conversation: ReportFixture.chat, account: ReportFixture.other, target: ReportFixture.owner,
                    citations: [Citation(n: 3, rule: "en.g.neg.no.01"), Citation(n: 4, rule: "en.g.img.ask.01")],
                    innocentReadings: ["Friends do."])))
        let labels = FindingIndex(analysis).labels
        #expect(labels[3]?.map(\.name) == ["refusal"])
        #expect(labels[4]?.map(\.name).contains("request or coaxing after refusal") == true)
    }
}
