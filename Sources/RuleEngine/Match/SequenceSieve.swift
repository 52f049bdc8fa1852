// SPDX-License-Identifier: Apache-2.0

/// Tells of most sequences that they cannot hit in a text, at a few steps of arithmetic each.
///
/// All places in which a hit may stand are followed at once, one bit a token. What costs is left out: words barred from
/// a gap, words that must not stand before or behind, the ends of sentences. So a sequence that cannot pass here cannot
/// hit, and one that can is looked at again.
struct SequenceSieve {
    let tables: MatchTables
    let table: TokenView

    /// Tokens of a short table at which a hit may begin, one bit each; 0 when there can be none.
    func starts(of sequence: CompiledSequence) -> UInt64 {
        let count = UInt64(table.tokens.count)
        let mask: UInt64 = (1 << (count + 1)) - 1
        let all = mask >> 1
        var reached = all
        for position in sequence.elements {
            let element = tables.elements[position]
            switch element.kind {
            case .choice: reached = choice(element, from: reached) & mask
            case .gap: reached = smear(reached, element.least, element.most) & mask
            case .start: reached &= 1
            case .end: reached &= 1 << count
            case .quotation: return all
            case .absentBefore, .absentAfter: continue
            }
            if reached == 0 { return 0 }
        }
        guard sequence.leading >= 0 else { return all }
        let leading = tables.elements[Int(sequence.leading)]
        guard leading.isAsked, leading.flags.isEmpty else { return all }
        return table.starts(of: leading.wordClass, tables.classes)
    }

    @inline(__always)
    private func choice(_ element: CompiledElement, from reached: UInt64) -> UInt64 {
        var next = element.isOptional ? reached : 0
        // A number, a link; of a sum, the word behind it too.
        if !element.flags.isEmpty { next |= reached << 1 | reached << 2 }
        guard element.wordClass >= 0 else { return next }
        guard element.isAsked else { return next | smear(reached, 1, element.longest) }
        let met = reached & table.starts(of: element.wordClass, tables.classes)
        guard met != 0 else { return next }
        next |= met << 1
        for phrase in table.phrases where met &>> UInt64(phrase.start) & 1 == 1 {
            next |= 1 &<< UInt64(phrase.start + phrase.length)
        }
        return next
    }

    @inline(__always)
    private func smear(_ reached: UInt64, _ least: Int32, _ most: Int32) -> UInt64 {
        var (all, step): (UInt64, Int32) = (0, least)
        while step <= most {
            all |= reached &<< UInt64(step)
            step += 1
        }
        return all
    }
}
