// SPDX-License-Identifier: Apache-2.0

/// Turns packs into what the matcher runs on.
struct RuleCompiler {
    /// Longest stretch of tokens that a sequence may cover; one bit each in the matcher, with room to spare.
    static let longestSequence = 60

    let packs: [PackDocument]
    private let files: [String]
    var table = ClassTable()
    /// Packs that call a word common, by row, one bit each; those behind the last bit share it.
    private var common: [UInt64] = []
    /// What the entries with lexicons in them, and the lexicons, are made of, by pack and text.
    var filled: [String: Filled] = [:]
    private var elements: [CompiledElement] = []
    private var sequences: [CompiledSequence] = []
    private var allRequired: [Int32] = []
    private var costs: [Int: [Int32: Int]] = [:]
    private var anchorOf: [Int32] = []

    /// A rule in force, with the pack it comes from.
    struct Placed {
        var rule: PackDocument.Rule
        var pack: Int
    }
    /// Rules in force, in order.
    let placed: [Placed]

    init(_ packs: [PackDocument], files: [String]) {
        self.packs = packs
        self.files = files
        var placed: [Placed] = []
        var positions: [String: Int] = [:]
        for (index, pack) in packs.enumerated() {
            for rule in pack.rules {
                // A later pack replaces a rule of the same id, in its place.
                if let position = positions[rule.id] {
                    placed[position] = Placed(rule: rule, pack: index)
                } else {
                    positions[rule.id] = placed.count
                    placed.append(Placed(rule: rule, pack: index))
                }
            }
        }
        self.placed = placed
    }

    mutating func compile() throws(RulePackError) -> CompiledRules {
        for pack in packs {
            for variant in pack.variants { table.addSpellings(of: variant.name, variant.entries) }
        }
        for (index, pack) in packs.enumerated() {
            for word in pack.common { for part in table.split(word) { callCommon(table.row(part), in: index) } }
            for word in pack.plain { for part in table.split(word) { _ = table.row(part) } }
        }
        var rules: [CompiledRule] = []
        for (index, placed) in placed.enumerated() {
            for sequence in placed.rule.sequences {
                try add(sequence, of: Int32(truncatingIfNeeded: index), placed)
            }
            rules.append(try rule(placed))
        }
        try checkRounds(rules)
        let currency = try currencyClass()
        return finish(rules, currency)
    }

    // MARK: Sequences

    private mutating func add(
        _ sequence: [PatternElement], of rule: Int32, _ placed: Placed
    ) throws(RulePackError) {
        let first = elements.count
        var required: [Int32] = []
        var length = 0
        var isFoundOtherwise = false
        for element in sequence {
            var compiled = try compile(element, placed)
            compiled.longest = Int32(truncatingIfNeeded: longest(compiled))
            elements.append(compiled)
            switch compiled.kind {
            case .choice:
                length += Int(compiled.longest)
                if !compiled.isOptional, compiled.flags.isEmpty { required.append(compiled.wordClass) }
                if !compiled.isOptional, compiled.flags == .money { isFoundOtherwise = true }
            case .gap: length += Int(compiled.most)
            case .quotation: isFoundOtherwise = true
            default: break
            }
        }
        guard length <= Self.longestSequence else { throw error(.tooLong, placed) }
        guard !required.isEmpty || isFoundOtherwise else { throw error(.noWord, placed) }
        if elements[first].kind == .gap || elements[elements.count - 1].kind == .gap {
            throw error(.badPhrase(".."), placed)
        }
        var best: Int32 = -1
        for wordClass in required
        where best < 0 || cost(wordClass, in: placed.pack) < cost(best, in: placed.pack) { best = wordClass }
        anchorOf.append(best)
        let firstRequired = allRequired.count
        let others = Set(required).subtracting([best])
        let ranked = others.map { (cost($0, in: placed.pack), $0) }
        allRequired += ranked.sorted { $0 < $1 }.map(\.1)
        sequences.append(
            CompiledSequence(
                rule: rule,
                elements: first..<elements.count, required: firstRequired..<allRequired.count,
                crossesSentences: placed.rule.crossesSentences, leading: leadingElement(from: first)))
    }

    /// The first element behind `first` that must be met at the start of a hit; -1 when the start may be skipped.
    private func leadingElement(from first: Int) -> Int32 {
        for position in first..<elements.count {
            switch elements[position].kind {
            case .choice: return elements[position].isOptional ? -1 : Int32(truncatingIfNeeded: position)
            case .quotation, .gap: return -1
            case .absentBefore, .absentAfter, .start, .end: continue
            }
        }
        return -1
    }

    private mutating func compile(_ element: PatternElement, _ placed: Placed) throws(RulePackError) -> CompiledElement
    {
        switch element.kind {
        case .start: return CompiledElement(kind: .start)
        case .end: return CompiledElement(kind: .end)
        case .quotation(let least): return CompiledElement(kind: .quotation, least: Int32(truncatingIfNeeded: least))
        case .choice(let choice, let isOptional):
            return CompiledElement(
                kind: .choice, isOptional: isOptional, wordClass: try wordClass(choice, placed), flags: choice.flags)
        case .gap(let least, let most, let excluded):
            guard most <= Self.longestSequence else { throw error(.tooLong, placed) }
            var gap = CompiledElement(kind: .gap)
            (gap.least, gap.most) = (Int32(truncatingIfNeeded: least), Int32(truncatingIfNeeded: most))
            if let excluded {
                gap.wordClass = try wordClass(excluded, placed)
                gap.flags = excluded.flags
            }
            return gap
        case .absentBefore(let choice, let within):
            return CompiledElement(
                kind: .absentBefore, wordClass: try wordClass(choice, placed), flags: choice.flags,
                most: Int32(truncatingIfNeeded: within))
        case .absentAfter(let choice, let within):
            return CompiledElement(
                kind: .absentAfter, wordClass: try wordClass(choice, placed), flags: choice.flags,
                most: Int32(truncatingIfNeeded: within))
        }
    }

    private func longest(_ element: CompiledElement) -> Int {
        guard element.wordClass >= 0 else { return 1 }
        return table.longest(in: element.wordClass)
    }

    private mutating func cost(_ wordClass: Int32, in pack: Int) -> Int {
        if let known = costs[pack]?[wordClass] { return known }
        let cost = table.cost(of: wordClass) { weight($0, in: pack) }
        costs[pack, default: [:]][wordClass] = cost
        return cost
    }

    /// How common a word is for a rule of a pack: what the first pack lists counts for all, since its language is the
    /// one that is read most.
    private func weight(_ row: Int32, in pack: Int) -> Int {
        guard Int(row) < common.count else { return 0 }
        let packs = common[Int(row)]
        return (packs & 1 != 0 ? 1000 : 0) + (pack > 0 && packs & Self.bit(of: pack) != 0 ? 1000 : 0)
    }

    private mutating func callCommon(_ row: Int32, in pack: Int) {
        while common.count <= Int(row) { common.append(0) }
        common[Int(row)] |= Self.bit(of: pack)
    }

    private static func bit(of pack: Int) -> UInt64 { 1 << UInt64(min(pack, 63)) }

    // MARK: Guards

    private mutating func rule(_ placed: Placed) throws(RulePackError) -> CompiledRule {
        var guards: [CompiledGuard] = []
        for item in placed.rule.guards {
            let subject: CompiledGuard.Subject
            switch item.subject {
            case .question: subject = .question
            case .statement: subject = .statement
            case .quotation: subject = .quotation
            case .lexicon(let name):
                subject = .words(try wordClass(PatternElement.Choice(lexicons: [name]), placed))
            case .code(let code):
                let rules = self.placed.indices.filter { self.placed[$0].rule.code == code }
                subject = .code(rules.map { Int32(truncatingIfNeeded: $0) })
            }
            guards.append(CompiledGuard(subject: subject, place: item.place, within: item.within))
        }
        let views = placed.rule.views
        return CompiledRule(
            guards: guards,
            isSecondRound: guards.contains { if case .code = $0.subject { true } else { false } },
            allowsRaw: views.contains(.raw), allowsFolded: views.contains(.folded),
            allowsAggressive: views.contains(.aggressive))
    }

    private func checkRounds(_ rules: [CompiledRule]) throws(RulePackError) {
        for (index, rule) in rules.enumerated() {
            for item in rule.guards {
                guard case .code(let others) = item.subject else { continue }
                if others.contains(where: { rules[Int($0)].isSecondRound }) {
                    let code = others.first.map { placed[Int($0)].rule.code.rawValue } ?? ""
                    throw error(.guardTooDeep(code), placed[index])
                }
            }
        }
    }

    // MARK: The whole

    /// The currency words of all packs: a sum is a sum in whatever language it is written.
    private mutating func currencyClass() throws(RulePackError) -> Int32 {
        let rule = PackDocument.Rule(id: "", code: RuleCode(rawValue: ""))
        var entries: [String] = []
        for index in packs.indices where packs[index].lexicons.contains(where: { $0.name == "currency_word" }) {
            entries += try expand("currency_word", Placed(rule: rule, pack: index), depth: 0)
        }
        return entries.isEmpty ? -1 : table.choice("currency_word of all packs", rows: table.rows(of: entries))
    }

    private mutating func finish(_ rules: [CompiledRule], _ currency: Int32) -> CompiledRules {
        let asked = asked(by: rules, currency)
        let order = ClassOrder(table.members, asked: asked)
        for index in elements.indices {
            elements[index].isAsked = asked.contains(elements[index].wordClass)
            elements[index].wordClass = order[elements[index].wordClass]
        }
        let rules = rules.map { $0.renumbered(order) }
        let vocabulary = table.vocabulary(order)
        var byAnchor = [[Int32]](repeating: [], count: order.askedGroups * 64)
        var quotations: [Int32] = []
        var sums: [Int32] = []
        var cueRows: Set<Int32> = []
        var searched: Set<[Int32]> = []
        for (index, anchor) in anchorOf.enumerated() {
            let number = Int32(truncatingIfNeeded: index)
            guard anchor >= 0 else {
                if elements[sequences[index].elements].contains(where: { $0.kind == .quotation }) {
                    quotations.append(number)
                } else {
                    sums.append(number)
                }
                continue
            }
            let pack = placed[Int(sequences[index].rule)].pack
            if searched.insert([anchor, Int32(truncatingIfNeeded: pack)]).inserted {
                cueRows.formUnion(table.cueWords(of: anchor) { weight($0, in: pack) })
            }
            byAnchor[Int(order[anchor])].append(number)
        }
        return CompiledRules(
            vocabulary: vocabulary, cues: cueRows, sequences: sequences, elements: elements,
            required: allRequired.map { order[$0] }, rules: rules, byAnchor: byAnchor, quotations: quotations,
            sums: sums, currencyClass: order[currency])
    }

    /// Classes that are asked of a text as a whole: anchors, other words that a rule cannot do without, guards, sums.
    private func asked(by rules: [CompiledRule], _ currency: Int32) -> Set<Int32> {
        var asked = Set(allRequired).union(anchorOf)
        for element in elements where element.kind == .choice && !element.isOptional { asked.insert(element.wordClass) }
        for rule in rules {
            for item in rule.guards {
                if case .words(let wordClass) = item.subject { asked.insert(wordClass) }
            }
        }
        return asked.union([currency]).subtracting([-1])
    }

    func error(_ reason: RulePackError.Reason, _ placed: Placed) -> RulePackError {
        RulePackError(
            file: files[placed.pack], line: placed.rule.line, rule: placed.rule.id.isEmpty ? nil : placed.rule.id,
            reason: reason)
    }
}
