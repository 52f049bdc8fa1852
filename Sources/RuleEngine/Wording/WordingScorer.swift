// SPDX-License-Identifier: Apache-2.0

/// Scores the tokens of texts with one wording pack; one for each thread.
struct WordingScorer {
    let table: WordingTable
    /// Number of the stretch in which a feature was last met: each counts once.
    private var stamps: [UInt32]
    private var stamp: UInt32 = 0
    private var words: [UInt32] = []
    private var met: [Met] = []
    private var sums: [Int32]
    private var parts: [Int32]
    /// Best level of each function in the text, and where.
    private(set) var levels: [UInt8]
    private(set) var places: [Range<Int32>]

    /// A feature and the words that it was met in; before the first for those of the text as a whole.
    private struct Met {
        var feature: Int32
        var first: Int32
        var last: Int32
    }

    init(_ table: WordingTable) {
        self.table = table
        let count = table.pack.functions.count
        stamps = [UInt32](repeating: 0, count: table.pack.features.count)
        sums = [Int32](repeating: 0, count: count)
        levels = [UInt8](repeating: 0, count: count)
        places = [Range<Int32>](repeating: 0..<0, count: count)
        parts = [Int32](repeating: 0, count: count * WordingGrams.stretch)
        words.reserveCapacity(WordingGrams.stretch)
    }

    /// Reads a text; true when a function reaches a level.
    mutating func score(_ tokens: [Token], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for function in levels.indices { levels[function] = 0 }
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

    private mutating func score(
        _ tokens: [Token], _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        words.removeAll(keepingCapacity: true)
        var isQuestion = false
        for index in range {
            words.append(table.number(of: tokens[index], in: bytes))
            isQuestion = isQuestion || tokens[index].flags.contains(.question)
        }
        let length: WordingLexicon.Kind = range.count <= 3 ? .short : range.count <= 9 ? .middling : .long
        for function in sums.indices { sums[function] = table.biases[function] }
        collect(isQuestion: isQuestion, length)
        let (table, met) = (table, met)
        sums.withUnsafeMutableBufferPointer { sums in
            for item in met { table.forEachWeight(item.feature) { sums[$0] += $1 } }
        }
        var isAny = false
        var isBetter = false
        for function in sums.indices where sums[function] >= WordingPack.levels[0] {
            isAny = true
            isBetter = isBetter || level(sums[function]) > levels[function]
        }
        if isBetter { place(range) }
        return isAny
    }

    private func level(_ sum: Int32) -> UInt8 {
        sum >= WordingPack.levels[2] ? 3 : sum >= WordingPack.levels[1] ? 2 : sum >= WordingPack.levels[0] ? 1 : 0
    }

    /// Finds the words that carried most of each score that is better than before.
    private mutating func place(_ range: Range<Int>) {
        let stretch = WordingGrams.stretch
        var isBetter: UInt64 = 0
        for function in sums.indices where level(sums[function]) > levels[function] {
            isBetter |= 1 << UInt64(function & 63)
            for index in function * stretch..<function * stretch + range.count { parts[index] = 0 }
        }
        let (table, met) = (table, met)
        parts.withUnsafeMutableBufferPointer { parts in
            for item in met where item.last >= 0 {
                let words = Int(item.first)...Int(item.last)
                table.forEachWeight(item.feature) { function, weight in
                    guard weight > 0, isBetter >> UInt64(function & 63) & 1 == 1 else { return }
                    let part = weight / Int32(truncatingIfNeeded: words.count)
                    for index in words { parts[function * stretch + index] += part }
                }
            }
        }
        for function in sums.indices where level(sums[function]) > levels[function] {
            levels[function] = level(sums[function])
            let start = function * stretch
            let words = start..<start + range.count
            let carried = carrier(words) ?? words
            let offset = range.lowerBound - start
            places[function] =
                Int32(
                    truncatingIfNeeded: carried.lowerBound + offset)..<Int32(
                    truncatingIfNeeded: carried.upperBound + offset)
        }
    }

    /// The stretch from the first to the last of the heaviest words that make up three fifths of a score; nil when none
    /// weighs anything.
    private mutating func carrier(_ range: Range<Int>) -> Range<Int>? {
        let total = parts[range].reduce(0, +)
        var (first, last, sum) = (Int.max, -1, Int32(0))
        while sum * 5 < total * 3 {
            var best = range.lowerBound
            for index in range where parts[index] > parts[best] { best = index }
            sum += parts[best]
            parts[best] = -1
            (first, last) = (min(first, best), max(last, best))
        }
        return last < 0 ? nil : first..<last + 1
    }

    /// Notes the features of `words` and of the text as a whole, each once.
    private mutating func collect(isQuestion: Bool, _ length: WordingLexicon.Kind) {
        stamp &+= 1
        if stamp == 0 {
            stamps = [UInt32](repeating: 0, count: stamps.count)
            stamp = 1
        }
        met.removeAll(keepingCapacity: true)
        for index in words.indices where words[index] != 0 {
            let features = table.features(ofWord: words[index])
            meet(features.word, index, index)
            meet(features.wordClass, index, index)
        }
        words.withUnsafeBufferPointer { words in
            WordingGrams.forEachGroup(words, classOf: table.classOf) { meet(table.feature($0), $1, $2) }
        }
        meet(table.feature(length), -1, -1)
        if isQuestion { meet(table.feature(.question), -1, -1) }
    }

    @inline(__always)
    private mutating func meet(_ feature: Int32, _ first: Int, _ last: Int) {
        guard feature >= 0, stamps[Int(feature)] != stamp else { return }
        stamps[Int(feature)] = stamp
        met.append(
            Met(feature: feature, first: Int32(truncatingIfNeeded: first), last: Int32(truncatingIfNeeded: last)))
    }
}
