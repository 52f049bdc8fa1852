// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Names of the record in a length that a line can take.
enum Name {
    /// At most sixty scalars, and how many there were.
    static func short(_ name: String) -> String {
        let scalars = name.unicodeScalars
        guard scalars.count > 60 else { return name }
        let end = scalars.index(scalars.startIndex, offsetBy: 60)
        return String(scalars[..<end]) + "… (\(scalars.count) characters)"
    }
}

extension CaseDigest {
    /// Accounts that a reader asks about first: named by the investigator, in a finding, owner; then the rest.
    var prominentAccounts: [Account.ID] {
        var found: Set<Account.ID> = analysis.subjects
        for indicator in findings.indicators {
            found.formUnion([indicator.account] + [indicator.target].compactMap(\.self))
        }
        for demand in findings.extortion { found.formUnion([demand.account] + [demand.target].compactMap(\.self)) }
        for course in findings.escalations where !course.steps.isEmpty {
            found.formUnion([course.account, course.target])
        }
        for activity in findings.contacts where activity.level != .none && activity.level != .notComputable {
            found.insert(activity.account)
        }
        found.formUnion(findings.safeguarding.map(\.account))
        found.formUnion(findings.payments.map(\.account))
        for (index, account) in timeline.accounts.enumerated() where account.isOwner {
            found.insert(Account.ID(Int32(index)))
        }
        return found.sorted()
    }

    /// Every account, the prominent first, then by messages.
    var rankedAccounts: [Account.ID] {
        let prominent = prominentAccounts
        let first = Set(prominent)
        let rest = timeline.accounts.indices.map { Account.ID(Int32($0)) }.filter { !first.contains($0) }
        return prominent
            + rest.sorted {
                let (left, right) = (tally.count(of: $0).messages, tally.count(of: $1).messages)
                return left != right ? left > right : $0 < $1
            }
    }
}
