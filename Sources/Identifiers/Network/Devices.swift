// SPDX-License-Identifier: Apache-2.0

/// Numbers of devices: IMEI (15 digits with a Luhn check, 3GPP TS 23.003) beside its name, and MAC addresses.
enum Devices {
    private static let names: TermSet = ["imei", "imei1", "imei2"]
    private static let addresses: TermSet = ["mac", "wifi", "bluetooth", "address"]

    static func find(in text: MessageText, into found: inout MatchCollector) {
        for index in text.words.indices {
            if text.isWord(index, of: names) { number(after: index, in: text, into: &found) }
            hardwareAddress(at: index, in: text, into: &found)
        }
    }

    /// The 15 digits that begin within three words behind the name, in groups of any length.
    private static func number(after index: Int, in text: MessageText, into found: inout MatchCollector) {
        guard !found.isFull(.device) else { return }
        for first in index + 1..<min(index + 4, text.words.count) {
            var digits: [UInt8] = []
            var last = first
            while last < text.words.count, digits.count < 15, text.words[last].count <= 15,
                text.bytes[text.words[last]].allSatisfy(MessageText.isDigit)
            {
                digits += text.bytes[text.words[last]]
                guard digits.count < 15, text.isJoined(last) else { break }
                last += 1
            }
            guard digits.count == 15, last < text.words.count else { continue }
            let range = text.words[first].lowerBound..<text.words[last].upperBound
            guard found.isFree(range) else { return }
            let status = Luhn.isValid(digits) ? IdentifierMatch.Status.valid : .damaged
            found.add(.device, "imei:" + String(decoding: digits, as: UTF8.self), at: range, status)
            return
        }
    }

    /// Six pairs of hexadecimal digits between colons or hyphens.
    private static func hardwareAddress(at index: Int, in text: MessageText, into found: inout MatchCollector) {
        guard index + 5 < text.words.count, text.words[index].count == 2 else { return }
        let pairs = text.words[index..<index + 6]
        let range = text.words[index].lowerBound..<text.words[index + 5].upperBound
        guard range.count == 17, pairs.allSatisfy({ $0.count == 2 && text.bytes[$0].allSatisfy(MessageText.isHex) })
        else { return }
        let sign = text.byte(at: text.words[index].upperBound)
        guard sign == UInt8(ascii: ":") || sign == UInt8(ascii: "-"),
            pairs.dropLast().allSatisfy({ text.bytes[$0.upperBound] == sign }),
            text.byte(before: range.lowerBound) != sign, text.byte(at: range.upperBound) != sign,
            text.bytes[range].contains(where: MessageText.isDigit),
            text.bytes[range].contains(where: MessageText.isLetter) || text.hasWord(addresses, near: range, reach: 4),
            found.isFree(range)
        else { return }
        let value = pairs.map { text.lowercased($0) }.joined(separator: ":")
        found.add(.device, "mac:" + value, at: range, .unverifiable)
    }
}
