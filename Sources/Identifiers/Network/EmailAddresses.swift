// SPDX-License-Identifier: Apache-2.0

/// E-mail addresses, plain (RFC 5321 dot-strings) and in a disguise: `name at host dot com`, `name[at]host[dot]com`.
enum EmailAddresses {
    static func find(in text: MessageText, into found: inout Findings) {
        for (index, byte) in text.bytes.enumerated() where byte == UInt8(ascii: "@") {
            plain(at: index, in: text, into: &found)
        }
        disguised(in: text, into: &found)
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        MessageText.isAlphanumeric(byte) || "._%+-".utf8.contains(byte)
    }

    private static func plain(at sign: Int, in text: MessageText, into found: inout Findings) {
        var start = sign
        while start > 0 && sign - start < 64 && isLocal(text.bytes[start - 1]) { start -= 1 }
        while start < sign && ".-+".utf8.contains(text.bytes[start]) { start += 1 }
        guard start < sign, text.bytes[sign - 1] != UInt8(ascii: "."),
            let end = HostName.end(in: text.lower, from: sign + 1)
        else { return }
        add(text.lowercased(start..<end), start..<end, in: text, into: &found, isObfuscated: false)
    }

    private static func add(
        _ address: String, _ range: Range<Int>, in text: MessageText, into found: inout Findings, isObfuscated: Bool
    ) {
        guard found.isFree(range) else { return }
        found.add(.email, address, at: range, .valid, isObfuscated: isObfuscated)
        if text.hasWord(["paypal", "pp", "paypall"], near: range, reach: 6) {
            found.add(.paypal, address, at: range, .unverifiable, isObfuscated: isObfuscated)
        }
    }

    /// Walks the words `name at host dot tld`; the word `at` alone is small talk, so a spelled dot must follow.
    private static func disguised(in text: MessageText, into found: inout Findings) {
        let words = text.words
        guard words.count >= 5 else { return }
        for index in 1..<words.count - 3 where text.lowercased(words[index]) == "at" {
            var host = text.lowercased(words[index + 1])
            var last = index + 1
            while last + 2 < words.count, ["dot", "punkt", "punto", "point"].contains(text.lowercased(words[last + 1]))
            {
                host += "." + text.lowercased(words[last + 2])
                last += 2
            }
            guard last > index + 1, HostName.isPlausible(host) else { continue }
            var first = index - 1
            var local = text.lowercased(words[first])
            while first >= 2, ["dot", "underscore"].contains(text.lowercased(words[first - 1])) {
                let joint = text.lowercased(words[first - 1]) == "dot" ? "." : "_"
                local = text.lowercased(words[first - 2]) + joint + local
                first -= 2
            }
            guard local.utf8.allSatisfy({ isLocal($0) || $0 == UInt8(ascii: "_") }) else { continue }
            let range = words[first].lowerBound..<words[last].upperBound
            add("\(local)@\(host)", range, in: text, into: &found, isObfuscated: true)
        }
    }
}
