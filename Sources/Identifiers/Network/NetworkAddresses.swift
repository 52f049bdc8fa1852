// SPDX-License-Identifier: Apache-2.0

/// IPv4 addresses in dotted form.
enum NetworkAddresses {
    static func find(in text: MessageText, into found: inout Findings) {
        for run in text.runs(MessageText.isDigit, { MessageText.isDigit($0) || $0 == UInt8(ascii: ".") }) {
            var end = run.upperBound
            while end > run.lowerBound && text.bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
            let range = run.lowerBound..<end
            let parts = text.string(range).split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 4, text.isSeparate(range), found.isFree(range) else { continue }
            let isAddress = parts.allSatisfy { part in
                (1...3).contains(part.count) && (part.count == 1 || part.first != "0") && (UInt16(part) ?? 999) < 256
            }
            let isVersion = text.hasWord(
                ["version", "update", "firmware", "v", "ios", "android"], near: range, reach: 2)
            if isAddress && !isVersion { found.add(.ip, text.string(range), at: range, .valid) }
        }
    }
}
