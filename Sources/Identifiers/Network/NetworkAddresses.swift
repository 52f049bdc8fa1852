// SPDX-License-Identifier: Apache-2.0

/// IPv4 addresses in dotted form and IPv6 addresses (RFC 4291).
enum NetworkAddresses {
    private static let versions: TermSet = [
        "version", "update", "firmware", "v", "ios", "android", "build", "release", "driver", "chapter", "section",
    ]

    static func find(in text: MessageText, into found: inout MatchCollector) {
        for run in text.runs(MessageText.isDigit, { MessageText.isDigit($0) || $0 == UInt8(ascii: ".") }) {
            var end = run.upperBound
            while end > run.lowerBound && text.bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
            let range = run.lowerBound..<end
            guard isIPv4(text.bytes[range]), text.isSeparate(range), found.isFree(range),
                !text.hasWord(versions, before: range, reach: 2)
            else { continue }
            found.add(.ip, text.string(range), at: range, .valid)
        }
        for run in text.runs({ MessageText.isHex($0) || $0 == colon }, { MessageText.isHex($0) || $0 == colon }) {
            guard (6...39).contains(run.count), text.isSeparate(run), found.isFree(run), isIPv6(text.lower[run]) else {
                continue
            }
            found.add(.ip, text.lowercased(run), at: run, .valid)
        }
    }

    private static let colon = UInt8(ascii: ":")

    static func isIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard (7...15).contains(bytes.count) else { return false }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy(MessageText.isDigit)
                    && (part.count == 1 || part.first != 0x30) && part.reduce(0) { $0 * 10 + Int($1) - 0x30 } < 256
            }
    }

    /// Eight groups of at most four digits, or fewer and one `::`; at least three groups, so that `a::b` in a program
    /// is none, and a clock time has too few.
    private static func isIPv6(_ lower: ArraySlice<UInt8>) -> Bool {
        let parts = lower.split(separator: colon, omittingEmptySubsequences: false)
        let empty = parts.count { $0.isEmpty }
        guard parts.allSatisfy({ $0.count <= 4 }), parts.count <= 9 else { return false }
        if empty == 0 { return parts.count == 8 && lower.contains(where: MessageText.isDigit) }
        let isAtEdge = parts.first?.isEmpty == true || parts.last?.isEmpty == true
        let isOnce = empty == 1 && !isAtEdge || empty == 2 && isAtEdge && lower.count > 2
        return isOnce && parts.count - empty >= 3 && parts.count - empty <= 7
            && lower.contains(where: MessageText.isDigit)
            && lower.contains(where: MessageText.isLetter)
    }
}
