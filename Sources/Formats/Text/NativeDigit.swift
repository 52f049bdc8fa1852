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
    /// The digit at `index`: ASCII, Arabic-Indic, Extended Arabic-Indic, Devanagari, Bengali or Thai.
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
            let third = self[index + 2]
            switch second {
            case 0xA5 where (0xA6...0xAF).contains(third), 0xA7 where (0xA6...0xAF).contains(third):
                return NativeDigit(value: Int(third - 0xA6), length: 3)
            case 0xB9 where (0x90...0x99).contains(third):
                return NativeDigit(value: Int(third - 0x90), length: 3)
            default: return nil
            }
        default: return nil
        }
    }
}
