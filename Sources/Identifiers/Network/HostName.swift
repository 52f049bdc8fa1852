// SPDX-License-Identifier: Apache-2.0

/// Host names: labels of letters, digits and hyphens, and a last label that is a top-level domain.
enum HostName {
    /// The end of the host name that begins at `start`; nil when none does.
    ///
    /// At most 253 bytes and 63 a label (RFC 1035). A capital behind a full stop and a small letter begins a sentence,
    /// not a label: `see example.com.It works`.
    static func end(in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        var index = start
        var labelStart = start
        var lastGood: Int?
        var labels = 0
        while index <= bytes.endIndex, index - start <= 253 {
            let byte = index < bytes.endIndex ? bytes[index] : 0
            if MessageText.isAlphanumeric(byte) || byte == UInt8(ascii: "-") {
                index += 1
                continue
            }
            guard isLabel(bytes[labelStart..<index]) else { break }
            labels += 1
            if labels > 1, lastGood != nil, MessageText.isCapital(bytes[labelStart]), index - labelStart > 1,
                !MessageText.isCapital(bytes[labelStart + 1])
            {
                break
            }
            if labels > 1 && TopLevelDomains.contains(folded(bytes[labelStart..<index])) { lastGood = index }
            guard byte == UInt8(ascii: ".") else { break }
            index += 1
            labelStart = index
        }
        return lastGood
    }

    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
        return first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
    }

    private static func folded(_ label: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        ArraySlice(label.map { MessageText.isCapital($0) ? $0 | 0x20 : $0 })
    }

    /// The last label of a host name in lower case.
    static func lastLabel(_ host: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        folded(host.suffix(from: (host.lastIndex(of: UInt8(ascii: ".")) ?? host.startIndex - 1) + 1))
    }

    /// Whether the whole text is a host name.
    static func isPlausible(_ host: String) -> Bool {
        let bytes = Array(host.utf8)
        return end(in: bytes[...], from: 0) == bytes.count
    }
}
