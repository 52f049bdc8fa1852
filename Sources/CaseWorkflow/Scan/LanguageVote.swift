// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Decides in which languages each account writes in each conversation, from a sample spread over its messages.
///
/// A pack is left out for an account only where there is enough text, CLD2 trusts what it found, the languages found
/// make up nearly all of the sample and packs cover them, and the pack's own languages have less than 5 % of it. In all
/// other cases every pack is kept: a hit too many can be read and dismissed, a hit too few is lost. Whoever turns to
/// another language for a message is heard in it (`TurnedMessage`).
struct LanguageVote {
    /// Languages of the messages with text, most frequent first.
    let records: [LanguageRecord]
    /// In which language who writes: of short texts too, since nothing is left out for it.
    let writers: WriterLanguages
    /// By account of a conversation: packs that are kept, one bit each; all where nothing was decided.
    private let kept: [UInt64: UInt64]
    private let packs: [RulePack]

    /// Texts of one side that are looked at, and bytes of each.
    private static let sampleSize = 24
    private static let longestText = 160
    /// Bytes of text below which nothing is decided.
    private static let leastText = 120
    /// Percent of a sample that covered languages must make up, and that a language needs to count.
    private static let mostOfSample = 85
    private static let leastShare = 5
    /// Sides whose language is looked for, those that wrote most; the others are read with every pack.
    private static let mostSides = 2000

    init(_ timeline: Timeline, packs: [RulePack]) {
        var sides = Sides()
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            guard entry.kind == .message, entry.textLength > 0, let actor = entry.actor else { continue }
            sides.add(n, Self.key(entry.conversation, actor))
        }
        let ranked = sides.all.indices.sorted {
            (sides.all[$1].messages, $0) < (sides.all[$0].messages, $1)
        }
        var kept: [UInt64: UInt64] = [:]
        var messages: [String: Int] = [:]
        var untold = 0
        var writers = WriterLanguages()
        for (rank, index) in ranked.enumerated() {
            let side = sides.all[index]
            let sample = rank < Self.mostSides ? Self.sample(side, of: timeline) : []
            let told = sample.isEmpty ? nil : Self.guess(sample)
            if let told, told.shares[0].percent >= Self.mostOfSample {
                writers[side.conversation, side.account] = Self.current(told.shares[0].language)
            }
            guard let guess = told, sample.count >= Self.leastText else {
                let foreign = Self.foreign(side, of: timeline, to: packs)
                for (tag, count) in foreign { messages[tag, default: 0] += count }
                untold += side.messages - foreign.values.reduce(0, +)
                continue
            }
            let foreign = Self.foreignBesides(guess, side, of: timeline, packs)
            for (tag, count) in foreign { messages[tag, default: 0] += count }
            messages[guess.shares[0].language, default: 0] += side.messages - foreign.values.reduce(0, +)
            if let mask = Self.mask(of: guess, packs) { kept[side.key] = mask }
        }
        var records = messages.map { language, count in
            LanguageRecord(
                language: language, messages: count,
                packs: packs.filter { $0.languages.contains { Self.covers($0, language) } }.map(\.id))
        }
        if untold > 0 { records.append(LanguageRecord(language: nil, messages: untold, packs: [])) }
        self.records = records.sorted {
            ($1.messages, $0.language ?? "~") < ($0.messages, $1.language ?? "~")
        }
        self.writers = writers
        self.kept = kept
        self.packs = packs
    }

    /// The marks of batches in the order of the timeline, without the hits of packs that are not for the language of their
    /// writer.
    ///
    /// Words of self-harm stay whatever the language; so do signs that belong to none: laughter, quotation marks,
    /// placeholders of pictures. So do the hits in a message that is of another language than the rest.
    func placed(
        _ marks: consuming [MarkTable], on timeline: Timeline, rules: RuleSet, width: Int
    ) async throws -> MarkTable {
        let positions = Dictionary(
            packs.enumerated().map { ($1.id, UInt64($0)) }, uniquingKeysWith: { first, _ in first })
        let packOfRule = rules.entries.map { rule in
            Self.alwaysKept.contains(rule.code.rawValue) ? UInt64.max : 1 << (positions[rule.pack] ?? 63)
        }
        let all = timeline.numbers
        let stretches = stride(from: all.lowerBound, to: all.upperBound, by: Self.stretch).map {
            $0..<min($0 + Int32(truncatingIfNeeded: Self.stretch), all.upperBound)
        }
        let uses = stretches.map { Self.batches(of: $0, on: timeline) }
        let measured = MeasuredTexts(joining: marks.map(\.measured))
        let shelf = MarkShelf(consume marks, uses: uses)
        let kept = kept
        let turned = TurnedMessage(packs: packs, packOfRule: packOfRule, rules: rules)
        var placed = MarkTable(
            joining: try await Parallel.map(Array(zip(stretches, uses)), width: width) { numbers, batches in
                defer { shelf.giveUp(batches) }
                let tables = shelf.tables(batches)
                var (last, mask): (Int32, UInt64) = (-1, .max)
                var isWhole = false
                return MarkTable(placing: tables, on: timeline, numbers) { n, match in
                    if kept.isEmpty { return true }
                    if n != last {
                        let entry = timeline.entry(n)
                        mask = entry.actor.flatMap { kept[Self.key(entry.conversation, $0)] } ?? .max
                        (last, isWhole) = (n, mask == .max)
                    }
                    let pack = packOfRule[Int(match.rule)]
                    if pack & mask == 0, !isWhole {
                        let (batch, row) = timeline.place(n)
                        mask |= turned.packs(of: n, tables[batch][Int32(row)], on: timeline, beside: mask)
                        isWhole = true
                    }
                    return pack & mask != 0
                }
            })
        placed.measured = measured
        return placed
    }

    /// The batches that hold some events, each once.
    private static func batches(of numbers: Range<Int32>, on timeline: Timeline) -> [Int] {
        var (batches, last) = (Set<Int>(), -1)
        for n in numbers {
            let batch = timeline.place(n).batch
            if batch != last { batches.insert(batch) }
            last = batch
        }
        return batches.sorted()
    }

    /// Events whose marks are put in order at a time.
    private static let stretch = 1 << 17

    private static let alwaysKept: Set<String> = ["W.harm", "W.urge", "C.laugh", "C.quote", "G.imgP"]

    // MARK: Sides

    private static func key(_ conversation: Conversation.ID?, _ actor: Account.ID) -> UInt64 {
        UInt64(UInt32(bitPattern: conversation?.rawValue ?? -1)) << 32 | UInt64(UInt32(bitPattern: actor.rawValue))
    }

    /// What one account wrote in one conversation.
    private struct Side {
        var key: UInt64
        var messages = 0
        /// Every `step`th message, so that a sample of bounded size is spread over all of them.
        var step = 1
        var sample: [Int32] = []

        var conversation: Conversation.ID? {
            let number = Int32(bitPattern: UInt32(key >> 32))
            return number < 0 ? nil : Conversation.ID(number)
        }

        var account: Account.ID { Account.ID(Int32(bitPattern: UInt32(truncatingIfNeeded: key))) }

        mutating func add(_ n: Int32) {
            if messages % step == 0 {
                if sample.count == LanguageVote.sampleSize {
                    sample = sample.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
                    step *= 2
                }
                if messages % step == 0 { sample.append(n) }
            }
            messages += 1
        }
    }

    private struct Sides {
        private(set) var all: [Side] = []
        private var places: [UInt64: Int] = [:]
        /// Few writers in turn are most of every talk.
        private var recent: [(key: UInt64, place: Int)] = []
        private var oldest = 0
        private static let mostRecent = 4

        mutating func add(_ n: Int32, _ key: UInt64) {
            if let known = recent.first(where: { $0.key == key }) {
                all[known.place].add(n)
                return
            }
            let place = places[key] ?? all.count
            if place == all.count {
                places[key] = place
                all.append(Side(key: key))
            }
            all[place].add(n)
            if recent.count < Self.mostRecent {
                recent.append((key, place))
            } else {
                recent[oldest] = (key, place)
                oldest = (oldest + 1) % Self.mostRecent
            }
        }
    }

    // MARK: Judging

    private static func sample(_ side: Side, of timeline: Timeline) -> [UInt8] {
        var text: [UInt8] = []
        for n in side.sample {
            timeline.withText(n) { bytes in
                var end = min(bytes.count, longestText)
                // No character is cut in two.
                while end < bytes.count, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
                for index in 0..<end { text.append(bytes[index]) }
            }
            text.append(0x0A)
        }
        return text
    }

    /// About how many messages of a side, too short to tell their language, are in letters that no pack reads.
    private static func foreign(_ side: Side, of timeline: Timeline, to packs: [RulePack]) -> [String: Int] {
        let languages = Set(packs.flatMap(\.languages))
        guard !languages.isEmpty, !side.sample.isEmpty else { return [:] }
        let tags = side.sample.compactMap { n in
            timeline.text(n).flatMap { TextLanguage.foreignTag(of: String($0.prefix(longestText)), to: languages) }
        }
        return Dictionary(tags.map { ($0, 1) }, uniquingKeysWith: +).mapValues {
            $0 * side.messages / side.sample.count
        }
    }

    /// The same of a side whose language is told and covered: a Hebrew line among English ones is read by no pack.
    ///
    /// Only where every message was looked at, or several of the sample are so: one of a long talk tells no share.
    private static func foreignBesides(
        _ guess: LanguageGuess, _ side: Side, of timeline: Timeline, _ packs: [RulePack]
    ) -> [String: Int] {
        guard packs.contains(where: { $0.languages.contains { covers($0, guess.shares[0].language) } }) else {
            return [:]
        }
        let foreign = Self.foreign(side, of: timeline, to: packs)
        let isWhole = side.sample.count == side.messages
        return foreign.filter { isWhole || $0.value * side.sample.count >= 3 * side.messages }
    }

    private static func guess(_ text: [UInt8]) -> LanguageGuess? {
        let guess = LanguageGuess(text)
        // Signs that every script shares, such as emoji, are of no language.
        guard guess.isReliable, let first = guess.shares.first, !signs.contains(first.language) else { return nil }
        return guess
    }

    /// What CLD2 calls signs of no script of their own.
    private static let signs: Set<String> = ["xx-Qaai", "xx-Zyyy"]

    /// The tag that BCP 47 prefers; nil for what CLD2 names by its script alone.
    private static func current(_ language: String) -> String? {
        switch language {
        case "iw": "he"
        case "jw": "jv"
        case "mo": "ro"
        case _ where language.hasPrefix("xx") || language == "un": nil
        default: language
        }
    }

    /// Packs to keep, one bit each; nil to keep all.
    private static func mask(of guess: LanguageGuess, _ packs: [RulePack]) -> UInt64? {
        var mask: UInt64 = 0
        var covered = 0
        for share in guess.shares where share.percent >= leastShare {
            let bits = packs.indices.filter { $0 < 63 && packs[$0].languages.contains { covers($0, share.language) } }
            if !bits.isEmpty { covered += share.percent }
            for bit in bits { mask |= 1 << UInt64(bit) }
        }
        return covered >= mostOfSample ? mask | 1 << 63 : nil
    }

    /// Whether a pack for one language is kept for text in another: the same, or one that short text is taken for.
    static func covers(_ pack: String, _ language: String) -> Bool {
        let own = pack.prefix { $0 != "-" }
        let found = language.prefix { $0 != "-" }
        return own == found || kin.contains { $0.contains(String(own)) && $0.contains(String(found)) }
    }

    private static let kin: [Set<String>] = [
        ["es", "pt", "gl", "ca", "ast", "an"], ["fr", "oc", "ht", "co", "wa"], ["de", "lb", "gsw", "nds"],
        ["tl", "fil", "ceb", "war", "en"], ["en", "sco"],
    ]
}
