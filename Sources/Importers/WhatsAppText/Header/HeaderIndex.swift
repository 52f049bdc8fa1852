// SPDX-License-Identifier: Apache-2.0

import Formats

/// Where a record begins, with its date and time as numbers; 40 bytes a record.
struct HeaderMark {
    /// Where the record's line begins.
    var start: Int
    /// Line of the file, from 1.
    var line: Int32
    /// Bytes of the first line, without its end.
    var lineCount: Int32
    var date: DateNumbers
    /// Where the literal begins, and where the sender or notice begins, counted from `start`.
    var literal: UInt16
    var rest: UInt16
    var literalCount: UInt8
    var flags: Flags
    var clock: Int32

    struct Flags: OptionSet {
        let rawValue: UInt8
        /// The line before ended in CR LF.
        static let followsCarriageReturn = Flags(rawValue: 1)
        static let hasContradictedPeriod = Flags(rawValue: 2)
        /// Found to be text that somebody pasted.
        static let isEmbedded = Flags(rawValue: 4)
        static let hasUnknownWords = Flags(rawValue: 8)
        /// Stands further up to the letter, in an earlier export that was joined with this one.
        static let isCopy = Flags(rawValue: 16)
        /// A line of the app that says so by its form.
        static let isOfApp = Flags(rawValue: 32)
        /// No record, or none of its own.
        static let isNone: Flags = [.isEmbedded, .isCopy]
    }

    /// The first line behind its header.
    var restRange: Range<Int> { start + Int(rest)..<start + Int(lineCount) }
    /// Sender and body of the first line; nil for a line without a sender.
    func split(in bytes: Span<UInt8>) -> SenderSplit? {
        flags.contains(.isOfApp) ? nil : SenderSplit.first(in: bytes, restRange)
    }

    /// Date and time as written.
    var literalRange: Range<Int> { start + Int(literal)..<start + Int(literal) + Int(literalCount) }
}

/// All header lines of the file's shape.
struct HeaderIndex {
    let shape: HeaderShape
    /// Whether CR LF ends records and nothing else, so that no line behind it can stand inside a message.
    ///
    /// Where nobody wrote a second line, the telephones that write headers in brackets are known to part records so.
    var partsRecordsByCarriageReturn: Bool {
        headersBehindCarriageReturn > 0 && bodyLinesBehindCarriageReturn == 0
            && (bodyLinesBehindLineFeed > 0 || shape.delimiter == .bracket && lineEndsTellRecords)
    }
    /// Whether a header behind a bare line feed stands inside a message.
    ///
    /// Where other lines stand inside messages so, and where those telephones wrote the file. In the latter case a second
    /// file whose line ends were changed may have been joined in front or behind: then few headers alone may lack CR LF.
    /// Three are too few for a file.
    var lineEndsTellRecords: Bool {
        let isStrict = bodyLinesBehindCarriageReturn == 0
        guard headersBehindCarriageReturn > 0, bodyLinesBehindLineFeed > 0 || isStrict && shape.delimiter == .bracket
        else { return false }
        let mayBeJoined = bodyLinesBehindLineFeed == 0 && headersBehindLineFeed > 3 && lineFeedsReachAnEnd
        return headersBehindLineFeed * (isStrict && !mayBeJoined ? 2 : 10) <= headersBehindCarriageReturn
    }
    /// Whether the second or the last header follows a bare line feed, as where a file of such was joined with another.
    private var lineFeedsReachAnEnd: Bool {
        guard marks.count > 2, let last = marks.last else { return true }
        return !marks[1].flags.contains(.followsCarriageReturn) || !last.flags.contains(.followsCarriageReturn)
    }
    /// Whether a header is kept as a record although those telephones may have written it inside a message.
    func isUndecided(_ place: Int) -> Bool {
        place > 0 && shape.delimiter == .bracket && headersBehindCarriageReturn > 0
            && bodyLinesBehindCarriageReturn == 0 && !lineEndsTellRecords
            && !marks[place].flags.contains(.followsCarriageReturn)
    }
    /// A line feed, or a carriage return in a text that has no line feed.
    private let lineEnd: UInt8
    var marks: ContiguousArray<HeaderMark> = []
    /// Lines that are headers of another shape, with the number of the record that they stand in; where the shape differs in
    /// separators alone, with the name that they bear.
    private(set) var foreign: [(record: Int, name: Range<Int>?)] = []
    private(set) var headersBehindCarriageReturn = 0
    private(set) var headersBehindLineFeed = 0
    private(set) var bodyLinesBehindLineFeed = 0
    private(set) var bodyLinesBehindCarriageReturn = 0
    /// What WhatsApp Web tells in the text that it writes; nil for those of telephones.
    private(set) var web: WebExport?
    /// Records with unknown words beside the time, and whether one of them shows an hour of 0 or after 12.
    private(set) var unknownWords = (count: 0, showWholeDay: false)

    /// Learns the shape and finds every header; nil when the text has none.
    init?(_ bytes: Span<UInt8>) {
        guard let shape = Self.learnShape(bytes, within: bytes.count) else { return nil }
        self.shape = shape
        lineEnd = Self.lineEnd(of: bytes)
        // Room that is never written to costs nothing; to grow would copy tens of megabytes.
        marks.reserveCapacity(bytes.count / 40)
        findAll(in: bytes)
        web = WebExport(bytes, shape, marks)
        guard web != nil else { return }
        for place in marks.indices where WebExport.isOfApp(marks[place], bytes) {
            marks[place].rest += 2
            marks[place].flags.insert(.isOfApp)
        }
    }

    /// The commonest shape of the first headers; of two equally common ones the first.
    static func learnShape(_ bytes: Span<UInt8>, within limit: Int) -> HeaderShape? {
        var counts: [(shape: HeaderShape, count: Int, isCertain: Bool)] = []
        let lineEnd = lineEnd(of: bytes)
        var found = 0
        var start = 0
        while start < limit, found < 200 {
            let end = bytes.firstIndex(of: lineEnd, from: start)
            if let header = HeaderScanner.scan(bytes, from: start, to: Self.content(bytes, start, end)) {
                found += 1
                if let known = counts.firstIndex(where: { $0.shape == header.shape }) {
                    counts[known].count += 1
                    if !header.hasUnknownWords { counts[known].isCertain = true }
                } else if counts.count < 16 {
                    counts.append((header.shape, 1, !header.hasUnknownWords))
                }
            }
            start = end + 1
        }
        let strict = counts.filter { $0.shape.delimiter != .blank && $0.shape.delimiter != .colon }
        // A name that goes on with a hyphen looks like an unknown part of the day.
        let certain = strict.filter(\.isCertain)
        let loose = counts.filter { $0.shape.delimiter == .blank || $0.shape.delimiter == .colon }
        let considered = !certain.isEmpty ? certain : !loose.isEmpty ? loose : strict
        let most = considered.map(\.count).max()
        return considered.first { $0.count == most }?.shape
    }

    /// What ends the lines of a text.
    static func lineEnd(of bytes: Span<UInt8>) -> UInt8 {
        bytes.firstIndex(of: 0x0A, from: 0) < bytes.count || bytes.firstIndex(of: 0x0D, from: 0) == bytes.count
            ? 0x0A : 0x0D
    }

    private mutating func findAll(in bytes: Span<UInt8>) {
        var start = 0
        var line: Int32 = 1
        var followsCarriageReturn = false
        let count = bytes.count
        while start < count {
            let end = bytes.firstIndex(of: lineEnd, from: start)
            let content = Self.content(bytes, start, end)
            let first = bytes[start]
            if first &- 0x30 < 10 || first == 0x5B || first >= 0xC2,
                let header = HeaderScanner.scan(
                    bytes, from: start, to: content, allowsUnknownWords: shape.delimiter != .blank)
            {
                if header.shape == shape, header.rest - start <= Int(UInt16.max), header.literal.count <= 255 {
                    append(header, start, content, line, followsCarriageReturn)
                } else if header.shape.delimiter != .blank, !marks.isEmpty {
                    let isAkin = header.shape.isAkin(to: shape)
                    let name = isAkin ? SenderSplit.first(in: bytes, header.rest..<content)?.name : nil
                    foreign.append((marks.count - 1, name))
                } else {
                    countBodyLine(followsCarriageReturn)
                }
            } else {
                countBodyLine(followsCarriageReturn)
            }
            followsCarriageReturn = content < end
            start = end + 1
            line &+= 1
        }
    }

    /// Takes the time from records whose hour may be of either half of the day, for all that the words beside it say.
    ///
    /// - Returns: how many there are.
    mutating func dropUnknownTimes() -> Int {
        guard unknownWords.count > 0, !unknownWords.showWholeDay else { return 0 }
        for place in marks.indices where marks[place].flags.contains(.hasUnknownWords) { marks[place].clock = -1 }
        return unknownWords.count
    }

    /// Where a record ends, with the lines inside it and without the line ends behind it.
    func end(of place: Int, _ bytes: Span<UInt8>) -> Int {
        var next = place + 1
        while next < marks.count, marks[next].flags.contains(.isEmbedded) { next += 1 }
        var last = next < marks.count ? marks[next].start : bytes.count
        while last > marks[place].start, bytes[last - 1] == 0x0A || bytes[last - 1] == 0x0D { last -= 1 }
        return last
    }

    private mutating func countBodyLine(_ followsCarriageReturn: Bool) {
        if followsCarriageReturn { bodyLinesBehindCarriageReturn += 1 } else { bodyLinesBehindLineFeed += 1 }
    }

    private mutating func append(
        _ header: ScannedHeader, _ start: Int, _ end: Int, _ line: Int32, _ followsCarriageReturn: Bool
    ) {
        var flags: HeaderMark.Flags = []
        if followsCarriageReturn {
            flags.insert(.followsCarriageReturn)
            headersBehindCarriageReturn += 1
        } else if start > 0 {
            headersBehindLineFeed += 1
        }
        if header.hasContradictedPeriod { flags.insert(.hasContradictedPeriod) }
        if header.hasUnknownWords {
            flags.insert(.hasUnknownWords)
            unknownWords.count += 1
            if header.clock >= 46_800 || (0..<3600).contains(header.clock) { unknownWords.showWholeDay = true }
        }
        marks.append(
            HeaderMark(
                start: start, line: line, lineCount: Int32(clamping: end - start), date: header.date,
                literal: UInt16(header.literal.lowerBound - start), rest: UInt16(header.rest - start),
                literalCount: UInt8(header.literal.count), flags: flags, clock: header.clock))
    }

    /// The end of a line's content: its line feed, or the carriage return before it.
    private static func content(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        end > start && bytes[end - 1] == 0x0D ? end - 1 : end
    }
}
