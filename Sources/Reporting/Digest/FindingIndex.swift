// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The findings by type, and what the transcript says beside a message because of them.
struct FindingIndex: Sendable {
    /// A mark beside a message.
    struct Label: Hashable, Sendable {
        /// The letter, for the first message of a stage.
        var stage: StageLetter?
        var name: String
        /// Of an indicator, which rests on more than this message.
        var isOfIndicator = false
    }

    private(set) var indicators: [Indicator] = []
    private(set) var extortion: [ExtortionDemand] = []
    /// The marks of these, by their places: `D-1` and on for demands, `S-1` and on for passages that are set aside.
    let demandMarks: [String]
    let escalations: [Escalation]
    private(set) var contacts: [ContactActivity] = []
    private(set) var safeguarding: [SafeguardingFlag] = []
    private(set) var payments: [PaymentRecord] = []
    /// By message, in the order of print.
    private(set) var labels: [Int32: [Label]] = [:]
    /// Conversations that a finding names or whose message it cites.
    private(set) var conversations: Set<Conversation.ID> = []
    /// Everything that a finding cites, ascending.
    private(set) var cited: [Int32] = []
    /// How much each course weighs.
    let standings: CourseStandings
    /// Courses that are told with their times: they weigh, or the investigator named the account.
    let told: [Escalation]
    private let asTold: ToldFindings

    init(_ analysis: CaseAnalysis) {
        let asTold = analysis.told
        let findings = asTold.all
        let standings = CourseStandings(findings)
        var (told, untold): ([Escalation], [Escalation]) = ([], [])
        var escalations: [Escalation] = []
        for finding in findings {
            switch finding {
            case .indicator(let found): indicators.append(found)
            case .extortion(let found): extortion.append(found)
            case .escalation(let found):
                escalations.append(found)
                let isTold =
                    !found.steps.isEmpty && (standings.isTimed(found) || analysis.subjects.contains(found.account))
                if isTold { told.append(found) } else { untold.append(found) }
            case .contacts(let found): contacts.append(found)
            case .safeguarding(let found): safeguarding.append(found)
            case .payment(let found): payments.append(found)
            }
        }
        demandMarks = Self.marks(extortion)
        self.standings = standings
        self.asTold = asTold
        self.escalations = escalations
        self.told = told
        var labels = Labels()
        for course in told { labels.addStages(of: course, analysis) }
        for course in untold { labels.addWords(of: course) }
        for found in safeguarding { labels.add(found.citation.n, Label(name: Phrases.short(found.kind))) }
        for (mark, found) in zip(demandMarks, extortion) { labels.addSlots(of: found, mark: mark) }
        for found in payments {
            labels.add(found.citation.n, Label(name: found.isClaimed ? "payment claimed" : "payment recorded"))
        }
        let names = Dictionary(
            analysis.detectors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        for found in indicators { labels.add(found, named: names[found.detector] ?? found.detector, analysis.timeline) }
        for found in contacts {
            for citation in found.citations.prefix(CaseDigest.contactCitations) {
                labels.add(citation.n, Label(name: "contact activity"))
            }
        }
        self.labels = labels.byMessage
        cited = labels.byMessage.keys.filter(analysis.timeline.numbers.contains).sorted()
        for finding in indicators { conversations.formUnion([finding.conversation].compactMap(\.self)) }
        conversations.formUnion(extortion.map(\.conversation))
        conversations.formUnion(escalations.filter { !$0.steps.isEmpty }.map(\.conversation))
        for n in cited {
            if let conversation = analysis.timeline.entry(n).conversation { conversations.insert(conversation) }
        }
    }

    /// Each of the two lists is numbered by itself, so that no number of it is missing.
    private static func marks(_ extortion: [ExtortionDemand]) -> [String] {
        var (demands, passages) = (0, 0)
        return extortion.map { found in
            if found.isSetAside {
                passages += 1
                return "S-\(passages)"
            }
            demands += 1
            return "D-\(demands)"
        }
    }

    /// Where measured wording alone names a stage before the rules do; empty for most courses.
    func earlierWording(of course: Escalation) -> [Escalation.Step] {
        asTold.earlierWording(of: course)
    }

    /// Whether a detector of this id gave anything that the report shows.
    func hasHit(_ detector: String) -> Bool {
        if indicators.contains(where: { $0.detector == detector }) { return true }
        return switch detector {
        case "extortion-demand": !extortion.isEmpty
        case "escalation-speed": escalations.contains { !$0.steps.isEmpty }
        case "mass-contact": contacts.contains { $0.level == .elevated || $0.level == .massRequesting }
        case "safeguarding": !safeguarding.isEmpty
        case "payments": !payments.isEmpty
        default: false
        }
    }

    /// Labels in the order in which they came, each once a message.
    private struct Labels {
        private(set) var byMessage: [Int32: [Label]] = [:]

        mutating func add(_ n: Int32, _ label: Label) {
            var found = byMessage[n] ?? []
            guard found.count < 8, !found.contains(where: { $0.stage == label.stage && $0.name == label.name }) else {
                return
            }
            found.append(label)
            byMessage[n] = found
        }

        mutating func addStages(of course: Escalation, _ analysis: CaseAnalysis) {
            for (n, letter) in analysis.stages(of: course) { add(n, Label(stage: letter, name: letter.name)) }
        }

        /// Words of a stage in ordinary talk have no letter: a letter marks a course.
        mutating func addWords(of course: Escalation) {
            for step in course.steps {
                let name = StageLetter(stage: step.stage).name
                guard byMessage[step.citation.n]?.contains(where: { $0.name == name }) != true else { continue }
                add(step.citation.n, Label(name: name))
            }
        }

        mutating func addSlots(of demand: ExtortionDemand, mark: String) {
            var parts: [Int32: (plain: [String], weak: [String])] = [:]
            for slot in ExtortionDemand.Slot.allCases {
                let (plain, weak) = demand.messages(of: slot)
                for n in plain { parts[n, default: ([], [])].plain.append(Phrases.name(slot)) }
                for n in weak { parts[n, default: ([], [])].weak.append(Phrases.name(slot)) }
            }
            for (n, names) in parts.sorted(by: { $0.key < $1.key }) {
                add(n, Label(name: "\(mark)\(Self.told(names.plain, names.weak))"))
            }
        }

        /// Parts of a demand, those by measured wording apart.
        private static func told(_ plain: [String], _ weak: [String]) -> String {
            let measured = weak.joined(separator: ", ")
            if plain.isEmpty {
                return weak.count == 1 ? ": \(measured) (measured wording)" : " by measured wording: \(measured)"
            }
            let written = ": " + plain.joined(separator: ", ")
            return weak.isEmpty ? written : "\(written); by measured wording: \(measured)"
        }

        mutating func add(_ found: Indicator, named name: String, _ timeline: Timeline) {
            // The letter of a stage and the number of a demand say more than the name of their detector.
            let isTold = ["extortion-demand", "escalation-speed"].contains(found.detector)
            for citation in found.citations where !isTold || byMessage[citation.n] == nil {
                let isOwn =
                    !timeline.numbers.contains(citation.n) || timeline.entry(citation.n).actor == found.account
                let label = Phrases.label(found.detector, isOwn: isOwn) ?? name.lowercased()
                add(citation.n, Label(name: label, isOfIndicator: true))
            }
        }
    }
}
