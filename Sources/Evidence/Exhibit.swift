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
        self.number = number
        self.path = path
        self.container = container
        self.size = size
        self.isArchive = isArchive
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
}
