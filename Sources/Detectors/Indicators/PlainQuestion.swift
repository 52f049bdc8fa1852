// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// A question of everyday talk that a bare no answers: "do you have a girlfriend" / "nope, broke up in the summer".
///
/// Such a no refuses nothing.
enum PlainQuestion {
    /// A message and its writer.
    struct Place {
        var n: Int32
        var account: Account.ID
    }

    /// Whether a message says no in a word, and the message before it asks how things are and for nothing.
    static func isAnswered(by n: Int32, _ marks: Marks, after asked: Place?, _ context: DetectorContext) -> Bool {
        if tells(n, marks, context) { return true }
        guard let asked, context.distance(from: asked.n, to: n) <= reach,
            !context.codes(of: asked.n).overlaps(RequestCourse.pressing)
        else {
            return false
        }
        let refusals = context.citations(of: .refusal, at: n, in: marks)
        guard !refusals.isEmpty, refusals.allSatisfy({ $0.range.map { $0.count <= longest } ?? false }),
            let text = context.timeline.text(asked.n), text.utf8.count <= 200
        else { return false }
        let words = text.lowercased().split(maxSplits: opening) { !$0.isLetter && $0 != "'" && $0 != "’" }
            .map(String.init)
        guard let first = words.first, !words.prefix(opening).contains(where: wishing.contains) else { return false }
        return openings.contains(first) || words.count > 1 && openings.contains(first + " " + words[1])
    }

    /// Whether all that says no is a word at the head, and what follows tells how things stand with other people: "nope, we
    /// broke up in the summer" refuses nothing, whatever was said before.
    private static func tells(_ n: Int32, _ marks: Marks, _ context: DetectorContext) -> Bool {
        guard context.timeline.withText(n, mayBegin) ?? false else { return false }
        let refusals = context.citations(of: .refusal, at: n, in: marks).compactMap(\.range)
        guard !refusals.isEmpty, let text = context.timeline.text(n), text.utf8.count <= 200 else { return false }
        let words = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init)
        guard words.count >= 4, noes.contains(words[0]),
            others.contains(words[1]) || others.contains(words[0] + words[1])
        else { return false }
        let head = Int32(words[0].utf8.count) + 1
        return refusals.allSatisfy { $0.lowerBound < head } && !words.dropFirst().contains(where: addressed.contains)
    }

    /// False only where the first word is none of `noes`: a refusal mostly stands within its message.
    private static func mayBegin(_ text: Span<UInt8>) -> Bool {
        for index in text.indices {
            let byte = text[index] | 0x20
            if byte &- 97 < 26 { return byte == UInt8(ascii: "n") || byte == UInt8(ascii: "h") }
            if byte >= 0x80 || byte == 0x27 { return true }
        }
        return false
    }

    private static let noes: Set<String> = [
        "no", "nope", "nah", "nein", "nee", "ne", "non", "nan", "não", "nao", "hindi",
    ]
    /// Who is told of.
    private static let others: Set<String> = [
        "we", "he", "she", "they", "my", "our", "it's", "its", "there", "wir", "er", "sie", "mein", "meine", "on", "il",
        "elle", "ils", "mon", "ma", "nos", "él", "ella", "ellos", "mi", "nós", "ele", "ela", "eles", "meu", "minha",
        "kami", "siya", "sila", "wala",
    ]
    /// Words to the one who asked, and of wishes: with them it may refuse.
    private static let addressed: Set<String> = [
        "you", "u", "your", "don't", "dont", "won't", "can't", "cant", "stop", "want", "please", "wrong", "enough",
        "du",
        "dich", "dir", "bitte", "will", "nicht", "tu", "te", "t'es", "vous", "pas", "stp", "tú", "ti", "quiero",
        "puedo",
        "você", "vc", "quero", "posso", "ikaw", "mo", "ka", "ayaw", "pwede",
    ]

    /// Words of a question that are looked at for a wish.
    private static let opening = 5
    /// Events between the question and its answer.
    private static let reach: Int32 = 3
    /// Bytes of a no that says nothing else: "nope", "não".
    private static let longest = 5
    /// Words that open a question after a state; "can you" and "will you" ask for something.
    private static let openings: Set<String> = [
        "do", "did", "does", "have", "has", "are", "is", "was", "were", "hast", "habt", "bist", "seid", "warst", "ist",
        "tienes", "tenes", "estás", "estas", "eres", "hay", "tens", "tem", "você tem", "vc tem", "és", "está", "tu as",
        "t'as", "tu es", "es tu", "as tu", "est-ce", "may", "meron", "ikaw",
    ]
    /// Words of questions after a wish, which a no refuses.
    private static let wishing: Set<String> = [
        "want", "wanna", "fancy", "mind", "like", "gonna", "going", "send", "willst", "magst", "lust", "möchtest",
        "quieres", "gustaría", "quer", "queres", "veux", "envie", "gusto",
    ]
}
