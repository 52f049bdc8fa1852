// SPDX-License-Identifier: Apache-2.0

/// Judges the guards of a rule against one hit.
struct GuardCheck {
    let rules: CompiledRules
    let table: TokenView
    /// How far a guard on the whole message looks to either side, in words: keeps a message of millions linear.
    private static let messageReach = 200

    /// Hits of the first round, for guards on codes: rule and tokens.
    let found: [TokenMatch]

    func allows(_ match: TokenMatch) -> Bool {
        rules.rules[Int(match.rule)].guards.allSatisfy { !occurs($0, around: match) }
    }

    private func occurs(_ item: CompiledGuard, around match: TokenMatch) -> Bool {
        let count = table.tokens.count
        switch item.subject {
        case .question: return table.tokens[match.tokens.lowerBound].flags.contains(.question)
        case .statement: return !table.tokens[match.tokens.lowerBound].flags.contains(.question)
        case .quotation: return match.tokens.allSatisfy { table.tokens[$0].flags.contains(.quoted) }
        case .words(let wordClass):
            guard wordClass >= 0, table.holds(wordClass) else { return false }
            let reach = min(item.within ?? Self.messageReach, Self.messageReach)
            let (start, end) = (match.tokens.lowerBound, match.tokens.upperBound)
            let before = max(0, start - reach)..<start
            let after = end..<min(count, end + reach)
            switch item.place {
            case .before: return contains(wordClass, before)
            case .after: return contains(wordClass, after)
            case .anywhere:
                return contains(wordClass, before.lowerBound..<after.upperBound)
            }
        case .code(let others):
            return found.contains { hit in
                guard others.contains(hit.rule) else { return false }
                switch item.place {
                case .before: return hit.tokens.lowerBound < match.tokens.lowerBound
                case .after: return hit.tokens.lowerBound > match.tokens.lowerBound
                case .anywhere: return true
                }
            }
        }
    }

    private func contains(_ wordClass: Int32, _ range: Range<Int>) -> Bool {
        range.contains { index in
            let token = table.tokens[index]
            if rules.vocabulary.contains(token.word, in: wordClass) { return true }
            return (0..<token.phraseCount).contains {
                rules.vocabulary.contains(table.phrases[Int(token.firstPhrase + $0)].word, in: wordClass)
            }
        }
    }
}

/// A hit in terms of tokens.
struct TokenMatch {
    var rule: Int32
    var tokens: Range<Int>
}
