// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The account whose exports these are, as the investigator declares it, held against what the exports say themselves.
///
/// Where an export names its owner by a number, an address or a user name, and the account of the declared name has another
/// of the same kind, the declaration does not hold for that export: it would make two accounts one.
struct DeclaredOwner {
    private let name: String?
    private var contradicted: Set<Int> = []
    private var isApplied = false

    /// Whether the declaration holds for no export, and at least one contradicts it.
    var isRefused: Bool { !contradicted.isEmpty && !isApplied }

    /// Holds a name against the accounts of each export's reading.
    init(_ name: String?, accounts: [[Account]]) {
        self.name = name
        guard let name else { return }
        for (index, accounts) in accounts.enumerated() {
            let named = accounts.filter { $0.isNamed(name) }
            if named.isEmpty { continue }
            if Self.areApart(accounts.filter(\.isOwner), named) {
                contradicted.insert(index)
            } else {
                isApplied = true
            }
        }
    }

    /// Whether an account of an export's reading is the declared one.
    func isMeant(_ account: Account, in export: Int) -> Bool {
        guard let name, !contradicted.contains(export) else { return false }
        return account.isNamed(name)
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
