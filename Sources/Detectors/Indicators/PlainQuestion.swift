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
        guard let asked, context.distance(from: asked.n, to: n) <= reach, !context.codes(of: asked.n).overlaps(RequestCourse.pressing) else {
            return false
        }
        let refusals = context.citations(of: .refusal, at: n, in: marks)
        guard !refusals.isEmpty, refusals.allSatisfy({ $0.range.map { $0.count <= longest } ?? false }),
            let text = context.timeline.text(asked.n), text.utf8.count <= 200
        else { return false }
        let words = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.map(String.init)
        guard let first = words.first, !words.prefix(5).contains(where: wishing.contains) else { return false }
        return openings.contains(first) || words.count > 1 && openings.contains(first + " " + words[1])
    }

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
