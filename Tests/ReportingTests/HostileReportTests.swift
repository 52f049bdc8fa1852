// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

/// Whatever stands in the evidence, it is printed as text.
@Suite("Hostile evidence")
struct HostileReportTests {
    static let mark = "Q7z"
    static let payloads = [
        "<script>Q7z</script>", "Q7z\" onmouseover=\"x", "'><img src=x onerror=Q7z>", "{{css}}Q7z{{{css}}}",
        "&lt;Q7z&amp;",
        "</style></title><script>Q7z", "<!--Q7z", "]]>Q7z", "https://example.com/Q7z",
        // A mark that joins the sign before or behind it into one grapheme.
        "<\u{301}script>Q7z", "\u{600}<script>Q7z", "\u{110BD}<script>Q7z", "Q7z\"\u{301} onfocus=\"x",
        "Q7z&\u{200D}lt;",
        "\u{600}\"Q7z", "\u{600}&Q7z", "a\r\n<b>Q7z",
        "Q7z\u{0}\u{1}\u{1B}[31m\u{7F}\u{85}", "\u{202E}Q7z\u{2066}\u{2069}\u{200B}\u{FEFF}",
        "\u{FFFD}\u{FFFE}Q7z\u{E000}",
        "Q7z" + String(repeating: "w", count: 10_000), "Q7z" + String(repeating: "\u{301}", count: 5000),
        String(repeating: "😂", count: 3000) + "Q7z", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿Q7z", "مرحبا \u{2067}Q7z", "", " ", "Q7z\\", "*/}Q7z",
    ]

    /// A case in which each string that can hold evidence holds `text`.
    static func analysis(_ text: String) -> CaseAnalysis {
        var made = ReportFixture()
        made.accounts = [
            Account(
                platform: Platform(rawValue: text), identifiers: [.init(.username, text), .init(.displayName, text)],
                isOwner: true),
            Account(
                platform: .whatsapp, identifiers: [.init(.phone, text), .init(.displayName, text)], isOwner: false),
        ]
        made.conversations = [
            Conversation(platform: Platform(rawValue: text), kind: .direct, title: text, nativeID: text, members: [])
        ]
        let one = ReportFixture.owner
        let two = ReportFixture.other
        made.add(
            .contact(ContactChange(step: .requested, other: two, direction: .outgoing)), after: -50, by: one, in: nil)
        let first = made.say(text, 0, one, nativeID: text)
        made.say(
            text, 10, two, attachments: [Attachment(.image, name: text), Attachment(.link, name: text)], state: .edited,
            replyTo: text)
        made.add(.reaction(Reaction(symbol: text, target: text)), after: 20, by: one, in: ReportFixture.chat)
        made.add(
            .payment(Payment(step: .sent, amount: text, currency: text)), after: 30, by: one, in: ReportFixture.chat)
        made.add(.notice(text), after: 40, by: nil, in: ReportFixture.chat)
        made.add(.membership(MembershipChange(step: .renamed, text: text)), after: 50, by: one, in: ReportFixture.chat)
        made.add(
            .safety(SafetyAction(step: .blocked, other: two, text: text)), after: 60, by: one, in: ReportFixture.chat)
        made.add(
            .accountChange(AccountChange(field: text, from: text, to: text, text: text)), after: 70, by: one,
            in: ReportFixture.chat)
        var analysis = ReportFixture.plain(made.timeline, showsFullContent: true)
        analysis.tool = Tool(name: text, version: text)
        analysis.details = CaseDetails(
            reference: text, exhibit: text, examiner: text, unit: text, marking: text, zone: text, zoneBasis: text,
            reportZone: text, reportDate: text, showsFullContent: true)
        analysis.inputs = [InputRecord(path: text, bytes: 1, sha256: text)]
        analysis.exhibits = [
            ExhibitRecord(path: text, bytes: 1, sha256: text, importer: text, status: .imported, events: 1),
            ExhibitRecord(path: text, bytes: 1, sha256: text, importer: nil, status: .unreferenced, events: 0),
        ]
        analysis.coverage = [
            CoverageRecord(exhibit: text, records: 2, parsed: 1, skipped: 1, unknown: 0, skippedBy: [text: 1])
        ]
        analysis.diagnostics = [
            DiagnosticRecord(severity: .loss, code: text, exhibit: text, locator: text, count: 1)
        ]
        analysis.rulePacks = [RulePackRecord(id: text, version: text, sha256: text)]
        analysis.detectors = ["a", "b"].map {
            DetectorDescription(
                id: $0 + text, name: text, revision: 1, summary: text, doesNotShow: text, scope: .conversation,
                codes: [],
                examples: [])
        }
        let citation = Citation(n: first, rule: text)
        let measure = Measure(text, 1, text)
        let money = Money(value: text, currency: text)
        analysis.findings = [
            .indicator(
                Indicator(
                    detector: "a" + text, revision: 1, level: .strong, conversation: ReportFixture.chat, account: two,
                    target: one, citations: [citation], measures: [measure], innocentReadings: [text])),
            .extortion(
                ExtortionDemand(
                    tier: .e4, conversation: ReportFixture.chat, account: two, target: one, frame: 1,
                    slots: [.threat: [citation], .audience: [citation], .deadline: [citation]], amount: money,
                    payees: [.init(kind: text, value: text)], deadline: .init(n: 1, literal: text, at: text),
                    demotions: [text])),
            .escalation(
                Escalation(
                    conversation: ReportFixture.chat, account: two, target: one, start: first, isTruncated: true,
                    truncationReason: text,
                    steps: [
                        .init(
                            stage: .threat, citation: citation, introducedBy: two, elapsedSeconds: [1, 9],
                            activeSeconds: 4,
                            messages: 1)
                    ], level: .fast, index: 0.5, percentile: 50)),
            .contacts(
                ContactActivity(
                    account: one, basis: .requests, requested: 1...1, accepted: 0...1,
                    peak: .init(windowSeconds: 60, count: 1, from: text), p: 0.5, level: .elevated,
                    citations: [citation],
                    measures: [measure])),
            .payment(PaymentRecord(citation: citation, account: one, isClaimed: true, amount: money, method: text)),
        ]
        analysis.identifiers = [
            IdentifierFinding(
                kind: text, value: text, literal: text, status: text, role: .asserted, account: two, isObfuscated: true,
                messages: [first])
        ]
        analysis.inputsDigest = text
        return analysis
    }

    @Test("Evidence is text, in a document whose tags close in order", arguments: payloads)
    func isEscaped(_ payload: String) throws {
        var options = ReportOptions(templates: try TemplateSet())
        options.decisions = [.init(option: payload, value: payload, effect: payload)]
        options.renderer = payload
        let html = String(decoding: try CaseReport(Self.analysis(payload), options: options).html(), as: UTF8.self)
        let check = MarkupCheck(html)
        #expect(check.faults.prefix(5).isEmpty, "\(check.faults.prefix(5))")
        let carriers = check.attributes.filter { $0.value.contains(Self.mark) }.map(\.name)
        #expect(carriers.isEmpty)
        #expect(!check.drawingNames.contains(Self.mark))
        if payload.contains(Self.mark) { #expect(check.text.contains(Self.mark)) }
        #expect(!check.text.contains("\u{202E}"))
        #expect(html.utf8.count < 2_500_000)
    }

    @Test("Markup in evidence reads back as it was written")
    func readsBack() throws {
        let text = "<script>alert(\"1\") & 'x'</script>"
        let html = try ReportTests.html(Self.analysis(text))
        let check = MarkupCheck(html)
        #expect(check.text.contains(text))
        #expect(!html.contains("<script"))
    }

    @Test("The style sheet keeps what an investigator typed inside its string", arguments: payloads)
    func quotesStyle(_ payload: String) throws {
        let quoted = StyleSheet.string(payload)
        let inner = quoted.unicodeScalars.dropFirst().dropLast()
        #expect(inner.allSatisfy { $0 != "\"" && $0 != "<" && $0 != "\n" && $0 != "{" && $0 != "*" })
    }

    @Test("The custody page holds to the same rules", arguments: payloads)
    func custodyIsEscaped(_ payload: String) throws {
        let file = CustodyPage.File(name: payload, bytes: 1, sha256: payload)
        let page = CustodyPage(
            reference: payload, exhibit: payload, marking: payload, unit: payload, operatorName: payload, host: payload,
            system: payload, started: payload, ended: payload, program: payload, command: [payload], inputs: [file],
            outputs: [file], chain: [.init(sequence: 0, time: payload, action: payload, previous: payload)],
            head: payload)
        let html = String(decoding: page.html(templates: try TemplateSet()), as: UTF8.self)
        let check = MarkupCheck(html)
        #expect(check.faults.prefix(5).isEmpty, "\(check.faults.prefix(5))")
        #expect(check.attributes.allSatisfy { !$0.value.contains(Self.mark) })
    }
}
