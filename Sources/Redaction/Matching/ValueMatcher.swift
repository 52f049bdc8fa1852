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
        let text = Unescaped(source)
        var found = plain(text, skippingTags: skippingTags)
        for run in EncodedRun.all(in: text.bytes) {
            let inner = plain(Unescaped(run.decoded), skippingTags: false)
            guard let first = inner.first else { continue }
            let (start, end) = (text.start(run.range.lowerBound), text.end(run.range.upperBound - 1))
            found.append(Match(range: start..<end, needle: first.needle, isEncoded: true))
        }
        return found.sorted { ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound) }
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

/// A stretch of base64 that stands for readable text.
struct EncodedRun {
    var range: Range<Int>
    var decoded: [UInt8]

    private static let shortest = 8

    /// The runs of base64 and of its form for URLs that decode to text.
    static func all(in bytes: [UInt8]) -> [EncodedRun] {
        var runs: [EncodedRun] = []
        var start = 0
        var index = 0
        while index <= bytes.count {
            if index < bytes.count, value(bytes[index]) != nil {
                index += 1
                continue
            }
            if index - start >= shortest { add(bytes, start..<index, to: &runs) }
            index += 1
            start = index
        }
        return runs
    }

    /// The run may begin inside a longer one: each of the four alignments is tried.
    private static func add(_ bytes: [UInt8], _ range: Range<Int>, to runs: inout [EncodedRun]) {
        for shift in 0..<4 where range.count - shift >= shortest {
            let decoded = decode(bytes[(range.lowerBound + shift)..<range.upperBound])
            guard isReadable(decoded) else { continue }
            runs.append(EncodedRun(range: range, decoded: decoded))
        }
    }

    private static func isReadable(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(256)
        var odd = 0
        for byte in sample where !(byte >= 0x20 && byte < 0x7F) && byte < 0x80 && byte != 0x0A { odd += 1 }
        guard odd == 0 else { return false }
        // The last character may be cut by the end of the run or of the sample.
        return sample.allSatisfy { $0 < 0x80 }
            || String(validating: bytes.prefix(max(0, bytes.count - bytes.count % 3)), as: UTF8.self) != nil
            || String(validating: bytes, as: UTF8.self) != nil
    }

    private static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in text {
            bits = bits << 6 | UInt32(value(byte) ?? 0)
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return out
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
