// SPDX-License-Identifier: Apache-2.0

public import Evidence
public import Importing
public import Redaction
public import Reporting

/// Everything that a run of the program may be told, already validated.
public struct CaseOptions: Sendable {
    /// Paths of files and folders.
    public var inputs: [String]
    /// Case reference.
    public var caseReference: String?
    /// Exhibit reference.
    public var exhibitReference: String?
    /// Who examines.
    public var examiner: String?
    /// For which unit.
    public var unit: String?
    /// Protective marking.
    public var marking: String?
    /// Name or identifier of the account whose export it is.
    public var owner: String?
    /// Names or identifiers of accounts under suspicion.
    public var subjects: [String] = []
    /// Names or identifiers of the accounts of complainants; the owner of the export where there is none.
    public var complainants: [String] = []
    /// What is removed from the produced set; nil for the full one.
    public var redaction: RedactionRequest?
    /// Whether the investigator gave a list of texts to remove.
    public var hasRedactionList = false
    /// Zone of wall clocks.
    public var zone: ZoneClock?
    /// Order of day, month and year.
    public var dateOrder: DateOrder?
    /// Second clock of the report.
    public var reportZone: ZoneClock
    /// `YYYY-MM-DD`.
    public var reportDate: String
    /// Whether severe text is printed.
    public var showsFullContent = false
    /// What of the transcript is written in volumes.
    public var transcript = ReportOptions.Transcript.standard
    /// Whether the page of support services is printed; in a set served on the defence it is left out unasked.
    public var showsSupport = true
    /// Folder with further rule packs.
    public var rulesFolder: String?
    /// Folder with a unit's own templates.
    public var templatesFolder: String?
    /// Intake limits and passphrase.
    public var intake: IntakeOptions
    /// Tasks at a time.
    public var width: Int

    /// Makes options for inputs; the rest has its standard value.
    public init(inputs: [String], reportZone: ZoneClock, reportDate: String, intake: IntakeOptions, width: Int) {
        self.inputs = inputs
        self.reportZone = reportZone
        self.reportDate = reportDate
        self.intake = intake
        self.width = width
    }
}

extension CaseOptions {
    /// The choices that shape the outputs, for manifest and report: option and value, in the order of the help.
    ///
    /// Paths of this machine are left out: outputs must not depend on where the evidence lies.
    public var recorded: [(option: String, value: String)] {
        let choices: [(String, String?)] = [
            ("--case", caseReference), ("--exhibit", exhibitReference), ("--examiner", examiner), ("--unit", unit),
            ("--marking", marking), ("--owner", owner),
            ("--subject", subjects.isEmpty ? nil : subjects.joined(separator: ", ")),
            ("--complainant", complainants.isEmpty ? nil : complainants.joined(separator: ", ")),
            ("--redact", redaction?.level.rawValue), ("--redact-list", hasRedactionList ? "given" : nil),
            ("--zone", zone?.name),
            ("--date-order", dateOrder?.rawValue), ("--report-zone", reportZone.name), ("--report-date", reportDate),
            ("--content", showsFullContent ? "full" : "withheld"),
            ("--transcript", transcript == .standard ? nil : transcript.rawValue),
            ("--no-support-page", showsSupport ? nil : "given"),
            ("--rules", rulesFolder.map { _ in "given" }), ("--template", templatesFolder.map { _ in "given" }),
        ]
        return choices.compactMap { option, value in value.map { (option, $0) } }
    }
}
