// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Finds the accounts that an investigator names.
struct AccountSelection {
    private let timeline: Timeline

    init(_ timeline: Timeline) {
        self.timeline = timeline
    }

    /// Whether an account bears a name, as a display name or any identifier.
    func hasAccount(named name: String) -> Bool {
        timeline.accounts.contains { $0.isNamed(name) }
    }

    /// The accounts that bear one of the names: a label (`A2`), a display name, or any identifier.
    ///
    /// - Throws: `CaseRunError.unknownSubject` for a name that nobody bears.
    func subjects(named names: [String]) throws -> Set<Account.ID> {
        try accounts(named: names) { .unknownSubject(position: $0) }
    }

    /// The same for complainants.
    ///
    /// - Throws: `CaseRunError.unknownComplainant` for a name that nobody bears.
    func complainants(named names: [String]) throws -> Set<Account.ID> {
        try accounts(named: names) { .unknownComplainant(position: $0) }
    }

    private func accounts(
        named names: [String], orElse failure: (Int) -> CaseRunError
    ) throws -> Set<Account.ID> {
        var subjects: Set<Account.ID> = []
        for (position, name) in names.enumerated() {
            let found = timeline.accounts.indices.filter { index in
                Account.ID(Int32(index)).label == name
                    || timeline.accounts[index].isNamed(name)
            }
            if found.isEmpty { throw failure(position) }
            subjects.formUnion(found.map { Account.ID(Int32($0)) })
        }
        return subjects
    }
}

extension Account {
    /// Whether the account bears a name, as a display name or any identifier.
    func isNamed(_ name: String) -> Bool {
        identifiers.contains { $0.normalized == Identifier($0.kind, name).normalized }
    }
}
