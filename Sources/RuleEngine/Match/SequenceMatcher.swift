// SPDX-License-Identifier: Apache-2.0

/// Runs one sequence over the tokens of a text, in time linear in their number.
///
/// The places that a sequence can have reached are a set of bits, one for each token from where it began, so nothing is
/// ever tried twice. A sequence ends with its sentence unless its rule says otherwise.
struct SequenceMatcher {
    let tables: MatchTables

    /// Number of tokens covered by the shortest hit that begins at a token; 0 when there is none.
    func match(_ sequence: CompiledSequence, at index: Int, in table: TokenView) -> Int {
        let count = table.tokens.count
        let limit = sequence.crossesSentences ? count : min(count, Int(table.tokens[index].sentenceEnd))
        let room = min(limit - index, 62)
        // Bits 0…room: a sequence may stand behind its last token.
        let mask: UInt64 = (1 << UInt64(room + 1)) - 1
        var reached: UInt64 = 1
        for position in sequence.elements {
            let element = tables.elements[position]
            switch element.kind {
            case .choice:
                var next: UInt64 = element.isOptional ? reached : 0
                forEachBit(reached) { place in
                    guard place < room else { return }
                    next |= lengths(element, at: index + place, in: table) << UInt64(place)
                }
                reached = next & mask
            case .gap: reached = gap(element, from: reached, at: index, room, mask, in: table)
            case .absentBefore:
                if occurs(element, in: table, max(0, index - Int(element.most))..<index) { return 0 }
            case .absentAfter:
                var next: UInt64 = 0
                forEachBit(reached) { place in
                    let start = index + place
                    let end = min(count, start + Int(element.most))
                    if start >= end || !occurs(element, in: table, start..<end) { next |= 1 << UInt64(place) }
                }
                reached = next
            case .start: if index != 0 { return 0 }
            case .end: reached &= count - index <= room ? 1 << UInt64(count - index) : 0
            case .quotation:
                var next: UInt64 = 0
                forEachBit(reached) { place in
                    var end = place
                    while end < room, table.tokens[index + end].flags.contains(.quoted) { end += 1 }
                    if end - place >= Int(element.least) { next |= 1 << UInt64(end) }
                }
                reached = next
            }
            if reached == 0 { return 0 }
        }
        return reached.trailingZeroBitCount
    }

    /// Bit n is set when the element takes n tokens from here.
    @inline(__always)
    private func lengths(_ element: CompiledElement, at index: Int, in table: TokenView) -> UInt64 {
        let token = table.tokens[index]
        var lengths: UInt64 = 0
        if !element.flags.isEmpty, !token.flags.isDisjoint(with: element.flags) {
            lengths = 2
            // A sum is the number with or without the currency word behind it.
            if token.flags.contains(.money), element.flags.contains(.money), tables.currencyClass >= 0,
                index + 1 < table.tokens.count,
                tables.classes.contains(table.tokens[index + 1].word, in: tables.currencyClass)
            {
                lengths |= 4
            }
        }
        guard element.wordClass >= 0,
            !element.isAsked || token.classes >> UInt64(element.wordClass & 63) & 1 == 1
        else { return lengths }
        if token.word != 0, tables.classes.contains(token.word, in: element.wordClass) { lengths |= 2 }
        for hit in 0..<token.phraseCount {
            let phrase = table.phrases[Int(token.firstPhrase + hit)]
            if tables.classes.contains(phrase.word, in: element.wordClass) { lengths |= 1 << UInt64(phrase.length) }
        }
        return lengths
    }

    private func gap(
        _ element: CompiledElement, from reached: UInt64, at index: Int, _ room: Int, _ mask: UInt64,
        in table: TokenView
    ) -> UInt64 {
        var barred: UInt64 = 0
        if element.wordClass >= 0 || !element.flags.isEmpty {
            for place in 0..<room where lengths(element, at: index + place, in: table) != 0 {
                barred |= 1 << UInt64(place + 1)
            }
        }
        var current = reached
        var all: UInt64 = element.least == 0 ? reached : 0
        var step: Int32 = 1
        while step <= element.most, current != 0 {
            current = current << 1 & mask & ~barred
            if step >= element.least { all |= current }
            step += 1
        }
        return all
    }

    private func occurs(_ element: CompiledElement, in table: TokenView, _ range: Range<Int>) -> Bool {
        range.contains { lengths(element, at: $0, in: table) != 0 }
    }

    @inline(__always)
    private func forEachBit(_ bits: UInt64, _ body: (Int) -> Void) {
        var rest = bits
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }

    /// Whether a hit could begin at a token, judged by its first element alone.
    @inline(__always)
    func canStart(_ element: CompiledElement, at index: Int, in table: TokenView) -> Bool {
        lengths(element, at: index, in: table) != 0
    }
}
