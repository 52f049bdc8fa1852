// SPDX-License-Identifier: Apache-2.0

/// Where in the seized material a fact stands.
public struct Provenance: Hashable, Sendable, Codable {
    /// The place in the terms of the format, for a person who opens the file.
    public enum Locator: Hashable, Sendable, Codable {
        /// Line of a text, from 1.
        case line(Int)
        /// Element of a list: `item(of: "/messages", at: 3)` is the JSON pointer `/messages/3`;
        /// a container without a slash in front is a word: `item(of: "message", at: 3)` is `message 3`; the list that is a
        /// whole file has the empty container.
        case item(of: String, at: Int)
        /// The exhibit as a whole.
        case whole
    }

    /// Row of the exhibit table.
    public var exhibit: Int32
    /// The bytes of the record inside the exhibit.
    public var bytes: Range<Int>
    /// The place in the terms of the format.
    public var locator: Locator

    /// Makes a provenance.
    public init(exhibit: Int32, bytes: Range<Int>, locator: Locator) {
        self.exhibit = exhibit
        self.bytes = bytes
        self.locator = locator
    }

    /// An exhibit as a whole, by its number.
    public static func whole(_ exhibit: Int32) -> Provenance {
        Provenance(exhibit: exhibit, bytes: 0..<0, locator: .whole)
    }
}

extension Provenance.Locator: CustomStringConvertible {
    /// `line 88`, `/messages/3`, `message 3`; empty for a whole exhibit.
    public var description: String {
        switch self {
        case .line(let number): "line \(number)"
        case .item(let container, let index):
            container + (container.isEmpty || container.first == "/" ? "/" : " ") + String(index)
        case .whole: ""
        }
    }
}
