// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The account whose exports these are, as the investigator declares it, held against what the exports say themselves.
///
/// The declaration does not hold for an export that it would make two accounts one in: where the export names its owner by
/// a number, an address or a user name, and the account of the declared name has another of the same kind; and where the
/// two talk with each other, as nobody does under two names in a chat of two.
struct DeclaredOwner {
    private let name: String?
    private var contradicted: Set<Int> = []
    private var isApplied = false
    private var otherwise: Set<Int> = []
    private var isBorneOut = false

    /// Whether the declaration holds for no export by its identifiers, and at least one contradicts it.
    var isRefused: Bool { !contradicted.isEmpty && !isApplied }

    /// The first export in which the account of the name is the other party, unless another bears the name out: then it is
    /// simply that of somebody else.
    var exportOfOther: Int? { isBorneOut ? nil : otherwise.min() }

    /// Holds a name against the accounts of each export's reading, and against who takes part in each of its talks.
    init(_ name: String?, accounts: [[Account]], talks: (Int) -> [Set<Account.ID>] = { _ in [] }) {
        self.name = name
        guard name != nil else { return }
        for (index, accounts) in accounts.enumerated() {
            let named = accounts.filter(isNamed)
            if named.isEmpty { continue }
            if Self.areApart(accounts.filter(\.isOwner), named) {
                contradicted.insert(index)
            } else {
                isApplied = true
            }
            if let parties = parties(accounts), talks(index).contains(parties) {
                otherwise.insert(index)
            } else {
                isBorneOut = true
            }
        }
    }

    /// Whether an account bears the declared name.
    func isNamed(_ account: Account) -> Bool { name.map(account.isNamed) ?? false }

    /// Whether an account of an export's reading is the declared one.
    func isMeant(_ account: Account, in export: Int) -> Bool {
        !contradicted.contains(export) && !otherwise.contains(export) && isNamed(account)
    }

    /// The owner by the export itself, and the account of the name, where these are two.
    private func parties(_ accounts: [Account]) -> Set<Account.ID>? {
        guard let owner = accounts.firstIndex(where: { $0.isOwner && !isNamed($0) }),
            let declared = accounts.firstIndex(where: { !$0.isOwner && isNamed($0) })
        else { return nil }
        return [Account.ID(Int32(owner)), Account.ID(Int32(declared))]
    }

    private static func areApart(_ owners: [Account], _ named: [Account]) -> Bool {
        guard !owners.isEmpty, Set(owners.flatMap(\.identifiers)).isDisjoint(with: named.flatMap(\.identifiers)) else {
            return false
        }
        return Identifier.Kind.allCases.contains { kind in
            func values(_ accounts: [Account]) -> Set<String> {
                Set(accounts.flatMap(\.identifiers).filter { $0.kind == kind }.map(\.normalized)).subtracting([""])
            }
            let (own, other) = (values(owners), values(named))
            return kind != .displayName && !own.isEmpty && !other.isEmpty && own.isDisjoint(with: other)
        }
    }
}
