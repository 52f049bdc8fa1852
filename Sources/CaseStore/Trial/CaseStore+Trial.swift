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
