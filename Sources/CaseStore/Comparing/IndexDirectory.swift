// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// Which account is in which case, and which cases hold the same evidence: held in memory while a comparison reads.
struct IndexDirectory {
    /// Keys of the cases, in the order of references.
    private(set) var caseIDs: [Int64] = []
    private(set) var references: [String] = []
    private(set) var frozen: [String] = []
    /// Position of a case by its key.
    private(set) var positions: [Int64: Int] = [:]
    /// Number of the evidence by position of the case.
    private(set) var evidence: [Int] = []
    /// Position of the case of each suspect account that is compared.
    private(set) var caseOfAccount: [Int64: Int] = [:]
    private(set) var suspects: [Int] = []
    private(set) var outdated: Set<Int64> = []
    /// Pictures without a value, by key of the case.
    private(set) var unreadPictures: [Int64: Int] = [:]
    /// Cases filed by a version that read no pictures, though a suspect sent a file.
    private(set) var withoutPictures: Set<Int64> = []

    init(date: String, in db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT id, reference, review_due FROM case_file")
        let sorted = rows.map {
            (id: $0["id"] as Int64, reference: $0["reference"] as String, due: $0["review_due"] as String?)
        }
        .sorted { NaturalOrder.precedes($0.reference, $1.reference) }
        for row in sorted {
            if let due = row.due, due < date {
                frozen.append(row.reference)
                continue
            }
            positions[row.id] = caseIDs.count
            caseIDs.append(row.id)
            references.append(row.reference)
        }
        evidence = Array(caseIDs.indices)
        for row in try Row.fetchAll(
            db, sql: "SELECT DISTINCT left_case, right_case FROM same_evidence WHERE basis <> ?",
            arguments: [SameEvidence.oneFile])
        {
            guard let left = positions[row["left_case"]], let right = positions[row["right_case"]] else { continue }
            let (low, high) = (min(root(left), root(right)), max(root(left), root(right)))
            evidence[high] = low
        }
        for index in evidence.indices { evidence[index] = root(index) }
        suspects = [Int](repeating: 0, count: caseIDs.count)
        let accounts = try Row.fetchCursor(db, sql: "SELECT id, case_id FROM account WHERE role = 'suspect'")
        while let row = try accounts.next() {
            guard let position = positions[row[1]] else { continue }
            caseOfAccount[row[0]] = position
            suspects[position] += 1
        }
        outdated = try Set(
            Int64.fetchAll(
                db, sql: "SELECT DISTINCT case_id FROM filing WHERE prepared <> ?",
                arguments: [PreparedText.revision]))
        // Summed by SQLite: ten thousand cases would take a while to decode.
        let counts = try Row.fetchCursor(
            db,
            sql: """
                SELECT f.case_id, sum(j.value) FROM filing f JOIN json_each(f.pictures, '$.unread') j
                WHERE f.pictures IS NOT NULL GROUP BY f.case_id
                """)
        while let row = try counts.next() { unreadPictures[row[0]] = row[1] }
        withoutPictures = try Set(
            Int64.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT a.case_id FROM identifier i JOIN identifier_use u ON u.identifier_id = i.id
                    JOIN account a ON a.id = u.account_id JOIN filing f ON f.id = a.filing_id
                    WHERE i.kind = 'fileHash' AND a.role = 'suspect' AND f.pictures IS NULL
                    """))
    }

    private func root(_ index: Int) -> Int {
        var index = index
        while evidence[index] != index { index = evidence[index] }
        return index
    }

    var material: [ComparisonMaterial.Case] {
        references.indices.map { index in
            var one = ComparisonMaterial.Case(
                reference: references[index], evidence: evidence[index], suspects: suspects[index],
                isOutdated: outdated.contains(caseIDs[index]))
            one.unreadPictures = unreadPictures[caseIDs[index]] ?? 0
            one.lacksPictures = withoutPictures.contains(caseIDs[index])
            return one
        }
    }

    /// Units of the cases that are compared.
    func unitCount(in db: Database) throws -> Int {
        let all = try Int.fetchOne(db, sql: "SELECT count(*) FROM unit") ?? 0
        if frozen.isEmpty { return all }
        let counts = try Row.fetchAll(
            db, sql: "SELECT a.case_id, count(*) FROM unit u JOIN account a ON a.id = u.account_id GROUP BY a.case_id")
        return counts.reduce(0) { $0 + (positions[$1[0]] == nil ? 0 : $1[1]) }
    }

    var evidenceCount: Int { Set(evidence).count }
}
