// SPDX-License-Identifier: Apache-2.0

/// The markup of records that follow one another, as the pieces of a chat do, with gaps where words and values stand.
///
/// A stretch with the same markup, byte by byte, has the same tags: nothing in a gap can end the words or the value that
/// stand there. So it is cut into the same records without looking for their tags. It has no tree: what the words of a
/// record are is asked of the record itself.
///
/// A class, as `HTMLForm` is.
final class HTMLRunForm: Sendable {
    /// A record of the stretch.
    private struct Piece {
        var pattern: Int
        var bytes: Range<Int>
        /// How many gaps end in front of its beginning, and in front of its end.
        var shifts: Range<Int>
    }

    private struct Gap {
        var place: Range<Int>
        /// What ends it: the mark of the next tag, or a quotation mark.
        var end: UInt8
    }

    /// No stretch has more records of which a form is learned.
    static let mostPieces = 16

    private let model: [UInt8]
    private let gaps: [Gap]
    private let pieces: [Piece]

    /// How many records the stretch has.
    var count: Int { pieces.count }

    /// Learns the form of a stretch; nil where a comment or the like stands among the words of a record.
    ///
    /// - Parameters:
    ///   - records: all that a cursor finds from the beginning of the stretch on, each complete.
    ///   - start: where the stretch begins; the markup up to the first record is a part of it.
    init?(of records: [HTMLRecord], from start: Int, in bytes: Span<UInt8>) {
        guard let end = records.last?.bytes.upperBound, start < end, end - start <= HTMLForm.longest,
            records.count <= Self.mostPieces
        else { return nil }
        var gaps: [Gap] = []
        for record in records {
            guard let found = Self.gaps(of: record.bytes, in: bytes) else { return nil }
            gaps += found.map { Gap(place: $0.lowerBound - start..<$0.upperBound - start, end: bytes[$0.upperBound]) }
        }
        guard gaps.count <= HTMLForm.mostGaps else { return nil }
        self.gaps = gaps
        pieces = records.map { record in
            let place = record.bytes.lowerBound - start..<record.bytes.upperBound - start
            let before = { (place: Int) in gaps.prefix { $0.place.upperBound <= place }.count }
            return Piece(
                pattern: record.pattern, bytes: place, shifts: before(place.lowerBound)..<before(place.upperBound))
        }
        model = bytes.extracting(start..<end).withUnsafeBufferPointer { Array($0) }
    }

    /// Where words and values in quotation marks stand in a record; nil where something stands among them that is no tag.
    private static func gaps(of record: Range<Int>, in bytes: Span<UInt8>) -> [Range<Int>]? {
        var gaps: [Range<Int>] = []
        var tags = HTMLTagCursor(at: record.lowerBound)
        var last = record.lowerBound
        while last < record.upperBound, let tag = tags.next(in: bytes), tag.bytes.upperBound <= record.upperBound {
            if last > record.lowerBound { gaps.append(last..<tag.bytes.lowerBound) }
            // Behind the tag of a script no mark begins a tag.
            guard bytes.firstIndex(of: UInt8(ascii: "<"), from: last) == tag.bytes.lowerBound, !tags.isInRawText else {
                return nil
            }
            gaps += HTMLTagCursor.quotedValues(of: tag, in: bytes)
            last = tag.bytes.upperBound
        }
        return last == record.upperBound ? gaps : nil
    }

    /// The end of the stretch of this form that begins at a place; nil where none does.
    ///
    /// - Parameters:
    ///   - isRecord: whether the place is that of the first record, not of the markup in front of it.
    ///   - places: is given what stands in the gaps.
    func end(
        at start: Int, isRecord: Bool, in bytes: Span<UInt8>, filling places: inout [Range<Int>]
    ) -> Int? {
        places.removeAll(keepingCapacity: true)
        let model = model
        var index = start
        var known = isRecord ? pieces[0].bytes.lowerBound : 0
        for gap in gaps {
            guard model.span.hasEqual(known..<gap.place.lowerBound, in: bytes, at: index) else { return nil }
            index += gap.place.lowerBound - known
            let reach = bytes.extracting(index..<min(bytes.count, index + HTMLForm.longest))
            let length = reach.firstIndex(of: gap.end, from: 0)
            guard length < reach.count else { return nil }
            places.append(index..<index + length)
            index += length
            known = gap.place.upperBound
        }
        guard model.span.hasEqual(known..<model.count, in: bytes, at: index) else { return nil }
        return index + model.count - known
    }

    /// One of the records of the stretch that was found last.
    ///
    /// - Parameters:
    ///   - origin: where the stretch would begin with the markup in front of its first record.
    ///   - places: what stands in the gaps.
    func record(_ index: Int, origin: Int, _ places: [Range<Int>]) -> HTMLRecord {
        let piece = pieces[index]
        let start = moved(piece.bytes.lowerBound, behind: piece.shifts.lowerBound, origin, places)
        let end = moved(piece.bytes.upperBound, behind: piece.shifts.upperBound, origin, places)
        return HTMLRecord(pattern: piece.pattern, bytes: start..<end, isComplete: true)
    }

    /// Where the stretch would begin with the markup in front of the record that begins at a place.
    func origin(ofRecordAt place: Int) -> Int { place - pieces[0].bytes.lowerBound }

    private func moved(_ place: Int, behind gap: Int, _ origin: Int, _ places: [Range<Int>]) -> Int {
        gap == 0 ? origin + place : places[gap - 1].upperBound + place - gaps[gap - 1].place.upperBound
    }
}
