// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

extension MaterialReader {
    private struct Sharing {
        var identifier: Int64
        var linking: [Int64] = []
        /// Those who tell it though a complainant of their case was first to write it, and did not call it theirs.
        var echoing: [Int64] = []
        var naming: [Int64] = []
        /// Whether every account that it links bears it in its account data.
        var isOwn = true
    }

    mutating func readValues() throws {
        var sql = """
            SELECT u.identifier_id, u.account_id, u.role, u.standing FROM identifier_use u JOIN account a ON a.id = u.account_id
            WHERE a.role = 'suspect'
            """
        if let caseID {
            sql += """
                 AND u.identifier_id IN (SELECT v.identifier_id FROM identifier_use v JOIN account b ON b.id = v.account_id
                  WHERE b.case_id = \(caseID) AND b.role = 'suspect')
                """
        }
        let rows = try Row.fetchCursor(db, sql: sql + " ORDER BY u.identifier_id, u.account_id")
        var current = Sharing(identifier: -1)
        var shared: [Sharing] = []
        func end() {
            if Set(current.naming.compactMap { directory.caseOfAccount[$0] }).count > 1 { shared.append(current) }
        }
        while let row = try rows.next() {
            let (identifier, account): (Int64, Int64) = (row[0], row[1])
            if identifier != current.identifier {
                end()
                current = Sharing(identifier: identifier)
            }
            guard directory.caseOfAccount[account] != nil else { continue }
            current.naming.append(account)
            guard row[2] != UseRole.mentioned.rawValue else {
                if row[3] as String? == UseStanding.echoed.rawValue { current.echoing.append(account) }
                continue
            }
            current.linking.append(account)
            if row[2] != UseRole.own.rawValue { current.isOwn = false }
        }
        end()
        for one in shared {
            if let value = try value(one) {
                if value.isLinking { values.append(value.found) } else { mentioned.append(value.found) }
            }
        }
    }

    /// Whether accounts are of several cases, one of which is asked for.
    private func areOfCases(_ accounts: [Int64]) -> Bool {
        let cases = Set(accounts.compactMap { directory.caseOfAccount[$0] })
        return cases.count > 1 && (caseID == nil || cases.contains { directory.caseIDs[$0] == caseID })
    }

    /// A value with its uses; nil for one that is only mentioned and is nobody's.
    private mutating func value(_ shared: Sharing) throws -> (found: FoundValue, isLinking: Bool)? {
        let identifier = shared.identifier
        let named = try db.cachedStatement(sql: "SELECT kind, value FROM identifier WHERE id = ?")
        guard let row = try Row.fetchOne(named, arguments: [identifier]) else { return nil }
        let kind: String = row["kind"]
        let claims = try claims(on: kind, row["value"])
        var (users, owners, isLinking) = (shared.linking, claims.all, areOfCases(shared.linking))
        if claims.owners.isEmpty, let others = try linking(shared, kind, without: claims) {
            (users, owners, isLinking) = (others, [], true)
        }
        if !isLinking { users = shared.naming }
        guard isLinking || LinkKind(kind).isOwned else { return nil }
        let cases = Set(users.compactMap { directory.caseOfAccount[$0].map { directory.evidence[$0] } }).count
        var uses: [(account: Int64, use: ComparisonMaterial.Use)] = []
        let isOneAccount = isLinking && shared.isOwn && LinkKind(kind).isAccount
        if cases <= hubLimit || isOneAccount {
            let statement = try db.cachedStatement(
                sql: "SELECT * FROM identifier_use WHERE identifier_id = ? AND account_id = ?")
            for account in users {
                guard let use = try Row.fetchOne(statement, arguments: [identifier, account]) else { continue }
                needed.insert(account)
                uses.append(
                    (
                        account,
                        ComparisonMaterial.Use(
                            account: 0,
                            role: isLinking && use["role"] == UseRole.mentioned.rawValue
                                ? .asserted : UseRole(rawValue: use["role"]) ?? .mentioned, status: use["status"],
                            isDisguised: use["disguised"], messages: NumberList.numbers(use["messages"]),
                            services: Self.services(use["services"]))
                    ))
            }
        }
        return (
            FoundValue(
                kind: kind, value: row["value"], uses: uses, cases: cases, owners: owners, isOneAccount: isOneAccount),
            isLinking
        )
    }

    /// Whose a value may be among victims, witnesses and decoys.
    private struct Claims {
        /// Those whose own it is, or who call it so: it links nobody in any case.
        var owners: [Int64] = []
        /// Those who told it first without such words, by their case: what a suspect of that case does with it may be an echo.
        var tellers: [Int64: [Int64]] = [:]

        var all: [Int64] { Set(owners + tellers.values.joined()).sorted() }
    }

    /// The accounts that a value links without those of cases where a complainant told it first; nil where it then links no two
    /// cases, or none that was asked for.
    ///
    /// What an account bears by its account data is its own, whoever wrote it before. Where money goes by what a suspect of another
    /// case tells, it goes there in every case in which a suspect tells it: whoever is pressed twice names it first the second time.
    private func linking(_ shared: Sharing, _ kind: String, without claims: Claims) throws -> [Int64]? {
        let statement = try db.cachedStatement(
            sql: "SELECT role FROM identifier_use WHERE identifier_id = ? AND account_id = ?")
        var users = try shared.linking.filter { account in
            guard let position = directory.caseOfAccount[account],
                claims.tellers[directory.caseIDs[position]] != nil
            else { return true }
            let role = try String.fetchOne(statement, arguments: [shared.identifier, account])
            return role == UseRole.own.rawValue
        }
        if LinkKind(kind).isPayee, !users.isEmpty { users = Set(shared.linking + shared.echoing).sorted() }
        return areOfCases(users) ? users : nil
    }

    /// Whose a value is among victims, witnesses and decoys, in whatever words they told it.
    func owners(of kind: String, _ value: String) throws -> [Int64] { try claims(on: kind, value).all }

    /// Their own, or told by them before any suspect of their case wrote it.
    ///
    /// One who repeats what a suspect told does not make it theirs, and one who names it first without calling it theirs (*I sent it to …*) protects it within that case alone.
    ///
    /// An address that somebody owns is theirs as an account of a payment service too.
    private func claims(on kind: String, _ value: String) throws -> Claims {
        let kinds = LinkKind.owning(kind, value)
        let uses = """
            FROM identifier i JOIN identifier_use u ON u.identifier_id = i.id JOIN account a ON a.id = u.account_id
            WHERE i.kind IN (\(kinds.map { _ in "?" }.joined(separator: ", "))) AND i.value = ?
            """
        let told = try db.cachedStatement(
            sql: """
                SELECT DISTINCT a.id, u.role, u.messages, u.standing, u.literal, i.kind, a.filing_id, a.case_id \(uses)
                AND u.role <> 'mentioned' AND a.role IN ('victim', 'witness', 'decoy') ORDER BY a.id, u.role, u.messages
                """)
        let written = try db.cachedStatement(
            sql: "SELECT u.messages \(uses) AND a.filing_id = ? AND a.role = 'suspect'")
        var claims = Claims()
        for row in try Row.fetchAll(told, arguments: StatementArguments(kinds + [value])) {
            let account: Int64 = row["id"]
            if row["role"] == UseRole.own.rawValue {
                claims.owners.append(account)
                continue
            }
            let messages = NumberList.numbers(row["messages"])
            guard let first = messages.first else { continue }
            let filing: Int64 = row["filing_id"]
            let others = try String.fetchAll(
                written, arguments: StatementArguments(kinds + [value]) + [filing])
            guard others.allSatisfy({ NumberList.numbers($0).first.map { first < $0 } ?? false }) else { continue }
            let isCalled: Bool =
                if let standing: String = row["standing"] {
                    standing == UseStanding.called.rawValue
                } else {
                    try !LinkKind(row["kind"]).isOwned || isCalledOwn(row["literal"], in: messages, of: filing)
                }
            if isCalled {
                claims.owners.append(account)
            } else {
                claims.tellers[row["case_id"], default: []].append(account)
            }
        }
        return claims
    }

    /// The same as is told at filing, for what was filed before it was.
    private func isCalledOwn(_ literal: String, in messages: [Int32], of filing: Int64) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT text FROM message WHERE filing_id = ? AND n = ?")
        let texts = try messages.compactMap { try String.fetchOne(statement, arguments: [filing, $0]) }
        return OwningWords.areOwning(texts, around: literal)
    }

    /// How reports call an account; nil for one of a case that is left out.
    func reference(of account: Int64) throws -> AccountReference? {
        let statement = try db.cachedStatement(sql: "SELECT case_id, number, filing_id FROM account WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [account]),
            let position = directory.positions[row["case_id"]]
        else { return nil }
        return AccountReference(
            directory.references[position],
            AccountLabels.label(number: row["number"], filing: row["filing_id"], suffixes))
    }

    private static func services(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }

    mutating func placeValues(_ positions: [Int64: Int]) throws {
        material.values = try placed(values, positions)
        material.mentioned = try placed(mentioned, positions)
    }

    private func placed(_ values: [FoundValue], _ positions: [Int64: Int]) throws -> [ComparisonMaterial.SharedValue] {
        try values.map { found in
            let uses = found.uses.compactMap { account, use in
                positions[account].map { position in
                    var use = use
                    use.account = position
                    return use
                }
            }.sorted { $0.account < $1.account }
            var value = ComparisonMaterial.SharedValue(
                kind: found.kind, value: found.value, uses: uses, cases: found.cases,
                isProtected: !found.owners.isEmpty)
            value.isOneAccount = found.isOneAccount
            value.users = uses.map { material.accounts[$0.account].reference }
            if value.isProtected {
                value.owners = try found.owners.compactMap(reference).sorted()
            }
            return value
        }.sorted { ($0.kind, $0.value) < ($1.kind, $1.value) }
    }
}
