// SPDX-License-Identifier: Apache-2.0

/// Finds the rules that hit in texts; one for each thread.
///
/// A text without any cue word is cut into words and no more. Time is linear in the length of a text; output is bounded
/// by `matchLimit` hits of a rule in one text.
public struct RuleScanner: ~Copyable {
    /// Most hits of one rule that are told of one text; the first ones are.
    public static let matchLimit = 64

    private let rules: CompiledRules
    private var readings: TextReadings
    private var hits: [TokenMatch] = []
    private var aggressiveHits: [TokenMatch] = []
    private var memory: MatchMemory
    private let wording: WordingScorer?

    /// Makes a scanner with memory of its own.
    public init(_ rules: RuleSet) {
        let own = CompiledRules(lentBy: rules.compiled)
        self.rules = own
        readings = TextReadings(own)
        memory = MatchMemory(of: own)
        wording = rules.wording.map(WordingScorer.init)
    }

    /// What the wording pack makes of the text that was read last, as `WordingText` tells it; nil without a pack.
    public var scores: WordingText.Scores? { wording?.scores }

    /// Appends the hits in a text, by place, then by rule.
    ///
    /// Spans are offsets into the bytes given.
    public mutating func matches(in text: Span<UInt8>, into found: inout [RuleMatch]) {
        wording?.begin()
        guard readings.read(text) else { return }
        // A copy of the reference, so that reading need not borrow the scanner's field.
        let (storage, length) = (readings.folded.bytes, readings.folded.count)
        let first = found.count
        text.withUnsafeBufferPointer { text in
            storage.withUnsafeBufferPointer { storage in
                read(Reading(text: text, bytes: UnsafeBufferPointer(rebasing: storage[0..<length])), &found, first)
            }
        }
        sort(&found, from: first)
    }

    /// A text and what it is folded to.
    private struct Reading {
        let text: UnsafeBufferPointer<UInt8>
        let bytes: UnsafeBufferPointer<UInt8>
    }

    /// Appends the hits of both spellings to those before `first`.
    private mutating func read(_ reading: Reading, _ found: inout [RuleMatch], _ first: Int) {
        let run = MatchRun(rules: rules, signs: readings.folded.signs)
        hits.removeAll(keepingCapacity: true)
        if readings.canMatch { Self.find(run, in: readings.plain, &memory, into: &hits) }
        report(hits, of: readings.plain, isAggressive: false, reading, into: &found)
        weigh(readings.plain, isAggressive: false, reading, into: &found, from: first)

        guard readings.readAggressive() else { return }
        weigh(readings.aggressive, isAggressive: true, reading, into: &found, from: first)
        aggressiveHits.removeAll(keepingCapacity: true)
        Self.find(run, in: readings.aggressive, &memory, into: &aggressiveHits)
        guard !aggressiveHits.isEmpty else { return }
        // Only what the other spelling brought to light counts.
        let new = aggressiveHits.filter { hit in
            readings.aggressive.tokens[hit.tokens].contains { $0.flags.contains(.changed) } && !isKnown(hit)
        }
        report(new, of: readings.aggressive, isAggressive: true, reading, into: &found)
    }

    private static func find(
        _ run: MatchRun, in table: borrowing TokenTable, _ memory: inout MatchMemory, into hits: inout [TokenMatch]
    ) {
        table.withView { run.find(in: $0, &memory, into: &hits) }
    }

    /// Whether the folded reading has a hit of the same rule there.
    private func isKnown(_ hit: TokenMatch) -> Bool {
        let start = readings.aggressive.tokens[hit.tokens.lowerBound].start
        let end = readings.aggressive.tokens[hit.tokens.upperBound - 1].end
        return hits.contains {
            $0.rule == hit.rule && readings.plain.tokens[$0.tokens.lowerBound].start < end
                && readings.plain.tokens[$0.tokens.upperBound - 1].end > start
        }
    }

    private func report(
        _ hits: [TokenMatch], of table: borrowing TokenTable, isAggressive: Bool, _ reading: Reading,
        into found: inout [RuleMatch]
    ) {
        for hit in hits {
            let start = table.tokens[hit.tokens.lowerBound].start
            let end = table.tokens[hit.tokens.upperBound - 1].end
            let span = readings.folded.origin(start)..<readings.folded.origin(end)
            let view: TextView =
                isAggressive ? .aggressive : isUnchanged(span, start..<end, reading) ? .raw : .folded
            guard rules.counts(hit.rule, in: view) else { continue }
            found.append(RuleMatch(rule: hit.rule, span: span, view: view))
        }
    }

    /// Appends what the wording pack makes of a reading; the aggressive one counts where it tells more.
    private func weigh(
        _ table: borrowing TokenTable, isAggressive: Bool, _ reading: Reading, into found: inout [RuleMatch],
        from first: Int
    ) {
        guard let scorer = wording, scorer.score(table.tokens, in: reading.bytes) else { return }
        let start = scorer.table.firstRule
        for function in 0..<scorer.functions where scorer.levels[function] > 0 {
            let level = Int32(scorer.levels[function])
            let lowest = start + Int32(truncatingIfNeeded: function) * 3
            let old = (first..<found.count).first { found[$0].rule >= lowest && found[$0].rule < lowest + 3 }
            if let old, found[old].rule >= lowest + level - 1 { continue }
            let place = scorer.places[function]
            let (from, to) = (
                table.tokens[Int(place.lowerBound)].start, table.tokens[Int(place.upperBound) - 1].end
            )
            let span = readings.folded.origin(from)..<readings.folded.origin(to)
            let view: TextView =
                isAggressive ? .aggressive : isUnchanged(span, from..<to, reading) ? .raw : .folded
            if let old { found.remove(at: old) }
            found.append(RuleMatch(rule: lowest + level - 1, span: span, view: view))
        }
    }

    private func isUnchanged(_ span: Range<Int32>, _ foldedSpan: Range<Int32>, _ reading: Reading) -> Bool {
        guard span.count == foldedSpan.count else { return false }
        for offset in 0..<span.count
        where reading.text[Int(span.lowerBound) + offset] != reading.bytes[Int(foldedSpan.lowerBound) + offset] {
            return false
        }
        return true
    }

    private func sort(_ found: inout [RuleMatch], from first: Int) {
        guard found.count - first > 1 else { return }
        // In the memory of the hits: sorting a slice of an array would copy it.
        found.withUnsafeMutableBufferPointer {
            var own = UnsafeMutableBufferPointer(rebasing: $0[first...])
            own.sort {
                ($0.span.lowerBound, $0.rule, $0.span.upperBound) < ($1.span.lowerBound, $1.rule, $1.span.upperBound)
            }
        }
    }
}
