// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The identifiers of a case under the short names that the report uses: `W-1`, `B-2`.
struct IdentifierRegister: Sendable {
    struct Entry: Sendable {
        var label: String
        var finding: IdentifierFinding
        /// Of an account's profile, in no message.
        var isAccountData: Bool { IdentifierRegister.isAccountData(finding) }
    }

    /// In the order of print, in which they are numbered too: those in messages, then those of account data.
    let entries: [Entry]
    private let labels: [String: String]
    private let places: [String: [Int32]]

    init(_ analysis: CaseAnalysis) {
        var counters: [String: Int] = [:]
        var labels: [String: String] = [:]
        var places: [String: [Int32]] = [:]
        let ranked = Self.ranked(analysis.identifiers)
        let printed = ranked.filter { !Self.isAccountData($0) } + ranked.filter(Self.isAccountData)
        entries = printed.map { finding in
            let key = finding.kind + "\u{0}" + finding.value
            places[key, default: []] += finding.messages
            if let known = labels[key] { return Entry(label: known, finding: finding) }
            let letter = Phrases.registerLetter(finding.kind)
            counters[letter, default: 0] += 1
            let label = "\(letter)-\(counters[letter] ?? 1)"
            labels[key] = label
            return Entry(label: label, finding: finding)
        }
        self.labels = labels
        self.places = places.mapValues { Set($0).sorted() }
    }

    /// The short name of a payee; nil when it is not among the identifiers.
    func label(kind: String, value: String) -> String? { labels[kind + "\u{0}" + value] }

    /// The messages that hold a value, whoever wrote it there.
    func messages(kind: String, value: String) -> [Int32] { places[kind + "\u{0}" + value] ?? [] }

    /// Those that a reader wants first: told to pay to or said to be their own, then by the number of messages.
    private static func ranked(_ findings: [IdentifierFinding]) -> [IdentifierFinding] {
        let order = ["asserted", "own", "mentioned"]
        return findings.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            let (rankA, rankB) = (
                order.firstIndex(of: a.role.rawValue) ?? 3, order.firstIndex(of: b.role.rawValue) ?? 3
            )
            if rankA != rankB { return rankA < rankB }
            if a.messages.count != b.messages.count { return a.messages.count > b.messages.count }
            return left.offset < right.offset
        }.map(\.element)
    }

    private static func isAccountData(_ finding: IdentifierFinding) -> Bool {
        finding.messages.isEmpty && finding.role == .own
    }

    /// Values of messages in the order of print, each once, with all that is known of it.
    var rankedValues: [[Entry]] {
        var order: [String] = []
        var groups: [String: [Entry]] = [:]
        for entry in entries where !entry.isAccountData {
            if groups[entry.label] == nil { order.append(entry.label) }
            groups[entry.label, default: []].append(entry)
        }
        return order.compactMap { groups[$0] }
    }
}
