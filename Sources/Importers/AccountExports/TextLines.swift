// SPDX-License-Identifier: Apache-2.0

import Formats

/// Goes through the lines of a text, one at a time.
struct TextLines {
    /// A line without its end and without a byte order mark.
    struct Line {
        var content: Range<Int>
        /// Counted from 1.
        var number: Int
    }

    private var offset = 0
    private var number = 0

    /// The next line; nil at the end of the text.
    mutating func next(in bytes: Span<UInt8>) -> Line? {
        guard offset < bytes.count else { return nil }
        if offset == 0, bytes.hasBytes("\u{FEFF}", at: 0) { offset = 3 }
        let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: offset)
        var content = offset..<end
        if let last = content.last, bytes[last] == UInt8(ascii: "\r") { content = offset..<end - 1 }
        offset = end + 1
        number += 1
        return Line(content: content, number: number)
    }
}
