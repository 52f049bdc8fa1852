// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension Intake {
    /// Takes in one path that the user typed: a file or a folder with everything in it.
    mutating func take(_ input: String) throws(IntakeError) {
        let path = DiskPath(input)
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0 else {
            let reason = errno
            throw reason == ENOENT || reason == ENOTDIR ? .missing(input) : .unreadable(input, errno: reason)
        }
        let label = StoredName(Self.lastComponent(of: input), from: .disk, limit: options.maximumPathLength)
        if status.st_mode & S_IFMT == S_IFDIR {
            try takeFolder(path, label: label, typed: input)
        } else {
            do throws(FileError) { try takeFile(path, label: label, prefix: "") } catch {
                throw .unreadable(input, errno: error.errno)
            }
        }
    }

    private mutating func takeFile(_ path: DiskPath, label: StoredName, prefix: String) throws(FileError) {
        let file = try OpenFile.open(path)
        let size = try file.size()
        let source = ByteSource.file(path, size: size)
        let head = try ArchiveInput(source).bytes(at: 0, limit: ContainerKind.headSize)
        entries += 1
        let number = list(label, under: prefix, container: nil, size: size, source: source)
        expandIfArchive(number, head: head, depth: 0)
    }

    private mutating func takeFolder(_ folder: DiskPath, label: StoredName, typed: String) throws(IntakeError) {
        var walk = FolderWalk(limit: max(0, options.maximumEntries - entries))
        do throws(FileError) { try walk.walk(folder) } catch { throw .unreadable(typed, errno: error.errno) }
        // Names inside the folder stand behind the folder's own name, which two inputs may share.
        let (root, collision) = paths.take(folder: label.text)
        for remark in label.remarks { note(remark, nil) }
        if let collision { note(collision, nil) }
        for (remark, path) in walk.remarks {
            let name = StoredName(path, from: .disk, limit: options.maximumPathLength)
            note(remark, nil, path: root + (path.isEmpty ? "" : "/" + name.text))
        }
        for path in walk.files {
            let name = StoredName(path, from: .disk, limit: options.maximumPathLength)
            let absolute = folder.appending(path)
            do throws(FileError) { try takeFile(absolute, label: name, prefix: root + "/") } catch {
                let source = ByteSource.unavailable(errno: error.errno)
                entries += 1
                let number = list(name, under: root + "/", container: nil, size: 0, source: source)
                note(.unreadable, number)
            }
        }
    }

    /// The last component of a path, behind links and dots where those hide the name.
    static func lastComponent(of input: String) -> [UInt8] {
        func last(_ bytes: [UInt8]) -> [UInt8] {
            Array(bytes.split(separator: UInt8(ascii: "/")).last ?? [])
        }
        let name = last(RawPath.bytes(of: input))
        guard name.isEmpty || name.elementsEqual([0x2E]) || name.elementsEqual([0x2E, 0x2E]) else { return name }
        guard let resolved = realpath(input, nil) else { return Array("input".utf8) }
        defer { free(resolved) }
        let real = last(Array(String(cString: resolved).utf8))
        return real.isEmpty ? Array("input".utf8) : real
    }
}
