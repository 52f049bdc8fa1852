// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Who is who in a case, as the investigator declared it; nothing is concluded from what was said.
struct CaseParties: Sendable {
    enum Party: Sendable {
        case subject, complainant, third
    }

    private let subjects: Set<Account.ID>
    private let complainants: Set<Account.ID>
    let level: RedactionLevel

    init(_ analysis: CaseAnalysis, level: RedactionLevel) {
        subjects = analysis.subjects
        self.level = level
        if analysis.complainants.isEmpty {
            let accounts = analysis.timeline.accounts
            complainants = Set(
                accounts.indices.filter { accounts[$0].isOwner }.map { Account.ID(Int32($0)) }
            ).subtracting(analysis.subjects)
        } else {
            complainants = analysis.complainants.subtracting(analysis.subjects)
        }
    }

    func party(of account: Account.ID) -> Party {
        if subjects.contains(account) { return .subject }
        return complainants.contains(account) ? .complainant : .third
    }

    /// Whether telephone numbers, addresses and handles of an account stay.
    func keepsContact(of account: Account.ID?) -> Bool {
        guard let account else { return level == .r0 }
        return switch level {
        case .r0: true
        case .r1: party(of: account) != .third
        case .r2, .r3: party(of: account) == .subject
        case .r4: false
        }
    }

    /// Whether the names of an account stay.
    func keepsName(of account: Account.ID) -> Bool {
        switch level {
        case .r0, .r1: true
        case .r2, .r3: party(of: account) == .subject
        case .r4: false
        }
    }
}
