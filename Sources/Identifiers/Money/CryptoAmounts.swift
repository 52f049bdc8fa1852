// SPDX-License-Identifier: Apache-2.0

/// Sums in a crypto currency in digits: `0.02 BTC`, `0.00450btc`, `₿0.1`, `BTC 0.05`.
///
/// They keep all their decimal places, and the code of their own currency: what they were worth is no fact of the chat.
enum CryptoAmounts {
    /// Codes by the words that people write; those that are common words of a language are left out.
    private static let codes: [Term: String] = [
        "btc": "BTC", "xbt": "BTC", "bitcoin": "BTC", "bitcoins": "BTC", "eth": "ETH", "ethereum": "ETH",
        "ether": "ETH", "ltc": "LTC", "litecoin": "LTC", "xmr": "XMR", "monero": "XMR", "usdt": "USDT",
        "tether": "USDT", "usdc": "USDC", "trx": "TRX", "xrp": "XRP", "doge": "DOGE", "dogecoin": "DOGE",
        "bnb": "BNB", "solana": "SOL",
    ]
    /// Coins that are worth a dollar: they are written as dollars are.
    private static let stable: Set<String> = ["USDT", "USDC"]
    private static let bitcoinSign = Array("₿".utf8)
    private static let mostDigits = 36

    /// Words of a part of one coin, or of one: "half an eth", "medio bitcoin".
    private static let shares: [Term: String] = [
        "half": "0.50", "quarter": "0.25", "one": "1.00", "medio": "0.50", "meio": "0.50", "demi": "0.50",
        "halben": "0.50", "halber": "0.50", "einen": "1.00", "kalahating": "0.50",
    ]
    private static let shareWords = TermSet(Array(shares.keys))
    private static let joining: TermSet = ["a", "an", "of"]
    /// What a coin stands before that is no sum: "one bitcoin wallet".
    private static let things: TermSet = [
        "wallet", "wallets", "address", "account", "atm", "machine", "miner", "transfer", "payment", "app", "guy",
        "price",
        "transaction", "adresse", "wallet's", "exchange",
    ]

    /// A sum that begins with such a word.
    static func spelled(at index: Int, in text: MessageText) -> (value: String, code: String, range: Range<Int>)? {
        guard text.isWord(index, of: shareWords), let value = text.term(index).flatMap({ shares[$0] }) else {
            return nil
        }
        var next = index + 1
        while next <= index + 2, text.isJoined(next - 1), text.isWord(next, of: joining) { next += 1 }
        guard text.isJoined(next - 1), let code = text.term(next).flatMap({ codes[$0] }),
            !(text.isJoined(next) && text.isWord(next + 1, of: things))
        else { return nil }
        return (value, code, text.words[index].lowerBound..<text.words[next].upperBound)
    }

    /// Whether a sum in words is of a coin that only names a thing: "two bitcoin wallets".
    static func namesThing(_ code: String?, behind end: Int, in text: MessageText) -> Bool {
        guard let code, codes.values.contains(code) else { return false }
        let next = text.wordIndex(at: end)
        return next < text.words.count && text.words[next].lowerBound - end <= 1 && text.isWord(next, of: things)
    }

    /// Words without which no sum is told so.
    static let cueWords: [Term] = Array(codes.keys)

    /// The sum whose digits begin at a word; a sign before `floor` belongs to another sum.
    static func sum(
        at index: Int, behind floor: Int, in text: MessageText
    ) -> (value: String, code: String, range: Range<Int>)? {
        let word = text.words[index]
        let start = word.lowerBound
        guard start >= floor, MessageText.isDigit(text.bytes[start]), !",.".utf8.contains(text.byte(before: start))
        else { return nil }
        var end = start
        while end < text.bytes.count, end - start <= mostDigits {
            if MessageText.isDigit(text.bytes[end]) {
                end += 1
            } else if ",.".utf8.contains(text.bytes[end]), MessageText.isDigit(text.byte(at: end + 1)) {
                end += 1
            } else {
                break
            }
        }
        guard end - start <= mostDigits else { return nil }
        // "$500 USDT" is a sum in dollars, to be paid in coins.
        if Currency.before(start, in: text) != nil { return nil }
        if let (code, unitEnd) = unit(behind: end, in: text) {
            return value(text.bytes[start..<end], of: code).map { ($0, code, start..<unitEnd) }
        }
        let sign = start - bitcoinSign.count
        if sign >= floor, text.bytes[sign..<start].elementsEqual(bitcoinSign) {
            return value(text.bytes[start..<end], of: "BTC").map { ($0, "BTC", sign..<end) }
        }
        // "BTC 0.05": only with a fraction, or "in btc 2 hours" would be a sum.
        let digits = text.bytes[start..<end]
        guard digits.contains(UInt8(ascii: ".")), index > 0, text.isJoined(index - 1),
            let code = text.term(index - 1).flatMap({ codes[$0] }), text.words[index - 1].lowerBound >= floor,
            !MessageText.isAlphanumeric(text.byte(at: end))
        else { return nil }
        return value(digits, of: code).map { ($0, code, text.words[index - 1].lowerBound..<end) }
    }

    private static func unit(behind end: Int, in text: MessageText) -> (code: String, end: Int)? {
        var unitEnd = end
        while unitEnd < text.bytes.count, unitEnd - end <= 12, MessageText.isLetter(text.bytes[unitEnd]) {
            unitEnd += 1
        }
        if unitEnd > end {
            return Term(text.lower[end..<unitEnd]).flatMap { codes[$0] }.map { ($0, unitEnd) }
        }
        guard text.byte(at: end) == 0x20 else { return nil }
        let next = text.wordIndex(at: end)
        guard next < text.words.count, text.words[next].lowerBound == end + 1,
            let code = text.term(next).flatMap({ codes[$0] })
        else { return nil }
        return (code, text.words[next].upperBound)
    }

    /// Decimal text with two places at least.
    ///
    /// One separator is the decimal sign, but a comma before three digits parts thousands, as does a point in coins
    /// that are worth a dollar.
    private static func value(_ digits: ArraySlice<UInt8>, of code: String) -> String? {
        let groups = digits.split(whereSeparator: { !MessageText.isDigit($0) })
        guard let first = groups.first, let last = groups.last else { return nil }
        let separators = digits.filter { !MessageText.isDigit($0) }
        var whole = Array(first)
        var fraction: [UInt8] = []
        if let separator = separators.last {
            let isZero = first.elementsEqual([0x30])
            let isThousands =
                last.count == 3 && !isZero
                && (separators.count > 1
                    ? Set(separators).count == 1 : separator == UInt8(ascii: ",") || stable.contains(code))
            guard groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }) else { return nil }
            whole = isThousands ? groups.flatMap { Array($0) } : groups.dropLast().flatMap { Array($0) }
            fraction = isThousands ? [] : Array(last)
        }
        while whole.count > 1 && whole.first == 0x30 { whole.removeFirst() }
        while fraction.count > 2 && fraction.last == 0x30 { fraction.removeLast() }
        while fraction.count < 2 { fraction.append(0x30) }
        guard whole.count <= 15, (whole + fraction).contains(where: { $0 != 0x30 }) else { return nil }
        return String(decoding: whole, as: UTF8.self) + "." + String(decoding: fraction, as: UTF8.self)
    }
}
