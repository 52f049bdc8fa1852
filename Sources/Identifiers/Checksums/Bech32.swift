// SPDX-License-Identifier: Apache-2.0

/// Segregated-witness addresses: BIP-173 (bech32, version 0) and BIP-350 (bech32m, version 1 and up).
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    /// Whether `text` (one case throughout) is a valid witness address for the human-readable part.
    static func isWitnessAddress(_ text: [UInt8], prefix: String) -> Bool {
        let upper = text.contains { $0 >= 0x41 && $0 <= 0x5A }
        let lower = text.contains { $0 >= 0x61 && $0 <= 0x7A }
        guard !(upper && lower), text.count <= 90 else { return false }
        let folded = text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        guard folded.starts(with: (prefix + "1").utf8) else { return false }
        var values: [UInt32] = []
        for byte in folded.dropFirst(prefix.utf8.count + 1) {
            guard let value = alphabet.firstIndex(of: byte) else { return false }
            values.append(UInt32(value))
        }
        guard values.count >= 8, let version = values.first, version <= 16 else { return false }
        let expanded = prefix.utf8.map { UInt32($0 >> 5) } + [0] + prefix.utf8.map { UInt32($0 & 31) }
        let checksum = polymod(expanded + values)
        guard checksum == (version == 0 ? 1 : 0x2BC8_30A3) else { return false }
        guard let program = bytes(from: values.dropFirst().dropLast(6)) else { return false }
        return version == 0 ? program == 20 || program == 32 : (2...40).contains(program)
    }

    /// Length in bytes of the regrouped program; nil when the padding is not zero or too long.
    private static func bytes(from values: ArraySlice<UInt32>) -> Int? {
        let bits = values.count * 5
        let padding = bits % 8
        guard padding < 5, let last = values.last, last & ((1 << UInt32(padding)) - 1) == 0 else { return nil }
        return bits / 8
    }

    private static func polymod(_ values: [UInt32]) -> UInt32 {
        let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
        var check: UInt32 = 1
        for value in values {
            let top = check >> 25
            check = (check & 0x1FF_FFFF) << 5 ^ value
            for (bit, generator) in generators.enumerated() where top >> UInt32(bit) & 1 == 1 { check ^= generator }
        }
        return check
    }
}
