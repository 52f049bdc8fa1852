// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

extension MaterialReader {
    mutating func readAccounts() throws -> [Int64: Int] {
        let statement = try db.makeStatement(sql: "SELECT * FROM account WHERE id = ?")
        var found: [(id: Int64, account: ComparisonMaterial.Account)] = []
        for id in needed {
            guard let row = try Row.fetchOne(statement, arguments: [id]),
                let position = directory.positions[row["case_id"]]
            else { continue }
            let label = AccountLabels.label(number: row["number"], filing: row["filing_id"], suffixes)
            found.append(
                (
                    id,
                    ComparisonMaterial.Account(
                        caseIndex: position, reference: AccountReference(directory.references[position], label),
                        platform: row["platform"], name: row["name"], roleBasis: row["role_basis"],
                        messages: row["messages"], style: CaseFileForm.value(row["style"]),
                        behaviour: CaseFileForm.value(row["behaviour"]))
                ))
        }
        found.sort { $0.account.reference < $1.account.reference }
        material.accounts = found.map(\.account)
        return Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1.id, $0) })
    }

    mutating func readSameEvidence() throws {
        struct Key: Hashable {
            var left: Int
            var right: Int
        }
        var found: [Key: (basis: Set<String>, accounts: Set<AccountPair>?)] = [:]
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT s.*, a.number left_number, a.filing_id left_filing, b.number right_number, b.filing_id right_filing
                FROM same_evidence s LEFT JOIN account a ON a.id = s.left_account
                LEFT JOIN account b ON b.id = s.right_account
                """)
        for row in rows {
            guard let left = directory.positions[row["left_case"]], let right = directory.positions[row["right_case"]]
            else { continue }
            let key = Key(left: min(left, right), right: max(left, right))
            var entry = found[key] ?? (basis: [], accounts: [])
            entry.basis.insert(row["basis"])
            if let number: Int = row["left_number"], let other: Int = row["right_number"] {
                let one = AccountReference(
                    directory.references[left],
                    AccountLabels.label(number: number, filing: row["left_filing"], suffixes))
                let two = AccountReference(
                    directory.references[right],
                    AccountLabels.label(number: other, filing: row["right_filing"], suffixes))
                entry.accounts?.insert(AccountPair(one, two))
            } else if row["basis"] != SameEvidence.oneFile {
                entry.accounts = nil
            }
            found[key] = entry
        }
        material.sameEvidence = found.map { key, entry in
            ComparisonMaterial.SameEvidence(
                left: key.left, right: key.right, basis: entry.basis.sorted().joined(separator: ", "),
                accounts: entry.accounts)
        }.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    }

    // MARK: What is usual

    /// Accounts from which it is told how common a way to proceed is; more would cost time and tell nothing new.
    private static let mostCourses = 2000

    /// Takes accounts by the digests of inputs, which neither names nor the order of filing alter.
    mutating func readUsual() throws {
        guard !needed.isEmpty else { return }
        material.courses = try sampled("behaviour", atMost: Self.mostCourses).map {
            ComparisonMaterial.Course(caseIndex: $0, behaviour: $1)
        }
        material.writers = try sampled("style", atMost: StylePopulation.most).map {
            StylePopulation.Member(caseIndex: $0, profile: $1)
        }
    }

    private func sampled<Value: Decodable>(_ column: String, atMost limit: Int) throws -> [(Int, Value)] {
        // Filing by filing, in an order that no import alters: a large store is not gone through.
        let filings = try Int64.fetchAll(
            db,
            sql: """
                SELECT f.id FROM filing f JOIN case_file c ON c.id = f.case_id ORDER BY f.digest, c.reference
                """)
        let statement = try db.makeStatement(
            sql: """
                SELECT case_id, \(column) FROM account WHERE filing_id = ? AND role = 'suspect' AND \(column) IS NOT NULL
                ORDER BY number
                """)
        var rows: [Row] = []
        for filing in filings where rows.count < limit { rows += try Row.fetchAll(statement, arguments: [filing]) }
        return rows.prefix(limit).compactMap { row in
            guard let position = directory.positions[row[0]], let value: Value = CaseFileForm.value(row[1]) else {
                return nil
            }
            return (position, value)
        }
    }
}
