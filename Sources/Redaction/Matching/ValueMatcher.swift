// SPDX-License-Identifier: Apache-2.0

/// Finds protected values in bytes, in whatever spelling and encoding they stand there.
struct ValueMatcher: Sendable {
    /// A value in the source.
    struct Match: Hashable, Sendable {
        var range: Range<Int>
        /// Position in the table of needles.
        var needle: Int
        /// Whether it stood in base64.
        var isEncoded = false
    }

    let needles: [Needle]
    private let automaton: Automaton
    private var folding: Folding

    init(_ needles: [Needle], folding: Folding = Folding()) {
        self.needles = needles
        self.folding = folding
        automaton = Automaton(needles.map(\.units))
    }

    /// Each place of each needle, by place.
    mutating func matches(in source: [UInt8], skippingTags: Bool = false) -> [Match] {
        guard !needles.isEmpty else { return [] }
        var found = matches(in: Unescaped(source), skippingTags: skippingTags)
        if Unescaped.hasLooseEscapes(source) {
            found += matches(in: Unescaped(source, isLoose: true), skippingTags: skippingTags)
        }
        return Set(found).sorted {
            ($0.range.lowerBound, $1.range.upperBound, $0.needle) < (
                $1.range.lowerBound, $0.range.upperBound, $1.needle
            )
        }
    }

    private mutating func matches(in text: Unescaped, skippingTags: Bool) -> [Match] {
        var found = plain(text, skippingTags: skippingTags)
        for run in EncodedRun.all(in: text.bytes) {
            guard let needle = encoded(run.decoded, depth: Self.depth) else { continue }
            let (start, end) = (text.start(run.range.lowerBound), text.end(run.range.upperBound - 1))
            found.append(Match(range: start..<end, needle: needle, isEncoded: true))
        }
        return found
    }

    /// Encodings within encodings that are undone.
    private static let depth = 3

    /// A needle in what an encoded text stands for, or in what is encoded there again.
    private mutating func encoded(_ bytes: [UInt8], depth: Int) -> Int? {
        let text = Unescaped(bytes, isLoose: true)
        if let first = plain(text, skippingTags: false).first { return first.needle }
        guard depth > 1 else { return nil }
        for run in EncodedRun.all(in: text.bytes) {
            if let needle = encoded(run.decoded, depth: depth - 1) { return needle }
        }
        return nil
    }

    private mutating func plain(_ text: Unescaped, skippingTags: Bool) -> [Match] {
        let folded = folding.fold(text, skippingTags: skippingTags)
        var found: [Match] = []
        var state: Int32 = 0
        for index in folded.units.indices {
            if folded.gaps[index] == FoldedText.Gap.hard { state = 0 }
            state = automaton.step(state, folded.units[index])
            guard state != 0 else { continue }
            automaton.forEach(in: state) { number in
                let needle = needles[number]
                guard let start = needle.stands(in: folded, at: index + 1 - needle.units.count) else { return }
                found.append(Match(range: Int(folded.starts[start])..<Int(folded.ends[index]), needle: number))
            }
        }
        return found
    }
}
