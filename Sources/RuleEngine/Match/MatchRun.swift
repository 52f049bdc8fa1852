// SPDX-License-Identifier: Apache-2.0

/// Room for what one search finds on its way, used again for the next text.
struct MatchMemory: ~Copyable {
    fileprivate var candidates: Candidates
    fileprivate var found: [TokenMatch] = []
    fileprivate var second: [TokenMatch] = []

    init(of rules: CompiledRules) {
        candidates = Candidates(of: rules)
    }
}

/// Finds all hits in the tokens of one reading of a text.
struct MatchRun {
    let rules: CompiledRules
    let signs: TextSigns

    /// Notes sentences, words and sums.
    func prepare(_ table: inout TokenTable) {
        table.closeSentences()
        rules.vocabulary.annotate(&table)
        markSums(&table)
    }

    private func markSums(_ table: inout TokenTable) {
        let currency = rules.tables.currencyClass
        guard currency >= 0, table.flags.contains(.number), table.holds(currency) else { return }
        for index in table.tokens.indices where table.tokens[index].flags.contains(.number) {
            let before = index > 0 && rules.vocabulary.contains(table.tokens[index - 1].word, in: currency)
            let after =
                index + 1 < table.tokens.count
                && rules.vocabulary.contains(table.tokens[index + 1].word, in: currency)
            if before || after {
                table.markSum(at: index)
            }
        }
    }

    /// Appends hits, by rule and place, none overlapping another of its rule, at most `matchLimit` of a rule.
    func find(in table: TokenView, _ memory: inout MatchMemory, into hits: inout [TokenMatch]) {
        rules.anchors.find(in: table, &memory.candidates)
        memory.found.removeAll(keepingCapacity: true)
        run(memory.candidates.first, isSecondRound: false, in: table, &memory.found)
        if !memory.found.isEmpty {
            if memory.found.contains(where: { rules.hasGuards[Int($0.rule)] }) {
                let check = GuardCheck(rules: rules, table: table, found: [])
                memory.found.removeAll { rules.hasGuards[Int($0.rule)] && !check.allows($0) }
            }
            settle(&memory.found, into: &hits)
        }
        memory.second.removeAll(keepingCapacity: true)
        run(memory.candidates.second, isSecondRound: true, in: table, &memory.second)
        guard !memory.second.isEmpty else { return }
        let check = GuardCheck(rules: rules, table: table, found: memory.found)
        memory.second.removeAll { !check.allows($0) }
        settle(&memory.second, into: &hits)
    }

    /// Runs the sequences whose words are there, and those of the same round that need none.
    private func run(
        _ candidates: Candidates.List, isSecondRound: Bool, in table: TokenView, _ found: inout [TokenMatch]
    ) {
        for index in 0..<candidates.count { run(candidates[index], rules.tables, table, &found) }
        if signs.contains(.quotes) { run(rules.quotations, isSecondRound, in: table, &found) }
        if signs.contains(.currency) { run(rules.sums, isSecondRound, in: table, &found) }
    }

    private func run(
        _ numbers: [Int32], _ isSecondRound: Bool, in table: TokenView, _ found: inout [TokenMatch]
    ) {
        for number in numbers
        where rules.rules[Int(rules.tables.sequences[Int(number)].rule)].isSecondRound == isSecondRound {
            run(number, rules.tables, table, &found)
        }
    }

    private func run(_ number: Int32, _ tables: MatchTables, _ table: TokenView, _ found: inout [TokenMatch]) {
        let sequence = tables.sequences[Int(number)]
        // The rarest two are there.
        for index in sequence.required.dropFirst(2) where !table.holds(tables.required[index]) { return }
        let matcher = SequenceMatcher(tables: tables)
        guard table.isShort else { return runLong(sequence, matcher, table, &found) }
        var starts = SequenceSieve(tables: tables, table: table).starts(of: sequence)
        while starts != 0 {
            let index = starts.trailingZeroBitCount
            starts &= starts - 1
            let length = matcher.match(sequence, at: index, in: table)
            guard length > 0 else { continue }
            found.append(TokenMatch(rule: sequence.rule, tokens: index..<index + length))
            // The next hit may begin behind this one.
            starts &= ~0 << UInt64(index + length)
        }
    }

    private func runLong(
        _ sequence: CompiledSequence, _ matcher: SequenceMatcher, _ table: TokenView, _ found: inout [TokenMatch]
    ) {
        let leading = sequence.leading >= 0 ? matcher.tables.elements[Int(sequence.leading)] : nil
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

    /// Puts hits in order and appends those that do not overlap another of their rule.
    private func settle(_ found: inout [TokenMatch], into hits: inout [TokenMatch]) {
        if found.count > 1 {
            found.sort {
                ($0.rule, $0.tokens.lowerBound, $1.tokens.upperBound) < (
                    $1.rule, $1.tokens.lowerBound, $0.tokens.upperBound
                )
            }
        }
        var ofRule = 0
        let first = hits.count
        for hit in found {
            if hits.count > first, hits[hits.count - 1].rule == hit.rule {
                guard hit.tokens.lowerBound >= hits[hits.count - 1].tokens.upperBound, ofRule < RuleScanner.matchLimit
                else { continue }
                ofRule += 1
            } else {
                ofRule = 1
            }
            hits.append(hit)
        }
    }
}
