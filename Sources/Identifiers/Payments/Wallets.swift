// SPDX-License-Identifier: Apache-2.0

/// Addresses of crypto currencies, each by its own checksum.
enum Wallets {
    static func find(in text: MessageText, into found: inout Findings) {
        for word in text.words where word.count >= 26 && word.count <= 110 {
            guard found.isFree(word), text.isSeparate(word) else { continue }
            let letters = Array(text.bytes[word])
            if let (kind, value, status) = read(letters, in: text, at: word) {
                found.add(kind, value, at: word, status)
            }
        }
    }

    private static func read(
        _ letters: [UInt8], in text: MessageText, at range: Range<Int>
    ) -> (IdentifierMatch.Kind, String, IdentifierMatch.Status)? {
        let literal = String(decoding: letters, as: UTF8.self)
        let folded = literal.lowercased()
        if folded.hasPrefix("bc1") {
            let isValid = Bech32.isWitnessAddress(letters, prefix: "bc")
            return letters.count >= 14 && (isValid || isBech32Like(folded))
                ? (.bitcoin, isValid ? folded : literal, isValid ? .valid : .damaged) : nil
        }
        if folded.hasPrefix("ltc1") {
            let isValid = Bech32.isWitnessAddress(letters, prefix: "ltc")
            return isValid || isBech32Like(folded)
                ? (.litecoin, isValid ? folded : literal, isValid ? .valid : .damaged) : nil
        }
        if folded.hasPrefix("0x"), letters.count == 42, letters.dropFirst(2).allSatisfy(isHex) {
            return ethereum(literal)
        }
        if [95, 106].contains(letters.count), literal.hasPrefix("4") || literal.hasPrefix("8"),
            letters.allSatisfy(Base58.isLetter)
        {
            return (.monero, literal, Monero.isValid(letters) ? .valid : .damaged)
        }
        return legacy(letters, literal, in: text, at: range)
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        MessageText.isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static func isBech32Like(_ folded: String) -> Bool {
        folded.utf8.count >= 40 && folded.dropFirst(4).allSatisfy { $0 != "b" && $0 != "i" && $0 != "o" }
    }

    /// EIP-55: a letter of the address is upper case where the nibble of the lower-case text's Keccak hash is 8 or more.
    private static func ethereum(_ literal: String) -> (IdentifierMatch.Kind, String, IdentifierMatch.Status) {
        let digits = Array(literal.utf8.dropFirst(2))
        let value = literal.lowercased()
        let letters = digits.filter(MessageText.isLetter)
        let isMixed = letters.contains { $0 < 0x61 } && letters.contains { $0 >= 0x61 }
        guard isMixed else { return (.ethereum, value, .unverifiable) }
        let hash = Keccak256.hash(Array(value.utf8.dropFirst(2)))
        let agrees = digits.enumerated().allSatisfy { position, digit in
            let nibble = position % 2 == 0 ? hash[position / 2] >> 4 : hash[position / 2] & 15
            return !MessageText.isLetter(digit) || (digit < 0x61) == (nibble >= 8)
        }
        return (.ethereum, value, agrees ? .valid : .damaged)
    }

    /// Base58Check addresses: Bitcoin versions 0 and 5, Litecoin 0x30 and 0x32, Tron 0x41.
    private static func legacy(
        _ letters: [UInt8], _ literal: String, in text: MessageText, at range: Range<Int>
    ) -> (IdentifierMatch.Kind, String, IdentifierMatch.Status)? {
        guard (26...35).contains(letters.count), letters.allSatisfy(Base58.isLetter) else { return nil }
        if let body = Base58.decodeChecked(letters), body.count == 21 {
            switch body[0] {
            case 0x00, 0x05:
                // Version 5 is shared: a `3…` address beside the word Litecoin is Litecoin's.
                let isLitecoin = body[0] == 5 && text.hasWord(["ltc", "litecoin"], near: range, reach: 6)
                return (isLitecoin ? .litecoin : .bitcoin, literal, .valid)
            case 0x30, 0x32: return (.litecoin, literal, .valid)
            case 0x41: return (.tron, literal, .valid)
            default: return nil
            }
        }
        let hasBoth = letters.contains(where: MessageText.isDigit) && letters.contains(where: MessageText.isLetter)
        guard hasBoth, letters.count >= 30 else { return nil }
        switch letters[0] {
        case UInt8(ascii: "1"), UInt8(ascii: "3"):
            let isNamed = text.hasWord(["btc", "bitcoin", "wallet", "crypto", "address"], near: range, reach: 8)
            return isNamed ? (.bitcoin, literal, .damaged) : nil
        case UInt8(ascii: "T") where letters.count == 34:
            let isNamed = text.hasWord(["usdt", "tron", "trx", "trc20", "wallet", "crypto"], near: range, reach: 8)
            return isNamed ? (.tron, literal, .damaged) : nil
        default: return nil
        }
    }
}

/// Monero addresses: base58 in blocks of 8 bytes (11 letters), network byte, Keccak-256 checksum.
enum Monero {
    private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
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
                guard let value = alphabet.firstIndex(of: letter) else { return false }
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
