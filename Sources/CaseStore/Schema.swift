// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The tables of the store; `docs/cross-case.md` tells what each is for.
enum Schema {
    /// `CFCS`, in the header of the file.
    static let applicationID = 0x4346_4353

    /// The versions of the tables, in order.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            for statement in first { try db.execute(sql: statement) }
        }
        migrator.registerMigration("2") { db in try addIdentities(db) }
        migrator.registerMigration("3") { db in
            // A mark is looked up within a day of its message: what is found must not depend on how many others bear it.
            try db.execute(sql: "DROP INDEX message_mark")
            try db.execute(sql: "CREATE INDEX message_mark ON message(mark, time) WHERE mark IS NOT NULL")
        }
        migrator.registerMigration("pictures") { db in
            for statement in pictures { try db.execute(sql: statement) }
        }
        migrator.registerMigration("marks of words") { db in try renewMarks(db) }
        migrator.registerMigration("told service") { db in
            // The services that an account names with a user name; an account's own is of its own service.
            try db.execute(sql: "ALTER TABLE identifier_use ADD COLUMN services TEXT NOT NULL DEFAULT ''")
            try db.execute(
                sql: """
                    UPDATE identifier_use SET services =
                      (SELECT platform FROM account WHERE account.id = identifier_use.account_id)
                    WHERE role = 'own' AND identifier_id IN (SELECT id FROM identifier WHERE kind = 'username')
                    """)
        }
        migrator.registerMigration("letters") { db in try indexLetters(db) }
        migrator.registerMigration("whose words") { db in
            // Whose the words of an account say that a value is; NULL where a version filed that did not tell.
            try db.execute(sql: "ALTER TABLE identifier_use ADD COLUMN standing TEXT")
        }
        return migrator
    }

    private static let pictures = [
        // How many pictures have a value, and why others have none, as JSON; NULL where a version filed that read none.
        "ALTER TABLE filing ADD COLUMN pictures TEXT",
        """
        CREATE TABLE picture(
          id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
          sha256 TEXT NOT NULL, pdq TEXT NOT NULL, quality INTEGER NOT NULL, evenness INTEGER NOT NULL,
          messages TEXT NOT NULL, UNIQUE(account_id, sha256)) STRICT
        """,
    ]

    private static let first = [
        "PRAGMA application_id = \(applicationID)",
        """
        CREATE TABLE case_file(
          id INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE,
          retention_group TEXT, legal_basis TEXT, review_due TEXT) STRICT
        """,
        """
        CREATE TABLE filing(
          id INTEGER PRIMARY KEY, case_id INTEGER NOT NULL REFERENCES case_file ON DELETE CASCADE,
          digest TEXT NOT NULL, exhibit TEXT, tool TEXT NOT NULL, prepared INTEGER NOT NULL, content TEXT NOT NULL,
          UNIQUE(case_id, digest)) STRICT
        """,
        """
        CREATE TABLE input(
          filing_id INTEGER NOT NULL REFERENCES filing ON DELETE CASCADE,
          path TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, is_evidence INTEGER NOT NULL) STRICT
        """,
        "CREATE INDEX input_sha256 ON input(sha256)",
        "CREATE INDEX input_filing ON input(filing_id)",
        """
        CREATE TABLE account(
          id INTEGER PRIMARY KEY, filing_id INTEGER NOT NULL REFERENCES filing ON DELETE CASCADE,
          case_id INTEGER NOT NULL REFERENCES case_file, number INTEGER NOT NULL,
          platform TEXT NOT NULL, name TEXT NOT NULL, is_owner INTEGER NOT NULL,
          role TEXT NOT NULL CHECK(role IN('suspect','victim','witness','decoy','other')), role_basis TEXT NOT NULL,
          messages INTEGER NOT NULL, first INTEGER, last INTEGER,
          style TEXT, behaviour TEXT,
          UNIQUE(filing_id, number)) STRICT
        """,
        "CREATE INDEX account_case ON account(case_id)",
        "CREATE INDEX account_role ON account(role, case_id)",
        "CREATE TABLE identifier(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, UNIQUE(kind, value)) STRICT",
        """
        CREATE TABLE identifier_use(
          identifier_id INTEGER NOT NULL REFERENCES identifier,
          account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
          role TEXT NOT NULL CHECK(role IN('own','asserted','mentioned')), status TEXT NOT NULL,
          disguised INTEGER NOT NULL, literal TEXT NOT NULL, messages TEXT NOT NULL,
          PRIMARY KEY(identifier_id, account_id)) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX identifier_use_account ON identifier_use(account_id)",
        """
        CREATE TABLE unit(
          id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
          messages TEXT NOT NULL, repeats TEXT NOT NULL, is_severe INTEGER NOT NULL, prepared TEXT NOT NULL) STRICT
        """,
        "CREATE INDEX unit_account ON unit(account_id)",
        "CREATE TABLE band(key INTEGER NOT NULL, unit_id INTEGER NOT NULL, PRIMARY KEY(key, unit_id)) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE fingerprint(
          hash INTEGER NOT NULL, unit_id INTEGER NOT NULL, position INTEGER NOT NULL,
          PRIMARY KEY(hash, unit_id, position)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE finding(
          filing_id INTEGER NOT NULL REFERENCES filing ON DELETE CASCADE, ordinal INTEGER NOT NULL,
          kind TEXT NOT NULL, level TEXT NOT NULL, account INTEGER, target INTEGER, messages TEXT NOT NULL,
          PRIMARY KEY(filing_id, ordinal)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE message(
          id INTEGER PRIMARY KEY, filing_id INTEGER NOT NULL REFERENCES filing ON DELETE CASCADE,
          n INTEGER NOT NULL, conversation INTEGER, account INTEGER, time INTEGER, is_instant INTEGER NOT NULL,
          is_severe INTEGER NOT NULL, mark INTEGER, text TEXT NOT NULL,
          UNIQUE(filing_id, n)) STRICT
        """,
        "CREATE INDEX message_mark ON message(mark) WHERE mark IS NOT NULL",
        """
        CREATE VIRTUAL TABLE message_text USING fts5(
          text, content='message', content_rowid='id', tokenize='unicode61 remove_diacritics 2')
        """,
        """
        CREATE TRIGGER message_added AFTER INSERT ON message BEGIN
          INSERT INTO message_text(rowid, text) VALUES(new.id, new.text);
        END
        """,
        """
        CREATE TRIGGER message_removed AFTER DELETE ON message BEGIN
          INSERT INTO message_text(message_text, rowid, text) VALUES('delete', old.id, old.text);
        END
        """,
        """
        CREATE TABLE same_evidence(
          left_case INTEGER NOT NULL REFERENCES case_file ON DELETE CASCADE,
          right_case INTEGER NOT NULL REFERENCES case_file ON DELETE CASCADE,
          left_account INTEGER REFERENCES account ON DELETE CASCADE,
          right_account INTEGER REFERENCES account ON DELETE CASCADE,
          basis TEXT NOT NULL) STRICT
        """,
        "CREATE INDEX same_evidence_left ON same_evidence(left_case)",
        "CREATE INDEX same_evidence_right ON same_evidence(right_case)",
        "CREATE INDEX same_evidence_left_account ON same_evidence(left_account)",
        "CREATE INDEX same_evidence_right_account ON same_evidence(right_account)",
        """
        CREATE TABLE verdict(
          id INTEGER PRIMARY KEY, left_case TEXT NOT NULL, left_account TEXT NOT NULL,
          right_case TEXT NOT NULL, right_account TEXT NOT NULL,
          verdict TEXT NOT NULL CHECK(verdict IN('confirmed','refuted','unknown')),
          reason TEXT NOT NULL, officer TEXT NOT NULL, time TEXT NOT NULL) STRICT
        """,
        // Only the erasure of a whole case may take verdicts away.
        "CREATE TABLE erasure(case_reference TEXT NOT NULL) STRICT",
        """
        CREATE TRIGGER verdict_stays BEFORE DELETE ON verdict
        WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE case_reference IN (old.left_case, old.right_case)) BEGIN
          SELECT RAISE(ABORT, 'append-only');
        END
        """,
        "CREATE TRIGGER verdict_unchanged BEFORE UPDATE ON verdict BEGIN SELECT RAISE(ABORT, 'append-only'); END",
        """
        CREATE TABLE journal(
          sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL,
          object TEXT NOT NULL, reason TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT
        """,
        "CREATE TRIGGER journal_stays BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END",
        "CREATE TRIGGER journal_unchanged BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    ]
}
