// SPDX-License-Identifier: Apache-2.0

/// International bank account numbers, ISO 13616: country, two check digits, up to 30 letters and digits.
enum IBANs {
    static func find(in text: MessageText, into found: inout Findings) {
        for (index, word) in text.words.enumerated() where word.count >= 4 {
            let head = Array(text.lower[word.lowerBound..<word.lowerBound + 4])
            guard MessageText.isLetter(head[0]), MessageText.isLetter(head[1]), MessageText.isDigit(head[2]),
                MessageText.isDigit(head[3]), let length = lengths[String(decoding: head[..<2], as: UTF8.self)]
            else { continue }
            read(from: index, length: length, in: text, into: &found)
        }
    }

    /// Joins words that only blanks or hyphens part until the country's length is reached.
    private static func read(from first: Int, length: Int, in text: MessageText, into found: inout Findings) {
        var joined: [UInt8] = []
        var last = first
        for index in first..<text.words.count {
            if index > first {
                let gap = text.bytes[text.words[index - 1].upperBound..<text.words[index].lowerBound]
                guard gap.count == 1, gap.first == 0x20 || gap.first == UInt8(ascii: "-") else { break }
            }
            joined += text.lower[text.words[index]]
            last = index
            if joined.count >= length { break }
        }
        let range = text.words[first].lowerBound..<text.words[last].upperBound
        guard joined.count == length, joined.allSatisfy(MessageText.isAlphanumeric), found.isFree(range) else { return }
        let isValid = remainder(joined) == 1
        let isNamed = text.hasWord(["iban", "account", "bank", "transfer", "swift", "bic"], near: range, reach: 8)
        guard isValid || isNamed else { return }
        let value = String(decoding: joined, as: UTF8.self).uppercased()
        found.add(.iban, value, at: range, isValid ? .valid : .damaged)
    }

    /// The number with its first four places moved to the end and letters as 10 … 35, modulo 97.
    private static func remainder(_ lower: [UInt8]) -> Int {
        var remainder = 0
        for byte in lower[4...] + lower[..<4] {
            remainder =
                MessageText.isDigit(byte)
                ? (remainder * 10 + Int(byte) - 0x30) % 97 : (remainder * 100 + Int(byte) - 0x57) % 97
        }
        return remainder
    }

    /// Length by country, from the public IBAN registry.
    private static let lengths: [String: Int] = [
        "ad": 24, "ae": 23, "al": 28, "at": 20, "az": 28, "ba": 20, "be": 16, "bg": 22, "bh": 22, "bi": 27, "br": 29,
        "by": 28, "ch": 21, "cr": 22, "cy": 28, "cz": 24, "de": 22, "dj": 27, "dk": 18, "do": 28, "ee": 20, "eg": 29,
        "es": 24, "fi": 18, "fk": 18, "fo": 18, "fr": 27, "gb": 22, "ge": 22, "gi": 23, "gl": 18, "gr": 27, "gt": 28,
        "hr": 21, "hu": 28, "ie": 22, "il": 23, "iq": 23, "is": 26, "it": 27, "jo": 30, "kw": 30, "kz": 20, "lb": 28,
        "lc": 32, "li": 21, "lt": 20, "lu": 20, "lv": 21, "ly": 25, "mc": 27, "md": 24, "me": 22, "mk": 19, "mn": 20,
        "mr": 27, "mt": 31, "mu": 30, "ni": 28, "nl": 18, "no": 15, "om": 23, "pk": 24, "pl": 28, "ps": 29, "pt": 25,
        "qa": 29, "ro": 24, "rs": 22, "ru": 33, "sa": 24, "sc": 31, "sd": 18, "se": 24, "si": 19, "sk": 24, "sm": 27,
        "so": 23, "st": 25, "sv": 28, "tl": 23, "tn": 24, "tr": 26, "ua": 29, "va": 22, "vg": 24, "xk": 20, "ye": 30,
    ]
}
