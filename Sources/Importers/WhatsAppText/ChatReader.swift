// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads one chat: finds its records, settles its dates, surveys its senders, then writes the events.
struct ChatReader {
    let exhibit: Exhibit
    let companions: [Exhibit]
    let text: DecodedText
    let settings: ImportSettings
    let title: ChatTitle
    /// What messages answer, where WhatsApp Web wrote a page beside the text.
    var quotes: WebQuotes?

    /// Messages that WhatsApp writes at most, without and with media.
    static let cap = 40_000
    static let capWithMedia = 10_000

    /// Reads the chat.
    ///
    /// - Parameter namesElsewhere: names with a colon that other exports of the chat prove, asked for where this one leaves
    ///   some undecided.
    mutating func read(
        _ bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable,
        _ namesElsewhere: () -> Set<String> = { [] }
    ) throws(ImportError) {
        guard var index = HeaderIndex(bytes), !index.marks.isEmpty else { throw ImportError(.notThisFormat) }
        let unknownTimes = index.dropUnknownTimes()
        Chronology.markByLineEnds(&index)
        let proof = try settleDates(bytes, index)
        Chronology.markCopies(&index, bytes)
        let order = Chronology.markByDates(&index, bytes, reading: proof.reading, title: title)
        let survey = ChatSurvey(bytes, index, title: title, namesElsewhere)

        reportEncoding(to: &sink)
        let shape = index.shape
        if shape.delimiter == .bracket, shape.longNumber == 0, shape.dateSeparator == 0x2D, !shape.hasSeconds,
            !ChatTitle(path: exhibit.path).isKnownForm
        {
            // Programs that export Signal write such headers; no telephone is known to.
            sink.report(Diagnostic(.warning, "platform-assumed", at: whole))
        }
        report(proof, to: &sink)
        if order.late > 0 {
            sink.report(Diagnostic(.note, "records-out-of-order", at: whole, detail: ["count": order.late]))
        }
        if order.isMixed { sink.report(Diagnostic(.warning, "mixed-conversations", at: whole)) }
        if unknownTimes > 0 {
            sink.report(Diagnostic(.warning, "day-period-unknown", at: whole, detail: ["count": unknownTimes]))
        }
        if index.web == nil { reportLeadingText(bytes, before: index.marks[0], to: &sink) }
        if index.web != nil, survey.hasTimer {
            sink.report(Diagnostic(.warning, "disappearing-messages-omitted", at: whole))
        }
        var writer = try EventWriter(self, index, survey, proof.reading, bytes, into: &sink)
        writer.ofStrangers = order.ofStrangers
        try writer.writeAll(bytes, into: &sink)
    }

    /// Where a stretch of the UTF-8 stands in the file.
    func provenance(_ range: Range<Int>, line: Int) -> Provenance {
        let start = text.originalOffset(of: range.lowerBound)
        return Provenance(
            exhibit: exhibit.number, bytes: start..<max(start, text.originalOffset(of: range.upperBound)),
            locator: .line(line))
    }

    private var whole: Provenance {
        Provenance(exhibit: exhibit.number, bytes: 0..<exhibit.size, locator: .whole)
    }

    private func settleDates(_ bytes: Span<UInt8>, _ index: HeaderIndex) throws(ImportError) -> DateProof {
        if index.web != nil {
            let declared = settings.dateOrder ?? .mdy
            return DateProof(reading: .mdy, basis: .program, contradictsDeclaration: declared != .mdy)
        }
        var witness = DateWitness(dates: [], anchors: [], shape: index.shape)
        for mark in index.marks where !mark.flags.contains(.isEmbedded) {
            if mark.date != witness.dates.last { witness.dates.append(mark.date) }
            if let day = AttachmentDay.find(in: bytes, mark.restRange) { witness.anchors.append((mark.date, day)) }
        }
        if index.shape.longNumber == 3 { Self.readWording(index, bytes, into: &witness) }
        if let proof = witness.proof(declared: settings.dateOrder) { return proof }
        throw ImportError(.decisionNeeded(.dateOrder(witness.openReadings())), at: whole)
    }

    /// Learns what stands beside two-digit years that tells which number they are.
    private static func readWording(_ index: HeaderIndex, _ bytes: Span<UInt8>, into witness: inout DateWitness) {
        for (number, mark) in index.marks.prefix(4096).enumerated() where !mark.flags.contains(.isEmbedded) {
            let split = mark.split(in: bytes)
            // Further down only lines without a sender are looked at: the app wrote them.
            if number >= 10, split != nil { continue }
            if number < 10 { readClock(bytes.text(in: mark.literalRange), index.shape, into: &witness) }
            let body = split?.body ?? mark.restRange.lowerBound
            guard let line = SystemLine.read(bytes.text(in: body..<mark.restRange.upperBound)),
                split == nil || line.meaning == .encryption
            else { continue }
            if line.meaning == .encryption { witness.notices.append((mark.date, Self.firstEncryption)) }
            switch line.year {
            case .last: witness.hasYearLastWords = true
            case .lastButForHyphens where index.shape.dateSeparator != 0x2D: witness.hasYearLastWords = true
            case .lastButForHyphens, .either: break
            }
        }
    }

    private static func readClock(_ literal: String, _ shape: HeaderShape, into witness: inout DateWitness) {
        // Korea and Japan always write the year first; Chinese is written in Hong Kong and Singapore, too.
        if ["오전", "오후", "새벽", "아침", "저녁", "午前", "午後"].contains(where: literal.contains) {
            witness.hasYearFirstWords = true
        }
        if let point = literal.firstIndex(of: "."), shape.dateSeparator == 0x2E {
            let behind = literal[literal.index(after: point)...]
            witness.hasTrailingPoint = witness.hasTrailingPoint || behind.first?.isWhitespace == true
        }
    }

    /// Days from 1970 to the first of 2016, the year in which chats began to tell that they are encrypted.
    private static let firstEncryption: Int64 = 16_801

    private func report(_ proof: DateProof, to sink: inout some TimelineSink & ~Copyable) {
        sink.report(Diagnostic(.note, proof.basis.rawValue, at: whole))
        if proof.contradictsDeclaration { sink.report(Diagnostic(.warning, "date-order-contradicted", at: whole)) }
        if proof.hasConflict { sink.report(Diagnostic(.warning, "date-order-conflict", at: whole)) }
    }

    private func reportEncoding(to sink: inout some TimelineSink & ~Copyable) {
        switch text.encoding {
        case .utf8, .gbk: break
        case .utf16LittleEndian, .utf16BigEndian: sink.report(Diagnostic(.note, "text-encoding-utf16", at: whole))
        case .windows1252, .windows874: sink.report(Diagnostic(.warning, "text-encoding-assumed", at: whole))
        case .damagedUTF8: sink.report(Diagnostic(.warning, "text-encoding-damaged", at: whole))
        }
    }

    /// Text before the first record is none: it may be the end of one whose beginning was cut off.
    private func reportLeadingText(
        _ bytes: Span<UInt8>, before mark: HeaderMark, to sink: inout some TimelineSink & ~Copyable
    ) {
        let isBlank = (0..<mark.start).allSatisfy { place in
            bytes[place] <= 0x20 || bytes[place] == 0xEF || bytes[place] == 0xBB || bytes[place] == 0xBF
        }
        if isBlank { return }
        sink.tally(.seen, in: exhibit.number)
        sink.tally(.unknown, in: exhibit.number)
        sink.report(Diagnostic(.loss, "text-before-first-record", at: provenance(0..<mark.start, line: 1)))
    }
}
