// SPDX-License-Identifier: Apache-2.0

import Formats

extension Span where Element == UInt8 {
    /// Whether each mark that opens a direction is closed in a stretch, and each that closes one was opened.
    ///
    /// U+202A, U+202B, U+202D and U+202E are closed by U+202C, U+2066…U+2068 by U+2069.
    func hasPairedMarks(_ range: Range<Int>) -> Bool {
        var (embeddings, isolates) = (0, 0)
        var place = range.lowerBound
        while place < range.upperBound {
            let length = markLength(at: place, before: range.upperBound)
            defer { place += Swift.max(1, length) }
            guard length == 3, self[place] == 0xE2 else { continue }
            switch (self[place + 1], self[place + 2]) {
            case (0x80, 0xAA), (0x80, 0xAB), (0x80, 0xAD), (0x80, 0xAE): embeddings += 1
            case (0x80, 0xAC): embeddings -= 1
            case (0x81, 0xA6...0xA8): isolates += 1
            case (0x81, 0xA9): isolates -= 1
            default: break
            }
            if embeddings < 0 || isolates < 0 { return false }
        }
        return embeddings == 0 && isolates == 0
    }

    /// The stretch without blanks at either end.
    func trimmingBlanks(_ range: Range<Int>) -> Range<Int> {
        let start = skippingBlanks(from: range.lowerBound, before: range.upperBound)
        var end = range.upperBound
        trailing: while start < end {
            for length in 1...3 where end - length >= start && blankLength(at: end - length, before: end) == length {
                end -= length
                continue trailing
            }
            break
        }
        return start..<end
    }
}
