// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

extension MaterialReader {
    private struct Written: Hashable {
        var kind: String
        var value: String
    }

    /// Values with wrong check figures that are, but for a slip, right ones of another case.
    mutating func readLookAlikes() throws {
        let kinds = LookAlikeValue.kinds.map { "'\($0)'" }.joined(separator: ", ")
        let sql = """
            SELECT i.kind, i.value, u.account_id FROM identifier i JOIN identifier_use u ON u.identifier_id = i.id
            JOIN account a ON a.id = u.account_id WHERE i.kind IN (\(kinds)) AND a.role = 'suspect'
            """
        let damaged = try users(sql + " AND u.status = 'damaged'")
        guard !damaged.isEmpty else { return }
        var byAnchor: [[UInt8]: [Written]] = [:]
        for value in damaged.keys {
            for anchor in LookAlikeValue.anchors(of: LookAlikeValue.folded(value.value)) {
                byAnchor[anchor, default: []].append(value)
            }
        }
        var found: [Written: [Written: Set<Int64>]] = [:]
        for (value, accounts) in try users(sql + " AND u.status <> 'damaged'") {
            let folded = LookAlikeValue.folded(value.value)
            for anchor in LookAlikeValue.anchors(of: folded) {
                for other in byAnchor[anchor] ?? []
                where other.kind == value.kind && other.value != value.value
                    && LookAlikeValue.areAlike(LookAlikeValue.folded(other.value), folded)
                {
                    found[other, default: [:]][value] = accounts.union(damaged[other] ?? [])
                }
            }
        }
        for (value, others) in found {
            for (like, accounts) in others where Set(accounts.compactMap { directory.caseOfAccount[$0] }).count > 1 {
                material.lookAlikes.append(
                    ComparisonMaterial.LookAlike(
                        kind: value.kind, value: value.value, like: like.value,
                        accounts: try accounts.compactMap(reference).sorted()))
            }
        }
        material.lookAlikes.sort { ($0.kind, $0.value, $0.like) < ($1.kind, $1.value, $1.like) }
    }

    /// Suspect accounts of open cases by value.
    private func users(_ sql: String) throws -> [Written: Set<Int64>] {
        var found: [Written: Set<Int64>] = [:]
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            let account: Int64 = row[2]
            guard directory.caseOfAccount[account] != nil else { continue }
            found[Written(kind: row[0], value: row[1]), default: []].insert(account)
        }
        return found
    }
}
