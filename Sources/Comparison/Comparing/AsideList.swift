// SPDX-License-Identifier: Apache-2.0

/// What was found on both sides and links nobody, each value once with the accounts that it stands between.
struct AsideList {
    private struct Key: Hashable {
        var kind: String
        var value: String
        var reason: AsideReason
    }

    private var found: [Key: (cases: Int, accounts: Set<AccountReference>, isSevere: Bool)] = [:]

    mutating func add(_ item: EvidenceItem, _ reason: AsideReason, _ accounts: [AccountReference]) {
        let key = Key(kind: item.kind, value: item.value, reason: reason)
        var entry = found[key] ?? (item.cases, [], false)
        entry.accounts.formUnion(accounts)
        entry.cases = max(entry.cases, item.cases)
        entry.isSevere = entry.isSevere || item.isSevere
        found[key] = entry
    }

    var all: [ComparisonOutcome.SetAside] {
        found.map { key, entry in
            ComparisonOutcome.SetAside(
                kind: key.kind, value: key.value, cases: entry.cases, reason: key.reason,
                accounts: entry.accounts.sorted(), isSevere: entry.isSevere)
        }
    }
}
