// SPDX-License-Identifier: Apache-2.0

/// Accounts that are numbers or names of one country's services: UPI addresses, Pix keys, accounts of Nigerian banks.
///
/// Where the service uses telephone numbers, `PhoneNumbers` reads them and adds no country code.
enum LocalAccounts {
    /// Services whose accounts are telephone numbers of their own country.
    static let mobileServices: TermSet = [
        "gcash", "paymaya", "bkash", "nagad", "mpesa", "momo", "paytm", "phonepe", "gpay", "bizum", "opay",
        "palmpay", "upi", "easypaisa", "jazzcash", "nequi", "daviplata", "yape", "mbway", "vipps", "twint", "moncash",
        "pix", "promptpay", "gopay", "telebirr", "ecocash", "mobilemoney",
    ]
    /// Names of such services in two words.
    private static let pairs: [(first: Term, second: Term)] = [
        ("orange", "money"), ("mobile", "money"), ("mtn", "momo"), ("airtel", "money"), ("m", "pesa"), ("mb", "way"),
        ("phone", "pe"),
    ]
    private static let firsts = TermSet(pairs.map(\.first))

    static func isNamedInTwo(near range: Range<Int>, in text: MessageText) -> Bool {
        let place = text.wordIndex(at: range.lowerBound)
        return (max(0, place - 6)..<min(text.words.count, place + 8)).contains { index in
            guard text.isWord(index, of: firsts), let first = text.term(index), let second = text.term(index + 1) else {
                return false
            }
            return pairs.contains { $0.first == first && $0.second == second }
        }
    }

    static func find(in text: MessageText, into found: inout MatchCollector) {
        for index in text.bytes.indices where text.bytes[index] == UInt8(ascii: "@") { upi(at: index, text, &found) }
        for index in text.words.indices where MessageText.isDigit(text.bytes[text.words[index].lowerBound]) {
            pixKey(at: index, text, &found)
            bankAccount(at: index, text, &found)
        }
    }
}

extension LocalAccounts {
    /// Handles that the operator of UPI has given to banks and apps.
    private static let handles: TermSet = [
        "ybl", "ibl", "axl", "upi", "paytm", "okaxis", "oksbi", "okicici", "okhdfcbank", "apl", "yapl", "rapl", "ptyes",
        "ptsbi", "pthdfc", "ptaxis", "axisbank", "sbi", "hdfcbank", "icici", "kotak", "yesbank", "fam", "jupiteraxis",
        "freecharge", "airtel", "postbank", "rbl", "idfcbank", "waicici", "waaxis", "wahdfcbank", "wasbi", "federal",
        "barodampay", "cnrb", "pnb", "unionbank", "indus", "naviaxis", "slice", "ikwik", "mbk", "superyes",
    ]
    private static let upiWords: TermSet = ["upi", "vpa", "gpay", "phonepe", "paytm", "bhim"]

    /// A virtual payment address, `name@bank`: as an e-mail address, but that nothing behind the sign has a point.
    private static func upi(at sign: Int, _ text: MessageText, _ found: inout MatchCollector) {
        var (start, end) = (sign, sign + 1)
        while start > 0, MessageText.isAlphanumeric(text.bytes[start - 1]) || ".-_".utf8.contains(text.bytes[start - 1])
        {
            start -= 1
        }
        while end < text.bytes.count, MessageText.isAlphanumeric(text.bytes[end]) { end += 1 }
        while start < sign, ".-_".utf8.contains(text.bytes[start]) { start += 1 }
        let range = start..<end
        let isHost = text.byte(at: end) == UInt8(ascii: ".") && MessageText.isAlphanumeric(text.byte(at: end + 1))
        guard sign - start >= 3, sign - start <= 60, !isHost, !"-_@/".utf8.contains(text.byte(at: end)),
            let bank = Term(text.lower[sign + 1..<end]), found.isFree(range), !found.isFull(.upi)
        else { return }
        guard handles.contains(bank) || text.hasWord(upiWords, near: range, reach: 6) else { return }
        found.add(.upi, text.lowercased(range), at: range, .unverifiable)
    }
}

extension LocalAccounts {
    private static let pixWords: TermSet = ["pix", "cpf", "chave"]

    /// A Brazilian taxpayer number as the key of a Pix account: nine digits and two check digits, each modulo 11.
    private static func pixKey(at index: Int, _ text: MessageText, _ found: inout MatchCollector) {
        var last = index
        var digits = text.digits(text.words[index])
        while digits.count < 11, last + 1 < text.words.count,
            ".-".utf8.contains(text.byte(at: text.words[last].upperBound)),
            text.words[last + 1].lowerBound == text.words[last].upperBound + 1
        {
            last += 1
            digits += text.digits(text.words[last])
        }
        let range = text.words[index].lowerBound..<text.words[last].upperBound
        guard digits.count == 11, last == index || text.groups(range) == [3, 3, 3, 2], found.isFree(range),
            !found.isFull(.pix), text.hasWord(pixWords, near: range, reach: 6)
        else { return }
        let isValid = isTaxpayer(digits.map { Int($0) - 0x30 })
        // Eleven digits in one may be a telephone number as well.
        guard isValid || last > index else { return }
        found.add(.pix, String(decoding: digits, as: UTF8.self), at: range, isValid ? .valid : .damaged)
    }

    private static func isTaxpayer(_ digits: [Int]) -> Bool {
        guard Set(digits).count > 1 else { return false }
        func check(_ count: Int) -> Int {
            let sum = (0..<count).reduce(0) { $0 + digits[$1] * (count + 1 - $1) }
            return sum * 10 % 11 % 10
        }
        return check(9) == digits[9] && check(10) == digits[10]
    }
}

extension LocalAccounts {
    /// Banks and wallets of Nigeria, whose accounts have ten digits (NUBAN).
    private static let banks: TermSet = [
        "opay", "palmpay", "kuda", "moniepoint", "gtb", "gtbank", "gtco", "zenith", "uba", "fcmb", "wema", "ecobank",
        "stanbic", "firstbank", "naira", "nuban", "fairmoney", "providus", "jaiz",
    ]

    /// Ten digits in one beside the name of such a bank; its check digit needs the bank's code, which people leave out.
    private static func bankAccount(at index: Int, _ text: MessageText, _ found: inout MatchCollector) {
        let range = text.words[index]
        guard range.count == 10, text.bytes[range].allSatisfy(MessageText.isDigit), text.isSeparate(range),
            !"+-/.@".utf8.contains(text.byte(before: range.lowerBound)), found.isFree(range),
            !found.isFull(.bankAccount),
            text.hasWord(banks, near: range, reach: 5)
        else { return }
        found.add(.bankAccount, String(decoding: text.bytes[range], as: UTF8.self), at: range, .unverifiable)
    }
}
