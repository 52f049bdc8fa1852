// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Detectors

extension Finding {
    /// Numbers of every event that a finding cites.
    var citedNumbers: [Int32] {
        switch self {
        case .indicator(let indicator): indicator.citations.map(\.n)
        case .extortion(let demand): demand.slots.values.joined().map(\.n)
        case .escalation(let talk): talk.steps.map(\.citation.n)
        case .contacts(let activity): activity.citations.map(\.n)
        case .safeguarding(let flag): [flag.citation.n]
        case .payment(let payment): [payment.citation.n]
        }
    }
}

extension ScriptedChat {
    /// The account with a name of the script.
    func account(_ name: String) -> Account.ID {
        Account.ID(Int32(timeline.accounts.firstIndex { $0.name == name } ?? -1))
    }

    /// What all detectors find in a script.
    static func findings(
        _ script: String, subjects: [String] = [], variation: ScriptVariation = ScriptVariation(),
        weight: Double = 4
    ) -> [Finding] {
        let chat = ScriptedChat(script, variation: variation, weight: weight)
        return DetectorEngine.run(
            AllDetectors.standard, timeline: chat.timeline, rules: chat.rules, marks: chat.marks,
            subjects: Set(subjects.map(chat.account)))
    }

    static func demands(_ script: String) -> [ExtortionDemand] {
        findings(script).compactMap { if case .extortion(let demand) = $0 { demand } else { nil } }
    }

    static func escalations(_ script: String, subjects: [String] = []) -> [Escalation] {
        findings(script, subjects: subjects).compactMap { if case .escalation(let talk) = $0 { talk } else { nil } }
    }

    static func contacts(_ script: String) -> [ContactActivity] {
        findings(script).compactMap { if case .contacts(let activity) = $0 { activity } else { nil } }
    }
}
