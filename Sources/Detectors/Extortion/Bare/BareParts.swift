// SPDX-License-Identifier: Apache-2.0

/// The parts of a stretch of signs between those that part them; empty parts are left out.
struct BareParts: Sequence, IteratorProtocol {
    private let signs: BareSigns
    private var rest: Range<Int>
    private let parts: (UInt8) -> Bool

    init(_ signs: BareSigns, in stretch: Range<Int>, at parts: @escaping (UInt8) -> Bool) {
        self.signs = signs
        rest = stretch
        self.parts = parts
    }

    mutating func next() -> Range<Int>? {
        var start = rest.lowerBound
        while start < rest.upperBound, parts(signs[start]) { start += 1 }
        var end = start
        while end < rest.upperBound, !parts(signs[end]) { end += 1 }
        rest = end..<rest.upperBound
        return start < end ? start..<end : nil
    }
}
