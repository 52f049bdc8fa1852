// SPDX-License-Identifier: Apache-2.0

import Formats

/// Boxes inside boxes.
extension MetaHTMLPages {
    /// The entries of a list in the order of the page.
    ///
    /// Since 2026 an entry that is a table stands in a box of its own inside the entry's box, and the time behind it.
    static func entries(in bytes: Span<UInt8>) -> [HTMLRecord] {
        let boxes = boxes(in: bytes)
        var entries: [HTMLRecord] = []
        var place = 0
        while place < boxes.count {
            var inner = place
            while inner + 1 < boxes.count, inner - place < deepest, isShell(boxes[inner], bytes),
                boxes[inner].bytes.upperBound == boxes[inner + 1].bytes.lowerBound
            {
                inner += 1
            }
            let next = inner + 1 < boxes.count ? boxes[inner + 1].bytes.lowerBound : bytes.count
            if inner > place, boxes[inner].isComplete,
                let end = end(of: boxes[place], around: boxes[inner].bytes, before: next, bytes)
            {
                let whole = boxes[place].bytes.lowerBound..<end
                entries.append(HTMLRecord(pattern: boxes[place].pattern, bytes: whole, isComplete: true))
            } else {
                inner = place
                entries.append(boxes[place])
            }
            place = inner + 1
        }
        return entries
    }

    /// Boxes inside each other.
    private static let deepest = 4

    /// Whether nothing but tags stands in a box before the next one begins.
    private static func isShell(_ box: HTMLRecord, _ bytes: Span<UInt8>) -> Bool {
        guard !box.isComplete, box.bytes.count <= 4096 else { return false }
        var tags = HTMLTagCursor(at: box.bytes.lowerBound)
        var last = box.bytes.lowerBound
        while last < box.bytes.upperBound {
            guard let tag = tags.next(in: bytes), tag.bytes.upperBound <= box.bytes.upperBound,
                (last..<tag.bytes.lowerBound).allSatisfy({ bytes[$0] <= 0x20 })
            else { return (last..<box.bytes.upperBound).allSatisfy { bytes[$0] <= 0x20 } }
            last = tag.bytes.upperBound
        }
        return true
    }

    /// Where the end tag of the outermost box stands, if it does before the next entry.
    private static func end(
        of box: HTMLRecord, around inner: Range<Int>, before limit: Int, _ bytes: Span<UInt8>
    ) -> Int? {
        let name: HTMLName = box.pattern == 0 ? "div" : "section"
        var depth = 0
        for stretch in [box.bytes.lowerBound..<inner.lowerBound, inner.upperBound..<limit] {
            var tags = HTMLTagCursor(at: stretch.lowerBound)
            while let tag = tags.next(in: bytes), tag.bytes.upperBound <= stretch.upperBound {
                guard !tag.isSelfClosing, tag.isNamed(name, in: bytes) else { continue }
                depth += tag.kind == .start ? 1 : -1
                if depth == 0 { return tag.bytes.upperBound }
            }
        }
        return nil
    }
}
