// SPDX-License-Identifier: Apache-2.0

/// Web addresses, with or without scheme, also defanged (`hxxp`, `[.]`), and the payees and invitations inside them.
enum WebAddresses {
    static func find(in text: MessageText, into found: inout Findings) {
        var index = 0
        while index < text.lower.count {
            if let (start, hostStart) = beginning(at: index, in: text) {
                if let end = address(from: start, host: hostStart, in: text, into: &found) {
                    index = end
                    continue
                }
            }
            index += 1
        }
    }

    /// Where an address and its host begin, when one begins at `index`.
    private static func beginning(at index: Int, in text: MessageText) -> (start: Int, host: Int)? {
        let lower = text.lower
        guard index == 0 || !MessageText.isWordByte(lower[index - 1]) || lower[index - 1] >= 0x80,
            MessageText.isAlphanumeric(lower[index])
        else { return nil }
        if index > 0 && (lower[index - 1] == UInt8(ascii: "@") || lower[index - 1] == UInt8(ascii: ".")) { return nil }
        for scheme in schemes where lower[index...].starts(with: scheme) {
            return (index, index + scheme.count)
        }
        return (index, index)
    }

    private static let schemes = ["https://", "http://", "hxxps://", "hxxp://"].map { Array($0.utf8) }

    private static func address(
        from start: Int, host: Int, in text: MessageText, into found: inout Findings
    ) -> Int? {
        // `[.]` and `(.)` stand for a dot that should not become a link.
        var cleaned: [UInt8] = []
        var origin: [Int] = []
        var index = host
        var isDefanged = text.lower[start..<host].starts(with: "hxxp".utf8)
        while index < text.lower.count, cleaned.count < 2048 {
            let byte = text.bytes[index]
            if (byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(")), index + 2 < text.bytes.count,
                text.bytes[index + 1] == UInt8(ascii: "."),
                text.bytes[index + 2] == UInt8(ascii: "]") || text.bytes[index + 2] == UInt8(ascii: ")")
            {
                cleaned.append(UInt8(ascii: "."))
                origin.append(index)
                index += 3
                isDefanged = true
                continue
            }
            guard byte > 0x20, byte != 0x7F, !"\"<>\\^`{|}".utf8.contains(byte) else { break }
            cleaned.append(byte)
            origin.append(index)
            index += 1
        }
        let lowerCleaned = cleaned.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        guard let hostEnd = HostName.end(in: lowerCleaned, from: 0) else { return nil }
        var end = hostEnd
        if end < cleaned.count, cleaned[end] == UInt8(ascii: "@") { return nil }
        if end < cleaned.count, cleaned[end] == UInt8(ascii: ":") {
            var port = end + 1
            while port < cleaned.count && MessageText.isDigit(cleaned[port]) { port += 1 }
            if port > end + 1 { end = port }
        }
        var hasPath = false
        if end < cleaned.count, "/?#".utf8.contains(cleaned[end]) {
            hasPath = true
            end = cleaned.count
            while end > 0, ".,;:!?')]*_".utf8.contains(cleaned[end - 1]), end > hostEnd + 1 { end -= 1 }
        }
        let hostName = String(decoding: lowerCleaned[..<hostEnd], as: UTF8.self)
        let label = hostName.split(separator: ".").last.map(String.init) ?? ""
        let hasScheme = host > start
        guard hasScheme || hasPath || hostName.hasPrefix("www.") || HostName.isTypedAlone(label) else { return nil }
        let after = end < origin.count ? origin[end] : index
        let range = start..<after
        guard found.isFree(range) else { return nil }
        let path = String(decoding: cleaned[hostEnd..<end], as: UTF8.self)
        record(
            host: hostName, path: path, scheme: text.lowercased(start..<host), range, isObfuscated: isDefanged,
            into: &found)
        return after
    }

    private static func record(
        host: String, path: String, scheme: String, _ range: Range<Int>, isObfuscated: Bool, into found: inout Findings
    ) {
        let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        if let (kind, value) = LinkHosts.account(host: name, path: path) {
            found.add(kind, value, at: range, .unverifiable, isObfuscated: isObfuscated)
            if kind != .invite { return }
            return
        }
        if path.isEmpty && scheme.isEmpty {
            found.add(.domain, name, at: range, .unverifiable, isObfuscated: isObfuscated)
            return
        }
        let plainScheme = scheme.hasPrefix("hxxp") ? "http" + scheme.dropFirst(4) : scheme
        var trimmed = path
        while trimmed.last == "/" { trimmed.removeLast() }
        found.add(.url, plainScheme + host + trimmed, at: range, .unverifiable, isObfuscated: isObfuscated)
    }
}
