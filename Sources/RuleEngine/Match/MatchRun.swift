// SPDX-License-Identifier: Apache-2.0

/// Room for what one search finds on its way, used again for the next text.
struct MatchMemory {
    var candidates: [Int32] = []
    var found: [TokenMatch] = []
}

/// Finds all hits in the tokens of one reading of a text.
struct MatchRun {
    let rules: CompiledRules
    let signs: TextSigns

    /// Notes sentences, words and sums.
    func prepare(_ table: inout TokenTable) {
        table.closeSentences()
        rules.vocabulary.annotate(&table)
        let currency = rules.currencyClass
        guard currency >= 0, table.classes[Int(currency >> 6)] >> UInt64(currency & 63) & 1 == 1 else { return }
        for index in table.tokens.indices where table.tokens[index].flags.contains(.number) {
            let before = index > 0 && rules.vocabulary.contains(table.tokens[index - 1].word, in: currency)
            let after =
                index + 1 < table.tokens.count
                && rules.vocabulary.contains(table.tokens[index + 1].word, in: currency)
            if before || after { table.tokens[index].flags.insert(.money) }
        }
    }

    /// Appends hits, by rule and place, none overlapping another of its rule, at most `matchLimit` of a rule.
    func find(in table: TokenView, _ memory: inout MatchMemory, into hits: inout [TokenMatch]) {
        memory.found.removeAll(keepingCapacity: true)
        let hasSecond = collect(in: table, secondRound: false, &memory)
        if !memory.found.isEmpty {
            let guarded = GuardCheck(rules: rules, table: table, found: [])
            memory.found.removeAll { !guarded.allows($0) }
            hits += settled(memory.found)
        }
        guard hasSecond else { return }
        let first = memory.found
        memory.found.removeAll(keepingCapacity: true)
        _ = collect(in: table, secondRound: true, &memory)
        guard !memory.found.isEmpty else { return }
        let check = GuardCheck(rules: rules, table: table, found: first)
        memory.found.removeAll { !check.allows($0) }
        hits += settled(memory.found)
    }

    /// Runs the sequences whose words are there; true when some belong to the second round.
    private func collect(in table: TokenView, secondRound: Bool, _ memory: inout MatchMemory) -> Bool {
        memory.candidates.removeAll(keepingCapacity: true)
        var hasSecond = rules.candidates(
            among: table.classes, secondRound: secondRound, into: &memory.candidates)
        for number in memory.candidates { run(number, table, &memory.found) }
        if signs.contains(.quotes) {
            hasSecond = collect(rules.quotations, in: table, secondRound, &memory.found) || hasSecond
        }
        if signs.contains(.currency) {
            hasSecond = collect(rules.sums, in: table, secondRound, &memory.found) || hasSecond
        }
        return hasSecond
    }

    private func collect(
        _ numbers: [Int32], in table: TokenView, _ secondRound: Bool, _ found: inout [TokenMatch]
    ) -> Bool {
        var hasSecond = false
        for number in numbers {
            let isSecond = rules.rules[Int(rules.sequences[Int(number)].rule)].isSecondRound
            hasSecond = hasSecond || isSecond
            if isSecond == secondRound { run(number, table, &found) }
        }
        return hasSecond
    }

    private func run(_ number: Int32, _ table: TokenView, _ found: inout [TokenMatch]) {
        let sequence = rules.sequences[Int(number)]
        for index in sequence.required where !table.holds(rules.required[Int(index)]) { return }
        let matcher = SequenceMatcher(rules: rules)
        let leading = sequence.leading >= 0 ? rules.elements[Int(sequence.leading)] : nil
        var count = 0
        var index = 0
        while index < table.tokens.count, count < RuleScanner.matchLimit {
            if let leading, !matcher.canStart(leading, at: index, in: table) {
                index += 1
                continue
            }
            let length = matcher.match(sequence, at: index, in: table)
            guard length > 0 else {
                index += 1
                continue
            }
            found.append(TokenMatch(rule: sequence.rule, tokens: index..<index + length))
            count += 1
            index += length
        }
    }

    private func settled(_ found: [TokenMatch]) -> [TokenMatch] {
        guard found.count > 1 else { return found }
        let sorted = found.sorted {
            ($0.rule, $0.tokens.lowerBound, $1.tokens.upperBound) < (
                $1.rule, $1.tokens.lowerBound, $0.tokens.upperBound
            )
        }
        var kept: [TokenMatch] = []
        var ofRule = 0
        for hit in sorted {
            if let last = kept.last, last.rule == hit.rule {
                guard hit.tokens.lowerBound >= last.tokens.upperBound, ofRule < RuleScanner.matchLimit else { continue }
                ofRule += 1
            } else {
                ofRule = 1
            }
            kept.append(hit)
        }
        return kept
    }
}
