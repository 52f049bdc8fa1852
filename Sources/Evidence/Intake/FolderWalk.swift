// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Finds the files of a folder, however deep, without following links.
struct FolderWalk {
    /// Paths from the folder on, in the order of their bytes.
    private(set) var files: [[UInt8]] = []
    /// What was left out and why, with its path from the folder on.
    private(set) var remarks: [(remark: IntakeRemark, path: [UInt8])] = []
    private let limit: Int

    /// - Parameter limit: files after which the walk stops.
    init(limit: Int) {
        self.limit = limit
    }

    /// Walks the whole folder; throws when the folder itself cannot be listed.
    mutating func walk(_ root: DiskPath) throws(FileError) {
        var waiting: [[UInt8]] = [[]]
        while let folder = waiting.popLast() {
            let path = folder.isEmpty ? root : root.appending(folder)
            let names: [[UInt8]]
            do throws(FileError) { names = try Self.names(in: path) } catch {
                if folder.isEmpty { throw error }
                remarks.append((.unreadable, folder))
                continue
            }
            for name in names {
                let relative = folder.isEmpty ? name : folder + [UInt8(ascii: "/")] + name
                guard visit(relative, in: root, folders: &waiting) else {
                    remarks.append((.entryLimit, folder))
                    waiting = []
                    break
                }
            }
        }
        files.sort { $0.lexicographicallyPrecedes($1) }
    }

    /// Notes one entry; false when the limit is reached.
    private mutating func visit(_ relative: [UInt8], in root: DiskPath, folders: inout [[UInt8]]) -> Bool {
        var status = stat()
        guard root.appending(relative).withCString({ lstat($0, &status) }) == 0 else {
            remarks.append((.unreadable, relative))
            return true
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: folders.append(relative)
        case S_IFREG:
            guard files.count < limit else { return false }
            files.append(relative)
        case S_IFLNK: remarks.append((.symlinkSkipped, relative))
        default: remarks.append((.specialFileSkipped, relative))
        }
        return true
    }

    private static func names(in folder: DiskPath) throws(FileError) -> [[UInt8]] {
        guard let stream = folder.withCString({ opendir($0) }) else { throw FileError(errno: errno) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw FileError(errno: errno) }
                return names.sorted { $0.lexicographicallyPrecedes($1) }
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                start.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
                    Array(
                        UnsafeBufferPointer(
                            start: bytes, count: strlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self))))
                }
            }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
    }
}
