// SPDX-License-Identifier: Apache-2.0

import Analysis

/// What the messages of one side hold, by function: the two highest levels, and how many are likely.
struct WordingSide {
    /// Two bits a function, as in a line.
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var likely = InlineArray<32, Int32>(repeating: 0)
    /// Codes that rules found in any of them.
    private(set) var codes: CodeSet = []
    /// Codes that they found in more than one.
    private(set) var repeated: CodeSet = []
    private var signs = InlineArray<16, Int32>(repeating: 0)

    func best(_ function: Int) -> Int { Int(first >> UInt64(2 * function) & 3) }
    func second(_ function: Int) -> Int { Int(second >> UInt64(2 * function) & 3) }
    /// Messages in which the function is likely.
    func likely(_ function: Int) -> Int { Int(likely[function]) }
    /// Messages with a sign, by its bit.
    func signs(_ bit: Int) -> Int { Int(signs[bit]) }

    mutating func take(_ line: WordingLine) {
        var rest = line.levels
        while rest != 0 {
            let function = rest.trailingZeroBitCount / 2
            let shift = UInt64(2 * function)
            let level = rest >> shift & 3
            rest &= ~(3 << shift)
            if level > first >> shift & 3 {
                second = second & ~(3 << shift) | (first >> shift & 3) << shift
                first = first & ~(3 << shift) | level << shift
            } else if level > second >> shift & 3 {
                second = second & ~(3 << shift) | level << shift
            }
            if level >= 2 { likely[function] += 1 }
        }
        repeated.formUnion(codes.intersection(line.codes))
        codes.formUnion(line.codes)
        var marks = line.signs.rawValue
        while marks != 0 {
            signs[marks.trailingZeroBitCount] += 1
            marks &= marks - 1
        }
    }
}
