// SPDX-License-Identifier: Apache-2.0

/// Handles of payment services in running text: `$cashtag`, `venmo @name`, `revolut @tag`.
enum PaymentTags {
    static func find(in text: MessageText, into found: inout Findings) {
        for (index, byte) in text.bytes.enumerated() where byte == UInt8(ascii: "$") {
            cashtag(at: index, text, &found)
        }
        for (index, byte) in text.bytes.enumerated() where byte == UInt8(ascii: "@") { tag(at: index, text, &found) }
        named(in: text, into: &found)
    }

    private static let payment: Set<String> = [
        "cash", "app", "cashapp", "cashtag", "pay", "send", "sent", "tag", "payment", "money", "transfer", "paid", "to",
    ]

    /// Cash App: a dollar sign, a letter within 20 places; share tickers and prices are told apart by the words around.
    private static func cashtag(at sign: Int, _ text: MessageText, _ found: inout Findings) {
        guard sign == 0 || !MessageText.isWordByte(text.bytes[sign - 1]) else { return }
        var end = sign + 1
        while end < text.bytes.count, end - sign <= 20,
            MessageText.isAlphanumeric(text.bytes[end]) || "_-".utf8.contains(text.bytes[end])
        {
            end += 1
        }
        let range = sign..<end
        let name = text.bytes[sign + 1..<end]
        guard let first = name.first, MessageText.isLetter(first), name.count >= 2, found.isFree(range) else { return }
        let isTicker = name.count <= 5 && name.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
        let cues: Set<String> = isTicker ? ["cash", "cashapp", "cashtag"] : payment
        let isAlone = text.words.count == 1
        guard isAlone && !isTicker || text.hasWord(cues, near: range) else { return }
        found.add(.cashtag, text.lowercased(range), at: range, .unverifiable)
    }

    private static func tag(at sign: Int, _ text: MessageText, _ found: inout Findings) {
        guard sign == 0 || !MessageText.isWordByte(text.bytes[sign - 1]) else { return }
        let end = Handles.end(from: sign + 1, in: text)
        let range = sign..<end
        guard end > sign + 2, found.isFree(range) else { return }
        let name = text.lowercased(sign + 1..<end)
        if text.hasWord(["venmo"], near: range, reach: 6) {
            found.add(.venmo, name, at: range, .unverifiable)
        } else if text.hasWord(["revolut", "revtag"], near: range, reach: 6) {
            found.add(.revolut, name, at: range, .unverifiable)
        } else if text.hasWord(["monzo"], near: range, reach: 6) {
            found.add(.monzo, name, at: range, .unverifiable)
        } else if text.hasWord(["wise", "wisetag"], near: range, reach: 4) {
            found.add(.wise, name, at: range, .unverifiable)
        }
    }

    /// `venmo is quick-name-1`, `revtag name22`: a brand, at most two linking words, a handle that is no plain word.
    private static func named(in text: MessageText, into found: inout Findings) {
        let brands: [String: IdentifierMatch.Kind] = ["venmo": .venmo, "revtag": .revolut, "revolut": .revolut]
        for (index, word) in text.words.enumerated() {
            guard let kind = brands[text.lowercased(word)] else { continue }
            var next = index + 1
            while next < text.words.count, next - index <= 3,
                Handles.linking.contains(text.lowercased(text.words[next]))
            {
                next += 1
            }
            guard next < text.words.count else { continue }
            let start = text.words[next].lowerBound
            let range = start..<Handles.end(from: start, in: text)
            guard Handles.isUnusual(text.bytes[range]), found.isFree(range) else { continue }
            found.add(kind, text.lowercased(range), at: range, .unverifiable)
        }
    }
}
