// SPDX-License-Identifier: Apache-2.0

import Crypto

/// Base58 as Bitcoin writes addresses, with its double SHA-256 checksum.
enum Base58 {
    /// The order of the letters, which networks choose differently.
    struct Alphabet: Sendable {
        let zero: UInt8
        /// Value of each byte; 255 for bytes outside the alphabet.
        let values: [UInt8]

        init(_ letters: String) {
            var values = [UInt8](repeating: 255, count: 256)
            for (value, letter) in letters.utf8.enumerated() { values[Int(letter)] = UInt8(truncatingIfNeeded: value) }
            self.values = values
            zero = letters.utf8.first ?? 0
        }
    }

    static let bitcoin = Alphabet("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
    /// The dictionary of the XRP Ledger, which begins with `r`.
    static let ripple = Alphabet("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz")

    private static var values: [UInt8] { bitcoin.values }

    static func isLetter(_ byte: UInt8) -> Bool { values[Int(byte)] != 255 }

    /// The number as bytes, leading zero letters as zeros; nil for other letters or more than 128 of them.
    static func decode(_ text: [UInt8], alphabet: Alphabet = bitcoin) -> [UInt8]? {
        guard text.count <= 128 else { return nil }
        var number: [UInt8] = []
        for letter in text {
            var carry = Int(alphabet.values[Int(letter)])
            guard carry != 255 else { return nil }
            for index in number.indices {
                carry += Int(number[index]) * 58
                number[index] = UInt8(carry & 255)
                carry >>= 8
            }
            while carry > 0 {
                number.append(UInt8(carry & 255))
                carry >>= 8
            }
        }
        let zeros = text.prefix { $0 == alphabet.zero }.count
        return [UInt8](repeating: 0, count: zeros) + number.reversed()
    }

    /// Version and payload when the last four bytes are the checksum of the rest.
    static func decodeChecked(_ text: [UInt8], alphabet: Alphabet = bitcoin) -> [UInt8]? {
        guard let bytes = decode(text, alphabet: alphabet), bytes.count > 4 else { return nil }
        let body = Array(bytes.dropLast(4))
        let hash = Array(SHA256.hash(data: Array(SHA256.hash(data: body))))
        return Array(bytes.suffix(4)) == Array(hash.prefix(4)) ? body : nil
    }
}
