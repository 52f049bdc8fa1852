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

    /// Makes an exhibit.
    public init(number: Int32, path: String, container: Int32?, size: Int, isArchive: Bool = false) {
        self.number = number
        self.path = path
        self.container = container
        self.size = size
        self.isArchive = isArchive
    }

    /// The last component of the path.
    public var name: Substring {
        path[(path.lastIndex { $0 == "/" || $0 == "!" }.map { path.index(after: $0) } ?? path.startIndex)...]
    }

    /// The path without its last component: the folder, with a `/` or `!` at its end; empty at the top.
    public var folder: Substring {
        path[..<name.startIndex]
    }
}
