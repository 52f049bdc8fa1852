// SPDX-License-Identifier: Apache-2.0

/// Monero addresses: base58 in blocks of 8 bytes (11 letters), network byte, Keccak-256 checksum.
enum MoneroAddress {
    /// Letters of a last block, and the bytes they stand for.
    private static let sizes = [2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8]

    static func isValid(_ letters: [UInt8]) -> Bool {
        var bytes: [UInt8] = []
        var index = 0
        while index < letters.count {
            let block = letters[index..<min(index + 11, letters.count)]
            guard let size = sizes[block.count] else { return false }
            var number: UInt64 = 0
            for letter in block {
                let value = Base58.bitcoin.values[Int(letter)]
                guard value < 58 else { return false }
                let (product, overflowed) = number.multipliedReportingOverflow(by: 58)
                let (sum, carried) = product.addingReportingOverflow(UInt64(value))
                if overflowed || carried { return false }
                number = sum
            }
            if size < 8 && number >> UInt64(size * 8) != 0 { return false }
            for shift in (0..<size).reversed() { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift * 8))) }
            index += 11
        }
        guard bytes.count > 4, [0x12, 0x13, 0x2A].contains(bytes[0]) else { return false }
        return Array(Keccak256.hash(Array(bytes.dropLast(4))).prefix(4)) == Array(bytes.suffix(4))
    }
}
