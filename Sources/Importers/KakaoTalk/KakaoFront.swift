// SPDX-License-Identifier: Apache-2.0

import Formats
import Importing

/// What the first lines of a file tell.
struct KakaoFront {
    private(set) var room: String?
    /// People in the room, where the title counts them.
    private(set) var people: Int?
    /// The number of a part, where telephones cut long exports.
    private(set) var part: Int?
    /// When the export was made, where the title is the file's own name: `Talk_2026.4.1 15:32-1.txt`.
    private(set) var stamp: String?

    init?(head: [UInt8], name: Substring) {
        let text = DecodedText(head.span)
        let front = text.withUTF8(of: head.span) { KakaoFront($0, name: name) }
        guard let front else { return nil }
        self = front
    }

    init?(_ bytes: Span<UInt8>, name: Substring) {
        if Self.isTable(bytes) {
            // `KakaoTalk_Chat_<room>_2015-07-09-20-34-26.csv`.
            let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
            if let rest = stem.between("KakaoTalk_Chat_", ""), let mark = rest.lastIndex(of: "_") {
                room = String(rest[..<mark])
            }
            return
        }
        let first = LineCursor.first(8, in: bytes).filter { !$0.content.isEmpty }
        let lines = first.map { bytes.text(in: $0.content) }
        guard let title = lines.first else { return nil }
        // Some have lost the line above the date of saving: then a record or a day has to stand below.
        if Self.isSaved(title) {
            let isBelow = first.dropFirst().contains { line in
                KakaoLine(line.content, .words, in: bytes) != nil || KakaoForm(ofRecord: line.content, in: bytes) != nil
            }
            guard isBelow else { return nil }
            return
        }
        guard lines.dropFirst().prefix(3).contains(where: Self.isSaved), readTitle(title) else { return nil }
    }

    /// Whether a line says when the export was made.
    static func isSaved(_ line: String) -> Bool {
        line.hasPrefix("저장한 날짜 :") || line.hasPrefix("Date Saved :")
    }

    static func isTable(_ bytes: Span<UInt8>) -> Bool {
        guard let first = LineCursor.first(1, in: bytes).first else { return false }
        return bytes.text(in: first.content) == "Date,User,Message"
    }

    /// Whether a line is a title, as it stands again in each part.
    static func isTitle(_ line: String) -> Bool {
        var front = KakaoFront()
        return front.readTitle(line)
    }

    private init() {}

    /// Whether a file begins amid another: several were put together.
    static func beginsAmid(_ line: TextLine, in bytes: Span<UInt8>) -> Bool {
        guard saved.contains(where: { bytes.hasBytes($0, at: line.bytes.upperBound) }) else { return false }
        var front = KakaoFront()
        let text = bytes.text(in: line.content)
        guard front.readTitle(text) else { return false }
        // Whoever pastes an export pastes no byte order mark, and hardly a later part.
        return text.unicodeScalars.first == "\u{FEFF}" || front.part ?? 1 > 1
    }

    private static let saved: [StaticString] = ["저장한 날짜 :", "Date Saved :"]

    /// The room in which a person writes to nobody else, as Korean telephones and computers call it.
    static let ownRoom = "나와의 채팅"

    private mutating func readTitle(_ line: String) -> Bool {
        var text = line.trimmed
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        if text == Self.ownRoom {
            room = text
            return true
        }
        if text.hasSuffix(".txt"), let dash = text.lastIndex(of: "-"),
            let number = Int(text[text.index(after: dash)...].dropLast(4))
        {
            part = number
            text = String(text[..<dash])
        }
        let forms = [
            ("", " 님과 카카오톡 대화"), ("", "님과 카카오톡 대화"), ("", "과 카카오톡 대화"), ("", "와 카카오톡 대화"),
            ("", " 카카오톡 대화"), ("KakaoTalk Chats with ", ""), ("", " with KakaoTalk Chats"), ("", " KakaoTalk Chats"),
            ("", " Talk Chats"),
        ]
        for (start, end) in forms {
            guard var name = text.between(start, end) else { continue }
            // `(4)`, `(4명)`, `(4 people)`, ` 4`.
            if name.last == ")", let open = name.lastIndex(of: "("),
                let count = Int(name[name.index(after: open)...].prefix { $0.isASCII && $0.isNumber })
            {
                people = count
                name = String(name[..<open]).trimmed
            } else if end == " 님과 카카오톡 대화", let blank = name.lastIndex(of: " "),
                let count = Int(name[name.index(after: blank)...]), count > 1
            {
                people = count
                name = String(name[..<blank])
            }
            room = name.trimmed
            return true
        }
        if part != nil, let time = text.between("Talk_", ""), Self.isStamp(time) {
            stamp = text
            return true
        }
        return text == "KakaoTalk Chats" || text == "카카오톡 대화"
    }

    /// `2026.4.1 15:32`.
    private static func isStamp(_ text: String) -> Bool {
        text.count >= 12 && text.first?.isNumber == true
            && text.utf8.allSatisfy { $0 &- 48 < 10 || [0x20, 0x2E, 0x3A, 0x5F].contains($0) }
    }
}
