// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Detectors

/// Compares findings with labels.
///
/// What each figure counts is told in `docs/detection-quality.md`, "What is counted".
struct DetectionScore {
    private let conversations: [LabelledConversation]
    private let analysis: CaseAnalysis
    private let places: MessagePlaces
    /// Demands by the conversation they stand in.
    private let demands: [Int: [ExtortionDemand]]

    init(_ conversations: [LabelledConversation], _ analysis: CaseAnalysis) {
        self.conversations = conversations
        self.analysis = analysis
        let places = MessagePlaces(analysis)
        self.places = places
        var demands: [Int: [ExtortionDemand]] = [:]
        for case .extortion(let demand) in analysis.findings {
            guard let place = places[demand.conversation] else { continue }
            demands[place, default: []].append(demand)
        }
        self.demands = demands
    }

    /// Every figure, in a stable order.
    func figures() -> [Figure] {
        imported + grades + messages + onsets + indicators + selfHarm
            + IdentifierScore(conversations, analysis, places).figures
    }

    /// Distances of the onsets that were found from those that are labelled, in messages, by stage.
    func onsetErrors() -> [(stage: Escalation.Stage, distances: [Int])] {
        distances.map { ($0.stage, $0.distances.compactMap(\.self).sorted()) }
    }

    private var imported: [Figure] {
        let whole = conversations.indices.filter { Int(places.messages[$0] ?? 0) == conversations[$0].messages.count }
        return [Figure("imported-whole", whole.count, of: conversations.count)]
    }

    // MARK: Conversations

    private var grades: [Figure] {
        let harmful = Set(conversations.indices.filter { conversations[$0].isExtortion })
        let graded = Set(conversations.indices.filter { isStrong($0) })
        let ofAnyTier = Set(demands.keys)
        var figures = [
            Figure("extortion-recall", harmful.intersection(graded).count, of: harmful.count),
            Figure("extortion-recall-any-tier", harmful.intersection(ofAnyTier).count, of: harmful.count),
            Figure("extortion-precision", harmful.intersection(graded).count, of: graded.count),
            Figure(
                "extortion-false-alarms", graded.subtracting(harmful).count, of: conversations.count - harmful.count),
            Figure(
                "extortion-right-account", harmful.intersection(graded).filter(namesSuspect).count,
                of: harmful.intersection(graded).count),
        ]
        for kind in Set(conversations.map(\.kind)).sorted() {
            let all = conversations.indices.filter { conversations[$0].kind == kind }
            figures.append(Figure("graded", in: kind, all.filter(graded.contains).count, of: all.count))
        }
        for language in Set(conversations.map(\.language)).sorted() {
            let all = Set(conversations.indices.filter { conversations[$0].language == language })
            let (bad, good) = (all.intersection(harmful), all.subtracting(harmful))
            figures.append(
                Figure("extortion-recall", in: language, bad.intersection(graded).count, of: bad.count))
            figures.append(
                Figure("extortion-false-alarms", in: language, good.intersection(graded).count, of: good.count))
        }
        return figures
    }

    private func isStrong(_ place: Int) -> Bool { demands[place]?.contains { $0.tier >= .e3 } ?? false }

    private func namesSuspect(_ place: Int) -> Bool {
        let suspects = Set(conversations[place].participants.filter { $0.role == "suspect" }.map(\.name))
        return (demands[place] ?? []).contains { demand in
            demand.tier >= .e3 && !suspects.isDisjoint(with: analysis.timeline[demand.account].names)
        }
    }

    // MARK: Messages

    private static let slots: [(ExtortionDemand.Slot, String, Set<String>)] = [
        (.threat, "threat-messages", ["threat_share", "threat_violence", "threat_report"]),
        (.demand, "demand-messages", ["payment_demand", "repeat_demand"]),
        (.deadline, "deadline-messages", ["deadline"]),
    ]

    private var messages: [Figure] {
        var figures: [Figure] = []
        for (slot, name, tags) in Self.slots {
            var truth: Set<MessagePlace> = []
            for (place, conversation) in conversations.enumerated() where conversation.isExtortion {
                for message in conversation.messages where !tags.isDisjoint(with: message.tags) {
                    truth.insert(MessagePlace(conversation: place, n: message.n))
                }
            }
            let found = Set(
                demands.values.joined().flatMap { $0.slots[slot] ?? [] }.compactMap { places[$0.n] })
            let right = truth.intersection(found).count
            figures.append(Figure("\(name)-recall", right, of: truth.count))
            figures.append(Figure("\(name)-precision", right, of: found.count))
        }
        let priced = conversations.indices.filter { conversations[$0].isExtortion && !sums(of: $0).isEmpty }
        let met = priced.filter { place in
            !sums(of: place).isDisjoint(with: (demands[place] ?? []).compactMap(\.amount).map(Self.normal))
        }
        return figures + [Figure("sum-of-demand", met.count, of: priced.count)]
    }

    private func sums(of place: Int) -> Set<String> {
        Set((conversations[place].entities ?? []).filter { $0.type == "money" }.map(\.value))
    }

    /// `GBP 200.00`.
    private static func normal(_ money: Money) -> String {
        let parts = money.value.split(separator: ".")
        let rest = parts.count > 1 ? String(parts[1].prefix(2)) : ""
        return "\(money.currency ?? "") \(parts.first ?? "0").\(rest)\(String(repeating: "0", count: 2 - rest.count))"
    }

    // MARK: Stages

    private var stages: [Int: [Escalation.Stage: [Int32]]] {
        var stages: [Int: [Escalation.Stage: [Int32]]] = [:]
        for case .escalation(let escalation) in analysis.findings {
            for step in escalation.steps {
                guard let place = places[step.citation.n] else { continue }
                stages[place.conversation, default: [:]][step.stage, default: []].append(place.n)
            }
        }
        return stages
    }

    /// By stage, of every conversation with that label the distance of the nearest finding; nil where there is none.
    private var distances: [(stage: Escalation.Stage, distances: [Int?])] {
        let found = stages
        return OnsetLabel.allCases.map { label in
            let distances = conversations.indices.compactMap { place -> Int?? in
                guard let truth = label.number(in: conversations[place].facts) else { return nil }
                return .some(found[place]?[label.stage]?.map { abs(Int($0) - Int(truth)) }.min())
            }
            return (label.stage, distances)
        }
    }

    private var onsets: [Figure] {
        distances.map { stage, distances in
            Figure(
                "onset-\(stage.rawValue)-within-3", distances.count { $0.map { $0 <= 3 } ?? false }, of: distances.count
            )
        }
    }

    // MARK: Indicators

    private static let indicators: [(String, Set<String>)] = [
        ("contacts-claim", ["contacts_claim"]),
        ("gift-or-money-offer", ["gift_offer", "money_offer"]),
        ("hacked-account-claim", ["hacked_claim"]),
        ("persistence-after-refusal", ["repeat_after_refusal"]),
        ("platform-move", ["platform_move"]),
        ("secrecy-and-isolation", ["secrecy", "isolation_question"]),
    ]

    private var indicators: [Figure] {
        var found: [String: Set<Int>] = [:]
        for case .indicator(let indicator) in analysis.findings {
            guard let place = indicator.conversation.flatMap({ places[$0] }) else { continue }
            found[indicator.detector, default: []].insert(place)
        }
        return Self.indicators.flatMap { detector, tags in
            recallAndPrecision(detector, truth: talks(with: tags), found: found[detector] ?? [])
        }
    }

    private var selfHarm: [Figure] {
        var found: Set<Int> = []
        for case .safeguarding(let flag) in analysis.findings where flag.kind == .selfHarm {
            if let place = places[flag.citation.n] { found.insert(place.conversation) }
        }
        return recallAndPrecision("self-harm", truth: talks(with: ["self_harm"]), found: found)
    }

    private func talks(with tags: Set<String>) -> Set<Int> {
        Set(
            conversations.indices.filter { place in
                conversations[place].messages.contains { !tags.isDisjoint(with: $0.tags) }
            })
    }

    private func recallAndPrecision(_ name: String, truth: Set<Int>, found: Set<Int>) -> [Figure] {
        let right = truth.intersection(found).count
        return [
            Figure("\(name)-recall", right, of: truth.count), Figure("\(name)-precision", right, of: found.count),
        ]
    }
}

/// The stages whose beginning is labelled.
private enum OnsetLabel: CaseIterable {
    case imageRequest, threat, demand

    var stage: Escalation.Stage {
        switch self {
        case .imageRequest: .imageRequest
        case .threat: .threat
        case .demand: .demand
        }
    }

    func number(in facts: LabelledConversation.Facts?) -> Int32? {
        switch self {
        case .imageRequest: facts?.firstImageRequest
        case .threat: facts?.firstThreat
        case .demand: facts?.firstDemand
        }
    }
}
