// SPDX-License-Identifier: Apache-2.0

/// The markup that records of one kind have in common, with gaps where the words and values stand that differ.
///
/// Programs write a record like the last one but for its words. What has the same markup byte by byte has the same tags
/// and the same tree, so that neither has to be found out again.
///
/// A class, because every record is compared with several forms: a value would be copied out of their list each time.
final class HTMLForm: Sendable {
    /// Where words or the value of an attribute stand.
    struct Gap: Sendable {
        /// In the record from which the form was learned.
        var place: Range<Int>
        /// What ends it: the mark of the next tag, or a quotation mark.
        var end: UInt8
        /// The row of the words, or the attribute that has the value.
        var holder: Int

        /// Whether words stand there, not a value.
        var isText: Bool { end == UInt8(ascii: "<") }
    }

    /// No record is longer of which a form is learned, and nothing that fills a gap.
    static let longest = 1 << 14
    /// No form has more gaps.
    static let mostGaps = 128

    /// The gaps in the order of the page.
    let gaps: [Gap]
    private let model: [UInt8]
    /// The tree of the record from which the form was learned; its places count from the record.
    private let document: HTMLDocument
    /// How many gaps end in front of each element, and in front of its end.
    private let shifts: [Range<Int>]

    /// Learns the form of a record; nil where its markup is not plain.
    init?(of record: Span<UInt8>) {
        guard record.count <= Self.longest, HTMLByteRepair(record).bytes == nil,
            let (document, gaps) = record.withUnsafeBufferPointer({ HTMLPlainPass.model(of: $0, limits: .standard) }),
            gaps.count <= Self.mostGaps
        else { return nil }
        self.gaps = gaps
        self.document = document
        model = record.withUnsafeBufferPointer { Array($0) }
        shifts = document.rows.map { row in
            let before = { (place: Int) in gaps.prefix { $0.place.upperBound <= place }.count }
            return before(row.bytes.lowerBound)..<before(row.bytes.upperBound)
        }
    }

    /// The end of the record of this form that begins at a place; nil where none does.
    ///
    /// - Parameter places: is given what stands in the gaps.
    func end(ofRecordAt start: Int, in bytes: Span<UInt8>, filling places: inout [Range<Int>]) -> Int? {
        places.removeAll(keepingCapacity: true)
        let model = model
        var index = start
        var known = 0
        for gap in gaps {
            guard model.span.hasEqual(known..<gap.place.lowerBound, in: bytes, at: index) else { return nil }
            index += gap.place.lowerBound - known
            let reach = bytes.extracting(index..<min(bytes.count, index + Self.longest))
            let length = reach.firstIndex(of: gap.end, from: 0)
            guard length < reach.count, length > 0 || !gap.isText else { return nil }
            places.append(index..<index + length)
            index += length
            known = gap.place.upperBound
        }
        guard model.span.hasEqual(known..<model.count, in: bytes, at: index) else { return nil }
        return index + model.count - known
    }

    /// The tree of a record of this form; nil where what fills a gap is more than plain words.
    ///
    /// - Parameters:
    ///   - record: where it stands.
    ///   - places: what fills the gaps.
    func document(of record: Range<Int>, _ places: [Range<Int>], in bytes: Span<UInt8>) -> HTMLDocument? {
        var filled = HTMLDocument()
        filled.arena.reserveCapacity(document.arena.count + record.count)
        filled.arena += document.arena
        filled.rows = document.rows
        filled.attributes = document.attributes
        for index in gaps.indices {
            let start = UInt32(filled.arena.count)
            guard append(index, at: places[index], of: bytes, to: &filled.arena) else { return nil }
            let value = start..<UInt32(filled.arena.count)
            if gaps[index].isText {
                filled.rows[gaps[index].holder].value = value
            } else {
                filled.attributes[gaps[index].holder].value = value
            }
        }
        for index in filled.rows.indices {
            guard filled.rows[index].isElement else {
                filled.rows[index].bytes = record.lowerBound..<record.lowerBound
                continue
            }
            let model = filled.rows[index].bytes
            let start = moved(model.lowerBound, behind: shifts[index].lowerBound, record.lowerBound, places)
            let end = moved(model.upperBound, behind: shifts[index].upperBound, record.lowerBound, places)
            filled.rows[index].bytes = start..<end
        }
        return filled
    }

    /// Where a place of the model stands in a record.
    private func moved(_ place: Int, behind gap: Int, _ start: Int, _ places: [Range<Int>]) -> Int {
        gap == 0 ? start + place : places[gap - 1].upperBound + place - gaps[gap - 1].place.upperBound
    }

    /// Appends what fills a gap, references resolved; false where it is more than plain words.
    func append(_ gap: Int, at place: Range<Int>, of bytes: Span<UInt8>, to arena: inout [UInt8]) -> Bool {
        let end = gaps[gap].end
        return bytes.extracting(place).withUnsafeBufferPointer { words in
            let plain = HTMLPlainWords.plainEnd(of: words, from: 0, upTo: end)
            let rest = UnsafeBufferPointer(rebasing: words[plain...])
            guard HTMLByteRepair(rest.span).bytes == nil else { return false }
            var index = 0
            return HTMLPlainWords.take(from: words, at: &index, upTo: end, into: &arena) && index == words.count
        }
    }

    /// The texts of the form, of which each is one of the gaps; nil for a gap that is a value.
    var nodes: [HTMLDocument.Node?] {
        gaps.map { $0.isText ? HTMLDocument.Node(index: Int32(clamping: $0.holder)) : nil }
    }
}
