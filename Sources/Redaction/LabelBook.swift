// SPDX-License-Identifier: Apache-2.0

/// The labels that stand for removed values: the same value has the same label throughout a set.
struct LabelBook: Sendable {
    struct Label: Hashable, Sendable {
        var kind: RedactionClass
        /// `[PERSON-3]`.
        var text: String
    }

    private(set) var labels: [Label] = []
    /// What each label stands for, in the spellings that were met first.
    private(set) var values: [String] = []
    private var known: [String: Int] = [:]
    /// Labels of addresses and names by their text alone: an e-mail address may be the name at a payment service too, and a
    /// reader must see that it is one value.
    private var shared: [String: Int] = [:]
    private static let sharing: Set<RedactionClass> = [.phone, .email, .payment, .username]
    private var counters: [RedactionClass: Int] = [:]

    /// Accounts come first, so that `[PERSON-3]` is the account `A3`.
    init(accounts: Int) {
        for index in 0..<accounts {
            labels.append(Label(kind: .person, text: "[PERSON-\(index + 1)]"))
            values.append("")
        }
        counters[.person] = accounts
    }

    /// Says that a value belongs to a label that is there already.
    mutating func assign(_ value: String, _ kind: RedactionClass, to label: Int) {
        let key = Self.key(value, kind)
        if known[key] == nil { known[key] = label }
        if values[label].isEmpty { values[label] = value }
    }

    /// The label of a value, made when it is met first.
    mutating func label(_ value: String, _ kind: RedactionClass) -> Int {
        let key = Self.key(value, kind)
        if let found = known[key] { return found }
        let isSharing = Self.sharing.contains(kind)
        if isSharing, let found = shared[value.lowercased()] {
            known[key] = found
            return found
        }
        counters[kind, default: 0] += 1
        labels.append(Label(kind: kind, text: "[\(kind.rawValue)-\(counters[kind] ?? 1)]"))
        values.append(value)
        known[key] = labels.count - 1
        if isSharing { shared[value.lowercased()] = labels.count - 1 }
        return labels.count - 1
    }

    /// A label already given to the value; nil without one.
    func existing(_ value: String, _ kind: RedactionClass) -> Int? { known[Self.key(value, kind)] }

    private static func key(_ value: String, _ kind: RedactionClass) -> String {
        kind.rawValue + "\u{0}" + value.lowercased()
    }
}
