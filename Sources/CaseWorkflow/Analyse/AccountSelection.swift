// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Finds the accounts that an investigator names.
struct AccountSelection {
    private let timeline: Timeline

    init(_ timeline: Timeline) {
        self.timeline = timeline
    }

    /// The accounts that bear one of the names: a label (`A2`), a display name, or any identifier.
    ///
    /// - Throws: `CaseRunError.unknownSubject` for a name that nobody bears.
    func subjects(named names: [String]) throws -> Set<Account.ID> {
        var subjects: Set<Account.ID> = []
        for (position, name) in names.enumerated() {
            let found = timeline.accounts.indices.filter { index in
                Account.ID(Int32(index)).label == name
                    || timeline.accounts[index].identifiers.contains { identifier in
                        identifier.normalized == Identifier(identifier.kind, name).normalized
                    }
            }
            if found.isEmpty { throw CaseRunError.unknownSubject(position: position) }
            subjects.formUnion(found.map { Account.ID(Int32($0)) })
        }
        return subjects
    }
}
