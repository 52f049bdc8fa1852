// SPDX-License-Identifier: Apache-2.0

/// The checksum of gzip and ZIP (RFC 1952, section 8), eight bytes at a step.
public struct CRC32 {
    private var state: UInt32 = .max

    /// Begins with nothing.
    public init() {}

    /// Of everything so far.
    public var value: UInt32 { ~state }

    /// Takes the next piece.
    public mutating func update(_ block: UnsafeRawBufferPointer) {
        var state = state
        Self.tables.withUnsafeBufferPointer { table in
            var at = 0
            while at + 8 <= block.count {
                let low = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: at, as: UInt32.self)) ^ state
                let high = UInt32(littleEndian: block.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self))
                let first = table[1_792 + Int(low & 255)] ^ table[1_536 + Int(low >> 8 & 255)]
                let second = table[1_280 + Int(low >> 16 & 255)] ^ table[1_024 + Int(low >> 24)]
                let third = table[768 + Int(high & 255)] ^ table[512 + Int(high >> 8 & 255)]
                state = first ^ second ^ third ^ table[256 + Int(high >> 16 & 255)] ^ table[Int(high >> 24)]
                at += 8
            }
            while at < block.count {
                state = table[Int((state ^ UInt32(block[at])) & 255)] ^ (state >> 8)
                at += 1
            }
        }
        self.state = state
    }

    /// Eight tables of 256: the effect of a byte that is followed by 0 to 7 zeros.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 2_048)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
            tables[byte] = value
        }
        for index in 256..<2_048 {
            let shorter = tables[index - 256]
            tables[index] = (shorter >> 8) ^ tables[Int(shorter & 255)]
        }
        return tables
    }()
}
