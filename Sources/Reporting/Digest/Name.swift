// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Names of the record in a length that a line can take.
enum Name {
    /// At most sixty scalars, or as many as there is room for, and how many there were.
    static func short(_ name: String, atMost limit: Int = 60) -> String {
        let scalars = name.unicodeScalars
        guard scalars.count > limit else { return name }
        let end = scalars.index(scalars.startIndex, offsetBy: limit)
        return String(scalars[..<end]) + "… (\(scalars.count) characters)"
    }
}

extension FindingIndex {
    /// Accounts that the investigator named or a finding names, and owners, ascending.
    func named(in analysis: CaseAnalysis) -> [Account.ID] {
        var found: Set<Account.ID> = analysis.subjects
        for indicator in indicators {
            found.formUnion([indicator.account] + [indicator.target].compactMap(\.self))
        }
        for demand in extortion { found.formUnion([demand.account] + [demand.target].compactMap(\.self)) }
        for course in escalations where !course.steps.isEmpty {
            found.formUnion([course.account, course.target])
        }
        for activity in contacts where activity.level != .none && activity.level != .notComputable {
            found.insert(activity.account)
        }
        found.formUnion(safeguarding.map(\.account))
        found.formUnion(payments.map(\.account))
        for (index, account) in analysis.timeline.accounts.enumerated() where account.isOwner {
            found.insert(Account.ID(Int32(index)))
        }
        return found.sorted()
    }

    /// Whose words or acts a finding rests on, besides the accounts given: each with its first message there.
    ///
    /// Not whoever is at the other end of a finding, and not for words of a stage alone, which stand in ordinary talk.
    func lesser(besides named: [Account.ID]) -> [(account: Account.ID, n: Int32)] {
        var first: [Account.ID: Int32] = [:]
        func note(_ account: Account.ID, _ n: Int32?) {
            guard let n, !named.contains(account) else { return }
            first[account] = min(n, first[account] ?? n)
        }
        for indicator in indicators { note(indicator.account, indicator.citations.map(\.n).min()) }
        for demand in extortion where !demand.isSetAside {
            note(demand.account, demand.slots.values.joined().map(\.n).min())
        }
        for activity in contacts where activity.level == .elevated || activity.level == .massRequesting {
            note(activity.account, activity.citations.map(\.n).min())
        }
        for payment in payments { note(payment.account, payment.citation.n) }
        return first.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }
}

extension CaseDigest {
    /// Accounts that wrote, beyond which a summary without a finding names none of them.
    private static let handful = 6

    /// Accounts that a reader asks about first: named by the investigator, in a finding, owner; then the rest.
    var prominentAccounts: [Account.ID] { findings.named(in: analysis) }

    /// Accounts that a summary names: the owner, those named by the investigator, those with a demand or a strong
    /// indicator of pressure, the two ends of the leading course, and whoever wrote words of a welfare rule; without
    /// these, those with a finding of less weight, and where nothing was found, the accounts of a small record.
    var leadAccounts: [Account.ID] {
        var found: Set<Account.ID> = analysis.subjects
        let pressing = findings.standings.accountsOfPressure
        found.formUnion(pressing)
        for demand in findings.extortion where demand.tier >= .e3 {
            if let target = demand.target { found.insert(target) }
        }
        if let course = findings.standings.leading { found.formUnion([course.account, course.target]) }
        found.formUnion(findings.safeguarding.map(\.account))
        let owners = timeline.accounts.indices.filter { timeline.accounts[$0].isOwner }.map { Account.ID(Int32($0)) }
        if found.union(owners).count < 2 {
            let lesser = findings.lesser(besides: owners).map(\.account)
            let writers = tally.writers.filter { !owners.contains($0) }
            // The first of a crowd in which nothing was found stand for nobody.
            let ranked = !lesser.isEmpty ? lesser : writers.count > Self.handful ? [] : writers
            found.formUnion(ranked.prefix(max(1, 4 - owners.count)))
        }
        found.formUnion(owners)
        // Whoever presses first, so that a cut at six leaves them in.
        let first = owners + pressing.filter { !owners.contains($0) }
        return first + found.subtracting(first).sorted()
    }

    /// Payments in a conversation with a demand, and those that a service recorded while there is one.
    var paymentsUnderDemand: [PaymentRecord] {
        let frames = findings.extortion.filter { $0.tier >= .e2 }
        guard !frames.isEmpty else { return [] }
        let places = Set(frames.map(\.conversation))
        return findings.payments.filter { payment in
            guard let conversation = timeline.entry(payment.citation.n).conversation else { return true }
            return places.contains(conversation)
        }
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
