// SPDX-License-Identifier: Apache-2.0

import Formats

/// Where a body ends that begins with a quotation mark which its first line does not close.
///
/// Telephones put bodies of several lines into quotation marks and double those inside, so that the marks are odd in
/// number up to the last line, and even with the mark that ends it. Somebody may also have typed a lone mark.
struct LineQuotation {
    /// The end of the last line; nil where nothing closes the quotation.
    private(set) var end: Int?
    /// Whether the marks close it, and yet all lines between may be records of their own.
    private(set) var isUndecided = false

    /// Bodies are shorter than this many lines.
    private static let limit = 2000

    /// Looks for the end among the lines behind a record's front.
    init(of header: LineHeader, behind lines: LineCursor, in bytes: Span<UInt8>) {
        var lines = lines
        var marks = Self.marks(in: header.body, bytes)
        var (isEarlier, isSameDay) = (false, true)
        for _ in 0..<Self.limit {
            guard let line = lines.next(in: bytes) else { return }
            let inner = LineHeader(line.content, in: bytes).flatMap { $0.isTabbed ? $0 : nil }
            if inner == nil, LineDate(line.content, in: bytes) != nil { isSameDay = false }
            if let inner, isSameDay, inner.clock.minutes < header.clock.minutes { isEarlier = true }
            marks += Self.marks(in: line.content, bytes)
            guard marks.isMultiple(of: 2) else { continue }
            guard let last = line.content.last, bytes[last] == UInt8(ascii: "\"") else { return }
            // Records are in order: a front that is earlier was pasted. A last line that begins no record belongs here.
            if inner == nil || isEarlier { end = line.content.upperBound } else { isUndecided = true }
            return
        }
    }

    /// Quotation marks that count.
    static func marks(in range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
        range.count { bytes[$0] == UInt8(ascii: "\"") }
    }
}

extension ClockTime {
    /// Since midnight.
    var minutes: Int { hour * 60 + minute }
}
