// SPDX-License-Identifier: Apache-2.0

/// Addresses of crypto currencies, each by its own checksum.
enum Wallets {
    /// An address that was read.
    struct Address {
        var kind: IdentifierMatch.Kind
        var value: String
        var status: IdentifierMatch.Status

        init(_ kind: IdentifierMatch.Kind, _ value: String, isValid: Bool) {
            self.kind = kind
            self.value = value
            status = isValid ? .valid : .damaged
        }
    }

    /// Addresses of one message whose checksums are computed; a flood of them stops there.
    private static let mostCandidates = 4096

    static func find(in text: MessageText, into found: inout MatchCollector) {
        var budget = mostCandidates
        for word in text.words where (14...110).contains(word.count) && budget > 0 {
            budget -= 1
            guard found.isFree(word), text.isSeparate(word),
                let address = read(Array(text.bytes[word]), at: word, in: text)
            else { continue }
            found.add(address.kind, address.value, at: word, address.status)
        }
        broken(in: text, budget: &budget, into: &found)
    }

    /// A wallet set apart letter by letter in pairs.
    private static let mostPieces = 56
    /// Bytes between two pieces.
    private static let widestGap = 8

    /// Addresses that blanks, signs, emoji or line breaks part, in groups of whatever length: nothing but the check figure tells
    /// that the pieces belong together, so it must agree.
    private static func broken(in text: MessageText, budget: inout Int, into found: inout MatchCollector) {
        var index = 0
        while index + 1 < text.words.count, budget > 0 {
            defer { index += 1 }
            let first = text.words[index]
            guard let family = Family(beginningAt: index, in: text), found.isFree(first) else { continue }
            var letters = Array(text.bytes[first])
            for last in index + 1..<min(index + mostPieces, text.words.count) {
                let piece = text.words[last]
                guard text.gap(after: last - 1).count <= widestGap, letters.count + piece.count <= family.longest,
                    text.bytes[piece].allSatisfy(family.holds)
                else { break }
                letters += text.bytes[piece]
                guard letters.count >= 26, family.mayBeWhole(letters) else { continue }
                budget -= 1
                let range = first.lowerBound..<piece.upperBound
                guard let address = read(letters, at: range, in: text), found.isFree(range),
                    address.status == .valid || address.kind == .ethereum && address.status == .unverifiable
                else { continue }
                found.add(address.kind, address.value, at: range, address.status, isObfuscated: true)
                index = last
                break
            }
        }
    }

    /// What a first piece says of the letters that follow.
    private enum Family {
        case witness, hexadecimal, base58, monero

        /// Nil where the word looks like one of a language.
        init?(beginningAt index: Int, in text: MessageText) {
            let word = text.words[index]
            guard word.count < 100 else { return nil }
            let lower = text.lower[word]
            let next = index + 1 < text.words.count ? text.lower[text.words[index + 1]].first : nil
            let isSplit = ["bc", "ltc"].contains { lower.elementsEqual($0.utf8) } && next == UInt8(ascii: "1")
            if isSplit || ["bc1", "ltc1"].contains(where: { lower.starts(with: $0.utf8) }) {
                self = .witness
            } else if lower.starts(with: "0x".utf8) {
                self = .hexadecimal
            } else if "13TLMDXr48".utf8.contains(text.bytes[word.lowerBound]),
                (index..<min(index + 3, text.words.count)).contains(where: { Self.isCode($0, in: text) })
            {
                self = "48".utf8.contains(text.bytes[word.lowerBound]) ? .monero : .base58
            } else {
                return nil
            }
        }

        /// Letters of both cases, or letters and figures, as no word of a language has them.
        private static func isCode(_ index: Int, in text: MessageText) -> Bool {
            let bytes = text.bytes[text.words[index]]
            guard bytes.allSatisfy(Base58.isLetter), bytes.contains(where: MessageText.isLetter) else { return false }
            return bytes.contains(where: MessageText.isDigit)
                || bytes.dropFirst().contains(where: MessageText.isCapital)
        }

        var longest: Int {
            switch self {
            case .witness: 90
            case .hexadecimal: 42
            case .base58: 36
            case .monero: 106
            }
        }

        func holds(_ byte: UInt8) -> Bool {
            switch self {
            case .witness: MessageText.isAlphanumeric(byte)
            case .hexadecimal: MessageText.isHex(byte)
            case .base58, .monero: Base58.isLetter(byte)
            }
        }

        /// Whether letters so far may be an address, before a check figure is computed.
        func mayBeWhole(_ letters: [UInt8]) -> Bool {
            switch self {
            case .witness: letters.count >= 42
            case .hexadecimal: letters.count == 42
            case .base58:
                letters.contains(where: MessageText.isDigit) && letters.contains(where: MessageText.isCapital)
                    && letters.contains { $0 >= 0x61 }
            case .monero: letters.count == 95 || letters.count == 106
            }
        }
    }

    private static let ether: TermSet = ["eth", "ethereum", "ether", "erc20", "bnb", "bep20", "metamask", "polygon"]
    private static let digests: TermSet = ["sha1", "sha", "hash", "md5", "commit", "digest", "checksum"]

    private static func read(_ letters: [UInt8], at range: Range<Int>, in text: MessageText) -> Address? {
        let lower = ArraySlice(letters.map { MessageText.isCapital($0) ? $0 | 0x20 : $0 })
        if lower.starts(with: "bc1".utf8) { return witness(.bitcoin, "bc", letters, lower) }
        if lower.starts(with: "ltc1".utf8) { return witness(.litecoin, "ltc", letters, lower) }
        guard letters.count >= 25 else { return nil }
        if lower.starts(with: "0x".utf8) {
            return letters.count == 42 && letters.dropFirst(2).allSatisfy(MessageText.isHex) ? ethereum(letters) : nil
        }
        if letters.count == 40, letters.allSatisfy(MessageText.isHex), letters.contains(where: MessageText.isDigit),
            text.hasWord(ether, near: range, reach: 6), !text.hasWord(digests, near: range, reach: 6)
        {
            return ethereum(Array("0x".utf8) + letters)
        }
        // One letter in another case, or one misread, is no letter of the alphabet at times.
        guard letters.allSatisfy(Base58.isLetter) else { return suspected(letters, in: text, at: range) }
        if letters.count == 95 || letters.count == 106 {
            guard letters[0] == UInt8(ascii: "4") || letters[0] == UInt8(ascii: "8") else { return nil }
            return Address(
                .monero, String(decoding: letters, as: UTF8.self), isValid: MoneroAddress.isValid(letters))
        }
        return checked(letters, in: text, at: range) ?? suspected(letters, in: text, at: range)
    }

    /// BIP-173 and BIP-350.
    ///
    /// What has the length and the letters but not the checksum is `damaged`.
    private static func witness(
        _ kind: IdentifierMatch.Kind, _ prefix: String, _ letters: [UInt8], _ lower: ArraySlice<UInt8>
    ) -> Address? {
        // Keyboards put a capital at the start of a line; any other mixture is no address (BIP-173).
        let isCapitalised = letters.first.map(MessageText.isCapital) ?? false
        let plain =
            isCapitalised && !letters.dropFirst().contains(where: MessageText.isCapital) ? Array(lower) : letters
        if Bech32.isWitnessAddress(plain, prefix: prefix) {
            return Address(kind, String(decoding: lower, as: UTF8.self), isValid: true)
        }
        let data = lower.dropFirst(prefix.utf8.count + 1)
        let isAlike = data.allSatisfy { byte in
            MessageText.isAlphanumeric(byte) && byte != UInt8(ascii: "b") && byte != UInt8(ascii: "i")
                && byte != UInt8(ascii: "o") && byte != UInt8(ascii: "1")
        }
        guard data.count >= 38, data.count <= 87, isAlike, data.contains(where: MessageText.isDigit) else { return nil }
        return Address(kind, String(decoding: lower, as: UTF8.self), isValid: false)
    }

    /// EIP-55: a letter of the address is upper case where the nibble of the lower-case text's Keccak hash is 8 or more.
    private static func ethereum(_ letters: [UInt8]) -> Address {
        let digits = letters.dropFirst(2)
        let lower = digits.map { $0 | 0x20 }
        var address = Address(.ethereum, "0x" + String(decoding: lower, as: UTF8.self), isValid: true)
        let hash = Keccak256.hash(lower)
        let agrees = digits.enumerated().allSatisfy { position, digit in
            let nibble = position % 2 == 0 ? hash[position / 2] >> 4 : hash[position / 2] & 15
            return !MessageText.isLetter(digit) || MessageText.isCapital(digit) == (nibble >= 8)
        }
        // Written in one case throughout, an address mostly carries no checksum; where it agrees all the same, it is one.
        let capitals = digits.count(where: MessageText.isCapital)
        let isMixed = capitals > 0 && capitals < digits.count(where: MessageText.isLetter)
        address.status = agrees ? .valid : isMixed ? .damaged : .unverifiable
        return address
    }

    private static let litecoin: TermSet = ["ltc", "litecoin"]

    /// Base58Check addresses by their version byte.
    private static func checked(_ letters: [UInt8], in text: MessageText, at range: Range<Int>) -> Address? {
        guard letters.count <= 35 else { return nil }
        let literal = String(decoding: letters, as: UTF8.self)
        if letters[0] == UInt8(ascii: "r"), let body = Base58.decodeChecked(letters, alphabet: Base58.ripple),
            body.count == 21, body[0] == 0
        {
            return Address(.xrp, literal, isValid: true)
        }
        guard let body = Base58.decodeChecked(letters), body.count == 21 else { return nil }
        switch body[0] {
        case 0x00: return Address(.bitcoin, literal, isValid: true)
        case 0x05:
            // Litecoin's older script addresses have Bitcoin's version: the words around decide.
            let isLitecoin =
                text.hasWord(litecoin, near: range, reach: 6) && !text.hasWord(bitcoin, near: range, reach: 6)
            return Address(isLitecoin ? .litecoin : .bitcoin, literal, isValid: true)
        case 0x30, 0x32: return Address(.litecoin, literal, isValid: true)
        case 0x41: return Address(.tron, literal, isValid: true)
        case 0x1E, 0x16: return Address(.dogecoin, literal, isValid: true)
        case 0x4C, 0x10: return Address(.dash, literal, isValid: true)
        default: return nil
        }
    }

    private static let bitcoin: TermSet = ["btc", "bitcoin", "bitcoins", "xbt"]
    private static let leastFigures = 2
    private static let chains: TermSet = ["btc", "bitcoin", "bitcoins", "wallet", "crypto", "address", "coinbase"]
    private static let tron: TermSet = ["usdt", "tron", "trx", "trc20", "wallet", "crypto", "tether"]
    private static let solana: TermSet = ["sol", "solana", "phantom", "spl"]

    /// What has the shape of an address without its checksum, beside a word that says that it is one, or as the whole of a message.
    ///
    /// In small letters throughout too: a copy by hand or by a program that knows no capitals.
    private static func suspected(_ letters: [UInt8], in text: MessageText, at range: Range<Int>) -> Address? {
        guard letters.count(where: MessageText.isDigit) >= leastFigures,
            letters.count(where: { $0 >= 0x61 }) >= leastFigures, !letters.allSatisfy(MessageText.isHex),
            letters.allSatisfy(MessageText.isAlphanumeric)
        else { return nil }
        let chains = text.words.count == 1 && letters.contains(where: MessageText.isCapital) ? nil : Self.chains
        func isNamed(_ terms: TermSet?) -> Bool { terms.map { text.hasWord($0, near: range, reach: 8) } ?? true }
        let literal = String(decoding: letters, as: UTF8.self)
        switch (letters[0], letters.count) {
        case (UInt8(ascii: "1"), 26...35) where isNamed(chains), (UInt8(ascii: "3"), 33...35) where isNamed(chains):
            return Address(.bitcoin, literal, isValid: false)
        case (UInt8(ascii: "T"), 34) where text.hasWord(tron, near: range, reach: 8):
            return Address(.tron, literal, isValid: false)
        case (_, 32...44) where text.hasWord(solana, near: range, reach: 6):
            guard Base58.decode(letters)?.count == 32 else { return nil }
            var address = Address(.solana, literal, isValid: true)
            // 32 bytes of any value are a key: there is no checksum.
            address.status = .unverifiable
            return address
        default: return nil
        }
    }
}
