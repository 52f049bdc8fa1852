// SPDX-License-Identifier: Apache-2.0

public import Comparison

/// `comparison.html`: possible connections between accounts of different cases, for investigation.
///
/// It states what was found where and never that two accounts are of one person. The same result, messages and options
/// give the same bytes.
public struct ComparisonReport: Sendable {
    /// What the report is told beside the result.
    public struct Options: Sendable {
        /// Templates and style sheets.
        public var templates: TemplateSet
        /// `YYYY-MM-DD`.
        public var date: String
        /// Protective marking.
        public var marking: String?
        /// For which unit.
        public var unit: String?
        /// Whether severe texts are printed.
        public var showsFullContent: Bool
        /// What was removed from the result before, in words; nil for nothing.
        public var removal: String?
        /// Name and version of the program.
        public var program: String

        /// Makes options.
        public init(
            templates: TemplateSet, date: String, marking: String?, unit: String?, showsFullContent: Bool,
            removal: String? = nil, program: String
        ) {
            self.templates = templates
            self.date = date
            self.marking = marking
            self.unit = unit
            self.showsFullContent = showsFullContent
            self.removal = removal
            self.program = program
        }
    }

    /// Pairs that are printed in full; `comparison.json` holds all.
    static let pairLimit = 200
    /// Messages printed for an item, on either side.
    static let messageLimit = 6

    let result: ComparisonOutcome
    let options: Options
    let messages: [AccountReference: [Int32: CitedMessage]]
    /// Messages that say what a withheld one says on the other side of a link: withheld like it, on every page.
    let twins: [AccountReference: Set<Int32>]

    /// Makes a report; `messages` holds what `citations` names, as far as the store has it.
    public init(
        _ result: ComparisonOutcome, options: Options, messages: [AccountReference: [Int32: CitedMessage]] = [:]
    ) {
        self.result = result
        self.options = options
        self.messages = messages
        var twins: [AccountReference: Set<Int32>] = [:]
        for pair in result.pairs {
            for item in pair.score.items where item.family == .script && item.isSevere {
                twins[pair.left.reference, default: []].formUnion(item.left)
                twins[pair.right.reference, default: []].formUnion(item.right)
            }
        }
        self.twins = twins
    }

    /// Whether the text of a message is not printed.
    func isWithheld(_ message: CitedMessage, of account: AccountReference) -> Bool {
        options.removal != nil
            || (!options.showsFullContent && (message.isSevere || twins[account]?.contains(message.n) == true))
    }

    /// The messages that the report prints.
    public static func citations(of result: ComparisonOutcome) -> [AccountReference: Set<Int32>] {
        var cited: [AccountReference: Set<Int32>] = [:]
        for pair in result.pairs.prefix(pairLimit) {
            for item in pair.score.items {
                cited[pair.left.reference, default: []].formUnion(item.left.prefix(messageLimit))
                cited[pair.right.reference, default: []].formUnion(item.right.prefix(messageLimit))
            }
        }
        return cited
    }

    /// The whole file.
    public func html() throws(ReportError) -> [UInt8] {
        let cases = Figures.counted(result.cases.count, "case")
        return PageFrame(
            template: "comparison", title: "Comparison of accounts across cases",
            subtitle: "Possible connections, for investigation; leads, not findings about persons",
            unit: options.unit, facts: facts, sections: sections,
            furniture: .init(
                marking: options.marking, name: "Comparison",
                foot: ("\(cases) · \(Print.date(iso: options.date))", options.program)),
            layout: Self.layout
        ).html(options.templates)
    }

    private var sections: [PageFrame.Section] {
        var numbering = Numbering()
        var sections: [PageFrame.Section] = [
            .init(id: "read", title: "How to read this comparison", blocks: readersNote),
            .init(id: "summary", title: "Summary", blocks: summary(&numbering)),
            .init(id: "groups", title: "Groups of accounts connected by links of band A", blocks: groups(&numbering)),
        ]
        for (index, pair) in result.pairs.prefix(Self.pairLimit).enumerated() {
            let accounts = Prose.joined([pair.left, pair.right].map { Self.name($0.reference) }, by: " – ")
            sections.append(
                .init(
                    id: "pair-\(index + 1)", title: "Possible connection \(index + 1)",
                    subject: "\(accounts), band \(words: pair.band.rawValue)",
                    blocks: PairPage(pair, in: self, number: index + 1).blocks(&numbering), entry: entry(of: index)))
        }
        let verdicts = verdictsWithoutPage(&numbering)
        if !verdicts.isEmpty {
            sections.append(.init(id: "verdicts", title: "Verdicts on accounts without a page", blocks: verdicts))
        }
        sections += [
            .init(id: "hubs", title: "Values and texts of many cases, which join nobody", blocks: hubs(&numbering)),
            .init(id: "aside", title: "Set aside by rule", blocks: setAside(&numbering)),
            .init(id: "not-compared", title: "What was not compared", blocks: notCompared),
            .init(id: "method", title: "Method and limits", blocks: method),
        ]
        return sections
    }

    /// Pairs that the contents name one by one: more would stand before the summary, which lists them all.
    static let contentsLimit = 20

    private func entry(of index: Int) -> PageFrame.Entry {
        let count = min(result.pairs.count, Self.pairLimit)
        if index < Self.contentsLimit || count == Self.contentsLimit + 1 { return .own }
        return index > Self.contentsLimit
            ? .none : .words("Possible connections \(index + 1) to \(count): see the table in the summary")
    }

    private var facts: Table {
        .facts(
            "Facts of the comparison",
            [
                (
                    "Index",
                    "\(result.cases.count, "case"), \(result.accounts, "suspect account"), \(result.units, "unit") of text"
                ),
                (
                    "Compared",
                    Prose.joined([scope, "\(result.comparedPairs, "pair") of accounts of different cases"], by: "; ")
                ),
                ("Date", Prose(.evidence(Print.date(iso: options.date)))),
                ("Unit", .given(options.unit)),
                ("Content of this copy", Prose(.text(content))),
                ("Program", Prose(.code(options.program))),
            ], width: 24)
    }

    private var content: String {
        options.removal ?? (options.showsFullContent ? "full" : "severe wording withheld")
    }

    /// Numbers of tables and figures.
    struct Numbering {
        private(set) var tables = 0
        private(set) var figures = 0

        mutating func table(_ caption: Prose, _ columns: [Table.Column], _ rows: [Table.Row]) -> Block {
            tables += 1
            return .table(Table(number: tables, caption: caption, columns: columns, rows: rows))
        }

        mutating func figure(_ caption: String, _ drawing: String) -> Block {
            figures += 1
            return .figure(Figure(number: figures, caption: caption, drawing: drawing))
        }
    }

    private var scope: Prose {
        switch result.scope {
        case .all: "the cases of the store against one another"
        case .ofCase(let reference): "case \(evidence: reference) against the others"
        case .ofAccount(let account): "account \(Self.name(account)) against those of other cases"
        case .between(let pair): "account \(Self.name(pair.left)) against account \(Self.name(pair.right))"
        }
    }

    static func name(_ reference: AccountReference) -> Prose {
        "\(evidence: reference.account) of case \(evidence: reference.caseReference)"
    }

    /// What this report lays out in another way than the case report: it is short, and a pair keeps to its sheet.
    private static let layout = """
        .comparison #contents{margin-bottom:2rem}
        .comparison .figbox svg[width="360"]{max-width:360px}
        @media screen{
        .frame.single{max-width:62rem}.comparison .incontents{display:block}
        .comparison .figbox svg[width="360"]{min-width:0}
        .comparison .figbox:has(svg[width="360"])::after{content:none}
        }
        @media print{
        .comparison #contents,.comparison #summary{break-before:auto}
        .comparison #read,.comparison #hubs,.comparison section[id^="pair-"]{break-before:page}
        .comparison .toc-list a{padding-left:12mm}.comparison .toc-list .num{margin-left:-12mm}
        .comparison section[id^="pair-"]{margin-bottom:0}
        .comparison section[id^="pair-"] .lead{margin-left:0;max-width:none;font-size:9.6pt;margin-bottom:2mm}
        .comparison section[id^="pair-"] .list{margin-left:4mm;max-width:none;margin-bottom:1mm;font-size:8.4pt}
        .comparison section[id^="pair-"] .twp,.comparison section[id^="pair-"] figure{margin-top:3mm}
        .comparison section[id^="pair-"] .note{margin:1mm 0;max-width:none}
        .comparison section[id^="pair-"] h3{margin:3mm 0 1mm}
        .comparison #groups .twp:not(.short):not(.fits)::before{height:0;margin-bottom:0}
        }

        """
}
