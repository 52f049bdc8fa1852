// SPDX-License-Identifier: Apache-2.0

/// E-mail addresses: RFC 5321 dot-strings, also with letters of RFC 6531.
enum EmailAddresses {
    static func find(in text: MessageText, into found: inout MatchCollector) {
        for (index, byte) in text.bytes.enumerated() where byte == UInt8(ascii: "@") {
            plain(at: index, in: text, into: &found)
        }
    }

    static func isLocal(_ byte: UInt8) -> Bool {
        MessageText.isAlphanumeric(byte) || "._%+-".utf8.contains(byte)
    }

    private static func plain(at sign: Int, in text: MessageText, into found: inout MatchCollector) {
        var start = sign
        while start > 0 && sign - start < 64 {
            let byte = text.bytes[start - 1]
            if isLocal(byte) {
                start -= 1
            } else if start > 1, byte & 0xC0 == 0x80, (0xC3...0xD4).contains(text.bytes[start - 2]) {
                // Letters of RFC 6531; cutting there would print somebody else's address.
                start -= 2
            } else {
                break
            }
        }
        while start < sign && "._-+%".utf8.contains(text.bytes[start]) && text.bytes[start] != UInt8(ascii: "_") {
            start += 1
        }
        guard start < sign, text.bytes[sign - 1] != UInt8(ascii: "."), !isLocal(text.byte(before: start)),
            let end = HostName.end(in: text.bytes[...], from: sign + 1), text.byte(at: end) != UInt8(ascii: "@")
        else { return }
        add(text.string(start..<end).lowercased(), start..<end, in: text, into: &found, isObfuscated: false)
    }

    private static let payPal: TermSet = ["paypal", "pp", "paypall"]

    static func add(
        _ address: String, _ range: Range<Int>, in text: MessageText, into found: inout MatchCollector,
        isObfuscated: Bool
    ) {
        guard found.isFree(range) else { return }
        found.add(.email, address, at: range, .valid, isObfuscated: isObfuscated)
        if text.hasWord(payPal, near: range, reach: 6) {
            found.add(.paypal, address, at: range, .unverifiable, isObfuscated: isObfuscated)
        }
    }
}
