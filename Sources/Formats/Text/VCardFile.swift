// SPDX-License-Identifier: Apache-2.0

/// The contact cards of a file: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350).
///
/// What a card may hold is bounded: the file came from a suspect. Pictures, sounds and keys are passed over.
public struct VCardFile: Sendable, Hashable {
    /// A line of a card.
    public struct Field: Sendable, Hashable {
        /// In capitals, without a group: `TEL`, `EMAIL`, `X-SOCIALPROFILE`.
        public var name: String
        /// Parameters in small letters, with their names where they have one: `type=cell`, `cell`, `waid=447700900123`.
        public var parameters: [String]
        /// Decoded.
        public var value: String

        /// What a parameter says; nil where there is none of the name.
        public func parameter(_ name: String) -> String? {
            parameters.lazy.compactMap { parameter in
                parameter.hasPrefix(name + "=") ? String(parameter.dropFirst(name.utf8.count + 1)) : nil
            }.first
        }
    }

    /// One contact.
    public struct Card: Sendable, Hashable {
        /// In the order of the file.
        public var fields: [Field]

        /// The name to print; empty where the card has none.
        public var name: String {
            for wanted in ["FN", "N", "NICKNAME", "ORG"] {
                guard let field = fields.first(where: { $0.name == wanted && !$0.value.isEmpty }) else { continue }
                return field.value.split(separator: ";").joined(separator: " ")
            }
            return ""
        }
    }

    /// In the order of the file.
    public private(set) var cards: [Card] = []
    /// Whether the file holds more than is read.
    public private(set) var isCut = false

    /// Bytes that are read of a file, and of a line.
    static let longestFile = 1 << 20
    static let longestLine = 8192
    static let mostCards = 500
    static let mostFields = 100

    /// Reads a file; one without `BEGIN:VCARD` holds no card.
    public init(_ bytes: Span<UInt8>) {
        let head = bytes.extracting(first: Self.longestFile)
        isCut = head.count < bytes.count
        let decoded = DecodedText(head, as: TextEncoding(of: head).isWide ? nil : .utf8)
        if let converted = decoded.utf8 {
            read(converted)
        } else {
            read(head.withUnsafeBufferPointer { Array($0) })
        }
    }

    private mutating func read(_ bytes: [UInt8]) {
        var card: [Field]?
        var lines = VCardLines(bytes)
        while let line = lines.next() {
            let upper = line.prefix(12).map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
            if upper.elementsEqual("BEGIN:VCARD".utf8) || upper.starts(with: "BEGIN:VCARD ".utf8) {
                // A card inside another is no contact of its own.
                if card == nil { card = [] }
            } else if upper.starts(with: "END:VCARD".utf8) {
                end(&card)
                if cards.count >= Self.mostCards { break }
            } else if let known = card, known.count < Self.mostFields {
                if let field = VCardLine(line)?.field { card?.append(field) }
            }
        }
        end(&card)
    }

    private mutating func end(_ card: inout [Field]?) {
        if let fields = card, !fields.isEmpty { cards.append(Card(fields: fields)) }
        card = nil
    }
}

extension TextEncoding {
    fileprivate var isWide: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}

/// The logical lines of a card: a line that begins with a blank goes on the one before, and so does what stands behind a soft line
/// break of quoted-printable.
private struct VCardLines {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    mutating func next() -> [UInt8]? {
        guard var line = physical() else { return nil }
        let isQuoted = Self.isQuotedPrintable(line)
        while place < bytes.count {
            if isQuoted, line.last == UInt8(ascii: "=") {
                line.removeLast()
                append(physical() ?? [], to: &line)
            } else if bytes[place] == 0x20 || bytes[place] == 0x09 {
                append(Array((physical() ?? []).dropFirst()), to: &line)
            } else {
                break
            }
        }
        return line
    }

    private func append(_ more: [UInt8], to line: inout [UInt8]) {
        let room = VCardFile.longestLine - line.count
        if room > 0 { line += more.prefix(room) }
    }

    private mutating func physical() -> [UInt8]? {
        guard place < bytes.count else { return nil }
        let end = bytes[place...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        let line = Array(bytes[place..<end].prefix(VCardFile.longestLine))
        place = end
        if place < bytes.count, bytes[place] == 0x0D { place += 1 }
        if place < bytes.count, bytes[place] == 0x0A { place += 1 }
        return line
    }

    private static func isQuotedPrintable(_ line: [UInt8]) -> Bool {
        let head = line.prefix { $0 != UInt8(ascii: ":") }.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
        return String(decoding: head, as: UTF8.self).contains("QUOTED-PRINTABLE")
    }
}

/// `group.NAME;parameter=value:value`, decoded.
private struct VCardLine {
    var field: VCardFile.Field

    /// Fields that hold no word.
    private static let passedOver: Set<String> = ["PHOTO", "LOGO", "SOUND", "KEY", "VERSION", "PRODID", "REV", "UID"]

    init?(_ line: [UInt8]) {
        var (isInQuotes, colon) = (false, line.count)
        for (index, byte) in line.enumerated() {
            if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
            if byte == UInt8(ascii: ":"), !isInQuotes {
                colon = index
                break
            }
        }
        guard colon < line.count else { return nil }
        let parts = line[..<colon].split(separator: UInt8(ascii: ";")).map { String(decoding: $0, as: UTF8.self) }
        guard let first = parts.first else { return nil }
        let name = (first.split(separator: ".").last.map(String.init) ?? first).uppercased()
        let parameters = parts.dropFirst().prefix(12).map { $0.lowercased().filter { $0 != "\"" } }
        let isBinary = parameters.contains { $0.hasSuffix("base64") || $0 == "encoding=b" }
        guard !name.isEmpty, !Self.passedOver.contains(name), !isBinary else { return nil }
        var value = Array(line[(colon + 1)...])
        if parameters.contains(where: { $0.hasSuffix("quoted-printable") }) { value = Self.unquoted(value) }
        let charset = parameters.first { $0.hasPrefix("charset=") }.map { $0.dropFirst(8) }
        field = VCardFile.Field(
            name: name, parameters: parameters, value: Self.unescaped(Self.text(value, String(charset ?? ""))))
    }

    private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x37
            case 0x61...0x66: byte - 0x57
            default: nil
            }
        }
        var (out, index): ([UInt8], Int) = ([], 0)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "="), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    /// As the charset says; without one as UTF-8, and where it is none, as Windows-1252.
    private static func text(_ bytes: [UInt8], _ charset: String) -> String {
        let isNarrow = charset.hasPrefix("iso-8859") || charset.hasPrefix("windows-125") || charset == "latin1"
        let isGBK = charset.hasPrefix("gb")
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        guard isNarrow || isGBK || !isValid else { return String(decoding: bytes, as: UTF8.self) }
        let decoded = DecodedText(bytes.span, as: isGBK ? .gbk : .windows1252)
        return String(decoding: decoded.utf8 ?? bytes, as: UTF8.self)
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("\\") else { return text }
        var (out, isEscaped) = ("", false)
        for character in text {
            if isEscaped {
                out.append(character == "n" || character == "N" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                out.append(character)
            }
        }
        return out
    }
}
