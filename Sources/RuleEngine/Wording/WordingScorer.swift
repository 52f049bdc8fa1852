// SPDX-License-Identifier: Apache-2.0

/// Scores the tokens of texts with one wording pack; one for each thread.
///
/// Its memory is plain buffers: the loops below run over every word of every text.
final class WordingScorer {
    let table: WordingTable
    /// How many functions the pack has.
    let functions: Int
    /// Best level of each function in the text, and where.
    let levels: UnsafeMutableBufferPointer<UInt8>
    let places: UnsafeMutableBufferPointer<Range<Int32>>
    /// Highest score of each function in the text, in hundredths, by block of sixteen.
    let highest: UnsafeMutableBufferPointer<WordingTable.Weights>

    /// The highest scores in the readings of a text since `begin`, bounded: those of a text without words before the first.
    private(set) var scores: WordingText.Scores
    private var isBegun = true

    /// Number of the stretch in which a feature was last met: each counts once.
    private let stamps: UnsafeMutableBufferPointer<UInt32>
    private var stamp: UInt32 = 0
    private let words: UnsafeMutableBufferPointer<UInt32>
    private let met: UnsafeMutableBufferPointer<Met>
    private let sums: UnsafeMutableBufferPointer<WordingTable.Weights>
    /// What each word of a stretch carries of one score.
    private let parts: UnsafeMutableBufferPointer<Int32>

    /// A feature and the words that it was met in; before the first for those of the text as a whole.
    private struct Met: BitwiseCopyable {
        var feature: Int32
        var first: Int32
        var last: Int32
    }

    init(_ table: WordingTable) {
        self.table = table
        scores = WordingText.bounded(table.biases(0))
        functions = table.pack.functions.count
        levels = .allocate(capacity: functions)
        places = .allocate(capacity: functions)
        stamps = .allocate(capacity: max(table.pack.features.count, 1))
        words = .allocate(capacity: WordingGrams.stretch)
        met = .allocate(capacity: WordingGrams.most)
        sums = .allocate(capacity: table.blocks)
        highest = .allocate(capacity: table.blocks)
        parts = .allocate(capacity: WordingGrams.stretch)
        levels.initialize(repeating: 0)
        places.initialize(repeating: 0..<0)
        stamps.initialize(repeating: 0)
        words.initialize(repeating: 0)
        met.initialize(repeating: Met(feature: 0, first: 0, last: 0))
        sums.initialize(repeating: .zero)
        highest.initialize(repeating: .zero)
        parts.initialize(repeating: 0)
    }

    deinit {
        levels.deallocate()
        places.deallocate()
        stamps.deallocate()
        words.deallocate()
        met.deallocate()
        sums.deallocate()
        highest.deallocate()
        parts.deallocate()
    }

    /// Forgets the scores of the text before.
    func begin() {
        scores = WordingText.bounded(table.biases(0))
        isBegun = true
    }

    /// Reads a text in one spelling; true when a function reaches a level.
    func score(_ tokens: [Token], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let isAny = level(tokens, in: bytes)
        let bounded = WordingText.bounded(highest[0])
        scores = isBegun ? bounded : pointwiseMax(scores, bounded)
        isBegun = false
        return isAny
    }

    private func level(_ tokens: [Token], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for function in 0..<functions { levels[function] = 0 }
        for block in 0..<table.blocks { highest[block] = WordingTable.Weights(repeating: Int32.min / 2) }
        return tokens.withUnsafeBufferPointer { tokens in
            var start = 0
            var isAny = false
            repeat {
                let end = min(tokens.count, start + WordingGrams.stretch)
                isAny = score(tokens, start..<end, in: bytes) || isAny
                if end == tokens.count { break }
                start += WordingGrams.step
            } while true
            return isAny
        }
    }

    private func score(
        _ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let table = table
        var isQuestion = false
        for index in range {
            words[index - range.lowerBound] = table.number(of: tokens[index], in: bytes)
            isQuestion = isQuestion || tokens[index].flags.contains(.question)
        }
        passLettersApart(tokens, range, in: bytes)
        let length: WordingLexicon.Kind = range.count <= 3 ? .short : range.count <= 9 ? .middling : .long
        let metCount = collect(range.count, isQuestion: isQuestion, length)
        var isAny = false
        for block in 0..<table.blocks {
            var sum = table.biases(block)
            for index in 0..<metCount { sum &+= table.weights(met[index].feature, block) }
            sums[block] = sum
            highest[block] = pointwiseMax(highest[block], sum)
            isAny = isAny || any(sum .>= WordingPack.levels[0])
        }
        guard isAny else { return false }
        // Lane by lane, in the order of the functions: a lane taken out of a vector goes by way of the whole of it.
        let lanes = UnsafeRawPointer(sums.baseAddress.unsafelyUnwrapped)
        for function in 0..<functions {
            let level = level(lanes.load(fromByteOffset: function * MemoryLayout<Int32>.stride, as: Int32.self))
            if level > levels[function] {
                levels[function] = level
                places[function] = place(of: function, range, metCount)
            }
        }
        return true
    }

    /// Letters set apart ("l.e.a.k") are no words: what they spell is weighed in the other spelling of the text.
    private func passLettersApart(
        _ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
    ) {
        var letters = 0
        for place in 0...range.count {
            let token = place < range.count ? tokens[range.lowerBound + place] : nil
            if let token, token.end - token.start == 1, bytes[Int(token.start)] &- 97 < 26 {
                letters += 1
                continue
            }
            if letters >= Self.lettersApart { for index in place - letters..<place { words[index] = 0 } }
            letters = 0
        }
    }

    /// So many single letters in a row are one word spelt out: "r u" and "i c u" are words of chat.
    private static let lettersApart = 4

    private func level(_ sum: Int32) -> UInt8 {
        sum >= WordingPack.levels[2] ? 3 : sum >= WordingPack.levels[1] ? 2 : sum >= WordingPack.levels[0] ? 1 : 0
    }

    /// The stretch from the first to the last of the heaviest words that make up three fifths of a score; the whole when
    /// none weighs anything.
    private func place(of function: Int, _ range: Range<Int>, _ metCount: Int) -> Range<Int32> {
        let table = table
        let count = range.count
        for index in 0..<count { parts[index] = 0 }
        var total: Int32 = 0
        for index in 0..<metCount where met[index].last >= 0 {
            let weight = table.weight(met[index].feature, function)
            guard weight > 0 else { continue }
            let (first, last) = (Int(met[index].first), Int(met[index].last))
            // Constants, since a division by a variable costs more than all the rest.
            let part = last == first ? weight : last == first + 1 ? weight / 2 : weight / 3
            for word in first...last { parts[word] += part }
            total += part * Int32(truncatingIfNeeded: last - first + 1)
        }
        var (first, last, sum) = (Int.max, -1, Int32(0))
        while sum * 5 < total * 3 {
            var best = 0
            for index in 1..<max(count, 1) where parts[index] > parts[best] { best = index }
            sum += parts[best]
            parts[best] = -1
            (first, last) = (min(first, best), max(last, best))
        }
        let carried = last < 0 ? 0..<count : first..<last + 1
        let start = Int32(truncatingIfNeeded: range.lowerBound)
        return start + Int32(truncatingIfNeeded: carried.lowerBound)..<start
            + Int32(truncatingIfNeeded: carried.upperBound)
    }

    /// Notes the features of the first `count` words and of the text as a whole, each once; how many there are.
    private func collect(_ count: Int, isQuestion: Bool, _ length: WordingLexicon.Kind) -> Int {
        let table = table
        stamp &+= 1
        if stamp == 0 {
            for feature in stamps.indices { stamps[feature] = 0 }
            stamp = 1
        }
        let stamp = stamp
        var metCount = 0
        func meet(_ feature: Int32, _ first: Int, _ last: Int) {
            guard feature >= 0, stamps[Int(feature)] != stamp else { return }
            stamps[Int(feature)] = stamp
            met[metCount] = Met(
                feature: feature, first: Int32(truncatingIfNeeded: first), last: Int32(truncatingIfNeeded: last))
            metCount += 1
        }
        for index in 0..<count where words[index] != 0 {
            let features = table.features(ofWord: words[index])
            meet(features.word, index, index)
            meet(features.wordClass, index, index)
        }
        WordingGrams.forEachGroup(
            UnsafeBufferPointer(rebasing: words[0..<count]), classOf: table.classOf, partners: table.partners
        ) {
            meet(table.feature($0), $1, $2)
        }
        meet(table.feature(length), -1, -1)
        if isQuestion { meet(table.feature(.question), -1, -1) }
        return metCount
    }
}
