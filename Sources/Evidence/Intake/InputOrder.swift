// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The order in which inputs are taken in: by what they are, not by who typed them how.
///
/// The same files are the same evidence, whichever was named first: by name, then by content, and only what is alike in
/// both by its path.
struct InputOrder {
    private struct Key {
        var name: [UInt8]
        var content: String = ""
        var path: [UInt8]

        func precedes(_ other: Key) -> Bool {
            if name != other.name { return name.lexicographicallyPrecedes(other.name) }
            if content != other.content { return content < other.content }
            return path.lexicographicallyPrecedes(other.path)
        }
    }

    /// Inputs in their order.
    static func sorted(_ inputs: [String]) -> [String] {
        guard inputs.count > 1 else { return inputs }
        var keyed = inputs.map { input in
            (input: input, key: Key(name: Intake.lastComponent(of: input), path: RawPath.bytes(of: input)))
        }
        let names = Dictionary(grouping: keyed, by: \.key.name).mapValues(\.count)
        for place in keyed.indices where names[keyed[place].key.name, default: 0] > 1 {
            keyed[place].key.content = content(of: DiskPath(keyed[place].input))
        }
        return keyed.sorted { $0.key.precedes($1.key) }.map(\.input)
    }

    /// Hash of a file, or of the hashes of a folder's files with their names; empty for what cannot be read.
    private static func content(of path: DiskPath) -> String {
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0 else { return "" }
        guard status.st_mode & S_IFMT == S_IFDIR else { return digest(ofFile: path) }
        var walk = FolderWalk(limit: .max)
        do throws(FileError) { try walk.walk(path) } catch { return "" }
        var listed: [UInt8] = []
        for name in walk.files { listed += name + Array(" \(digest(ofFile: path.appending(name)))\n".utf8) }
        return Digester.digest(of: listed).hex
    }

    private static func digest(ofFile path: DiskPath) -> String {
        guard let file = try? OpenFile.open(path), let size = try? file.size() else { return "" }
        return (try? ByteSource.file(path, size: size).digest().hex) ?? ""
    }
}
