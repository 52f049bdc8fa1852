// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

/// The file in which a unit keeps its cases for comparison and search.
///
/// One SQLite file in WAL mode: several processes may use it at once, and whatever was committed outlives the process
/// that wrote it. Nothing but the file and SQLite's two companions beside it is ever written.
public struct CaseStore: Sendable {
    let queue: DatabaseQueue
    /// Where it lies.
    public let path: String

    /// Opens a store; makes one where there is none, unless it is only to be read.
    ///
    /// - Throws: `CaseStoreError`.
    /// - Parameter patience: how many seconds to wait for another process.
    public init(_ path: String, makesFile: Bool, patience: Double = 60) throws {
        self.path = path
        let folder = URL(filePath: path).deletingLastPathComponent()
        if !FileManager.default.fileExists(atPath: path) {
            guard makesFile else { throw CaseStoreError.cannotOpen(code: -Int(ENOENT)) }
            try Self.makeFolders(folder)
            try Self.makeFile(path, in: folder, patience: patience)
        }
        try Self.checkFile(path, mayBeEmpty: makesFile)
        do {
            let opened = try DatabaseQueue(path: path, configuration: Self.configuration(patience))
            if try opened.read({ db in try Self.needsTables(db) }) {
                // Several processes may find the same older file: they make its tables one after the other.
                let turn = FolderLock(folder.path)
                defer { turn?.end() }
                try Self.makeTables(in: opened)
            }
            queue = opened
        } catch {
            throw Self.translated(error, at: path)
        }
    }

    static func configuration(_ patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = true
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA cache_size = -131072")
            try db.execute(sql: "PRAGMA mmap_size = 0")
            db.add(tokenizer: LetterTokenizer.self)
        }
        return configuration
    }

    /// The file is ours or empty, and no later version of the program wrote it.
    private static func needsTables(_ db: Database) throws -> Bool {
        let isEmpty = try isUnmade(db)
        let migrator = Schema.migrator
        if !isEmpty, try migrator.hasBeenSuperseded(db) { throw CaseStoreError.newerSchema }
        return try !migrator.hasCompletedMigrations(db)
    }

    /// Whether there is nothing in the file yet.
    private static func isUnmade(_ db: Database) throws -> Bool {
        let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard id == Schema.applicationID || (id == 0 && tables == 0) else { throw CaseStoreError.notAStore }
        return id == 0
    }

    /// Several processes may find the same empty file: whoever comes second waits and then sees the first one's tables.
    static func makeTables(in queue: DatabaseQueue, journal: String = "WAL") throws {
        var attempts = 0
        while true {
            do {
                try queue.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = \(journal)") }
                // The mark comes first, so that nobody meets tables of a file that bears none.
                try queue.write { db in
                    if try isUnmade(db) { try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
                }
                return try Schema.migrator.migrate(queue)
            } catch {
                if (try? queue.inDatabase { db in try Schema.migrator.hasCompletedMigrations(db) }) == true { return }
                attempts += 1
                let isFull = (error as? DatabaseError)?.resultCode == .SQLITE_FULL
                if error as? CaseStoreError == .notAStore || isFull || attempts == 50 { throw error }
                usleep(100_000)
            }
        }
    }

    /// Runs `body` on a state of the store that no other process changes under it.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do { return try queue.read(body) } catch { throw translated(error) }
    }

    /// Runs `body` as one step: it is in the store whole, or not at all.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do { return try queue.write(body) } catch { throw translated(error) }
    }

    /// Whether SQLite finds the file sound.
    public func isSound() throws -> Bool {
        try read { db in
            try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok"
                && (try Row.fetchOne(db, sql: "PRAGMA foreign_key_check")) == nil
        }
    }

    func translated(_ error: any Error) -> any Error { Self.translated(error, at: path) }

    static func translated(_ error: any Error, at path: String) -> any Error {
        guard let failure = error as? DatabaseError else { return error }
        switch failure.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return CaseStoreError.busy
        case .SQLITE_NOTADB: return CaseStoreError.notAStore
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY:
            return CaseStoreError.cannotOpen(code: Int(failure.resultCode.rawValue))
        case .SQLITE_FULL: return CaseStoreError.noRoom
        // Of its companions SQLite only says that reading or writing failed.
        case .SQLITE_IOERR where !hasRoom(around: path): return CaseStoreError.noRoom
        default: return CaseStoreError.failed(code: Int(failure.extendedResultCode.rawValue))
        }
    }
}
