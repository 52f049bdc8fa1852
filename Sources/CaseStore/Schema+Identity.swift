// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

extension Schema {
    /// The second version: cases are known by more than their references, verdicts by more than the labels of accounts.
    static func addIdentities(_ db: Database) throws {
        let held = try Row.fetchAll(
            db,
            sql:
                "SELECT left_case, left_account, right_case, right_account, verdict, reason, officer, time FROM verdict ORDER BY id"
        )
        for statement in identities { try db.execute(sql: statement) }
        for id in try Int64.fetchAll(db, sql: "SELECT id FROM case_file ORDER BY id") {
            try CaseIdentity.insert(CaseIdentity.fresh(), of: id, in: db)
        }
        for row in held {
            // A label that no account bears any more is kept as the label it is: it comes up as a verdict without account.
            func key(_ reference: String, _ label: String) throws -> AccountKey {
                try AccountKey(AccountReference(reference, label), in: db)
            }
            try CaseStore.insert(
                FiledVerdict(
                    left: try key(row["left_case"], row["left_account"]),
                    right: try key(row["right_case"], row["right_account"]), verdict: row["verdict"],
                    reason: row["reason"], officer: row["officer"], time: row["time"],
                    sequence: try CaseStore.nextSequence(in: db)), in: db)
        }
    }

    private static let identities = [
        // Whether the case came as a case file of another store.
        "ALTER TABLE case_file ADD COLUMN is_imported INTEGER NOT NULL DEFAULT 0",
        // Random names under which units know a case, whatever its reference; several when two stores held the same evidence.
        """
        CREATE TABLE case_identity(
          identity TEXT PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES case_file ON DELETE CASCADE) STRICT
        """,
        "CREATE INDEX case_identity_case ON case_identity(case_id)",
        "DROP TRIGGER verdict_stays",
        "DROP TRIGGER verdict_unchanged",
        "DROP TABLE verdict",
        "DROP TABLE erasure",
        """
        CREATE TABLE verdict(
          id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, left_case TEXT NOT NULL, left_account TEXT NOT NULL,
          right_case TEXT NOT NULL, right_account TEXT NOT NULL,
          verdict TEXT NOT NULL CHECK(verdict IN('confirmed','refuted','unknown')),
          reason TEXT NOT NULL, officer TEXT NOT NULL, time TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX verdict_left ON verdict(left_case)",
        "CREATE INDEX verdict_right ON verdict(right_case)",
        // Only the erasure of a whole case may take verdicts away.
        "CREATE TABLE erasure(case_key TEXT NOT NULL) STRICT",
        """
        CREATE TRIGGER verdict_stays BEFORE DELETE ON verdict
        WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE case_key IN (old.left_case, old.right_case)) BEGIN
          SELECT RAISE(ABORT, 'append-only');
        END
        """,
        "CREATE TRIGGER verdict_unchanged BEFORE UPDATE ON verdict BEGIN SELECT RAISE(ABORT, 'append-only'); END",
        // INSERT OR REPLACE takes rows away without asking the triggers of deletion.
        """
        CREATE TRIGGER verdict_added BEFORE INSERT ON verdict
        WHEN EXISTS (SELECT 1 FROM verdict WHERE id = new.id OR digest = new.digest) BEGIN
          SELECT RAISE(ABORT, 'append-only');
        END
        """,
        // The end of the journal, so that lines cut off behind are missed.
        "CREATE TABLE journal_head(id INTEGER PRIMARY KEY CHECK(id = 1), sequence INTEGER NOT NULL, hash TEXT NOT NULL) STRICT",
        "INSERT INTO journal_head SELECT 1, sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1",
        """
        CREATE TRIGGER journal_added BEFORE INSERT ON journal
        WHEN EXISTS (SELECT 1 FROM journal WHERE sequence >= new.sequence) BEGIN
          SELECT RAISE(ABORT, 'append-only');
        END
        """,
        """
        CREATE TRIGGER journal_grown AFTER INSERT ON journal BEGIN
          INSERT INTO journal_head VALUES(1, new.sequence, new.hash)
          ON CONFLICT(id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash;
        END
        """,
        // Erased cases: by reference until the proof is made, then by keys alone, so that no verdict on them comes back.
        "CREATE TABLE erased(case_key TEXT PRIMARY KEY, reference TEXT) STRICT",
    ]
}
