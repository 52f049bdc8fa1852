// SPDX-License-Identifier: Apache-2.0

import GRDB

extension CaseStore {
    /// Runs a statement as somebody would who opens the file with another program: for tests of what the file itself
    /// refuses.
    package func tamper(_ sql: String) throws {
        try queue.write { db in try db.execute(sql: sql) }
    }

    /// Marks the file as written by a later version.
    package func pretendNewerSchema() throws {
        try tamper("INSERT INTO grdb_migrations(identifier) VALUES('999')")
    }
}

extension CaseStore {
    /// Runs `body` while this process reads a state of the store, as a running comparison does.
    package func whileReading(_ body: () throws -> Void) throws {
        try queue.read { db in
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM message")
            try body()
        }
    }

    /// The first half of an erasure, as a process leaves it that is killed behind it.
    package func takeOutOnly(_ reference: String) throws {
        let act = StoreAct(time: "2025-06-01T10:00:00Z", actor: "tester", reason: "")
        _ = try write { db in try Self.takeOut(reference, by: act, in: db) }
    }
}
