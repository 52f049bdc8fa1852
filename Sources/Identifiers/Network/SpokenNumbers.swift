// SPDX-License-Identifier: Apache-2.0

/// British telephone numbers in words: `oh seven seven double oh nine …`.
enum SpokenNumbers {
    private static let digits: [Term: UInt8] = [
        "zero": 0x30, "oh": 0x30, "o": 0x30, "nought": 0x30, "one": 0x31, "two": 0x32, "three": 0x33, "four": 0x34,
        "five": 0x35, "six": 0x36, "seven": 0x37, "eight": 0x38, "nine": 0x39,
    ]
    private static let starters: TermSet = ["zero", "oh", "o", "nought", "double", "triple", "treble"]
    private static let repeats: [Term: Int] = ["double": 2, "triple": 3, "treble": 3]
    /// Every number has one of these, which spares other talk the search.
    static let cues: [Term] = ["zero", "seven", "eight", "nine", "double", "triple", "treble", "nought"]

    static func find(in text: MessageText, into found: inout MatchCollector) {
        var index = 0
        while index < text.words.count, !found.isFull(.phone) {
            guard text.isWord(index, of: starters) else {
                index += 1
                continue
            }
            let run = digits(from: index, in: text)
            if run.words >= 4, (10...11).contains(run.digits.count), run.digits.first == 0x30 {
                let range = text.words[index].lowerBound..<text.words[index + run.words - 1].upperBound
                let hasCue = (index..<index + run.words).contains { text.term($0).map(cues.contains) ?? false }
                if hasCue, found.isFree(range),
                    let number = PhoneNumbers.parse(String(decoding: run.digits, as: UTF8.self), region: "GB")
                {
                    let value =
                        number.isValid && !number.isOwned ? String(decoding: run.digits, as: UTF8.self) : number.value
                    found.add(.phone, value, at: range, number.isOwned ? .valid : .unverifiable, isObfuscated: true)
                }
            }
            index += max(1, run.words)
        }
    }

    /// Digits of the words from `index` on, and how many words they are.
    private static func digits(from index: Int, in text: MessageText) -> (digits: [UInt8], words: Int) {
        var read: [UInt8] = []
        var position = index
        while let term = text.term(position), read.count <= 15 {
            if position > index, text.gap(after: position - 1).count > 2 { break }
            if let digit = digits[term] {
                read.append(digit)
                position += 1
            } else if let times = repeats[term], let digit = text.term(position + 1).flatMap({ digits[$0] }) {
                read += [UInt8](repeating: digit, count: times)
                position += 2
            } else if position > index, text.words[position].count <= 6,
                text.bytes[text.words[position]].allSatisfy(MessageText.isDigit)
            {
                read += text.bytes[text.words[position]]
                position += 1
            } else {
                break
            }
        }
        return (read, position - index)
    }
}
