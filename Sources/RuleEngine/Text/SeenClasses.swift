// SPDX-License-Identifier: Apache-2.0

/// What a text has of 64 word classes.
struct SeenClasses: BitwiseCopyable {
    /// Classes that occur, one bit each.
    var bits: UInt64 = 0
    /// Tokens with a class among them, one bit each; of the first 64 alone.
    var tokens: UInt64 = 0
    /// Classes whose tokens have been worked out.
    var known: UInt64 = 0
}

extension UnsafeBufferPointer<SeenClasses> {
    /// Whether a word of a class occurs; the class is one that is asked of texts.
    @inline(__always)
    func holds(_ wordClass: Int32) -> Bool {
        self[Int(wordClass >> 6)].bits >> UInt64(truncatingIfNeeded: wordClass & 63) & 1 == 1
    }
}
