// SPDX-License-Identifier: Apache-2.0

import Formats

/// What stands between the records of a page: nothing, unless the page holds records in a form that is not known.
struct HTMLGap {
    /// Between two records, before the first, or behind the last.
    var bytes: Range<Int>
    /// Its elements; nil where nothing but blanks stands there.
    private let document: HTMLDocument?
    /// Up to here the gap holds what stands beside the record before it, in the same element.
    private let besideEnd: Int

    private init(_ gap: Range<Int>, isBehindRecord: Bool, in bytes: Span<UInt8>) {
        self.bytes = gap
        var index = gap.lowerBound
        while index < gap.upperBound, bytes[index] <= 0x20 { index += 1 }
        document = index == gap.upperBound ? nil : try? HTMLDocument(parsing: bytes, gap)
        let isAsked = isBehindRecord && document != nil
        besideEnd = isAsked ? Self.endOfElement(around: gap, in: bytes) : gap.lowerBound
    }

    /// The gaps around records, which are in the order of the page.
    ///
    /// - Parameter passing: told up to where the page has been looked at.
    static func all(
        around records: [Range<Int>], from start: Int, in bytes: Span<UInt8>, passing: (Int) -> Void = { _ in }
    ) -> [HTMLGap] {
        var gaps: [HTMLGap] = []
        var end = min(start, bytes.count)
        for record in records + [bytes.count..<bytes.count] {
            if end < record.lowerBound {
                gaps.append(HTMLGap(end..<record.lowerBound, isBehindRecord: end != start, in: bytes))
            }
            end = max(end, record.upperBound)
            passing(record.lowerBound)
        }
        return gaps
    }

    /// How many lines of it are of a kind.
    func lines(where isWanted: (String) -> Bool) -> Int {
        guard let document else { return 0 }
        return MetaHTMLBlock.all(in: document.root, of: document).count { isWanted($0.text) }
    }

    /// How many records it seems to hold: lines of the kind that every record has, and elements without one that stand
    /// beside the record before.
    func records(withLines isWanted: (String) -> Bool) -> Int {
        guard let document else { return 0 }
        let lines = lines(where: isWanted)
        let others = document.elements(of: document.root).count { element in
            guard document.byteRange(of: element).lowerBound < besideEnd, !document.isBlank(element),
                !["h1", "h2", "h3", "h4", "script", "style"].contains(document.name(of: element) ?? "")
            else { return false }
            return !MetaHTMLBlock.all(in: element, of: document).contains { isWanted($0.text) }
        }
        return lines + others
    }

    /// Where the element ends in which a stretch begins; the end of the stretch where it does not.
    private static func endOfElement(around gap: Range<Int>, in bytes: Span<UInt8>) -> Int {
        var cursor = HTMLTagCursor(at: gap.lowerBound)
        var depth = 0
        while let tag = cursor.next(in: bytes), tag.bytes.lowerBound < gap.upperBound {
            if tag.isVoid(in: bytes) || tag.isSelfClosing { continue }
            depth += tag.kind == .start ? 1 : -1
            if depth < 0 { return tag.bytes.lowerBound }
        }
        return gap.upperBound
    }

    /// How many elements with words stand in it, but for those of a class.
    func elements(without name: String) -> Int {
        guard let document else { return 0 }
        return document.elements(of: document.root).count { element in
            !document.isBlank(element) && !document.hasClass(name, of: element)
        }
    }
}
