// SPDX-License-Identifier: Apache-2.0

internal import Evidence

/// The files that make a folder a bag (BagIt 1.0, RFC 8493), with SHA-256 for payload and tags.
public struct Bag: Sendable {
    /// A tag file.
    public struct TagFile: Sendable {
        /// Its name in the bag.
        public var name: String
        /// Its bytes.
        public var bytes: [UInt8]
    }

    private let date: String?
    private let reference: String?
    private let program: String
    private var payload: [(name: String, bytes: Int, sha256: String)] = []

    /// Begins a bag; the date is that of the report, not of the packing.
    public init(date: String?, reference: String?, program: String) {
        self.date = date
        self.reference = reference
        self.program = program
    }

    /// Where a file of the payload stands in the bag.
    public static func payload(_ name: String) -> String { "data/" + name }

    /// Adds a file that stands in the payload.
    public mutating func add(_ name: String, bytes: Int, sha256: String) {
        payload.append((Self.payload(name), bytes, sha256))
    }

    /// The tag files; the last seals the others.
    public var tagFiles: [TagFile] {
        var files = [
            TagFile(name: "bag-info.txt", bytes: Array(info.utf8)),
            TagFile(name: "bagit.txt", bytes: Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)),
            TagFile(
                name: "manifest-sha256.txt", bytes: Self.manifest(payload.map { ($0.sha256, $0.name) })),
        ]
        let sealed = files.map { (StreamDigest.hex(of: $0.bytes), $0.name) }
        files.append(TagFile(name: "tagmanifest-sha256.txt", bytes: Self.manifest(sealed)))
        return files
    }

    private var info: String {
        let size = payload.reduce(0) { $0 + $1.bytes }
        let lines: [(String, String?)] = [
            ("Bag-Software-Agent", program), ("Bagging-Date", date), ("External-Identifier", reference),
            ("Payload-Oxum", "\(size).\(payload.count)"),
        ]
        return lines.compactMap { label, value in
            value.map { "\(label): \($0.split(whereSeparator: \.isNewline).joined(separator: " "))\n" }
        }.joined()
    }

    /// One line a file; RFC 8493, 2.1.3, wants line ends and percent signs in names encoded.
    private static func manifest(_ files: [(sha256: String, name: String)]) -> [UInt8] {
        let lines = files.map { file in
            let name = file.name.replacing("%", with: "%25").replacing("\n", with: "%0A").replacing("\r", with: "%0D")
            return "\(file.sha256)  \(name)\n"
        }
        return Array(
            lines.sorted { $0.utf8.dropFirst(66).lexicographicallyPrecedes($1.utf8.dropFirst(66)) }.joined().utf8)
    }
}
