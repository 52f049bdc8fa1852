// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// A miniature chat as a timeline: what the examples of detectors are run on.
///
/// The language is told in `docs/adding-a-detector.md`. Codes stand in braces, so that an example tests a detector
/// and not the wording of a rule pack. A line `-- B C` begins another conversation, between those named, `-- … B C` one that lacks its beginning,
/// `-- ⊢ B C` one that opens with the notice of its app; without
/// such a line there is one, between all who speak. The account `A` is the owner of the export.
struct ScriptedChat: Sendable {
    /// What happened.
    let timeline: Timeline
    /// One rule a code, named `script.` and the code.
    let rules: RuleSet
    /// The tags of the script.
    let marks: MarkTable
    /// Numbers of the events that must be cited, ascending.
    let cited: [Int32]

    /// Reads a script; lines that are not in the language are left out.
    ///
    /// - Parameter weight: how plainly the words of each tag say what they say; rules of packs have 1 to 4.
    init(_ script: String, variation: ScriptVariation = ScriptVariation(), weight: Double = 4) {
        var reader = ScriptReader(variation)
        for line in script.split(separator: "\n") { reader.read(line) }
        let rules = RuleSet(
            entries: (CodeSet.all.codes + Self.unmarked).map { code in
                RuleSet.Entry(
                    id: "script.\(code.rawValue)", code: code, pack: "script", weight: weight, isSevere: false)
            }
                + Self.named.map { code, part in
                    RuleSet.Entry(
                        id: "script.\(code).\(part).01", code: RuleCode(rawValue: code), pack: "script", weight: weight,
                        isSevere: false)
                })
        timeline = reader.timeline
        self.rules = rules
        cited = reader.cited
        var table: [Int32: Marks] = [:]
        for (n, tags) in reader.tags {
            let found = Self.marks(of: tags, rules: rules)
            if !found.isEmpty { table[n] = found }
        }
        marks = MarkTable(table)
    }

    /// Codes without a bit that scripts use too.
    private static let unmarked = ["C.ask", "C.counsel", "C.show", "C.source", "X.execI"].map { RuleCode(rawValue: $0) }

    /// Rules whose id says what their code leaves open: `{G.back.shared}`.
    private static let named = [
        ("X.thr", "hush"), ("G.back", "shared"), ("X.cry", "word"), ("C.report", "scam"),
        ("C.counsel", "weak"), ("C.source", "weak"),
    ]

    private static func marks(of tags: [ScriptTag], rules: RuleSet) -> Marks {
        var marks = Marks.none
        for tag in tags {
            guard let word = tag.words.first else { continue }
            let named = "script.\(word).01"
            if let rule = rules.entries.firstIndex(where: { $0.code.rawValue == word || $0.id == named }) {
                marks.rules.append(RuleMatch(rule: Int32(rule), span: tag.span, view: .folded))
            } else if word == "money", tag.words.count > 1 {
                let currency = tag.words.count > 2 ? tag.words[2] : nil
                marks.money.append(MoneyMatch(value: tag.words[1], currency: currency, span: tag.span))
            } else if let kind = IdentifierMatch.Kind(rawValue: word), tag.words.count > 1 {
                let value = tag.words.dropFirst().joined(separator: " ")
                marks.identifiers.append(
                    IdentifierMatch(kind: kind, value: value, span: tag.span, status: .valid))
            }
        }
        return marks
    }
}
