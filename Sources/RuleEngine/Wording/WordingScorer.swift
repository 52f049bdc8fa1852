// SPDX-License-Identifier: Apache-2.0

/// Scores the tokens of texts with one wording pack; one for each thread.
struct WordingScorer {
    let table: WordingTable
    /// Number of the stretch in which a feature was last met: each counts once.
    private var stamps: [UInt32]
    private var stamp: UInt32 = 0
    private var words: [UInt32] = []
    private var sums: [Int32]
    private var parts: [Int32]
    /// Best level of each function in the text, and where.
    private(set) var levels: [UInt8]
    private(set) var places: [Range<Int32>]

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
        for function in sums.indices { sums[function] = table.pack.functions[function].bias }
        collect(isQuestion: isQuestion, length) { sums, _, function, weight, _, _ in sums[function] += weight }
        var isAny = false
        var isBetter = false
        for function in sums.indices where sums[function] >= WordingPack.levels[0] {
            isAny = true
            isBetter = isBetter || level(sums[function]) > levels[function]
        }
        if isBetter { place(tokens, range, isQuestion, length) }
        return isAny
    }

    private func level(_ sum: Int32) -> UInt8 {
        sum >= WordingPack.levels[2] ? 3 : sum >= WordingPack.levels[1] ? 2 : sum >= WordingPack.levels[0] ? 1 : 0
    }

    /// Finds the words that carried most of each score that is better than before.
    private mutating func place(
        _ tokens: [Token], _ range: Range<Int>, _ isQuestion: Bool, _ length: WordingLexicon.Kind
    ) {
        let stretch = WordingGrams.stretch
        for index in parts.indices { parts[index] = 0 }
        collect(isQuestion: isQuestion, length) { _, parts, function, weight, first, last in
            guard weight > 0, first >= 0 else { return }
            let part = weight / Int32(last - first + 1)
            for index in first...last { parts[function * stretch + index] += part }
        }
        for function in sums.indices where level(sums[function]) > levels[function] {
            levels[function] = level(sums[function])
            let own = parts[function * stretch..<function * stretch + range.count]
            let total = own.reduce(0, +)
            var (first, last, sum) = (Int.max, -1, Int32(0))
            let order = own.indices.sorted { own[$0] != own[$1] ? own[$0] > own[$1] : $0 < $1 }
            for index in order where sum * 5 < total * 3 {
                sum += own[index]
                first = min(first, index - function * stretch)
                last = max(last, index - function * stretch)
            }
            if last < 0 { (first, last) = (0, range.count - 1) }
            places[function] =
                Int32(
                    truncatingIfNeeded: range.lowerBound + first)..<Int32(
                    truncatingIfNeeded: range.lowerBound + last + 1)
        }
    }

    private mutating func collect(
        isQuestion: Bool, _ length: WordingLexicon.Kind,
        _ body: (
            _ sums: UnsafeMutableBufferPointer<Int32>, _ parts: UnsafeMutableBufferPointer<Int32>, _ function: Int,
            _ weight: Int32, _ first: Int, _ last: Int
        ) -> Void
    ) {
        stamp &+= 1
        if stamp == 0 {
            stamps = [UInt32](repeating: 0, count: stamps.count)
            stamp = 1
        }
        let (table, stamp) = (table, stamp)
        sums.withUnsafeMutableBufferPointer { sums in
            parts.withUnsafeMutableBufferPointer { parts in
                stamps.withUnsafeMutableBufferPointer { stamps in
                    words.withUnsafeBufferPointer { words in
                        table.lexicon.classOf.withUnsafeBufferPointer { classOf in
                            WordingGrams.forEach(words, classOf: classOf, classCount: table.lexicon.classCount) {
                                key, first, last in
                                let feature = table.feature(key)
                                guard feature >= 0, stamps[Int(feature)] != stamp else { return }
                                stamps[Int(feature)] = stamp
                                table.forEachWeight(feature) { body(sums, parts, $0, $1, first, last) }
                            }
                        }
                    }
                }
                for kind in isQuestion ? [length, .question] : [length] {
                    let feature = table.feature(kind)
                    if feature >= 0 { table.forEachWeight(feature) { body(sums, parts, $0, $1, -1, -1) } }
                }
            }
        }
    }
}
