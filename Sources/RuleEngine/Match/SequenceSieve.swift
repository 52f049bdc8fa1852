// SPDX-License-Identifier: Apache-2.0

/// Tells of most sequences that they cannot hit in a text, at a few steps of arithmetic each.
///
/// All places in which a hit may stand are followed at once, one bit a token, from the last element back to the first.
/// What costs is left out: words barred from a gap, words that must not stand before or behind, the ends of sentences.
/// So a hit begins at none but the tokens told, and at few of those there is none.
struct SequenceSieve {
    let tables: MatchTables
    let table: TokenView

    /// Tokens of a short table at which a hit may begin, one bit each; 0 when there can be none.
    func starts(of sequence: CompiledSequence) -> UInt64 {
        let count = UInt64(table.tokens.count)
        let mask: UInt64 = (1 &<< (count + 1)) &- 1
        // Bit n: what has been followed so far may begin at token n, or is empty and stands behind the last.
        var reached = mask
        var position = sequence.elements.upperBound
        while position > sequence.elements.lowerBound {
            position -= 1
            let element = tables.elements[position]
            switch element.kind {
            case .choice: reached = choice(element, before: reached)
            case .gap: reached = smear(reached, element.least, element.most)
            case .start: reached &= 1
            case .end: reached &= 1 &<< count
            case .quotation: reached = mask
            case .absentBefore, .absentAfter: continue
            }
            if reached == 0 { return 0 }
        }
        return reached & (mask &>> 1)
    }

    @inline(__always)
    private func choice(_ element: CompiledElement, before reached: UInt64) -> UInt64 {
        var next = element.isOptional ? reached : 0
        if !element.flags.isDisjoint(with: table.flags) {
            // Of a sum, the word behind it may belong to it.
            next |= table.tokens(with: element.flags) & ((reached &>> 1) | (reached &>> 2))
        }
        guard element.wordClass >= 0 else { return next }
        guard element.isAsked else { return next | smear(reached, 1, element.longest) }
        let members = table.classes.starts(of: element.wordClass)
        guard members != 0 else { return next }
        next |= members & (reached &>> 1)
        for phrase in table.phrases where reached &>> UInt64(phrase.start + phrase.length) & 1 == 1 {
            next |= members & (1 &<< UInt64(phrase.start))
        }
        return next
    }

    /// The places `least` to `most` before those reached: each step doubles the stretch that is covered.
    @inline(__always)
    private func smear(_ reached: UInt64, _ least: Int32, _ most: Int32) -> UInt64 {
        guard least <= most else { return 0 }
        var all = reached >> UInt64(least)
        var (covered, wanted): (Int32, Int32) = (1, most - least + 1)
        while covered < wanted {
            let step = min(covered, wanted - covered)
            all |= all >> UInt64(step)
            covered += step
        }
        return all
    }
}
