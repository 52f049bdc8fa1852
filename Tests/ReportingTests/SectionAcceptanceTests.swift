// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

/// What each section of the report owes a reader; the table in `docs/report.md` names these tests.
@Suite("Sections of the report")
struct SectionAcceptanceTests {
    /// The markup of one section.
    private static func section(
        _ name: SectionName, of analysis: CaseAnalysis, _ change: (inout ReportOptions) -> Void = { _ in }
    ) throws -> String {
        try ReportTests.html(analysis, change).components(
            after: "id=\"\(name.rawValue)\" aria-labelledby", until: "</section>"
        )
        .first ?? ""
    }

    /// A section as a person reads it.
    static func words(
        _ name: SectionName, of analysis: CaseAnalysis, _ change: (inout ReportOptions) -> Void = { _ in }
    ) throws -> String { plain(try section(name, of: analysis, change)) }

    static func plain(_ markup: String) -> String {
        var text = ""
        var isTag = false
        for character in markup {
            if character == "<" {
                isTag = true
            } else if character == ">" {
                (isTag, text) = (false, text + " ")
            } else if !isTag {
                text.append(character)
            }
        }
        return text.replacing("&#160;", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing(" .", with: ".").replacing(" ,", with: ",").replacing(" ;", with: ";")
    }

    @Test("Cover: who, when, which record, which digest, how to verify; files that hold what is withheld are named")
    func cover() throws {
        let html = try ReportTests.html(ReportFixture.rich()) { $0.fullTexts = ["timeline.jsonl"] }
        let cover = Self.plain(html.components(after: "<header class=\"cover\">", until: "</header>").first ?? "")
        for words in [
            "Example Constabulary", "C-0417 · exhibit ABC/1", "R. Example", "6 July 2026", "1 input;",
            "UTC and Europe/London", "declared", "07fb5351 b295ace8", "sha256sum", "level R0",
            "Not withheld in timeline.jsonl beside this report",
        ] { #expect(cover.contains(words), "\(words)") }
    }

    @Test("Coverage: what was read in part has its row and is not told as read whole", arguments: [1, 20])
    func readInPart(files: Int) throws {
        var analysis = ReportFixture.rich()
        analysis.coverage = (1...files).map {
            CoverageRecord(exhibit: "a/\($0).txt", records: 4, parsed: 4, skipped: 0, unknown: 0, skippedBy: [:])
        }
        analysis.exhibits = [(analysis.coverage[0].exhibit, 4), ("a/cut.txt", 0)].map { path, events in
            ExhibitRecord(
                path: path, bytes: 99, sha256: ReportFixture.digest, importer: "whatsapp-text", status: .partial,
                events: events)
        }
        let words = try Self.words(.coverage, of: analysis)
        #expect(words.contains("1.txt 4 4 0 0 read in part"))
        #expect(words.contains("cut.txt – – – – read in part"))
        #expect(words.contains("\(files - 1) exhibits with each record read") == (files > 1))
    }

    @Test("Stages that stand in one message give no row of dashes")
    func dashes() throws {
        var analysis = ReportFixture.rich()
        #expect(try ReportTests.html(analysis).contains("class=\"keynums\""))
        for index in analysis.findings.indices {
            guard var course = analysis.findings[index].escalation else { continue }
            for step in course.steps.indices { course.steps[step].citation.n = course.start }
            analysis.findings[index] = .escalation(course)
        }
        #expect(try !ReportTests.html(analysis).contains("class=\"keynums\""))
    }

    @Test("Reader’s note: kinds of statement, numbers, times; with full text the stretches to skip")
    func readersNote() throws {
        let withheld = try Self.words(.readersNote, of: ReportFixture.rich())
        #expect(withheld.contains("The text of 2 messages is withheld"))
        #expect(withheld.contains("Observation tells what the record contains"))
        let full = try Self.words(.readersNote, of: ReportFixture.rich(showsFullContent: true))
        #expect(full.contains("A reader who would rather not meet it skips ["))
        #expect(full.contains("] to ["))
    }

    @Test("Summary: each answer about the record cites its messages, and each stage is named")
    func summary() throws {
        let section = try Self.section(.summary, of: ReportFixture.rich())
        let rows = section.components(after: "<tr role=\"row\"", until: "</tr>").map(Self.plain)
        let unsourced = ["Who", "Other cases"]
        for row in rows where !unsourced.contains(where: { row.contains($0) }) {
            #expect(row.contains("["), "\(row)")
        }
        let words = Self.plain(section)
        for stage in ["age asked", "move to another service", "words of threat", "words of demand", "payment"] {
            #expect(words.contains(stage), "\(stage)")
        }
        #expect(words.contains("Deadlines. D-1 by 12 Jun 21:41 BST"))
        #expect(words.contains("Last message of a demand: "))
        #expect(words.components(after: "The words need a person’s judgement", until: ";").count == 1)
    }

    @Test("Contents: each section, figure and table")
    func contents() throws {
        let html = try ReportTests.html(ReportFixture.rich())
        let contents = html.components(after: "id=\"contents\"", until: "</nav>").first ?? ""
        for name in SectionName.allCases { #expect(contents.contains("href=\"#\(name.rawValue)\"")) }
        for kind in ["fig", "tab"] {
            let captions = html.components(after: " id=\"\(kind)", until: "\"")
            #expect(!captions.isEmpty && captions.allSatisfy { contents.contains("href=\"#\(kind)\($0)\"") })
        }
    }

    @Test("Scope and items: what the unit fills in is blank, what the program knows is there")
    func scope() throws {
        let scope = try Self.words(.scope, of: ReportFixture.rich())
        #expect(scope.contains("Requested by Name, office and date: ____"))
        #expect(scope.contains("Authority Power or consent under which the items are held: ____"))
        #expect(scope.contains("withheld in 2 messages"))
        let items = try Self.words(.items, of: ReportFixture.rich())
        #expect(items.contains("Received From, on, by, seal: ____"))
        #expect(
            items.contains("07fb5351 b295ace8") && items.contains("instagram-json") && items.contains("not understood"))
    }

    @Test("Coverage: met = read + skipped + not understood, with reasons and losses")
    func coverage() throws {
        let words = try Self.words(.coverage, of: ReportFixture.rich())
        #expect(words.contains("2 empty reaction") && words.contains("Balances"))
        #expect(words.contains("such events are undated timestamp-unreadable message_1.json"))
    }

    @Test("Accounts: names over time, identifiers, first and last message, hours of the day")
    func accounts() throws {
        let words = try Self.words(.accounts, of: ReportFixture.rich())
        #expect(words.contains("Ellie M 🌸") && words.contains("Elodie Marsh"))
        #expect(words.contains("username elodie_example.04"))
        #expect(words.contains("owner of the export"))
        #expect(words.contains("Messages by hour of the day, accounts of findings"))
        // 19:53 to 20:33 BST and later in the evening; the record does not tell where an account was used.
        #expect(words.contains("18–21") && words.contains("do not tell where an account was used"))
    }

    @Test("A like username is told beside the name, and the two accounts stay apart")
    func alikeNames() throws {
        var made = ReportFixture()
        made.accounts = [
            Account(platform: .instagram, identifiers: [.init(.username, "owner.example")], isOwner: true),
            Account(platform: .instagram, identifiers: [.init(.displayName, "Nora Vale")], isOwner: false),
            Account(platform: .instagram, identifiers: [.init(.username, "nora.vale_x7")], isOwner: false),
            Account(platform: .instagram, identifiers: [.init(.displayName, "Bo")], isOwner: false),
            Account(platform: .instagram, identifiers: [.init(.username, "bo.bo")], isOwner: false),
            Account(platform: .instagram, identifiers: [.init(.displayName, "Sam Hill")], isOwner: false),
            Account(platform: .instagram, identifiers: [.init(.username, "samhill_1")], isOwner: false),
            Account(platform: .instagram, identifiers: [.init(.username, "samhill_2")], isOwner: false),
        ]
        made.conversations = [Conversation(platform: .instagram, kind: .direct)]
        for id in [1, 3, 5] { made.say("hello", Int64(id) * 60, Account.ID(Int32(id))) }
        var analysis = ReportFixture.plain(made.timeline)
        analysis.subjects = [Account.ID(1), Account.ID(3), Account.ID(5)]
        let words = try Self.words(.accounts, of: analysis)
        #expect(words.contains("a like username, A3: nora.vale_x7"))
        // Too short a name, and two usernames that are alike, tell nothing.
        #expect(!words.contains("a like username, A5") && !words.contains("a like username, A7"))
        #expect(
            try Self.words(.summary, of: analysis).contains("no username recorded (a like one: nora.vale_x7, A3)")
        )
    }

    @Test("Timeline and escalation: a chart has a title, a description and its figures in a table")
    func charts() throws {
        let html = try ReportTests.html(ReportFixture.rich())
        let drawings = html.components(after: "<svg ", until: "</svg>")
        #expect(drawings.count >= 6)
        for drawing in drawings {
            #expect(drawing.contains("<title id=") && drawing.contains("<desc id="))
            #expect(drawing.components(after: "<desc id=\"", until: "</desc>").allSatisfy { $0.count > 12 })
        }
        let words = try Self.words(.escalation, of: ReportFixture.rich())
        #expect(words.contains("Stages, A3 towards A1") && words.contains("Elapsed"))
    }

    @Test("Words of a stage that no course tells get no letter in chart, table or transcript")
    func lettersMarkCourses() throws {
        var analysis = ReportFixture.rich()
        let course = Escalation(
            conversation: ReportFixture.aside, account: ReportFixture.friend, target: ReportFixture.owner, start: 97,
            isTruncated: false, truncationReason: nil,
            steps: [
                .init(
                    stage: .meetingRequest, citation: Citation(n: 98, rule: "x"), introducedBy: ReportFixture.owner,
                    elapsedSeconds: [60, 60], activeSeconds: 60, messages: 1)
            ], level: .notComputable, index: nil, percentile: nil)
        analysis.findings.append(.escalation(course))
        let index = FindingIndex(analysis)
        #expect(index.labels[98] == [FindingIndex.Label(stage: nil, name: "meeting asked")])
        #expect(index.labels[97] == nil)
        #expect(try Self.words(.conversations, of: analysis).contains("words alone"))
    }

    @Test("What the other end of a told course says is listed once, beyond what the course holds")
    func coursesAreToldOnce() throws {
        var analysis = ReportFixture.rich()
        var course = try #require(analysis.findings.compactMap(\.escalation).first)
        (course.account, course.target) = (course.target, course.account)
        course.steps.append(
            .init(
                stage: .meetingRequest, citation: Citation(n: 90, rule: "x"), introducedBy: ReportFixture.owner,
                elapsedSeconds: [60, 60], activeSeconds: 60, messages: 1))
        analysis.findings.append(.escalation(course))
        let words = try Self.words(.escalation, of: analysis)
        #expect(words.contains("Other pairs with words of a stage"))
        let start = words.firstRange(of: "Other pairs with words of a stage")?.upperBound ?? words.startIndex
        let rest = words[start...]
        #expect(words.components(after: "meeting ", until: " ").filter { $0.hasPrefix("asked") }.count == 1)
        #expect(!rest.contains("words of demand"))
    }

    @Test("Conversations: counts, and quartiles of the times of answers")
    func answerTimes() throws {
        var made = ReportFixture()
        made.accounts = ["A", "B"].map {
            Account(platform: .sms, identifiers: [.init(.displayName, $0)], isOwner: $0 == "A")
        }
        made.conversations = [
            Conversation(platform: .sms, kind: .direct, members: [ReportFixture.owner, ReportFixture.other])
        ]
        // Answers of B after 10, 20, … 90 s; A answers 100 s later.
        var time: Int64 = 0
        for index in 1...9 {
            made.say("a", time, ReportFixture.owner)
            made.say("b", time + Int64(index) * 10, ReportFixture.other)
            time += Int64(index) * 10 + 100
        }
        var analysis = ReportFixture.plain(made.timeline)
        analysis.findings = [
            .safeguarding(
                SafeguardingFlag(kind: .distress, citation: Citation(n: 3, rule: "x"), account: ReportFixture.owner))
        ]
        let words = try Self.words(.conversations, of: analysis)
        #expect(words.contains("A2 C1 9 30 s 50 s 1 min 10 s"))
        #expect(words.contains("A1 C1 8 1 min 40 s 1 min 40 s 1 min 40 s"))
    }

    @Test("Contact requests: figures with their base")
    func requests() throws {
        let words = try Self.words(.requests, of: ReportFixture.rich())
        #expect(words.contains("A1 is recorded with 60 contact requests sent"))
        #expect(words.contains("Accepted 9 to 11"))
        #expect(words.contains("in each hour"))
    }

    @Test("Demands, payments and identifiers: each row cites its messages")
    func demands() throws {
        let section = try Self.section(.demands, of: ReportFixture.rich())
        let rows =
            section.components(after: "<tbody", until: "</tbody>").first?.components(after: "<tr", until: "</tr>") ?? []
        #expect(rows.count == 2 && rows.allSatisfy { $0.contains("href=\"#m") })
        #expect(
            try Self.words(.payments, of: ReportFixture.rich()).contains(
                "PAY-1 A1 £300 bank transfer claimed in words ["))
        let identifiers = try Self.words(.identifiers, of: ReportFixture.rich())
        #expect(identifiers.contains("valid (mod 97)") && identifiers.contains("valid (checksum)"))
        #expect(identifiers.contains("□ None found"))
    }

    @Test("A ledger has no column of dashes, and tells weakly measured words apart")
    func ledgerColumns() throws {
        var analysis = ReportFixture.rich()
        for index in analysis.findings.indices {
            guard case .extortion(var demand) = analysis.findings[index] else { continue }
            demand.slots[.method] = nil
            demand.payees = []
            demand.demotions = ["game", "banter"]
            demand.slots[.threat, default: []].append(Citation(n: 63, rule: "en.wording.thr.1"))
            analysis.findings[index] = .extortion(demand)
        }
        let words = try Self.words(.demands, of: analysis)
        #expect(!words.contains("Method and payee") && words.contains("Deadline"))
        #expect(words.contains("and by measured wording [0063]"))
        #expect(
            words.contains(
                "tier lowered, because both sides use words of a game; it was answered in kind or taken as a joke")
        )
        #expect(FindingIndex(analysis).labels[63]?.contains { $0.name == "D-1: threat (measured wording)" } == true)
    }

    @Test("Sums are grouped, whatever their currency")
    func sums() {
        #expect(Phrases.money(Money(value: "2000.00", currency: "USD")) == "$2,000")
        #expect(Phrases.money(Money(value: "400.00", currency: "USDT")) == "400 USDT")
        #expect(Phrases.money(Money(value: "12500.50", currency: "GBP")) == "£12,500.50")
        #expect(Phrases.money(Money(value: "0.05", currency: "BTC")) == "0.05 BTC")
    }

    @Test("Indicators: each card has rule, messages, readings and what it does not show; a charge’s rule comes first")
    func indicators() throws {
        let section = try Self.section(.indicators, of: ReportFixture.rich())
        let cards = section.components(after: "<article", until: "</article>").map(Self.plain)
        #expect(cards.count == 3)
        #expect(cards.first?.contains("IND-01 Demand joined to a threat") == true)
        for card in cards {
            for part in ["revision 3", "Ordinary readings to weigh", "Does not show.", "How often it errs", "["] {
                #expect(card.contains(part), "\(part)")
            }
        }
        #expect(Self.plain(section).contains("Rules that ran and found nothing"))
    }

    @Test("Transcript and attachments: one row a message, states in words, media with marks")
    func transcript() throws {
        let words = try Self.words(.transcript, of: ReportFixture.rich())
        for part in [
            "re [0061]", "[deleted]", "[edited", "U+202E", "time not recorded", "(min)", "[image, held] ABC/1/1",
        ] {
            #expect(words.contains(part), "\(part)")
        }
        let media = try Self.words(.attachments, of: ReportFixture.rich())
        #expect(media.contains("ABC/1/1 image") && media.contains("ABC/1/2 export.zip!media/unsorted/clip.mp4"))
        var bare = ReportFixture.rich()
        bare.details.exhibit = nil
        #expect(try Self.words(.attachments, of: bare).contains("media 1 image"))
    }

    @Test("Duplicates and conflicts: rules and counts, equal files, copies that differ; nothing is said in words too")
    func duplicates() throws {
        #expect(try Self.words(.duplicates, of: ReportFixture.plain(Timeline())).contains("2 records") == false)
        var analysis = ReportFixture.plain(Timeline())
        analysis.exhibits = [analysis.exhibits[0]]
        #expect(try Self.words(.duplicates, of: analysis).contains("No record was counted once for two places"))
        for path in ["a/clip.mp4", "b/clip (1).mp4"] {
            analysis.exhibits.append(
                ExhibitRecord(
                    path: path, bytes: 9, sha256: String(repeating: "ab", count: 32), importer: nil,
                    status: .attachment,
                    events: 0))
        }
        analysis.coverage = [
            CoverageRecord(
                exhibit: "a", records: 5, parsed: 2, skipped: 3, unknown: 0,
                skippedBy: ["copy-same-stretch": 2, "duplicate-request": 1])
        ]
        analysis.diagnostics = [
            DiagnosticRecord(severity: .warning, code: "copy-differs", exhibit: "b.txt", locator: "line 4", count: 2)
        ]
        let words = try Self.words(.duplicates, of: analysis)
        for part in [
            "copy-same-stretch the conversation, and a stretch of messages in it 2", "duplicate-request",
            "abababab abababab a/clip.mp4 b/clip (1).mp4 2",
            "copy-differs two copies of a record differ b.txt line 4 2",
        ] { #expect(words.contains(part), "\(part)") }
    }

    @Test("Method, limits, decisions, redactions, custody, forms, glossary, support, index")
    func reference() throws {
        let rich = ReportFixture.rich()
        let method = try Self.words(.method, of: rich)
        #expect(method.contains("core-en 2026.05") && method.contains("Detectors that ran"))
        // The definition stands with the indicator, and is not printed again.
        #expect(!method.contains("A request repeated after the other side refused it."))
        #expect(try Self.words(.limits, of: rich).contains("timed to the minute only"))
        #expect(try Self.words(.decisions, of: rich).contains("Accounts to assess A2 and A3"))
        #expect(try Self.words(.redactions, of: rich).contains("level R0"))
        #expect(try Self.words(.custody, of: rich) { $0.hasCustodyPage = true }.contains("custody.html"))
        let forms = try Self.words(.declarations, of: rich)
        for slot in ["(a) Expert", "(k) Truth", "MG11", "902(13) and (14)", "Draft, not signed"] {
            #expect(forms.contains(slot), "\(slot)")
        }
        #expect(try Self.words(.glossary, of: rich).contains("Not a person."))
        #expect(try Self.words(.support, of: rich).contains("Sections 1 to 13 print no whole message"))
        #expect(try Self.words(.support, of: rich) { $0.showsSupport = false }.contains("Left out of this copy."))
        #expect(try Self.words(.index, of: rich).contains("GB06ZZNB00991212345678"))
    }

    @Test("The summary for SFR1 holds facts: no rule, no strength, and the files with the demands first")
    func sfr1() throws {
        var analysis = ReportFixture.rich()
        analysis.inputs = (0..<9).map {
            InputRecord(path: "folder-of-export/list\($0).json", bytes: 10, sha256: ReportFixture.digest)
        }
        analysis.exhibits = analysis.inputs.enumerated().map {
            ExhibitRecord(
                path: $1.path, bytes: 10, sha256: $1.sha256, importer: "x", status: .imported, events: $0 == 8 ? 90 : 1)
        }
        let page = CaseReport(analysis, options: ReportOptions(templates: try TemplateSet())).summaryPage()
        let words = Self.plain(
            String(decoding: page, as: UTF8.self).components(after: "<main", until: "</main>").first ?? "")
        for banned in ["strength", "indicator", "Indicator", "section 14", "section 11"] {
            #expect(!words.contains(banned), "\(banned)")
        }
        let names = words.components(after: "list", until: ".json")
        // The demands of the invented case stand in the second file; the ninth holds the most.
        #expect(names.prefix(2) == ["1", "8"] && names.count == 6)
        #expect(words.contains("Each path begins with folder-of-export/"))
    }
}

extension Finding {
    /// The course of stages, where this is one.
    fileprivate var escalation: Escalation? {
        if case .escalation(let course) = self { return course }
        return nil
    }
}
