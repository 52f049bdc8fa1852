// SPDX-License-Identifier: Apache-2.0

import Formats

/// A line of a text.
struct TextLine {
    /// Without its line feed and the carriage return in front of that.
    var content: Range<Int>
    /// With them.
    var bytes: Range<Int>
    /// From 1.
    var number: Int
}

/// Walks over the lines of a text.
struct LineCursor {
    /// Where the next line begins.
    var offset: Int
    private var number = 0

    /// Stands in front of the first line, behind a byte order mark.
    init(in bytes: Span<UInt8>) {
        offset = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
    }

    /// The next line; nil at the end of the text.
    mutating func next(in bytes: Span<UInt8>) -> TextLine? {
        guard offset < bytes.count else { return nil }
        let start = offset
        let feed = bytes.firstIndex(of: 0x0A, from: start)
        offset = min(feed + 1, bytes.count)
        number += 1
        let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
        return TextLine(content: start..<end, bytes: start..<offset, number: number)
    }

    /// The first lines, for a look at what the text is.
    static func first(_ count: Int, in bytes: Span<UInt8>) -> [TextLine] {
        var cursor = LineCursor(in: bytes)
        var lines: [TextLine] = []
        while lines.count < count, let line = cursor.next(in: bytes) { lines.append(line) }
        return lines
    }
}

extension Span where Element == UInt8 {
    /// The text of several lines, whose line ends become line feeds, without blank lines at the end.
    func joined(_ range: Range<Int>) -> String {
        let text = self.text(in: range)
        guard text.utf8.contains(0x0D) else { return text }
        return text.replacing("\r\n", with: "\n")
    }
}
