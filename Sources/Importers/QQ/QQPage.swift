// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// The page form: a table whose rows are days, messages and labels, and the pictures behind it.
struct QQPage {
    fileprivate let table: Range<Int>
    /// SHA-256 of the pictures by the names that the page writes.
    fileprivate let pictures: [String: String]

    /// nil where there is no page in a form that can be read as it lies.
    init?(_ bytes: Span<UInt8>) {
        guard let parts = MHTParts(bytes)?.parts, let page = parts.first(where: { $0.type == "text/html" }),
            ["", "7bit", "8bit", "binary"].contains(page.encoding)
        else { return nil }
        table = page.body
        var pictures: [String: String] = [:]
        for part in parts where part.encoding == "base64" && !part.location.isEmpty {
            pictures[part.location] = SMSBackupMedia.digest(of: part.body, in: bytes)
        }
        self.pictures = pictures
    }

    /// Goes over the rows.
    ///
    /// - Parameter order: of days whose year stands last; nil while it is not settled.
    func pieces(_ order: DateOrder?) -> QQPageCursor { QQPageCursor(self, order) }
}

/// Goes over the rows of the page.
struct QQPageCursor {
    private let page: QQPage
    private let order: DateOrder?
    private var rows = HTMLRecordCursor([HTMLPattern("td")])
    private var category: String?
    private var day: CivilTime?
    private var index = 0
    /// The day of the last row that was one in which day and month can be told either way.
    private(set) var openDay: DayMonthOrder.Numbers?
    private(set) var hasOpenDays = false

    fileprivate init(_ page: QQPage, _ order: DateOrder?) {
        self.page = page
        self.order = order
    }

    /// The next piece; nil at the end.
    mutating func next(in whole: Span<UInt8>) -> QQPiece? {
        let bytes = whole.extracting(page.table)
        while let row = rows.next(in: bytes) {
            let place = row.bytes.lowerBound + page.table.lowerBound..<row.bytes.upperBound + page.table.lowerBound
            guard let document = try? HTMLDocument(parsing: bytes, row.bytes),
                let cell = document.elements(of: document.root).first
            else { return stray(place) }
            let parts = document.elements(of: cell).filter { document.isElement($0, "div") }
            // The rows in front of the messages may stand in one box.
            guard parts.count < 2 else { return message(document, parts, at: place) ?? stray(place) }
            let words = String(document.label(of: cell).trimmingBlanks)
            if words.isEmpty || words.hasPrefix("消息记录") { continue }
            if let name = words.between("消息分组:", "") {
                category = String(name.trimmingBlanks)
            } else if let name = words.between("消息对象:", "") {
                day = nil
                return .talk(category: category, title: String(name.trimmingBlanks))
            } else if let date = words.between("日期:", "") {
                read(date)
            } else {
                return stray(place)
            }
        }
        return nil
    }

    private mutating func stray(_ place: Range<Int>) -> QQPiece {
        index += 1
        return .stray(place, .item(of: "row", at: index - 1))
    }

    /// The date of a row in the order of the exporting computer: `2024-05-12`, `2012/4/11`, `12.05.2024`.
    private mutating func read(_ date: String) {
        let numbers = date.split { !$0.isNumber }.compactMap { Int($0) }
        openDay = nil
        day = nil
        guard numbers.count >= 3 else { return }
        if numbers[0] > 31 {
            day = CivilTime(year: numbers[0], month: numbers[1], day: numbers[2])
        } else if numbers[2] > 31 {
            let open = DayMonthOrder.Numbers(first: numbers[0], second: numbers[1], year: numbers[2])
            (openDay, hasOpenDays) = (open, true)
            day = order.flatMap(open.civil)
        }
    }

    /// A message: its sender and clock in one box, its words and pictures in the next.
    private mutating func message(
        _ document: HTMLDocument, _ parts: [HTMLDocument.Node], at place: Range<Int>
    ) -> QQPiece? {
        guard parts.count >= 2, let sender = document.elements(of: parts[0]).first else { return nil }
        let clock = document.text(of: parts[0]) { $0 == sender }.trimmingBlanks
        let bytes = Array(clock.utf8)
        var scanner = TextScanner(0..<bytes.count)
        guard let time = ClockTime(&scanner, in: bytes.span), let second = time.second, scanner.isAtEnd else {
            return nil
        }
        var pictures: [(name: String, digest: String?)] = []
        var text: [String] = []
        for body in parts.dropFirst() {
            if let words = document.trimmedWords(of: body, apart: true) { text.append(words) }
            for picture in document.all("img", in: body) {
                guard let name = document.attribute("src", of: picture) else { continue }
                pictures.append((name, page.pictures[name]))
            }
        }
        var civil = day
        civil?.hour = time.hour
        civil?.minute = time.minute
        civil?.second = second
        defer { index += 1 }
        return .message(
            QQMessage(
                name: TencentName(document.label(of: sender)), time: civil?.wallClock(.second, String(clock)),
                clock: String(clock), text: text.joined(separator: "\n"), pictures: pictures, bytes: place,
                locator: .item(of: "message", at: index)))
    }
}
