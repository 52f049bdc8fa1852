// SPDX-License-Identifier: Apache-2.0

/// Public texts of known writers, to measure and to calibrate on; none of them is kept.
public struct WritingCorpus: Sendable {
    /// Somebody who wrote.
    public struct Author: Sendable {
        /// What the corpus calls them.
        public var name: String
        /// Messages in the order of the file: RFC 3339 time, text.
        public var messages: [(time: String, text: String)]

        /// Names that begin alike may be of one person who changed a name: no pair is made of them.
        ///
        /// Long names (numbers of a data set) are taken whole.
        var key: String {
            let letters = name.lowercased().filter(\.isLetter)
            return name.utf8.count >= 24 || letters.isEmpty ? name : String(letters.prefix(6))
        }
    }

    /// In the order of names.
    public let authors: [Author]

    /// Reads lines of three columns behind tabulators: author, RFC 3339 time, text; others are passed over.
    public init(_ bytes: some Sequence<UInt8>) {
        var found: [String: [(time: String, text: String)]] = [:]
        for line in Array(bytes).split(separator: UInt8(ascii: "\n")) {
            let columns = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2)
            guard columns.count == 3 else { continue }
            let texts = columns.map { String(decoding: $0, as: UTF8.self) }
            found[texts[0], default: []].append((texts[1], texts[2]))
        }
        authors = found.map { Author(name: $0.key, messages: $0.value) }.sorted { $0.name < $1.name }
    }
}
