// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

@Suite("Volumes of the transcript")
struct VolumeTests {
    private func analysis(_ messages: Int) -> CaseAnalysis {
        var made = ReportFixture()
        made.accounts = [
            Account(platform: .sms, identifiers: [.init(.displayName, "A")], isOwner: true),
            Account(platform: .sms, identifiers: [.init(.displayName, "B")], isOwner: false),
        ]
        made.conversations = [Conversation(platform: .sms, kind: .direct)]
        for index in 0..<messages { made.say("line <\(index)> 🦋", Int64(index) * 60, Account.ID(Int32(index % 2))) }
        var analysis = ReportFixture.plain(made.timeline)
        analysis.findings = [1, 2600, 5100].filter { $0 <= messages }.map { n in
            .safeguarding(
                SafeguardingFlag(
                    kind: .distress, citation: Citation(n: Int32(n), rule: "x"), account: ReportFixture.owner))
        }
        return analysis
    }

    private func written(_ analysis: CaseAnalysis, _ change: (inout ReportOptions) -> Void = { _ in }) throws -> (
        report: String, volumes: [String: String]
    ) {
        var options = ReportOptions(templates: try TemplateSet())
        change(&options)
        let report = CaseReport(analysis, options: options)
        var printer = report.volumes
        var volumes: [String: String] = [:]
        for (position, name) in printer.fileNames.enumerated() {
            var bytes: [UInt8] = []
            try printer.write(position) { piece in
                for index in piece.indices { bytes.append(piece[index]) }
            }
            volumes[name] = String(decoding: bytes, as: UTF8.self)
        }
        return (String(decoding: try report.html(), as: UTF8.self), volumes)
    }

    @Test("hold each message once, 2,500 at most, numbered on")
    func holdEachOnce() throws {
        let (_, volumes) = try written(analysis(5200))
        #expect(volumes.keys.sorted() == ["transcript-001.html", "transcript-002.html", "transcript-003.html"])
        let rows = volumes.keys.sorted().map { volumes[$0]?.components(after: "<tr id=\"m", until: "\"") ?? [] }
        #expect(rows.map(\.count) == [2500, 2500, 200])
        #expect(rows.flatMap { $0 } == (1...5200).map { String(repeating: "0", count: 4 - String($0).count) + "\($0)" })
    }

    @Test("link to one another and to the report, and nothing is linked that is not there")
    func link() throws {
        let (report, volumes) = try written(analysis(5200)) { $0.contextMessages = 0 }
        var ids: [String: Set<String>] = ["report.html": Set(report.components(after: " id=\"", until: "\""))]
        for (name, text) in volumes { ids[name] = Set(text.components(after: " id=\"", until: "\"")) }
        for (name, text) in volumes.merging(["report.html": report], uniquingKeysWith: { $1 }) {
            for link in text.components(after: "href=\"", until: "\"") {
                let parts = link.split(separator: "#", omittingEmptySubsequences: false)
                let file = parts[0].isEmpty ? name : String(parts[0])
                #expect(ids[file] != nil, "\(link) in \(name)")
                if parts.count > 1 { #expect(ids[file]?.contains(String(parts[1])) == true, "\(link) in \(name)") }
            }
        }
        #expect(report.contains("href=\"transcript-003.html\""))
        #expect(volumes["transcript-002.html"]?.contains("rel=\"prev\"") == true)
        #expect(volumes["transcript-003.html"]?.contains("rel=\"next\"") == false)
        #expect(volumes["transcript-002.html"]?.contains("Transcript, volume 2 of 3") == true)
    }

    @Test("are written when the report cannot hold the conversations, or on request")
    func areWrittenWhenWanted() throws {
        #expect(try written(analysis(300)).volumes.isEmpty)
        #expect(try written(analysis(300)) { $0.transcript = .whole }.volumes.count == 1)
        #expect(try written(analysis(2600)) { $0.transcript = .excerpts }.volumes.isEmpty)
        #expect(try written(analysis(2600)) { $0.volumeLimit = 2599 }.volumes.isEmpty)
    }

    @Test("have the rows that the templates give")
    func rowsAgreeWithTemplates() throws {
        let analysis = ReportFixture.rich(showsFullContent: true)
        let digest = CaseDigest(analysis, options: ReportOptions(templates: try TemplateSet()))
        let contexts = Contexts(width: 4, printed: digest.selection.printed)
        let printer = TranscriptPrinter(digest: digest, templates: digest.options.templates, contexts: contexts)
        let wording = EventWording(digest: digest)
        for n in analysis.timeline.numbers {
            let event = analysis.timeline.event(n)
            for extra in [
                "<b>&amp;'\"", "🦋🦋 \u{202E}abc", "a\u{0301}<\u{0301}", String(repeating: "x", count: 13_000),
                "ערב +44 7700 900123 Dan 🇮🇱",
                "to https://example.com/a?b=1&c=2&d=3 " + String(repeating: "x", count: 62),
            ] {
                let row = RowMarkup.Row(
                    number: contexts.number(n), part: extra.count > 3 ? 1 : 2, isCited: n.isMultiple(of: 2), utc: "–",
                    local: Prose(.soft(extra)), parties: wording.parties(event),
                    body: wording.body(n, event, reply: { _ in 3 }) + "\(evidence: extra) \(cite: n)"
                        + Prose([
                            .evidenceCode(extra), .state("x"), .withheld("y"), .strong("z"), .code("q"), .lineBreak,
                        ]),
                    labels: digest.findings.labels[n] ?? [], isWide: extra.count == 99, isMixed: extra.count == 27)
                var direct = ""
                RowMarkup(contexts: contexts).event(row, to: &direct)
                #expect(direct == printer.rendered(row))
            }
        }
    }
}
