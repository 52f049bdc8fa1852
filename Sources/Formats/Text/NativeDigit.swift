// SPDX-License-Identifier: Apache-2.0

/// A decimal digit of any script that chat programs write dates in.
public struct NativeDigit: Sendable, Hashable {
    /// 0 … 9.
    public var value: Int
    /// Bytes in UTF-8.
    public var length: Int

    @inlinable
    init(value: Int, length: Int) {
        self.value = value
        self.length = length
    }
}

extension Span where Element == UInt8 {
    /// The digit at `index`: ASCII or of one of the scripts of Asia that locales write dates in.
    @inlinable
    public func digit(at index: Int, before end: Int) -> NativeDigit? {
        guard index < end else { return nil }
        let first = self[index]
        if first &- 0x30 < 10 { return NativeDigit(value: Int(first &- 0x30), length: 1) }
        if first < 0xD9 { return nil }
        return nativeDigit(at: index, before: end)
    }

    @usableFromInline
    func nativeDigit(at index: Int, before end: Int) -> NativeDigit? {
        guard index + 1 < end else { return nil }
        let second = self[index + 1]
        switch self[index] {
        case 0xD9 where (0xA0...0xA9).contains(second): return NativeDigit(value: Int(second - 0xA0), length: 2)
        case 0xDB where (0xB0...0xB9).contains(second): return NativeDigit(value: Int(second - 0xB0), length: 2)
        case 0xE0 where index + 2 < end:
            return indicDigit(second, self[index + 2])
        case 0xE1 where index + 2 < end:
            let third = self[index + 2]
            // Myanmar and Khmer.
            return (second == 0x81 && (0x80...0x89).contains(third))
                || (second == 0x9F && (0xA0...0xA9).contains(third))
                ? NativeDigit(value: Int(third & 0x0F), length: 3) : nil
        case 0xEF where index + 2 < end && second == 0xBC && (0x90...0x99).contains(self[index + 2]):
            // Full width.
            return NativeDigit(value: Int(self[index + 2] - 0x90), length: 3)
        default: return nil
        }
    }

    /// Digits of U+0966 … U+0F29: most scripts have theirs at the end of a block of 128.
    private func indicDigit(_ second: UInt8, _ third: UInt8) -> NativeDigit? {
        switch second {
        // Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam.
        case 0xA5, 0xA7, 0xA9, 0xAB, 0xAD, 0xAF, 0xB1, 0xB3, 0xB5:
            return (0xA6...0xAF).contains(third) ? NativeDigit(value: Int(third - 0xA6), length: 3) : nil
        // Thai, Lao.
        case 0xB9, 0xBB: return (0x90...0x99).contains(third) ? NativeDigit(value: Int(third - 0x90), length: 3) : nil
        // Tibetan.
        case 0xBC: return (0xA0...0xA9).contains(third) ? NativeDigit(value: Int(third - 0xA0), length: 3) : nil
        default: return nil
        }
    }
}
