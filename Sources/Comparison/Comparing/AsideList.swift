// SPDX-License-Identifier: Apache-2.0

/// What was found on both sides and links nobody, each value once with the accounts that it stands between.
///
/// Wordings that differ in a word or two are one row, under the wording that most pairs share: else each pair of texts had
/// a row of its own, with the accounts of the pair and the cases of all.
struct AsideList {
    private struct Key: Hashable {
        var kind: String
        var value: String
        var reason: AsideReason
    }

    private struct Entry {
        var cases = 0
        var pairs = 0
        var accounts: Set<AccountReference> = []
        var owners: Set<AccountReference> = []
        var isSevere = false
        /// Whether it keeps a pair from being one; else it stands on the page of a pair.
        var isAside = false

        mutating func add(_ other: Entry) {
            cases = max(cases, other.cases)
            pairs += other.pairs
            accounts.formUnion(other.accounts)
            owners.formUnion(other.owners)
            isSevere = isSevere || other.isSevere
            isAside = isAside || other.isAside
        }
    }

    private var values: [Key: Entry] = [:]
    private var wordings: [Key: Entry] = [:]

    /// Sets an item of two accounts aside.
    mutating func add(_ item: EvidenceItem, _ reason: AsideReason, _ accounts: [AccountReference]) {
        note(item, reason, accounts, isAside: true)
    }

    /// Notes a wording that stands on the page of a pair and carries nothing there: its accounts have it like the others.
    mutating func join(_ item: EvidenceItem, _ reason: AsideReason, _ accounts: [AccountReference]) {
        note(item, reason, accounts, isAside: false)
    }

    private mutating func note(
        _ item: EvidenceItem, _ reason: AsideReason, _ accounts: [AccountReference], isAside: Bool
    ) {
        let key = Key(kind: item.kind, value: item.value, reason: reason)
        let entry = Entry(
            cases: item.cases, pairs: 1, accounts: Set(accounts),
            owners: reason == .protectedWording ? Set(item.owners) : [], isSevere: item.isSevere, isAside: isAside)
        if item.family == .script {
            wordings[key, default: Entry()].add(entry)
        } else {
            values[key, default: Entry()].add(entry)
        }
    }

    var all: [ComparisonOutcome.SetAside] {
        let families = Dictionary(grouping: wordings, by: \.key.reason).values.flatMap { Self.families($0) }
        return (values.map { ($0.key, $0.value) } + families).filter(\.1.isAside).map { key, entry in
            ComparisonOutcome.SetAside(
                kind: key.kind, value: key.value,
                cases: max(entry.cases, Set(entry.accounts.map(\.caseReference)).count),
                reason: key.reason, accounts: entry.accounts.sorted(), owners: entry.owners.sorted(),
                isSevere: entry.isSevere)
        }
    }

    /// Joins each wording to the first that it agrees with, the most shared first.
    private static func families(_ wordings: [(key: Key, value: Entry)]) -> [(Key, Entry)] {
        let sorted = wordings.sorted { left, right in
            if left.value.pairs != right.value.pairs { return left.value.pairs > right.value.pairs }
            let (one, other) = (left.key.value, right.key.value)
            if one.utf8.count != other.utf8.count { return one.utf8.count < other.utf8.count }
            return one != other ? one < other : left.key.kind < right.key.kind
        }
        var heads: [(key: Key, entry: Entry, runs: Shingles)] = []
        var headsOfRun: [UInt64: [Int]] = [:]
        for (key, entry) in sorted {
            let runs = Shingles(PreparedText(prepared: key.value.replacing("[…]", with: "<>")))
            let near = Set(runs.hashes.flatMap { headsOfRun[$0] ?? [] }).sorted()
            if let head = near.first(where: { Agreement(heads[$0].runs, runs).isReuse }) {
                heads[head].entry.add(entry)
                continue
            }
            for run in runs.hashes { headsOfRun[run, default: []].append(heads.count) }
            heads.append((key, entry, runs))
        }
        return heads.map { ($0.key, $0.entry) }
    }
}
