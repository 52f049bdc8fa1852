// SPDX-License-Identifier: Apache-2.0

/// One file of a manifest: an input, or something that was written.
public struct ManifestEntry: Sendable, Hashable {
    /// What part the file plays.
    public enum Role: String, Sendable, Hashable, CaseIterable {
        /// Handed in.
        case source
        /// Made from what was handed in.
        case derived
        /// Written for people.
        case report
        /// Written about the run.
        case log
    }

    /// Path for people: an exhibit's, or one inside the output folder.
    public var path: String
    /// Length.
    public var bytes: Int
    /// 64 lower-case hexadecimal digits; nil when the file could not be read.
    public var sha256: String?
    /// What part the file plays.
    public var role: Role

    /// Makes an entry.
    public init(path: String, bytes: Int, sha256: String?, role: Role) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
        self.role = role
    }

    /// The entry as JSON.
    public var json: CanonicalJSON {
        .object([
            "path": .string(path), "bytes": .integer(bytes), "sha256": sha256.map { .string($0) } ?? .null,
            "role": .string(role.rawValue),
        ])
    }
}

/// Files with their lengths and hashes, in the order of their paths' UTF-8 bytes.
public struct Manifest: Sendable, Hashable {
    /// The files, sorted.
    public let entries: [ManifestEntry]

    /// Makes a manifest of files in any order.
    public init(_ entries: some Sequence<ManifestEntry>) {
        self.entries = entries.sorted { left, right in
            if !left.path.utf8.elementsEqual(right.path.utf8) {
                return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
            }
            return left.json.bytes.lexicographicallyPrecedes(right.json.bytes)
        }
    }

    /// The entries as a JSON array, to be set into a larger object or written alone.
    public var json: CanonicalJSON {
        .array(entries.map(\.json))
    }

    /// SHA-256 of the entries' canonical JSON: one value that stands for all the files.
    public var sha256: String {
        Digester.digest(of: json.bytes).hex
    }
}
