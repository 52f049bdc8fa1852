// SPDX-License-Identifier: Apache-2.0

/// `custody.html`: the facts of one run, and the seal over its outputs.
///
/// The values come from the workflow; the page computes nothing and asks no clock.
public struct CustodyPage: Sendable {
    /// A file and its hash.
    public struct File: Hashable, Sendable {
        /// Name inside the output folder, or the input's name.
        public var name: String
        /// Size.
        public var bytes: Int
        /// Hex, lower case.
        public var sha256: String

        /// Makes a file.
        public init(name: String, bytes: Int, sha256: String) {
            self.name = name
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// A line of the audit chain.
    public struct Entry: Hashable, Sendable {
        /// From 0.
        public var sequence: Int
        /// RFC 3339, UTC.
        public var time: String
        /// What was done.
        public var action: String
        /// SHA-256 of the line before it.
        public var previous: String

        /// Makes a line.
        public init(sequence: Int, time: String, action: String, previous: String) {
            self.sequence = sequence
            self.time = time
            self.action = action
            self.previous = previous
        }
    }

    /// Case reference.
    public var reference: String?
    /// Exhibit reference.
    public var exhibit: String?
    /// Protective marking.
    public var marking: String?
    /// Unit.
    public var unit: String?
    /// Account of the operating system, or the examiner's name.
    public var operatorName: String
    /// Name of the machine.
    public var host: String
    /// Operating system as it calls itself.
    public var system: String
    /// RFC 3339, UTC.
    public var started: String
    /// RFC 3339, UTC.
    public var ended: String
    /// Name, version and build of the program.
    public var program: String
    /// The command without secrets.
    public var command: [String]
    /// Files handed in.
    public var inputs: [File]
    /// Files written before this page.
    public var outputs: [File]
    /// The audit chain, oldest first.
    public var chain: [Entry]
    /// SHA-256 of the chain's last line.
    public var head: String

    /// Makes a page.
    public init(
        reference: String?, exhibit: String?, marking: String?, unit: String?, operatorName: String, host: String,
        system: String, started: String, ended: String, program: String, command: [String], inputs: [File],
        outputs: [File], chain: [Entry], head: String
    ) {
        self.reference = reference
        self.exhibit = exhibit
        self.marking = marking
        self.unit = unit
        self.operatorName = operatorName
        self.host = host
        self.system = system
        self.started = started
        self.ended = ended
        self.program = program
        self.command = command
        self.inputs = inputs
        self.outputs = outputs
        self.chain = chain
        self.head = head
    }

    private static let rowLimit = 500
    private static let inputRows = 6

    /// The whole page.
    public func html(templates: TemplateSet) -> [UInt8] {
        let place = [reference.map { "Case \(Name.short($0))" }, exhibit.map { "Exhibit \(Name.short($0))" }]
        return PageFrame(
            template: "custody",
            title: ["Custody page", reference.map { "case \($0)" }].compactMap(\.self).joined(separator: ", "),
            unit: unit, facts: facts,
            sections: [
                .init(id: "inputs", title: "Inputs", blocks: inputBlocks),
                .init(id: "outputs", title: "Outputs", blocks: outputBlocks),
                .init(id: "chain", title: "Audit chain", blocks: chainBlocks),
                .init(id: "verify", title: "How to verify", blocks: verifyBlocks),
            ],
            furniture: .init(
                marking: marking, name: "Custody page",
                foot: (place.compactMap(\.self).joined(separator: " · "), "Chain head \(head.prefix(16))")),
            layout: Self.layout
        ).html(templates)
    }

    /// Closer than a report: whoever checks a run lays one sheet beside the folder.
    private static let layout = """
        @media print{
          .custody .s{margin-bottom:3mm}
          .custody h2{font-size:11.5pt;margin:0 0 .8mm}
          .custody table{font-size:7.4pt;line-height:1.3;margin-bottom:.6mm}
          .custody td .mono{font-size:6.7pt}
          .custody caption{font-size:7.8pt;padding-bottom:.6mm}
          .custody .twp{margin-top:1.2mm}
          .custody th,.custody td,.custody .cover .facts th,.custody .cover .facts td{padding:.4mm 2mm .4mm 0}
          .custody .lead{font-size:8.4pt;line-height:1.3;margin:0 0 .8mm;max-width:none}
          .custody .cover h1{font-size:17pt;margin-bottom:1mm}
          .custody .cover .sub{font-size:9.4pt;margin-bottom:1mm}
          .custody .box{padding:1.2mm 3mm;margin:1.2mm 0}
          .custody .box h3{font-size:8.6pt;margin:0 0 .4mm}
          .custody .box p{font-size:7.8pt}
          .custody .list{font-size:8.2pt;line-height:1.3;margin:0 0 1mm 4mm;max-width:none}
          .custody .note{margin:.6mm 0 0;font-size:7.4pt;max-width:none}
        }

        """

    private var facts: Table {
        .facts(
            "Facts of the run",
            [
                ("Case and exhibit", "\(Prose.given(reference)) · exhibit \(Prose.given(exhibit))"),
                ("Run by", Prose(.evidence(operatorName))),
                ("Machine", "\(evidence: host), \(evidence: system)"),
                ("Begun", Prose(.evidence(started))),
                ("Ended", Prose(.evidence(ended))),
                ("Program", Prose(.evidenceCode(program))),
                ("Command", Prose(.evidenceCode(command.joined(separator: " ")))),
            ], width: 24)
    }

    /// The manifest lists what was handed in, and its own hash stands below: of many files the page tells no more, so that it
    /// stays one sheet.
    private var inputBlocks: [Block] {
        guard inputs.count <= Self.inputRows else {
            let bytes = Figures.sum(inputs.map(\.bytes))
            return [
                .lead(
                    """
                    \(inputs.count, "file") handed in, \(bytes, "byte"). Each stands with its SHA-256 in \
                    \(code: "manifest.json"), whose own hash is below.
                    """)
            ]
        }
        let folder = CommonFolder(inputs.map(\.name))
        var files = table("Files handed in", Self.fileColumns, inputs.map { row($0, folder.rest(of: $0.name)) })
        files.subline = folder.told
        return [.table(files)]
    }

    private var outputBlocks: [Block] {
        var blocks: [Block] = [
            .lead("The last entry of the audit chain holds the hashes of these files; this page is not among them."),
            .table(table("Files written", Self.fileColumns, outputs.map { row($0, Prose(.evidence($0.name))) })),
        ]
        if outputs.count > Self.rowLimit {
            blocks.append(.note("The first \(Self.rowLimit) of \(outputs.count) rows."))
        }
        return blocks
    }

    private var chainBlocks: [Block] {
        let columns: [Table.Column] = [
            .init("Entry", 9, isNumeric: true), .init("Time (UTC)", 24), .init("Action", 25),
            .init("Hash of the line before"),
        ]
        let rows = chain.suffix(Self.rowLimit).map { entry in
            Table.Row([
                "\(entry.sequence)", Prose(.evidence(entry.time)), Prose(.evidence(entry.action)),
                Prose(.code(Figures.groups(entry.previous))),
            ])
        }
        var blocks: [Block] = [
            .lead("Each line of \(code: "audit.jsonl") holds the hash of the line before it."),
            .table(table("Audit chain", columns, rows)),
        ]
        if chain.count > Self.rowLimit {
            blocks.append(.note("The last \(Self.rowLimit) of \(chain.count) lines."))
        }
        return blocks + [.box(Box(title: "Head of the chain", paragraphs: [Prose(.code(Figures.groups(head)))]))]
    }

    private var verifyBlocks: [Block] {
        [
            .list([
                "Hash each file with \(code: "sha256sum") and compare with the tables above.",
                """
                Hash the last line of \(code: "audit.jsonl") without its line feed and compare with the head of \
                the chain.
                """,
                """
                Run \(code: "chatforensics verify") on the folder. It re-hashes inputs and outputs, walks the \
                chain, runs the analysis again and compares the bytes.
                """,
            ]),
            .note(
                """
                A chain shows a change to a line, not a rewrite of the file as a whole. Keep a copy of the head \
                in other hands: in the exhibit log, or on paper with a signature.
                """
            ),
        ]
    }

    private static let fileColumns: [Table.Column] = [
        .init("File", 22), .init("Bytes", 13.5, isNumeric: true), .init("SHA-256"),
    ]

    private func table(_ caption: Prose, _ columns: [Table.Column], _ rows: [Table.Row]) -> Table {
        Table(caption: caption, columns: columns, rows: Array(rows.prefix(Self.rowLimit)))
    }

    private func row(_ file: File, _ name: Prose) -> Table.Row {
        .init([name, "\(file.bytes)", Prose(.code(Figures.groups(file.sha256)))])
    }
}
