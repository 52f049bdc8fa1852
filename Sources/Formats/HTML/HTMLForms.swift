// SPDX-License-Identifier: Apache-2.0

/// The forms of the records that were met last, by which further records are read without looking at their tags.
///
/// A reader asks for the tree of a record as ever, and gets it in less time; or it keeps for each form, by its number,
/// which of the words are which, and takes them without a tree. What has no known form is read in full.
public struct HTMLForms: Sendable {
    /// A record with the markup of one that was met before.
    public struct Fit: Sendable {
        /// The number of the form; none is given twice.
        public var form: Int
        /// Where the record ends.
        public var end: Int
        /// What was noted of the form when it was learned.
        var note: Int
    }

    private struct Entry {
        var form: HTMLForm
        var number: Int
        var note: Int
        var hits = 0
    }

    /// A record is compared with no more forms.
    private static let most = 12
    private var entries: [Entry] = []
    private var learned = 0
    private var patience = HTMLPatience()
    /// What stands in the gaps of the record that was found last, and in which form.
    private var places: [Range<Int>] = []
    private var found = 0

    /// Knows no form yet.
    public init() {}

    /// The record of a known form that begins at a place; nil where none does.
    public mutating func fit(at start: Int, in bytes: Span<UInt8>) -> Fit? {
        var index = 0
        while index < entries.count {
            if let end = entries[index].form.end(ofRecordAt: start, in: bytes, filling: &places) {
                entries[index].hits += 1
                // What is met often is asked for first.
                if index > 0, entries[index].hits > entries[index - 1].hits {
                    entries.swapAt(index, index - 1)
                    index -= 1
                }
                found = index
                return Fit(form: entries[index].number, end: end, note: entries[index].note)
            }
            index += 1
        }
        return nil
    }

    /// The tree of a record, and the number of its form where it has a known one.
    public mutating func document(
        of record: Range<Int>, in bytes: Span<UInt8>
    ) throws(FormatError) -> (document: HTMLDocument, form: Int?) {
        var fit = fit(at: record.lowerBound, in: bytes)
        if fit == nil, learn(record, in: bytes) { fit = self.fit(at: record.lowerBound, in: bytes) }
        if let fit, fit.end == record.upperBound,
            let document = entries[found].form.document(of: record, places, in: bytes)
        {
            return (document, fit.form)
        }
        return (try HTMLDocument(parsing: bytes, record), nil)
    }

    /// Learns the form of a record that has no known one, unless many were learned in vain.
    @discardableResult
    mutating func learn(_ record: Range<Int>, in bytes: Span<UInt8>, note: Int = 0) -> Bool {
        guard patience.isOver() else { return false }
        guard let form = HTMLForm(of: bytes.extracting(record)) else {
            patience.noteFailure()
            return false
        }
        patience.noteSuccess(isCrowded: entries.count >= Self.most)
        if entries.count >= Self.most { entries.removeLast() }
        entries.append(Entry(form: form, number: learned, note: note))
        learned += 1
        return true
    }

    /// The tree of a record whose form was learned just now, and the number of the form; nil where none was.
    public mutating func model(
        _ record: Range<Int>, in bytes: Span<UInt8>
    ) -> (document: HTMLDocument, form: Int)? {
        guard learn(record, in: bytes), let fit = fit(at: record.lowerBound, in: bytes), fit.end == record.upperBound,
            let document = entries[found].form.document(of: record, places, in: bytes)
        else { return nil }
        return (document, fit.form)
    }

    /// Whether a gap of the record that was found last begins with a printed character of ASCII, so that it holds words.
    public func isPrinted(_ gap: Int, in bytes: Span<UInt8>) -> Bool {
        !places[gap].isEmpty && (0x21...0x7E).contains(bytes[places[gap].lowerBound])
            && bytes[places[gap].lowerBound] != UInt8(ascii: "&")
    }

    /// The texts that are words of the record that was found last, in the trees of its form; nil where a value stands.
    public var texts: [HTMLDocument.Node?] { entries.indices.contains(found) ? entries[found].form.nodes : [] }

    /// The words that fill a gap of the record that was found last, references resolved; nil where they are more than plain.
    public func words(_ gap: Int, in bytes: Span<UInt8>) -> [UInt8]? {
        var words: [UInt8] = []
        words.reserveCapacity(places[gap].count)
        return entries[found].form.append(gap, at: places[gap], of: bytes, to: &words) ? words : nil
    }

    /// The words that fill a gap, as they stand.
    public func text(_ gap: Int, in bytes: Span<UInt8>) -> String? {
        if HTMLPlainWords.stand(at: places[gap], in: bytes) { return bytes.text(in: places[gap]) }
        return words(gap, in: bytes).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The words that fill a gap on one line: runs of blanks are one space, none at either end.
    public func label(_ gap: Int, in bytes: Span<UInt8>) -> String? {
        words(gap, in: bytes).map { HTMLDocument.line($0[...]) }
    }
}
