// SPDX-License-Identifier: Apache-2.0

/// International bank account numbers, ISO 13616: country, two check digits, up to 30 letters and digits.
enum IBANs {
    static func find(in text: MessageText, into found: inout MatchCollector) {
        for (index, word) in text.words.enumerated() where word.count >= 2 && !found.isFull(.iban) {
            // `GB 21 ZQXB …` and `GB21 …` both occur.
            let head = text.lower[word].prefix(4)
            guard head.prefix(2).allSatisfy(MessageText.isLetter),
                head.count == 4 && head.suffix(2).allSatisfy(MessageText.isDigit)
                    || word.count == 2 && text.isJoined(index)
                        && MessageText.isDigit(text.byte(at: word.upperBound + 1)),
                let country = Term(head.prefix(2)), let structure = IBANStructure.of(country)
            else { continue }
            read(from: index, structure, in: text, into: &found)
        }
    }

    private static let names: TermSet = ["iban", "account", "bank", "transfer", "swift", "bic", "konto", "compte"]

    /// Joins words that only blanks or hyphens part until the country's length is reached.
    private static func read(
        from first: Int, _ structure: IBANStructure, in text: MessageText, into found: inout MatchCollector
    ) {
        var joined: [UInt8] = []
        var last = first
        while text.words[last].count <= structure.length {
            joined += text.lower[text.words[last]]
            guard joined.count < structure.length, text.isJoined(last) else { break }
            last += 1
        }
        let range = text.words[first].lowerBound..<text.words[last].upperBound
        guard joined.count == structure.length, joined.allSatisfy(MessageText.isAlphanumeric),
            joined[2...3].allSatisfy(MessageText.isDigit), found.isFree(range)
        else { return }
        let isValid = structure.fits(joined[4...]) && remainder(joined) == 1
        guard isGrouped(range, structure, in: text), isValid || structure.misfits(joined[4...]) <= longestSlip,
            isValid || text.hasWord(names, near: range, reach: 8) || isShaped(joined, range, structure, in: text)
        else { return }
        let value = String(decoding: joined, as: UTF8.self).uppercased()
        found.add(.iban, value, at: range, isValid ? .valid : .damaged)
    }

    /// Places of the wrong kind that a slip of the hand may leave in a number with a wrong check figure.
    private static let longestSlip = 2

    /// Words of a sentence are no groups of an account number: behind the country, letters alone stand in capitals or are
    /// the four of a bank.
    private static func isGrouped(_ range: Range<Int>, _ structure: IBANStructure, in text: MessageText) -> Bool {
        let groups = text.bytes[range].split { !MessageText.isAlphanumeric($0) }
        return groups.dropFirst().allSatisfy { group in
            group.contains(where: MessageText.isDigit) || group.allSatisfy { $0 < 0x61 || $0 > 0x7A }
                || (group.count == 4 && structure.beginsWithBank)
        }
    }

    /// Nothing else is written so: the country's kinds of characters, capitals, groups of four or one run.
    private static func isShaped(
        _ joined: [UInt8], _ range: Range<Int>, _ structure: IBANStructure, in text: MessageText
    ) -> Bool {
        guard structure.fits(joined[4...]), text.bytes[range].allSatisfy({ $0 < 0x61 || $0 > 0x7A }) else {
            return false
        }
        let groups = text.bytes[range].split(separator: 0x20)
        return groups.count == 1 || groups.dropLast().allSatisfy { $0.count == 4 }
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
}
