// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A wording pack made ready for scanning: immutable and shared by all threads.
///
/// Its words are kept apart from the vocabulary of the rules, so that no rule hits more or less because of them.
final class WordingTable: Sendable {
    /// What detectors made of the models of the pack, so that it is made once.
    private let kept = Mutex<(any Sendable)?>(nil)

    let pack: WordingPack
    /// Position of its first rule in the rule set; three a function.
    let firstRule: Int32
    let lexicon: WordingLexicon
    /// Class of each word of the lexicon.
    let classOf: FrozenTable<UInt32>
    /// For each of the first 64 classes those that make a feature with it, one bit each: few pairs do.
    let partners: FrozenTable<UInt64>
    /// Blocks of sixteen functions.
    let blocks: Int
    /// Score of a text without any feature, by block.
    private let biases: FrozenTable<Weights>
    /// Number of each row of the rules' vocabulary.
    private let rowNumbers: FrozenTable<UInt32>
    private let slots: FrozenTable<UInt32>
    private let starts: FrozenTable<Int32>
    private let arena: FrozenTable<UInt8>
    private let spelledNumbers: FrozenTable<UInt32>
    private let keys: FrozenTable<UInt64>
    private let values: FrozenTable<Int32>
    private let filter: FrozenTable<UInt64>
    /// Feature of each word and class that stands alone; -1 for none.
    private let ofWord: FrozenTable<Int32>
    /// What each feature adds to the scores; its blocks one after another.
    private let weights: FrozenTable<Weights>
    /// Score of a text by its kind alone, by kind: positions of features, -1 for none.
    private let kinds: [Int32]

    /// Fails with the first feature whose words or classes cannot be read.
    init(
        _ pack: WordingPack, file: String, lexicon base: WordingLexicon, vocabulary: Vocabulary, firstRule: Int32
    ) throws(RulePackError) {
        var lexicon = base
        for feature in pack.features {
            for part in feature.text.split(separator: " ") where part != "^" && !part.contains("{") {
                if !(part.hasPrefix("<") && part.hasSuffix(">")) { lexicon.word(String(part)) }
            }
        }
        lexicon.closeSpellings()
        var size = 1024
        while size < pack.features.count * 3 { size *= 2 }
        var keys = [UInt64](repeating: 0, count: size)
        var values = [Int32](repeating: -1, count: size)
        var filter = [UInt64](repeating: 0, count: Self.filterWords)
        let blocks = max(1, (pack.functions.count + 15) / 16)
        var weights = [Weights](repeating: .zero, count: pack.features.count * blocks)
        for (position, feature) in pack.features.enumerated() {
            guard let key = Self.key(of: feature.text, lexicon) else {
                throw RulePackError(file: file, reason: .badPhrase(feature.text))
            }
            var slot = Int(truncatingIfNeeded: key >> 20) & (size - 1)
            while values[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            (keys[slot], values[slot]) = (key, Int32(position))
            filter[Self.filterWord(key)] |= 1 << (key & 63)
            for item in feature.weights {
                weights[position * blocks + (item.function >> 4)][item.function & 15] = item.weight
            }
        }
        self.pack = pack
        self.firstRule = firstRule
        self.blocks = blocks
        var biases = [Weights](repeating: Weights(repeating: Int32.min / 2), count: blocks)
        for (function, item) in pack.functions.enumerated() { biases[function >> 4][function & 15] = item.bias }
        self.biases = FrozenTable(biases)
        self.keys = FrozenTable(keys)
        self.values = FrozenTable(values)
        self.filter = FrozenTable(filter)
        self.weights = FrozenTable(weights)
        self.lexicon = lexicon
        classOf = FrozenTable(lexicon.classOf)
        let spellings = lexicon.sortedSpellings
        var arena: [UInt8] = []
        var starts: [Int32] = [0]
        size = 64
        while size < spellings.count * 3 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        for (index, item) in spellings.enumerated() {
            arena += item.spelling
            starts.append(Int32(arena.count))
            var slot = Int(Self.hash(item.spelling[...])) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(index + 1)
        }
        self.arena = FrozenTable(arena)
        self.starts = FrozenTable(starts)
        self.slots = FrozenTable(slots)
        spelledNumbers = FrozenTable(spellings.map(\.number))
        rowNumbers = FrozenTable(
            (0..<vocabulary.count).map { row in
                let spelling = vocabulary.spelling(row)
                return spelling.first.map { $0 == 0 ? 0 : lexicon.number(spelled: WordingLexicon.normal(spelling)) }
                    ?? 0
            })
        let (frozenKeys, frozenValues) = (self.keys, self.values)
        ofWord = FrozenTable(
            lexicon.names.indices.map { number in
                number == 0 ? -1 : Self.find(WordingGrams.row([UInt32(number)]), frozenKeys, frozenValues)
            })
        partners = FrozenTable(
            (0..<64).map { one in
                var mask: UInt64 = 0
                for other in 0..<64
                where Self.find(WordingGrams.pair(UInt32(one), UInt32(other)), frozenKeys, frozenValues) >= 0 {
                    mask |= 1 << UInt64(other)
                }
                return mask
            })
        kinds = WordingLexicon.Kind.allCases.map { kind in
            Self.find(WordingGrams.row([lexicon.number(of: kind)]), frozenKeys, frozenValues)
        }
    }

    /// What is made of the pack, the same for all who ask.
    func derived<Value: Sendable>(_ make: (WordingPack) -> Value?) -> Value? {
        kept.withLock { held in
            if let known = held as? Value { return known }
            let made = make(pack)
            held = made
            return made
        }
    }

    deinit {
        classOf.free()
        partners.free()
        rowNumbers.free()
        slots.free()
        starts.free()
        arena.free()
        spelledNumbers.free()
        keys.free()
        values.free()
        filter.free()
        ofWord.free()
        biases.free()
        weights.free()
    }

    /// What is added to the scores of sixteen functions.
    typealias Weights = SIMD16<Int32>

    /// The key of a feature as packs write it; nil when a part is unknown.
    static func key(of text: String, _ lexicon: WordingLexicon) -> UInt64? {
        if let and = text.firstIndex(of: "&"), text.hasPrefix("{") {
            guard let one = lexicon.number(named: text[..<and]),
                let other = lexicon.number(named: text[text.index(after: and)...])
            else { return nil }
            return WordingGrams.pair(one, other)
        }
        var parts = text.split(separator: " ")
        let isStart = parts.first == "^"
        if isStart { parts.removeFirst() }
        var numbers: [UInt32] = []
        for part in parts {
            guard let number = lexicon.number(named: part), number != 0 else { return nil }
            numbers.append(number)
        }
        guard let first = numbers.first else { return nil }
        return isStart ? WordingGrams.start(first) : WordingGrams.row(numbers)
    }

    private static let filterWords = 2048

    @inline(__always)
    private static func filterWord(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> 40) & (filterWords - 1) }

    private static func find(_ key: UInt64, _ keys: FrozenTable<UInt64>, _ values: FrozenTable<Int32>) -> Int32 {
        var slot = Int(truncatingIfNeeded: key >> 20) & (keys.count - 1)
        while values[slot] >= 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return -1
    }

    /// The feature of a key; -1 for most.
    @inline(__always)
    func feature(_ key: UInt64) -> Int32 {
        filter[Self.filterWord(key)] >> (key & 63) & 1 == 0 ? -1 : Self.find(key, keys, values)
    }

    /// The feature of a kind of text; -1 when it weighs nothing.
    func feature(_ kind: WordingLexicon.Kind) -> Int32 { kinds[kind.rawValue] }

    /// The features of a single word and of its class; -1 for none.
    @inline(__always)
    func features(ofWord number: UInt32) -> (word: Int32, wordClass: Int32) {
        (ofWord[Int(number)], ofWord[Int(classOf[Int(number)])])
    }

    /// Score of a text without any feature, for the functions of a block.
    @inline(__always)
    func biases(_ block: Int) -> Weights { biases[block] }

    /// What a feature adds to the scores of a block.
    @inline(__always)
    func weights(_ feature: Int32, _ block: Int) -> Weights { weights[Int(feature) * blocks + block] }

    /// What a feature adds to the score of one function.
    @inline(__always)
    func weight(_ feature: Int32, _ function: Int) -> Int32 {
        weights[Int(feature) * blocks + (function >> 4)][function & 15]
    }

    // MARK: Numbers of tokens

    /// The number of a token: what it is, else which word.
    @inline(__always)
    func number(of token: Token, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        if !token.flags.isDisjoint(with: Self.things) { return number(ofThing: token.flags) }
        if token.word != 0 { return rowNumbers[Int(token.word)] }
        return number(ofWord: bytes, Int(token.start), Int(token.end))
    }

    static let things: TokenFlags = TokenFlags.entities.union([.number, .money, .time])

    private func number(ofThing flags: TokenFlags) -> UInt32 {
        let kind: WordingLexicon.Kind =
            flags.contains(.money)
            ? .money
            : flags.contains(.url)
                ? .url
                : flags.contains(.email)
                    ? .email
                    : flags.contains(.handle)
                        ? .handle : flags.contains(.phone) ? .phone : flags.contains(.time) ? .time : .number
        return lexicon.number(of: kind)
    }

    private func number(ofWord bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        guard end - start <= Vocabulary.longestWord else { return 0 }
        var hash = Self.hashStart
        var length = 0
        for index in start..<end where bytes[index] != 0x27 {
            hash = Self.hash(hash, bytes[index])
            length += 1
        }
        var slot = Int(hash ^ hash >> 15) & (slots.count - 1)
        while slots[slot] != 0 {
            let item = Int(slots[slot]) - 1
            let first = Int(starts[item])
            if Int(starts[item + 1]) - first == length {
                var offset = 0
                var isEqual = true
                for index in start..<end where bytes[index] != 0x27 {
                    if arena[first + offset] != bytes[index] {
                        isEqual = false
                        break
                    }
                    offset += 1
                }
                if isEqual { return spelledNumbers[item] }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return 0
    }

    private static let hashStart: UInt32 = 0x811C_9DC5

    @inline(__always)
    private static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        let hash = bytes.reduce(hashStart, hash)
        return hash ^ hash >> 15
    }
}
