// SPDX-License-Identifier: Apache-2.0

import Analysis
import Identifiers
import RuleEngine

/// Reads labelled conversations as a case is read: rules, words and sums of every text.
struct LabelledReader: ~Copyable {
    private let rules: RuleSet
    private let codes: CodeTable
    private let levels: WordingLevels
    private var scanner: RuleScanner
    private var sides: WordingText?
    private let finder = IdentifierFinder()

    /// - Parameter sides: the pack of the two sides of a talk.
    init(_ pack: WordingPack, sides: WordingPack, _ sources: [RulePackSource]) throws(RulePackError) {
        var scanned = pack
        scanned.use = .scan
        let wordings = [scanned, sides].map {
            RulePackSource(name: "\($0.id).wording", bytes: Array($0.text.utf8), runsTests: false)
        }
        let rules = try RuleSet.load(
            packs: sources.map { RulePackSource(name: $0.name, bytes: $0.bytes, runsTests: false) } + wordings)
        let scanner = RuleScanner(rules)
        self.rules = rules
        codes = CodeTable(rules)
        levels = WordingLevels(rules)
        self.scanner = scanner
        self.sides = WordingText(rules, use: .sides)
    }

    mutating func lines(of conversation: LabelledConversation) -> [WordingLine] {
        var lines: [WordingLine] = []
        for message in conversation.messages {
            let place = conversation.participants.firstIndex { $0.id == message.from } ?? -1
            let bytes = Array(message.text.utf8)
            var marks = Marks.none
            scanner.matches(in: bytes.span, into: &marks.rules)
            finder.find(in: bytes.span, identifiers: &marks.identifiers, money: &marks.money)
            var line = WordingLine(
                n: message.n, account: Int32(truncatingIfNeeded: place),
                length: Int32(truncatingIfNeeded: bytes.count))
            line.take(marks, levels: levels, codes: codes)
            line.take(bytes.span)
            line.scores = scanner.scores
            line.side = (sides?.read(bytes.span).scores).map(WordingSides.Scores.init)
            lines.append(line)
        }
        return lines
    }
}
