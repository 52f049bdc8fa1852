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
        var found: Set<Leak> = []
        var rest: [UInt8] = []
        while let data = try file.read(upToCount: Self.portion), !data.isEmpty {
            let bytes = rest + Array(data)
            search(bytes, isMarkup, &found)
            rest = Array(bytes.suffix(Self.overlap))
        }
        return found
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
