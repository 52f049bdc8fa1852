// SPDX-License-Identifier: Apache-2.0

import Formats

/// What stands between the records of a page: nothing, unless the page holds records in a form that is not known.
struct HTMLGap {
    /// Between two records, before the first, or behind the last.
    var bytes: Range<Int>
    /// Its elements; nil where nothing but blanks stands there.
    private let document: HTMLDocument?

    private init(_ gap: Range<Int>, in bytes: Span<UInt8>) {
        self.bytes = gap
        var index = gap.lowerBound
        while index < gap.upperBound, bytes[index] <= 0x20 { index += 1 }
        document = index == gap.upperBound ? nil : try? HTMLDocument(parsing: bytes, gap)
    }

    /// The gaps around records, which are in the order of the page.
    static func all(around records: [Range<Int>], from start: Int, in bytes: Span<UInt8>) -> [HTMLGap] {
        var gaps: [HTMLGap] = []
        var end = min(start, bytes.count)
        for record in records + [bytes.count..<bytes.count] {
            if end < record.lowerBound { gaps.append(HTMLGap(end..<record.lowerBound, in: bytes)) }
            end = max(end, record.upperBound)
        }
        return gaps
    }

    /// How many lines of it are of a kind.
    func lines(where isWanted: (String) -> Bool) -> Int {
        guard let document else { return 0 }
        return MetaHTMLBlock.all(in: document.root, of: document).count { isWanted($0.text) }
    }

    /// How many elements with words stand in it, but for those of a class.
    func elements(without name: String) -> Int {
        guard let document else { return 0 }
        return document.elements(of: document.root).count { element in
            !document.isBlank(element) && !document.hasClass(name, of: element)
        }
    }
}
