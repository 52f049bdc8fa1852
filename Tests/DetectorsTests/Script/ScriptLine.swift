// SPDX-License-Identifier: Apache-2.0

/// One line of a script, taken apart but not yet understood.
struct ScriptLine: Equatable {
    /// What a line is about.
    enum Kind: Equatable {
        /// `B: text`
        case message(text: String, tags: [ScriptTag])
        /// `B> requested C`
        case step(words: [String])
    }

    var speaker: String
    var kind: Kind
    /// Seconds since the line before.
    var gap: Int64
    /// Whether the line must be cited.
    var isMarked: Bool

    /// Nil for an empty line and for one without a speaker.
    init?(_ line: Substring, transform: (String) -> String) {
        var rest = Self.trimmed(line)
        guard let sign = rest.firstIndex(where: { $0 == ":" || $0 == ">" }) else { return nil }
        speaker = String(rest[..<sign])
        guard !speaker.isEmpty, !speaker.contains(" ") else { return nil }
        let isStep = rest[sign] == ">"
        rest = Self.trimmed(rest[rest.index(after: sign)...])
        gap = 60
        if let (text, seconds) = Self.splitGap(rest) { (rest, gap) = (text, seconds) }
        isMarked = rest.first == "↓"
        if isMarked { rest = Self.trimmed(rest.dropFirst()) }
        if isStep {
            kind = .step(words: rest.split(separator: " ").map(String.init))
        } else {
            let (text, tags) = ScriptTag.take(from: rest, transform: transform)
            kind = .message(text: text, tags: tags)
        }
    }

    /// `text  +2m`: the gap stands behind two blanks.
    private static func splitGap(_ line: Substring) -> (Substring, Int64)? {
        guard let plus = line.lastIndex(of: "+") else { return nil }
        let before = line[..<plus]
        let figure = line[line.index(after: plus)...]
        guard before.isEmpty || before.hasSuffix("  "), let unit = figure.last,
            let number = Int64(figure.dropLast()), number >= 0, number < 1_000_000
        else { return nil }
        let seconds: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        return seconds[unit].map { (trimmed(before), number * $0) }
    }

    static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " }
        while text.last == " " { text = text.dropLast() }
        return text
    }
}
