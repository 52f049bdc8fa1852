// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What the sections ask about a case: the analysis, counted and indexed once.
struct CaseDigest: Sendable {
    /// Citations of contact activity that are marked in the transcript.
    static let contactCitations = 12

    /// Accounts for which another with a like name is looked for.
    private static let alikeLimit = 60

    let analysis: CaseAnalysis
    let options: ReportOptions
    let clock: ReportClock
    let findings: FindingIndex
    let tally: CaseTally
    let selection: TranscriptSelection
    /// The transcript in files of its own; empty where there are none.
    let volumes: TranscriptVolumes
    let register: IdentifierRegister
    /// Marks of media files.
    let media: SubExhibits
    /// Accounts that may be one, by their names.
    let alike: AlikeNames
    /// Attachments of the messages that the transcript prints.
    let printedAttachments: [PrintedAttachment]
    /// Digits of a message number.
    let numberWidth: Int
    /// Whether sums of money were removed with all words: R4 keeps neither.
    var hasSumsRemoved: Bool { analysis.redaction?.level == "R4" }

    /// An attachment and its message.
    struct PrintedAttachment: Sendable {
        var n: Int32
        var attachment: Attachment
    }

    init(_ analysis: CaseAnalysis, options: ReportOptions) {
        self.analysis = analysis
        self.options = options
        let zone = analysis.details.reportZone
        if options.zonePeriods.isEmpty {
            let (first, last) = Self.span(of: analysis.timeline)
            clock = ReportClock(zone: zone, from: first, to: last)
        } else {
            clock = ReportClock(zone: zone, periods: options.zonePeriods)
        }
        findings = FindingIndex(analysis)
        let every = analysis.timeline.conversations.indices.map { Conversation.ID(Int32($0)) }
        let following = options.transcript == .whole ? Set(every) : findings.conversations
        let named = findings.named(in: analysis)
        tally = CaseTally(analysis.timeline, clock: clock, following: following, watching: named)
        selection = TranscriptSelection(
            analysis, tally: tally, index: findings, limit: options.transcriptLimit, context: options.contextMessages)
        volumes = Self.volumes(analysis, options, tally, findings.conversations, selection.isShortened)
        register = IdentifierRegister(analysis)
        media = SubExhibits(analysis)
        alike = AlikeNames(Array(named.prefix(Self.alikeLimit)), in: analysis.timeline)
        let timeline = analysis.timeline
        printedAttachments = selection.printed.sorted().flatMap { n -> [PrintedAttachment] in
            let entry = timeline.entry(n)
            guard entry.kind == .message, entry.hasDetails, case .message(let message) = timeline.event(n).content
            else {
                return []
            }
            return message.attachments.map { PrintedAttachment(n: n, attachment: $0) }
        }
        numberWidth = max(4, String(analysis.timeline.count).count)
    }

    /// By the option: of conversations with findings where the report prints excerpts, of the whole, or none.
    private static func volumes(
        _ analysis: CaseAnalysis, _ options: ReportOptions, _ tally: CaseTally, _ withFindings: Set<Conversation.ID>,
        _ isShortened: Bool
    ) -> TranscriptVolumes {
        let messages = Figures.sum(withFindings.map { tally.count(of: $0).messages })
        let isWanted =
            switch options.transcript {
            case .standard: isShortened && messages <= options.volumeLimit
            case .findings: !withFindings.isEmpty
            case .whole: true
            case .excerpts: false
            }
        guard isWanted else { return TranscriptVolumes() }
        let conversations =
            options.transcript == .whole
            ? analysis.timeline.conversations.indices.map { Conversation.ID(Int32($0)) } : withFindings.sorted()
        return TranscriptVolumes(analysis.timeline, conversations: conversations, sequences: tally.sequences)
    }

    var timeline: Timeline { analysis.timeline }
    var details: CaseDetails { analysis.details }

    /// Whether the text of a message is left out.
    func isWithheld(_ n: Int32) -> Bool {
        !details.showsFullContent && analysis.severeMessages.contains(n)
    }

    /// Messages whose text is left out of the whole report.
    var withheld: Int { details.showsFullContent ? 0 : analysis.severeMessages.count }

    /// Attachments of printed messages that the export names and does not hold.
    var missingMedia: Int { printedAttachments.count { $0.attachment.isFile && !$0.attachment.isHeld } }

    func moment(_ n: Int32) -> Moment? {
        timeline.time(n).map { Moment($0, clock: clock) }
    }

    func elapsed(_ start: Int32, _ end: Int32) -> Elapsed? {
        Moment.elapsed(from: timeline.time(start), to: timeline.time(end))
    }

    /// From the start of a course to one of its stages; nil when the two clocks cannot be compared.
    func elapsed(to step: Escalation.Step, of course: Escalation) -> Elapsed? {
        course.elapsed(to: step, on: timeline)
    }

    /// The period of the case in words; nil without a dated event.
    var period: (first: Moment, last: Moment)? {
        let count = tally.total
        guard let first = count.firstMessage ?? count.first, let last = count.lastMessage ?? count.last,
            let firstMoment = moment(first), let lastMoment = moment(last)
        else { return nil }
        return (firstMoment, lastMoment)
    }

    /// The first message, or where some carry no time and may come before it, the first that carries one.
    var firstMessage: String { tally.undatedMessages > 0 ? "first \(thing) with a time" : "first \(thing)" }

    /// The last one, likewise.
    var lastMessage: String { tally.undatedMessages > 0 ? "last \(thing) with a time" : "last \(thing)" }

    /// Lists of contacts alone hold no message.
    private var thing: String { tally.messages == 0 ? "event" : "message" }

    /// The head of a column with both.
    var bothEnds: String {
        tally.undatedMessages > 0 ? "First and last message with a time" : "First and last message"
    }

    /// How many messages stand outside the period; nil where that is none.
    var undated: Prose? {
        tally.undatedMessages > 0 ? "\(tally.undatedMessages, "message") without a time" : nil
    }

    /// Events before and after a message in its own conversation, itself included.
    func surroundings(of n: Int32, _ distance: Int) -> [Int32] {
        guard let conversation = timeline.entry(n).conversation, let sequence = tally.sequences[conversation],
            let index = sequence.ascendingIndex(of: n)
        else { return [n] }
        return Array(sequence[max(0, index - distance)..<min(sequence.count, index + distance + 1)])
    }

    /// The earliest and the latest recorded time; both zero without one.
    private static func span(of timeline: Timeline) -> (Int64, Int64) {
        let numbers = timeline.numbers
        let first = numbers.lazy.compactMap { timeline.entry($0).time }.first ?? 0
        let last = numbers.reversed().lazy.compactMap { timeline.entry($0).time }.first ?? 0
        return (first, last)
    }
}
