// SPDX-License-Identifier: Apache-2.0

/// What WeFlow writes of the message that is answered: `[引用 Mira：hello]`, without a name `[引用 hello]`.
///
/// Versions of 2024 put it above the answer, those of 2026 behind it. The answered words may hold brackets themselves.
struct WeChatQuotation {
    /// The answer alone.
    let answer: String
    /// The words that are answered.
    let quoted: String
    /// The quotation as it stands in the text.
    let written: String

    /// Finds the quotation of a text; nil where none stands there.
    init?(_ text: String) {
        if text.hasSuffix("]"), let start = Self.opening(of: text), text[start...].hasPrefix(Self.mark) {
            self.init(text[start...], answer: text[..<start])
        } else if text.hasPrefix(Self.mark), let end = text.firstRange(of: "]\n") {
            self.init(text[..<text.index(after: end.lowerBound)], answer: text[end.upperBound...])
        } else if text.hasSuffix("]"), let start = Self.lastMark(in: text) {
            self.init(text[start...], answer: text[..<start])
        } else {
            return nil
        }
    }

    private init(_ written: Substring, answer: Substring) {
        let inner = String(written.dropFirst(Self.mark.count).dropLast())
        self.written = String(written)
        quoted = inner.parting(at: "：")?.1 ?? inner
        var answer = answer
        while answer.last?.isWhitespace == true { answer.removeLast() }
        self.answer = String(answer)
    }

    private static let mark = "[引用 "

    /// Where the bracket opens that the last one of a text closes.
    private static func opening(of text: String) -> String.Index? {
        var depth = 0
        for index in text.indices.reversed() {
            switch text[index] {
            case "]": depth += 1
            case "[":
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }

    /// The last mark, where the brackets of the answered words have no partners.
    private static func lastMark(in text: String) -> String.Index? {
        var found: String.Index?
        var rest = text[...]
        while let mark = rest.firstRange(of: mark) {
            found = mark.lowerBound
            rest = rest[mark.upperBound...]
        }
        return found
    }
}
