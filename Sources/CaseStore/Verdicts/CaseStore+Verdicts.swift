// SPDX-License-Identifier: Apache-2.0

public import Comparison
import GRDB

extension CaseStore {
    /// Writes what an investigator concludes about two accounts; nothing that was written before is changed.
    ///
    /// - Throws: `CaseStoreError.unknownCase`, `unknownAccount`, `frozen`, `notCompared`, `sameCase`.
    public func add(_ verdict: Verdict, on left: AccountReference, _ right: AccountReference, by act: StoreAct) throws {
        let (first, second) = left < right ? (left, right) : (right, left)
        try write { db in
            let today = String(act.time.prefix("YYYY-MM-DD".count))
            for account in [first, second] {
                try Self.checkIsOpen(account.caseReference, on: today, in: db)
                try Self.checkSuspect(account, in: db)
            }
            guard first.caseReference != second.caseReference else { throw CaseStoreError.sameCase }
            try Self.insert(
                FiledVerdict(
                    left: AccountKey(first, in: db), right: AccountKey(second, in: db), verdict: verdict.rawValue,
                    reason: act.reason, officer: act.actor, time: act.time, sequence: Self.nextSequence(in: db)),
                in: db)
            // The reason may name people: it stands with the verdict, goes with it, and never gets into the journal.
            var plain = act
            plain.reason = ""
            try Self.record(
                "verdict",
                "\(verdict.rawValue): \(first.caseReference)/\(first.account), \(second.caseReference)/\(second.account)",
                by: plain, in: db)
        }
    }

    static func nextSequence(in db: Database) throws -> Int {
        (try Int.fetchOne(db, sql: "SELECT max(sequence) FROM verdict") ?? 0) + 1
    }

    /// Writes a verdict that does not stand there yet and is on no case that was erased.
    static func insert(_ verdict: FiledVerdict, in db: Database) throws {
        let digest = verdict.digest
        let isHeld = try Int.fetchOne(db, sql: "SELECT 1 FROM verdict WHERE digest = ?", arguments: [digest]) != nil
        let isErased =
            try Int.fetchOne(
                db, sql: "SELECT 1 FROM erased WHERE case_key IN (?,?)",
                arguments: [verdict.left.caseKey, verdict.right.caseKey]) != nil
        if isHeld || isErased { return }
        try db.execute(
            sql: """
                INSERT INTO verdict(digest, left_case, left_account, right_case, right_account, verdict, reason, officer,
                  time, sequence) VALUES(?,?,?,?,?,?,?,?,?,?)
                """,
            arguments: [
                digest, verdict.left.caseKey, try CaseFileForm.text(verdict.left), verdict.right.caseKey,
                try CaseFileForm.text(verdict.right), verdict.verdict, verdict.reason, verdict.officer, verdict.time,
                verdict.sequence,
            ])
    }

    /// Verdicts on a case, in the order in which they count.
    static func filedVerdicts(onCaseKeys keys: [String]? = nil, in db: Database) throws -> [FiledVerdict] {
        try Row.fetchAll(db, sql: "SELECT * FROM verdict ORDER BY time, sequence, digest").compactMap { row in
            guard let left: AccountKey = CaseFileForm.value(row["left_account"]),
                let right: AccountKey = CaseFileForm.value(row["right_account"])
            else { return nil }
            if let keys, !keys.contains(left.caseKey), !keys.contains(right.caseKey) { return nil }
            return FiledVerdict(
                left: left, right: right, verdict: row["verdict"], reason: row["reason"], officer: row["officer"],
                time: row["time"], sequence: row["sequence"])
        }
    }

    /// Every verdict on a pair of accounts, oldest first.
    public func verdicts() throws -> [AccountPair: [VerdictRecord]] {
        try read { db in try PlacedVerdicts(in: db).pairs }
    }

    /// How many verdicts are on accounts that their cases, though held, have no longer: after another analysis, say.
    public func verdictsWithoutAccount() throws -> Int {
        try read { db in try PlacedVerdicts(in: db).withoutAccount }
    }
}

/// Verdicts under the accounts that they mean today.
struct PlacedVerdicts {
    private(set) var pairs: [AccountPair: [VerdictRecord]] = [:]
    private(set) var withoutAccount = 0

    private struct HeldCase {
        var reference: String
        var accounts: CaseAccounts
    }

    init(in db: Database) throws {
        let filed = try CaseStore.filedVerdicts(in: db)
        guard !filed.isEmpty else { return }
        let keys = Set(filed.flatMap { [$0.left.caseKey, $0.right.caseKey] })
        var cases: [String: HeldCase] = [:]
        for row in try Row.fetchAll(
            db,
            sql: "SELECT i.identity, c.id, c.reference FROM case_identity i JOIN case_file c ON c.id = i.case_id")
        {
            let key = CaseIdentity.key(row["identity"])
            guard keys.contains(key) else { continue }
            cases[key] = HeldCase(
                reference: row["reference"], accounts: try CaseAccounts(row["id"], row["identity"], in: db))
        }
        let suffixes = try AccountLabels.suffixes(in: db)
        for one in filed {
            // A verdict on a case that is not here waits for it.
            guard let left = cases[one.left.caseKey], let right = cases[one.right.caseKey],
                let verdict = Verdict(rawValue: one.verdict)
            else { continue }
            func references(_ key: AccountKey, _ held: HeldCase) -> [AccountReference] {
                held.accounts.matching(key).map {
                    AccountReference(
                        held.reference, AccountLabels.label(number: $0.number, filing: $0.filing, suffixes))
                }
            }
            let (lefts, rights) = (references(one.left, left), references(one.right, right))
            if lefts.isEmpty || rights.isEmpty { withoutAccount += 1 }
            let record = VerdictRecord(verdict: verdict, reason: one.reason, officer: one.officer, time: one.time)
            for first in lefts {
                for second in rights { pairs[AccountPair(first, second), default: []].append(record) }
            }
        }
    }
}
