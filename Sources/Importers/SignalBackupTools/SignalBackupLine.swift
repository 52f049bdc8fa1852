// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// `May 12, 2024 19:00:05`: the months are English ones.
enum SignalBackupStamp {
    /// The time that a scanner stands in front of; the scanner stands behind it then.
    static func time(_ scanner: inout TextScanner, in bytes: Span<UInt8>) -> Timestamp? {
        let start = scanner.place
        guard let word = scanner.word(in: bytes), word.utf8.count == 3, let month = EnglishCalendar.month(word),
            scanner.take(" ", in: bytes), let day = scanner.number(1...2, in: bytes), scanner.take(", ", in: bytes),
            let year = scanner.number(4...4, in: bytes), scanner.take(" ", in: bytes),
            let hour = scanner.number(2...2, in: bytes), scanner.take(":", in: bytes),
            let minute = scanner.number(2...2, in: bytes), scanner.take(":", in: bytes),
            let second = scanner.number(2...2, in: bytes),
            let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return civil.wallClock(.second, bytes.text(in: start..<scanner.place))
    }

    /// The time with which a text begins.
    static func time(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        var scanner = TextScanner(0..<bytes.count)
        return time(&scanner, in: bytes.span)
    }
}

/// The front of a line in a text: `[May 12, 2024 19:00:00] <Mira> hello`, `[…] *** <Mira> sent file "a.jpg"`, `[…] *** words`.
struct SignalBackupLine {
    let time: Timestamp
    /// Whether the program words what happened.
    let isStatus: Bool
    /// Nil where nobody is named.
    let sender: String?
    /// Where the words begin.
    let body: Int

    /// - Parameter title: the letters of the name after which the file is called, by which a name with the mark in it is known.
    init?(_ line: Range<Int>, of title: String? = nil, in bytes: Span<UInt8>) {
        var scanner = TextScanner(line)
        guard scanner.take("[", in: bytes), let time = SignalBackupStamp.time(&scanner, in: bytes),
            scanner.take("] ", in: bytes)
        else { return nil }
        self.time = time
        isStatus = scanner.take("*** ", in: bytes)
        guard scanner.take("<", in: bytes) else {
            guard isStatus else { return nil }
            sender = nil
            body = scanner.place
            return
        }
        let end = Self.end(of: scanner, title, in: bytes)
        guard end > scanner.place else { return nil }
        sender = bytes.text(in: scanner.place..<end)
        body = min(end + 2, line.upperBound)
    }

    /// The mark behind a name; of several the one that makes it the name of the file, else the first.
    private static func end(of name: TextScanner, _ title: String?, in bytes: Span<UInt8>) -> Int {
        guard let first = name.find("> ", in: bytes) else {
            return name.rest.last.map { bytes[$0] == UInt8(ascii: ">") ? $0 : -1 } ?? -1
        }
        guard let title, !title.isEmpty else { return first }
        var rest = name
        var mark: Int? = first
        while let end = mark, end - name.place < 200 {
            rest.place = end + 2
            let next = rest.find("> ", in: bytes)
            if end == first, next == nil { return first }
            if SignalExportNames.letters(bytes.text(in: name.place..<end)) == title { return end }
            mark = next
        }
        return first
    }

    /// Whether a text begins with such a line.
    static func begins(_ head: Span<UInt8>) -> Bool {
        LineCursor.first(1, in: head).first.map { SignalBackupLine($0.content, in: head) != nil } ?? false
    }
}
