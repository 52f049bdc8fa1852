// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB

extension CaseStore {
    /// Makes the folders around a store, for their owner alone.
    ///
    /// - Throws: `CaseStoreError.cannotOpen` with the system's own reason.
    static func makeFolders(_ folder: URL) throws(CaseStoreError) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) {
            if !isFolder.boolValue { throw .cannotOpen(code: -Int(ENOTDIR)) }
            return
        }
        if folder.path != "/" { try makeFolders(folder.deletingLastPathComponent()) }
        guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else { throw .cannotOpen(code: -Int(errno)) }
    }

    /// Makes an empty store under a passing name and gives it its own when it is whole: a disk that is full leaves nothing
    /// behind, and nobody meets a store without tables.
    ///
    /// The tables are written into the file itself, without a log: what does not fit fails where it is written. A log would be
    /// folded in as the file is closed, which tells nobody that it failed.
    ///
    /// - Parameter mostPages: pages that the file may have, as on a disk of that size.
    /// - Throws: `CaseStoreError`.
    static func makeFile(_ path: String, in folder: URL, patience: Double, mostPages: Int? = nil) throws {
        let turn = FolderLock(folder.path)
        defer { turn?.end() }
        if FileManager.default.fileExists(atPath: path) { return }
        if turn != nil { removeLeftovers(of: path, in: folder) }
        let partial = folder.appending(path: ".\(URL(filePath: path).lastPathComponent).partial-\(getpid())").path
        let made = [partial, partial + "-wal", partial + "-shm", partial + "-journal"]
        for file in made { unlink(file) }
        defer { for file in made { unlink(file) } }
        // Made by us, so that nobody else on the machine may read it.
        let descriptor = open(partial, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == ENOSPC ? CaseStoreError.noRoom : CaseStoreError.cannotOpen(code: -Int(errno))
        }
        close(descriptor)
        do {
            var configuration = configuration(patience)
            if let mostPages {
                configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA max_page_count = \(mostPages)") }
            }
            let store = try DatabaseQueue(path: partial, configuration: configuration)
            try makeTables(in: store, journal: "MEMORY")
            try store.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
            try store.close()
            var log = stat()
            guard stat(partial + "-wal", &log) != 0 || log.st_size == 0 else { throw CaseStoreError.noRoom }
        } catch {
            throw translated(error, at: partial)
        }
        // Where another process was first, its store is as good.
        guard link(partial, path) == 0 || errno == EEXIST else {
            // File systems without second names.
            guard errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK, rename(partial, path) == 0 else {
                throw CaseStoreError.cannotOpen(code: -Int(errno))
            }
            return
        }
    }

    /// Takes away what a process left that was killed while it made the same store: nobody else makes one while the folder is ours.
    private static func removeLeftovers(of path: String, in folder: URL) {
        let beginning = ".\(URL(filePath: path).lastPathComponent).partial-"
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        where name.hasPrefix(beginning) {
            unlink(folder.appending(path: name).path)
        }
    }

    /// A store is a file with something in it: one that was cut off in copying is not taken for a store without cases.
    ///
    /// An empty file that is to become one is closed to everybody but its owner.
    ///
    /// - Throws: `CaseStoreError.notAStore`.
    static func checkFile(_ path: String, mayBeEmpty: Bool) throws(CaseStoreError) {
        var state = stat()
        guard stat(path, &state) == 0 else { throw .cannotOpen(code: -Int(errno)) }
        if state.st_mode & S_IFMT == S_IFDIR { return }
        guard state.st_mode & S_IFMT == S_IFREG else { throw .notAStore }
        guard state.st_size == 0 else { return }
        guard mayBeEmpty else { throw .notAStore }
        _ = chmod(path, 0o600)
    }

    /// Whether the disk around a path can take a few pages more.
    static func hasRoom(around path: String) -> Bool {
        var state = statvfs()
        let folder = URL(filePath: path).deletingLastPathComponent().path
        guard statvfs(folder, &state) == 0 else { return true }
        return UInt64(state.f_bavail) * UInt64(state.f_frsize) >= 1 << 16
    }
}
