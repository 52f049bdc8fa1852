// SPDX-License-Identifier: Apache-2.0

/// How a report is made.
public struct ReportOptions: Sendable {
    /// A choice that somebody made for this run.
    public struct Decision: Hashable, Sendable {
        /// The option: `--date-order`.
        public var option: String
        /// Its value.
        public var value: String
        /// What it does, in one plain sentence; nil when the option says it.
        public var effect: String?

        /// Makes a decision.
        public init(option: String, value: String, effect: String? = nil) {
            self.option = option
            self.value = value
            self.effect = effect
        }
    }

    /// What of the transcript is written beside the report, in volumes.
    public enum Transcript: String, Hashable, Sendable, CaseIterable {
        /// The conversations with findings, where they are too long for the report and not beyond `volumeLimit`.
        case standard
        /// The conversations with findings.
        case findings
        /// Each conversation.
        case whole
        /// Nothing: the report's excerpts alone.
        case excerpts
    }

    /// Templates and style sheets.
    public var templates: TemplateSet
    /// Periods of the report's zone, so that the whole program converts by one table; empty to ask the system.
    public var zonePeriods: [ZonePeriod]
    /// Choices beside those in `CaseDetails`, in the order of print.
    public var decisions: [Decision]
    /// Files of the unit that are laid over the program's templates, by name with their SHA-256.
    public var overlaid: [(name: String, sha256: String)] = []
    /// Whether `custody.html` lies beside the report.
    public var hasCustodyPage: Bool
    /// Name and version of the renderer of a PDF copy; nil when there is none.
    public var renderer: String?
    /// Messages printed in whole conversations.
    public var transcriptLimit: Int
    /// What is written in volumes.
    public var transcript: Transcript
    /// Names of files beside the report that hold each text in full, also what the report withholds.
    public var fullTexts: [String]
    /// Messages beyond which no volumes are written unless asked for.
    public var volumeLimit = 250_000
    /// Messages printed on either side of a cited one in longer conversations.
    public var contextMessages: Int
    /// Whether the page of public support services is printed; a set for the defence leaves it out.
    public var showsSupport: Bool

    /// Makes options.
    public init(
        templates: TemplateSet, zonePeriods: [ZonePeriod] = [], decisions: [Decision] = [],
        hasCustodyPage: Bool = true, renderer: String? = nil, transcriptLimit: Int = 2500, contextMessages: Int = 10,
        showsSupport: Bool = true, transcript: Transcript = .standard, fullTexts: [String] = []
    ) {
        self.templates = templates
        self.zonePeriods = zonePeriods
        self.decisions = decisions
        self.hasCustodyPage = hasCustodyPage
        self.renderer = renderer
        self.transcriptLimit = transcriptLimit
        self.contextMessages = contextMessages
        self.showsSupport = showsSupport
        self.transcript = transcript
        self.fullTexts = fullTexts
    }
}
