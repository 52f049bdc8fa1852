// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The names of accounts in reports: `A2`, and `A2@1f3c` where a case has several sets of inputs.
///
/// The mark is the beginning of the inputs' digest, so that the name does not depend on the order of filing: four
/// characters, and more where two sets of one case share those.
enum AccountLabels {
    /// What stands behind the number, by filing.
    static func suffixes(in db: Database) throws -> [Int64: String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, case_id, digest FROM filing
                WHERE case_id IN (SELECT case_id FROM filing GROUP BY case_id HAVING count(*) > 1)
                """)
        var digests: [Int64: [(filing: Int64, digest: String)]] = [:]
        for row in rows { digests[row["case_id"], default: []].append((row["id"], row["digest"])) }
        var suffixes: [Int64: String] = [:]
        for own in digests.values {
            let length = markLength(of: own.map(\.digest))
            for (filing, digest) in own { suffixes[filing] = "@" + digest.prefix(length) }
        }
        return suffixes
    }

    /// The characters that tell the digests of one case apart, four at least.
    static func markLength(of digests: [String]) -> Int {
        let longest = digests.map(\.count).max() ?? 0
        var length = 4
        while length < longest, Set(digests.map { $0.prefix(length) }).count < Set(digests).count { length += 1 }
        return length
    }

    static func label(number: Int, filing: Int64, _ suffixes: [Int64: String]) -> String {
        "A\(number)" + (suffixes[filing] ?? "")
    }

    /// The account of a label in a case.
    static func account(_ label: String, of reference: String, in db: Database) throws -> Int64 {
        guard
            let caseID = try Int64.fetchOne(
                db, sql: "SELECT id FROM case_file WHERE reference = ?", arguments: [reference])
        else { throw CaseStoreError.unknownCase }
        let parts = label.split(separator: "@", maxSplits: 1)
        guard let first = parts.first, first.first == "A", let number = Int(first.dropFirst()) else {
            throw CaseStoreError.unknownAccount
        }
        let found = try Int64.fetchAll(
            db,
            sql: """
                SELECT a.id FROM account a JOIN filing f ON f.id = a.filing_id
                WHERE a.case_id = ? AND a.number = ? AND substr(f.digest, 1, ?) = ?
                """,
            arguments: [caseID, number, parts.count > 1 ? parts[1].count : 0, parts.count > 1 ? String(parts[1]) : ""])
        guard found.count == 1, let id = found.first else { throw CaseStoreError.unknownAccount }
        return id
    }
}
