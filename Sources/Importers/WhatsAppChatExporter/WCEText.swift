// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// The first line of a message in the text form: `[2024-05-12 17:03] Mira: hello`.
struct WCETextLine {
    /// `2024-05-12 17:03`.
    var clock: String
    /// Who wrote.
    var name: String
    /// Where the text begins.
    var body: Int
    /// How many characters stand in front of the text: its further lines are indented by as many blanks.
    var indent: Int

    /// - Parameters:
    ///   - stem: the file's name, which is that of the other side in a chat of two.
    ///   - others: further names that hold a colon, those of the files beside.
    init?(_ line: Range<Int>, stem: String, others: [String] = [], in bytes: Span<UInt8>) {
        guard line.count >= 21, bytes[line.lowerBound] == UInt8(ascii: "["),
            bytes[line.lowerBound + 17] == UInt8(ascii: "]"),
            bytes[line.lowerBound + 18] == 0x20
        else { return nil }
        let clock = line.lowerBound + 1..<line.lowerBound + 17
        guard bytes[clock.lowerBound + 10] == 0x20, bytes[clock.lowerBound + 4] == UInt8(ascii: "-"),
            let time = ISOTime.timestamp(clock, in: bytes), time.precision == .minute
        else { return nil }
        self.clock = bytes.text(in: clock)
        var scanner = TextScanner(line)
        scanner.place = line.lowerBound + 19
        let start = scanner.place
        // Names may hold a colon; some of them are known beforehand.
        for known in ["You", stem] + others where !known.isEmpty {
            let end = start + known.utf8.count
            guard end + 2 <= line.upperBound, bytes.text(in: start..<end) == known, bytes.hasBytes(": ", at: end) else {
                continue
            }
            (name, body) = (known, end + 2)
            indent = 21 + known.unicodeScalars.count
            return
        }
        guard let colon = scanner.find(": ", in: bytes), colon > start else { return nil }
        (name, body) = (bytes.text(in: start..<colon), colon + 2)
        indent = 21 + name.unicodeScalars.count
    }

    /// Whether a file's first bytes are such a text: headers of this form and lines that continue them, with words that no
    /// other program writes.
    static func isText(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.hasBytes("[", at: 0) || bytes.hasBytes("\u{FEFF}[", at: 0) else { return false }
        var cursor = LineCursor(in: bytes)
        var isFirst = true
        var isTold = false
        while let line = cursor.next(in: bytes),
            cursor.offset < bytes.count || isFirst || bytes.count < WCEForm.headSize
        {
            guard let header = WCETextLine(line.content, stem: "", in: bytes) else {
                if isFirst { return false }
                continue
            }
            isFirst = false
            // Signal's exporter calls the owner so.
            if header.name == "Me" { return false }
            let body = TextScanner(header.body..<line.content.upperBound)
            isTold =
                isTold || header.name == "You" || body.find("<media file in ", in: bytes) == header.body
                || bytes.text(in: body.rest) == missing
        }
        return isTold
    }

    /// Whether a file begins with such a line: that is enough beside a file that the program's own words prove.
    static func begins(_ bytes: Span<UInt8>, _ exhibit: Exhibit) -> Bool {
        LineCursor.first(1, in: bytes).first.map {
            WCETextLine($0.content, stem: stem(of: exhibit), in: bytes) != nil
        } ?? false
    }

    /// The file is named after the chat; one without a name, by its address.
    static func stem(of exhibit: Exhibit) -> String {
        let name = exhibit.name
        return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }

    static let missing = "<The media is missing>"
}

extension WCEReader {
    /// Reads a chat in the text form: words and names of files alone.
    mutating func readText(
        _ bytes: Span<UInt8>, _ file: TextFile, besides others: [String],
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let stem = WCETextLine.stem(of: file.exhibit)
        remarks.note(.note, "day-and-clock-apart", at: file.whole)
        remarks.note(.note, "service-lines-omitted", at: file.whole)
        let chat = try openText(stem, into: &sink)
        var cursor = LineCursor(in: bytes)
        var open: (header: WCETextLine, start: Int, end: Int, line: Int)?
        while let line = cursor.next(in: bytes) {
            if let header = WCETextLine(line.content, stem: stem, others: others, in: bytes) {
                if let open { try close(open, chat, stem, bytes, file, into: &sink) }
                open = (header, line.content.lowerBound, line.content.upperBound, line.number)
            } else if open != nil, TornFront.stands(at: line, forms: ["[0000-00-00 00:00] *"], in: bytes) {
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "record-incomplete", at: file.place(line.content, .line(line.number)))
            } else if open != nil {
                open?.end = line.content.upperBound
            } else if !bytes.trimmingMarksAndBlanks(line.content).isEmpty {
                sink.tally(.seen, in: file.exhibit.number)
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "text-before-first-record", at: file.place(line.content, .line(line.number)))
            }
        }
        if let open { try close(open, chat, stem, bytes, file, into: &sink) }
    }

    private func openText(
        _ stem: String, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Conversation.ID {
        guard stem.contains("@") else {
            return try sink.conversation(Conversation(platform: .whatsapp, kind: .unknown, title: stem))
        }
        return try conversation(stem, title: nil, into: &sink)
    }

    private mutating func close(
        _ open: (header: WCETextLine, start: Int, end: Int, line: Int), _ chat: Conversation.ID, _ stem: String,
        _ bytes: Span<UInt8>, _ file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let header = open.header
        let place = file.place(open.start..<open.end, .line(open.line))
        sink.tally(.seen, in: place.exhibit)
        var lines = Self.lines(of: bytes.joined(header.body..<max(header.body, open.end)), indent: header.indent)
        let first = lines[0]
        var message = Message()
        if first == WCETextLine.missing {
            remarks.note(.note, "media-not-downloaded", at: place)
            message.attachments = [Attachment(.other)]
            lines.removeFirst()
        } else if let path = first.between("<media file in ", ">") {
            let exhibit = files.exhibit(at: path)
            if exhibit == nil { remarks.note(.note, "media-not-in-supplied-parts", at: place) }
            message.attachments = [Attachment(Attachment.Kind(fileName: path), name: path, exhibit: exhibit)]
            lines.removeFirst()
        }
        let text = lines.joined(separator: "\n")
        if !text.isEmpty { message.text = text }
        if text.isEmpty, message.attachments.isEmpty { remarks.note(.warning, "message-empty", at: place) }
        let actor =
            header.name == stem && stem.contains("@")
            ? try account(ofAddress: stem, into: &sink) : try account(named: header.name, into: &sink)
        try sink.append(
            Event(
                .message(message), at: ISOTime.timestamp(header.clock), by: actor, in: chat, from: place))
        sink.tally(.parsed, in: place.exhibit)
    }

    /// The lines of a text without their indentation; Android writes a blank in front of each line feed.
    private static func lines(of body: String, indent: Int) -> [String] {
        var lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        let margin = String(repeating: " ", count: indent)
        for index in lines.indices.dropFirst() where lines[index].hasPrefix(margin) {
            lines[index].removeFirst(indent)
            if lines[index - 1].hasSuffix(" ") { lines[index - 1].removeLast() }
        }
        return lines
    }
}
