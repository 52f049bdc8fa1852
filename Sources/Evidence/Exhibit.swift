// SPDX-License-Identifier: Apache-2.0

/// One file of the seized material: on disk, or inside an archive.
public struct Exhibit: Hashable, Sendable {
    /// Row of the exhibit table, from 0.
    public var number: Int32
    /// Path for people and reports, from the input on.
    ///
    /// The input's last component, then members behind `!`: `export.zip!messages/inbox/x/message_1.json`; separated
    /// by `/`, as stored, never a path of this machine.
    public var path: String
    /// The archive it came out of, as a row of the exhibit table; nil for a file that was handed in.
    public var container: Int32?
    /// Bytes.
    public var size: Int
    /// Whether it is an archive whose members are exhibits of their own; importers never see it.
    public var isArchive: Bool

    /// Where the last component begins in the path's UTF-8: a name may hold a `!` of its own.
    private var nameStart: Int
    /// Where the members of each archive around it begin in the path's UTF-8, the outermost first: a folder may be called
    /// `Party!`.
    let archiveEnds: [Int]

    /// Makes an exhibit.
    ///
    /// - Parameter nameLength: bytes of the path's last component; without it, it is what follows the last `/` or `!`.
    public init(
        number: Int32,
        path: String,
        container: Int32?,
        size: Int,
        isArchive: Bool = false,
        nameLength: Int? = nil
    ) {
        self.init(
            number: number, path: path, container: container, size: size, isArchive: isArchive, nameLength: nameLength,
            archiveEnds: Self.likelyArchiveEnds(in: path))
    }

    /// Makes an exhibit of which it is known in which archives it lies.
    init(
        number: Int32,
        path: String,
        container: Int32?,
        size: Int,
        isArchive: Bool = false,
        nameLength: Int?,
        archiveEnds: [Int]
    ) {
        self.number = number
        self.path = path
        self.container = container
        self.size = size
        self.isArchive = isArchive
        self.archiveEnds = archiveEnds
        let separator = path.utf8.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "!") }
        let length = nameLength ?? separator.map { path.utf8.distance(from: $0, to: path.utf8.endIndex) - 1 }
        nameStart = length.map { max(0, path.utf8.count - $0) } ?? 0
    }

    /// The last component of the path.
    public var name: Substring {
        let start = path.utf8.index(path.startIndex, offsetBy: nameStart, limitedBy: path.endIndex) ?? path.startIndex
        return path[start...]
    }

    /// The path without its last component: the folder, with a `/` or `!` at its end; empty at the top.
    public var folder: Substring {
        path[..<name.startIndex]
    }

    /// The folder or archive that holds a folder of this path, which ends in `/` or `!`; empty at the top.
    ///
    /// - Parameter folder: `folder`, or what this function answered.
    public func parent(of folder: Substring) -> Substring {
        let inner = folder.utf8.dropLast()
        return folder[..<start(ofLastNameIn: inner)]
    }

    /// The name of a folder of this path, without the `/` or `!` at its end.
    public func name(of folder: Substring) -> Substring {
        let inner = folder.utf8.dropLast()
        return folder[start(ofLastNameIn: inner)..<inner.endIndex]
    }

    /// The exhibit as if it lay elsewhere: the first bytes of its path are those of another's.
    ///
    /// - Parameters:
    ///   - length: bytes of this path that are replaced, up to and including a `/` or `!`.
    ///   - front: bytes of the other path that stand there instead, likewise.
    public func moved(from length: Int, under front: Int, of other: Exhibit) -> Exhibit {
        let start = path.utf8.index(path.startIndex, offsetBy: length)
        let end = other.path.utf8.index(other.path.startIndex, offsetBy: front)
        let ends =
            other.archiveEnds.filter { $0 <= front }
            + archiveEnds.filter { $0 > length }.map { $0 - length + front }
        return Exhibit(
            number: number, path: String(other.path[..<end]) + String(path[start...]), container: container, size: size,
            isArchive: isArchive, nameLength: path.utf8.count - nameStart, archiveEnds: ends)
    }

    /// Behind the last border in the front of the path.
    private func start(ofLastNameIn front: Substring.UTF8View) -> String.Index {
        let afterSlash = front.lastIndex(of: UInt8(ascii: "/")).map { front.index(after: $0) } ?? front.startIndex
        guard let end = archiveEnds.last(where: { $0 <= front.count }) else { return afterSlash }
        return max(afterSlash, front.index(front.startIndex, offsetBy: end))
    }

    /// Behind each `!` but those at the end of a folder's name.
    private static func likelyArchiveEnds(in path: String) -> [Int] {
        let bytes = path.utf8
        guard bytes.contains(UInt8(ascii: "!")) else { return [] }
        var ends: [Int] = []
        var isBehindMark = false
        for (offset, byte) in bytes.enumerated() {
            if isBehindMark, byte != UInt8(ascii: "/") { ends.append(offset) }
            isBehindMark = byte == UInt8(ascii: "!")
        }
        return ends
    }
}
