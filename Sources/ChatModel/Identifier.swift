// SPDX-License-Identifier: Apache-2.0

/// One thing that identifies an account, in a form that compares equal across cases.
public struct Identifier: Hashable, Sendable, Codable {
    /// What kind of identifier it is, strongest first.
    public enum Kind: String, Sendable, Codable, CaseIterable, Comparable {
        /// The platform's own permanent number or key.
        case platformID
        case phone
        case email
        case username
        case profileURL
        /// A name people choose; never identifies on its own.
        case displayName

        /// Whether the strength of the left kind is greater.
        public static func < (left: Self, right: Self) -> Bool {
            allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
        }
    }

    /// What kind it is.
    public var kind: Kind
    /// The form that is compared: see `Normalisation`.
    public var normalized: String
    /// The form the export wrote.
    public var literal: String

    /// Makes an identifier and normalises it.
    public init(_ kind: Kind, _ literal: String) {
        self.kind = kind
        self.literal = literal
        normalized = Normalisation.normalize(literal, as: kind)
    }
}

/// The rules by which identifiers become comparable; revision 2.
///
/// Kept in one place because two cases may only be compared when both were normalised alike.
public enum Normalisation {
    /// Raised when the same literal may yield another normal form.
    public static let revision = 2

    static func normalize(_ literal: String, as kind: Identifier.Kind) -> String {
        // No character of ASCII is invisible in this sense.
        let isPlain = literal.utf8.allSatisfy { $0 < 0x80 }
        let visible =
            isPlain ? literal : String(String.UnicodeScalarView(literal.unicodeScalars.filter { !isInvisible($0) }))
        let trimmed = String(visible.trimmingBlanks)
        return switch kind {
        case .platformID, .profileURL: trimmed
        case .email: trimmed.lowercased()
        case .username: String(trimmed.drop { $0 == "@" }).lowercased()
        case .phone: phone(trimmed)
        case .displayName: trimmed.lowercased()
        }
    }

    /// Keeps digits and one leading plus; `00` in front of an international number is a plus.
    private static func phone(_ text: String) -> String {
        let plain = digits(of: text)
        if plain.isEmpty { return text.lowercased() }
        guard text.first == "+" || plain.hasPrefix("00") else { return plain }
        let number = digits(of: withoutTrunkZero(text))
        return "+" + (text.first == "+" ? number[...] : number.dropFirst(2))
    }

    private static func digits(of text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(decoding: text.utf8.filter { $0 &- 0x30 < 10 }, as: UTF8.self)
        }
        return text.unicodeScalars.compactMap { scalar in
            scalar.properties.numericType == .decimal ? scalar.properties.numericValue.map { String(Int($0)) } : nil
        }.joined()
    }

    /// `+44 (0)7700 …` holds two ways to dial: the nought in brackets is left out behind a country's number.
    ///
    /// In Italy it is a part of the number and is dialled from abroad too.
    private static func withoutTrunkZero(_ text: String) -> String {
        guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") else { return text }
        let country = digits(of: String(text[..<open]))
        let code = text.first == "+" ? country[...] : country.dropFirst(2)
        guard digits(of: String(text[open..<close])) == "0", !code.isEmpty, code != "39" else { return text }
        return String(text[..<open]) + text[text.index(after: close)...]
    }

    /// Direction marks, zero-width characters and the soft hyphen carry no identity.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint
    }
}

extension String {
    /// The text without blanks and line ends at either end, whatever blanks Unicode has.
    public var trimmingBlanks: Substring {
        // Most texts begin and end with a letter of ASCII, which no blank can be part of.
        if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
            return self[...]
        }
        // Blanks of ASCII beside ASCII are cut by bytes; a mark beyond ASCII may be a part of the character in front.
        let bytes = utf8
        let start = bytes.firstIndex { !Self.isPlainBlank($0) }
        if start == nil { return "" }
        if let start, bytes[start] < 0x7F, bytes[start] > 0x20,
            let end = bytes.lastIndex(where: { !Self.isPlainBlank($0) }), bytes[end] < 0x7F, bytes[end] > 0x20
        {
            return self[start..<bytes.index(after: end)]
        }
        let isBlank = { (character: Character) in character.isWhitespace }
        let front = drop(while: isBlank)
        guard let last = front.lastIndex(where: { !isBlank($0) }) else { return "" }
        return front[...last]
    }

    private static func isPlainBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
