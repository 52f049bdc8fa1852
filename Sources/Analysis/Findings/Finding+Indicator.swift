// SPDX-License-Identifier: Apache-2.0

import ChatModel

extension Finding {
    /// The indicator that stands for a demand frame, a fast course or a wave of requests among the other indicators.
    ///
    /// These three findings have a form of their own, with slots, stages and counts; a reader who goes through the
    /// indicators must meet them there too, with ordinary readings beside them. Nil for weak ones and other findings.
    ///
    /// - Parameter revision: revision of the detector by its id.
    public func indicator(revision: (String) -> Int) -> Indicator? {
        switch self {
        case .extortion(let demand): Self.indicator(of: demand, revision: revision("extortion-demand"))
        case .escalation(let escalation): Self.indicator(of: escalation, revision: revision("escalation-speed"))
        case .contacts(let activity): Self.indicator(of: activity, revision: revision("mass-contact"))
        case .indicator, .safeguarding, .payment: nil
        }
    }

    private static func indicator(of demand: ExtortionDemand, revision: Int) -> Indicator? {
        let citations = demand.slots.values.flatMap { $0 }
        // Words of others are no demand of the one who tells of them.
        guard !citations.isEmpty, Set(demand.slots.keys) != [.seeming] else { return nil }
        return Indicator(
            detector: "extortion-demand", revision: revision,
            level: demand.tier >= .e3 ? .strong : demand.tier == .e2 ? .moderate : .limited,
            conversation: demand.conversation, account: demand.account, target: demand.target,
            citations: Array(Set(citations)),
            measures: [
                Measure("number of the frame", Double(demand.frame), "frame"),
                Measure("parts of a demand found", Double(demand.slots.count { !$0.value.isEmpty }), "parts"),
            ],
            innocentReadings: [
                "A debt, rent or bill may be asked back with a date and a consequence.",
                "Words of threat may be quoted, joking, part of a game or of a story.",
                "Another person may have used the account.",
            ])
    }

    private static func indicator(of escalation: Escalation, revision: Int) -> Indicator? {
        guard escalation.level == .fast || escalation.level == .veryFast, !escalation.steps.isEmpty else { return nil }
        let presses = escalation.steps.contains {
            $0.introducedBy == escalation.account
                && [.threat, .demand, .ageQuestion, .isolationQuestion].contains($0.stage)
        }
        return Indicator(
            detector: "escalation-speed", revision: revision,
            // Intimate words alone are fast between couples too.
            level: escalation.level == .veryFast && presses ? .moderate : .limited,
            conversation: escalation.conversation, account: escalation.account, target: escalation.target,
            citations: [Citation(n: escalation.start, rule: "stat.first-message")] + escalation.steps.map(\.citation),
            measures: escalation.steps.compactMap { step in
                step.activeSeconds.map { Measure("active time to \(step.stage.rawValue)", Double($0), "seconds") }
            },
            innocentReadings: [
                "Adults who meet on a dating service often speak of intimate matters soon and by agreement.",
                "The two may know each other from elsewhere, so that the first recorded message is not the first contact.",
            ])
    }

    private static func indicator(of activity: ContactActivity, revision: Int) -> Indicator? {
        guard activity.level == .elevated || activity.level == .massRequesting, !activity.citations.isEmpty else {
            return nil
        }
        var measures = activity.measures
        if let requested = activity.requested {
            measures.insert(Measure("people approached, at least", Double(requested.lowerBound), "people"), at: 0)
        }
        return Indicator(
            detector: "mass-contact", revision: revision,
            level: activity.level == .massRequesting ? .strong : .limited, conversation: nil,
            account: activity.account, citations: activity.citations, measures: measures,
            innocentReadings: [
                "A new telephone or an imported address book sends many requests at once.",
                "Organisers, sellers, recruiters and new students write to many people in a short time.",
            ])
    }
}
