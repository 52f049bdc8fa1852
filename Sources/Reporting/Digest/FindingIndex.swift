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
    }

    private(set) var indicators: [Indicator] = []
    private(set) var extortion: [ExtortionDemand] = []
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

    init(_ analysis: CaseAnalysis) {
        let standings = CourseStandings(analysis.findings)
        self.standings = standings
        var escalations: [Escalation] = []
        for finding in analysis.findings {
            switch finding {
            case .indicator(let found): indicators.append(found)
            case .extortion(let found): extortion.append(found)
            case .escalation(let found): escalations.append(found)
            case .contacts(let found): contacts.append(found)
            case .safeguarding(let found): safeguarding.append(found)
            case .payment(let found): payments.append(found)
            }
        }
        self.escalations = escalations
        let told = escalations.filter {
            !$0.steps.isEmpty && (standings.isTimed($0) || analysis.subjects.contains($0.account))
        }
        self.told = told
        var numbers: Set<Int32> = []
        let valid = analysis.timeline.numbers
        let names = Dictionary(
            analysis.detectors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var labels = Labels()
        for found in told {
            for (n, letter) in analysis.stages(of: found) {
                labels.add(n, Label(stage: letter, name: letter.name))
            }
        }
        // Words of a stage in ordinary talk have no letter: a letter marks a course.
        for step in escalations.filter({ !told.contains($0) }).flatMap(\.steps) {
            let name = StageLetter(stage: step.stage).name
            if labels.byMessage[step.citation.n]?.contains(where: { $0.name == name }) != true {
                labels.add(step.citation.n, Label(name: name))
            }
        }
        for found in safeguarding { labels.add(found.citation.n, Label(name: Phrases.short(found.kind))) }
        for (index, found) in extortion.enumerated() {
            var parts: [Int32: [String]] = [:]
            for slot in ExtortionDemand.Slot.allCases {
                let (plain, weak) = found.messages(of: slot)
                for n in plain { parts[n, default: []].append(Phrases.name(slot)) }
                for n in weak { parts[n, default: []].append("\(Phrases.name(slot)) (measured wording)") }
            }
            for n in parts.keys.sorted() {
                labels.add(n, Label(name: "D-\(index + 1): " + (parts[n] ?? []).joined(separator: ", ")))
            }
        }
        for found in payments {
            labels.add(found.citation.n, Label(name: found.isClaimed ? "payment claimed" : "payment recorded"))
        }
        for found in indicators {
            let name = (names[found.detector] ?? found.detector).lowercased()
            // The letter of a stage and the number of a demand say more than the name of their detector.
            let isTold = ["extortion-demand", "escalation-speed"].contains(found.detector)
            for citation in found.citations where !isTold || labels.byMessage[citation.n] == nil {
                let isOwn = !valid.contains(citation.n) || analysis.timeline.entry(citation.n).actor == found.account
                labels.add(citation.n, Label(name: Phrases.label(found.detector, isOwn: isOwn) ?? name))
            }
        }
        for found in contacts {
            for citation in found.citations.prefix(CaseDigest.contactCitations) {
                labels.add(citation.n, Label(name: "contact activity"))
            }
        }
        for n in labels.byMessage.keys where valid.contains(n) { numbers.insert(n) }
        cited = numbers.sorted()
        self.labels = labels.byMessage
        for finding in indicators { conversations.formUnion([finding.conversation].compactMap(\.self)) }
        conversations.formUnion(extortion.map(\.conversation))
        conversations.formUnion(escalations.filter { !$0.steps.isEmpty }.map(\.conversation))
        for n in cited {
            if let conversation = analysis.timeline.entry(n).conversation { conversations.insert(conversation) }
        }
    }

    /// Whether a detector of this id gave anything that the report shows.
    func hasHit(_ detector: String) -> Bool {
        if indicators.contains(where: { $0.detector == detector }) { return true }
        return switch detector {
        case "extortion-demand": !extortion.isEmpty
        case "escalation-speed": escalations.contains { !$0.steps.isEmpty }
        case "mass-contact": contacts.contains { $0.level == .elevated || $0.level == .massRequesting }
        case "safeguarding", "safeguarding-flags": !safeguarding.isEmpty
        case "payments", "payment-claims", "payment-records": !payments.isEmpty
        default: false
        }
    }

    /// Labels in the order in which they came, each once a message.
    private struct Labels {
        var byMessage: [Int32: [Label]] = [:]

        mutating func add(_ n: Int32, _ label: Label) {
            var found = byMessage[n] ?? []
            guard found.count < 8, !found.contains(label) else { return }
            found.append(label)
            byMessage[n] = found
        }
    }
}
