// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Comparison

/// What part each account of a case has, as far as the investigator or the findings tell.
///
/// Named subjects are the suspects and nobody else. Without them: accounts with a demand of tier E3 or E4 or a strong
/// indicator of pressure; where there is none, accounts with a demand of tier E2, a moderate indicator of pressing or of
/// two kinds: one secret, one present or one change of service make nobody a suspect.
/// Whom those findings are directed at is a victim, and so is the owner of the export who talks with a suspect.
struct AccountParts {
    /// A part and why.
    struct Part {
        var role: AccountRole
        var basis: String
    }

    private var parts: [Account.ID: Part] = [:]

    /// Accounts that are compared.
    let suspects: Set<Account.ID>

    subscript(account: Account.ID) -> Part { parts[account] ?? Part(role: .other, basis: "none") }

    init(_ analysis: CaseAnalysis) {
        let weights = Weights(analysis.findings)
        let isNamed = !analysis.subjects.isEmpty
        suspects = isNamed ? analysis.subjects : weights.pressing
        for account in suspects { parts[account] = Part(role: .suspect, basis: isNamed ? "named" : "findings") }
        for target in weights.targets(of: suspects) where parts[target] == nil {
            parts[target] = Part(role: .victim, basis: "target")
        }
        let timeline = analysis.timeline
        for (index, conversation) in timeline.conversations.enumerated() {
            let members = Set(analysis.summary.conversations[index].participants).union(conversation.members)
            guard !members.isDisjoint(with: suspects) else { continue }
            for member in members where timeline[member].isOwner && parts[member] == nil {
                parts[member] = Part(role: .victim, basis: "owner")
            }
        }
    }

    /// How heavy the findings are, by who shows them and whom they are directed at.
    private struct Weights {
        private var directed: [Account.ID: [Account.ID: Int]] = [:]
        private var hinted: Set<Account.ID> = []
        private var moderate: [Account.ID: Set<String>] = [:]
        private let strong: [Account.ID]

        init(_ findings: [Finding]) {
            strong = CourseStandings(findings).accountsOfPressure
            for finding in findings {
                switch finding {
                case .extortion(let demand):
                    if demand.tier >= .e2 { hinted.insert(demand.account) }
                    add(demand.account, demand.target, demand.tier >= .e3 ? 100 : demand.tier >= .e2 ? 10 : 1)
                case .indicator(let indicator):
                    if indicator.level != .limited {
                        moderate[indicator.account, default: []].insert(indicator.detector)
                    }
                    add(
                        indicator.account, indicator.target,
                        indicator.level == .strong ? 20 : indicator.level == .moderate ? 10 : 1)
                default: continue
                }
            }
        }

        private mutating func add(_ account: Account.ID, _ target: Account.ID?, _ weight: Int) {
            if let target { directed[account, default: [:]][target, default: 0] += weight }
        }

        /// Indicators of which one is enough: somebody is pressed, not only spoken to.
        private static let pressingAlone: Set<String> = [
            "hacked-account-claim", "contacts-claim", "persistence-after-refusal",
        ]

        private var hintedAccounts: Set<Account.ID> {
            hinted.union(moderate.filter { $0.value.count > 1 || !$0.value.isDisjoint(with: Self.pressingAlone) }.keys)
        }

        /// Of two who press each other, who presses less is no suspect.
        var pressing: Set<Account.ID> {
            let found = strong.isEmpty ? Array(hintedAccounts) : strong
            return Set(
                found.filter { account in
                    found.allSatisfy { other in
                        let (out, back) = (directed[account]?[other] ?? 0, directed[other]?[account] ?? 0)
                        return other == account || out >= back
                    }
                })
        }

        func targets(of suspects: Set<Account.ID>) -> [Account.ID] {
            suspects.flatMap { suspect in (directed[suspect] ?? [:]).filter { $0.value >= 10 }.map(\.key) }
        }
    }
}
