// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// By what an account is known again, though it is filed anew, with further inputs, or in another store under another
/// reference.
///
/// First by its numbers on the service. Where a verdict knows none, or a set of inputs does not give it, by service and
/// name, when nobody else in the set bears that name; namesakes by their number in the same set of inputs. Everything is
/// a digest that starts from the identity of the case: whoever does not hold the case reads no name out of it.
struct AccountKey: Hashable, Sendable, Codable {
    /// The case.
    var caseKey: String
    /// The account's own numbers on services, sorted.
    var numbers: [String]
    /// Service and name.
    var name: String
    /// Inputs, number in them, service and name.
    var place: String

    /// The account of a label; one that is not there has a key that no account has.
    init(_ reference: AccountReference, in db: Database) throws {
        let caseID = try Int64.fetchOne(
            db, sql: "SELECT id FROM case_file WHERE reference = ?", arguments: [reference.caseReference])
        let identity = try caseID.flatMap { try CaseIdentity.all(of: $0, in: db).first } ?? CaseIdentity.fresh()
        guard let caseID, let id = try? AccountLabels.account(reference.account, of: reference.caseReference, in: db),
            let found = try CaseAccounts(caseID, identity, in: db).accounts.first(where: { $0.id == id })
        else {
            let lost = CaseIdentity.digest([identity, "lost", reference.account])
            self.init(caseKey: CaseIdentity.key(identity), numbers: [], name: lost, place: lost)
            return
        }
        self = found.key
    }

    init(caseKey: String, numbers: [String], name: String, place: String) {
        self.caseKey = caseKey
        self.numbers = numbers
        self.name = name
        self.place = place
    }
}

/// The accounts of a case with their keys under one of its identities.
struct CaseAccounts {
    struct Entry {
        var id: Int64
        var filing: Int64
        var number: Int
        var key: AccountKey
    }

    private(set) var accounts: [Entry] = []

    init(_ caseID: Int64, _ identity: String, in db: Database) throws {
        let caseKey = CaseIdentity.key(identity)
        var numbers: [Int64: [String]] = [:]
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT u.account_id, i.value FROM identifier_use u JOIN identifier i ON i.id = u.identifier_id
                JOIN account a ON a.id = u.account_id
                WHERE a.case_id = ? AND i.kind = 'accountId' AND u.role = 'own'
                """, arguments: [caseID])
        {
            numbers[row[0], default: []].append(CaseIdentity.digest([identity, "number", row[1]]))
        }
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT a.id, a.filing_id, a.number, a.platform, a.name, f.digest FROM account a
                JOIN filing f ON f.id = a.filing_id WHERE a.case_id = ? ORDER BY a.id
                """, arguments: [caseID])
        {
            let (id, number, platform, name): (Int64, Int, String, String) = (
                row["id"], row["number"], row["platform"], row["name"]
            )
            let key = AccountKey(
                caseKey: caseKey, numbers: (numbers[id] ?? []).sorted(),
                name: CaseIdentity.digest([identity, "name", platform, name]),
                place: CaseIdentity.digest([identity, "place", row["digest"], "\(number)", platform, name]))
            accounts.append(Entry(id: id, filing: row["filing_id"], number: number, key: key))
        }
    }

    /// Every account that the key means, at most one name in each set of inputs.
    func matching(_ key: AccountKey) -> [Entry] {
        Dictionary(grouping: accounts, by: \.filing).values.flatMap { own -> [Entry] in
            let numbered = own.filter { !Set($0.key.numbers).isDisjoint(with: key.numbers) }
            if !numbered.isEmpty { return numbered }
            // Another number of the same service is another account, whatever its name.
            let named = own.filter { $0.key.name == key.name && ($0.key.numbers.isEmpty || key.numbers.isEmpty) }
            return named.count == 1 ? named : named.filter { $0.key.place == key.place }
        }
    }
}
