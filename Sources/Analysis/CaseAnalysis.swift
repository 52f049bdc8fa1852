// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// Everything that is known about a case after analysis: the one value that reports and exports are made from.
///
/// It is a pure function of the inputs' bytes, the options, the build and the rule packs; it holds no clock time of
/// the run, no host and no path outside the input.
public struct CaseAnalysis: Sendable {
    /// The program.
    public var tool: Tool
    /// What the investigator said about the case.
    public var details: CaseDetails
    /// Files that were handed in.
    public var inputs: [InputRecord]
    /// Files and archive members, in the order of the exhibit table.
    public var exhibits: [ExhibitRecord]
    /// What happened.
    public let timeline: Timeline
    /// Counts over the timeline.
    public let summary: CaseSummary
    /// What was seen in each message.
    public var marks: MarkTable
    /// What the detectors concluded, in their stable order.
    public var findings: [Finding]
    /// Every identifier with its messages, by kind, value and account.
    public var identifiers: [IdentifierFinding]
    /// What became of every record.
    public var coverage: [CoverageRecord]
    /// Damage and remarks, by exhibit and place.
    public var diagnostics: [DiagnosticRecord]
    /// Rule packs in force.
    public var rulePacks: [RulePackRecord]
    /// Languages of the messages with text, most frequent first.
    public var languages: [LanguageRecord] = []
    /// In which language who writes.
    public var writerLanguages = WriterLanguages()
    /// Detectors that ran.
    public var detectors: [DetectorDescription]
    /// Accounts that the investigator named as suspects.
    public var subjects: Set<Account.ID>
    /// Severe rules hit in these messages: their text is withheld unless full content is asked for.
    public var severeMessages: Set<Int32>
    /// SHA-256 of the list of inputs, printed on every sheet.
    public var inputsDigest: String
    /// Accounts that the investigator named as complainants; the owner of the export where none was named.
    public var complainants: Set<Account.ID> = []
    /// What was removed, in a produced set; nil in the full one.
    public var redaction: RedactionRecord?

    /// Makes an analysis.
    public init(
        tool: Tool, details: CaseDetails, inputs: [InputRecord], exhibits: [ExhibitRecord], timeline: Timeline,
        marks: MarkTable, findings: [Finding], identifiers: [IdentifierFinding], coverage: [CoverageRecord],
        diagnostics: [DiagnosticRecord], rulePacks: [RulePackRecord], detectors: [DetectorDescription],
        subjects: Set<Account.ID>, severeMessages: Set<Int32>, inputsDigest: String
    ) {
        self.tool = tool
        self.details = details
        self.inputs = inputs
        self.exhibits = exhibits
        self.timeline = timeline
        summary = CaseSummary(timeline)
        self.marks = marks
        self.findings = findings
        self.identifiers = identifiers
        self.coverage = coverage
        self.diagnostics = diagnostics
        self.rulePacks = rulePacks
        self.detectors = detectors
        self.subjects = subjects
        self.severeMessages = severeMessages
        self.inputsDigest = inputsDigest
    }
}

extension CaseAnalysis {
    /// Messages in a language that no rule pack is for.
    public var uncoveredMessages: Int {
        languages.reduce(0) { $0 + ($1.language != nil && $1.packs.isEmpty ? $1.messages : 0) }
    }

    /// How many diagnostics there are of a severity, repeated ones counted.
    public func diagnosticCount(_ severity: Diagnostic.Severity) -> Int {
        diagnostics.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
    }
}

/// The program that made an analysis.
public struct Tool: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// Its version.
    public var version: String

    /// Makes a tool.
    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

/// What the investigator said about the case.
public struct CaseDetails: Hashable, Sendable {
    /// Case reference.
    public var reference: String?
    /// Exhibit reference: `ABC/1`.
    public var exhibit: String?
    /// Who examined.
    public var examiner: String?
    /// For which unit.
    public var unit: String?
    /// Protective marking.
    public var marking: String?
    /// IANA name or offset that was applied to wall clocks; nil when none was.
    public var zone: String?
    /// `declared`, `assumed`, or `none` when no wall clock needed a zone or none was given.
    public var zoneBasis: String
    /// IANA name of the second clock beside UTC.
    public var reportZone: String
    /// Date printed on the report, `YYYY-MM-DD`.
    public var reportDate: String
    /// Whether severe text is printed.
    public var showsFullContent: Bool

    /// Makes details.
    public init(
        reference: String?, exhibit: String?, examiner: String?, unit: String?, marking: String?, zone: String?,
        zoneBasis: String, reportZone: String, reportDate: String, showsFullContent: Bool
    ) {
        self.reference = reference
        self.exhibit = exhibit
        self.examiner = examiner
        self.unit = unit
        self.marking = marking
        self.zone = zone
        self.zoneBasis = zoneBasis
        self.reportZone = reportZone
        self.reportDate = reportDate
        self.showsFullContent = showsFullContent
    }
}

/// A file or folder that was handed in.
public struct InputRecord: Hashable, Sendable, Codable {
    /// Last component of its path, or path inside a folder that was handed in.
    public var path: String
    /// Size.
    public var bytes: Int
    /// Hex, lower case.
    public var sha256: String

    /// Makes a record.
    public init(path: String, bytes: Int, sha256: String) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
    }
}

/// A file or archive member and what became of it.
public struct ExhibitRecord: Hashable, Sendable, Codable {
    /// What became of a file.
    public enum Status: String, Hashable, Sendable, Codable {
        /// An archive; its members stand below it.
        case container
        /// Read as messages, contacts or account data.
        case imported
        /// Read to a point; the diagnostics say where it stopped.
        case partial
        /// A media file to which a message refers.
        case attachment
        /// A media file to which no message refers.
        case unreferenced
        /// Part of a known export that holds nothing for the timeline (style sheets, pictures of the page).
        case companion
        /// Left by an operating system.
        case ignored
        /// No importer understands it.
        case notUnderstood
        /// Its bytes could not be had.
        case unreadable
    }

    /// Path from the input on.
    public var path: String
    /// Size.
    public var bytes: Int
    /// Hex, lower case; empty when unreadable.
    public var sha256: String
    /// Importer id, where one read it.
    public var importer: String?
    /// What became of it.
    public var status: Status
    /// Events that came out of it.
    public var events: Int

    /// Makes a record.
    public init(path: String, bytes: Int, sha256: String, importer: String?, status: Status, events: Int) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
        self.importer = importer
        self.status = status
        self.events = events
    }
}

/// What became of the records of an exhibit: `records = parsed + skipped + unknown`, or there is no report.
public struct CoverageRecord: Hashable, Sendable, Codable {
    /// Path from the input on.
    public var exhibit: String
    /// Records met.
    public var records: Int
    /// In the timeline.
    public var parsed: Int
    /// Left out on purpose.
    public var skipped: Int
    /// Not understood.
    public var unknown: Int
    /// Skipped records by reason code.
    public var skippedBy: [String: Int]

    /// Makes a record.
    public init(exhibit: String, records: Int, parsed: Int, skipped: Int, unknown: Int, skippedBy: [String: Int]) {
        self.exhibit = exhibit
        self.records = records
        self.parsed = parsed
        self.skipped = skipped
        self.unknown = unknown
        self.skippedBy = skippedBy
    }
}

/// A diagnostic with its exhibit's path; equal ones of one exhibit are counted together.
public struct DiagnosticRecord: Hashable, Sendable, Codable {
    /// How much it matters.
    public var severity: Diagnostic.Severity
    /// Stable code.
    public var code: String
    /// Path from the input on.
    public var exhibit: String
    /// First place.
    public var locator: String
    /// How many.
    public var count: Int

    /// Makes a record.
    public init(severity: Diagnostic.Severity, code: String, exhibit: String, locator: String, count: Int) {
        self.severity = severity
        self.code = code
        self.exhibit = exhibit
        self.locator = locator
        self.count = count
    }
}

/// A rule pack in force.
public struct RulePackRecord: Hashable, Sendable, Codable {
    /// Permanent id.
    public var id: String
    /// Its version.
    public var version: String
    /// Of its bytes.
    public var sha256: String

    /// Makes a record.
    public init(id: String, version: String, sha256: String) {
        self.id = id
        self.version = version
        self.sha256 = sha256
    }
}
