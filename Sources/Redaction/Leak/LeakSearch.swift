// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Looks for removed values in the bytes of written files, in each spelling and encoding that a reader could undo.
///
/// Covered are upper and lower case, accents and width, spelled and spaced forms, HTML entities, percent signs, JSON
/// escapes, base64, and UTF-16 in either order.
public struct LeakSearch: Sendable {
    /// A removed value that is still there.
    public struct Leak: Hashable, Sendable {
        /// `[PERSON-2]`.
        public var label: String
        /// Whether it is a single word, which the program's own text may hold too.
        public var isWord: Bool
        /// Position among the values.
        public var value: Int
    }

    /// How much is searched at a time, and how much of it again with what follows.
    private static let portion = 1 << 20
    private static let overlap = 8192

    private var matcher: ValueMatcher
    private let labels: [String]

    init(_ redactor: TextRedactor) {
        let values = redactor.values
        var needles = values.needles
        var folding = values.folding
        for (value, kind, label) in redactor.met {
            if let needle = Needle(value, kind: kind, label: label, folding: &folding) { needles.append(needle) }
        }
        matcher = ValueMatcher(needles, folding: folding)
        labels = values.book.labels.map(\.text)
    }

    /// What is still in a file.
    ///
    /// - Parameter isMarkup: tags are taken out for a second look.
    public mutating func leaks(in bytes: [UInt8], isMarkup: Bool) -> Set<Leak> {
        var found: Set<Leak> = []
        var start = 0
        repeat {
            let end = min(bytes.count, start + Self.portion + Self.overlap)
            search(Array(bytes[start..<end]), isMarkup, &found)
            start += Self.portion
        } while start < bytes.count
        return found
    }

    /// The same for a file, which is read a portion at a time.
    ///
    /// - Throws: what the system says when it cannot be read.
    public mutating func leaks(inFileAt path: String, isMarkup: Bool) throws -> Set<Leak> {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var stream = Stream(isMarkup: isMarkup)
        while let data = try file.read(upToCount: Self.portion), !data.isEmpty {
            search(&stream, Array(data))
        }
        return close(stream)
    }

    /// A text that comes in pieces; a value that two of them share is found.
    public struct Stream: Sendable {
        let isMarkup: Bool
        var pending: [UInt8] = []
        var found: Set<Leak> = []

        /// Begins a text; the tags of markup are taken out for a second look.
        public init(isMarkup: Bool) {
            self.isMarkup = isMarkup
        }
    }

    /// Takes the next piece.
    public mutating func search(_ stream: inout Stream, _ bytes: [UInt8]) {
        stream.pending += bytes
        guard stream.pending.count >= Self.portion else { return }
        search(stream.pending, stream.isMarkup, &stream.found)
        stream.pending = Array(stream.pending.suffix(Self.overlap))
    }

    /// What was found in the whole text.
    public mutating func close(_ stream: Stream) -> Set<Leak> {
        var stream = stream
        search(stream.pending, stream.isMarkup, &stream.found)
        return stream.found
    }

    private mutating func search(_ bytes: [UInt8], _ isMarkup: Bool, _ found: inout Set<Leak>) {
        look(bytes, &found)
        if isMarkup { look(bytes, skippingTags: true, &found) }
        guard bytes.contains(0) else { return }
        for isLittle in [true, false] {
            for shift in 0..<2 { look(Self.fromUTF16(bytes, shift, isLittle), &found) }
        }
    }

    private mutating func look(_ bytes: [UInt8], skippingTags: Bool = false, _ found: inout Set<Leak>) {
        for match in matcher.matches(in: bytes, skippingTags: skippingTags) {
            let needle = matcher.needles[match.needle]
            let isWord =
                switch needle.form {
                case .word, .capitalWord: !match.isEncoded
                case .free, .telephone, .number: false
                }
            found.insert(Leak(label: labels[needle.label], isWord: isWord, value: match.needle))
        }
    }

    private static func fromUTF16(_ bytes: [UInt8], _ shift: Int, _ isLittle: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = shift
        while index + 1 < bytes.count {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
