// SPDX-License-Identifier: Apache-2.0

/// One web address: scheme, host, and what follows the host.
struct WebAddress {
    let range: Range<Int>
    private let scheme: String
    private let host: String
    private let path: String
    private let isDefanged: Bool

    /// Longest authority and longest path that are read.
    private static let longestHost = 300
    private static let longestPath = 2048

    /// Reads what follows a scheme.
    init?(scheme: Range<Int>, in text: MessageText) {
        let literal = text.lowercased(scheme)
        let start = scheme.upperBound
        var bytes: [UInt8] = []
        var origin: [Int] = []
        var isDefanged = literal.hasPrefix("hxxp")
        var index = start
        while index < text.bytes.count, bytes.count < Self.longestHost {
            if MessageText.isAlphanumeric(text.bytes[index]) {
                let run = HostRun(from: index, in: text, limit: Self.longestHost)
                bytes += run.bytes
                origin += run.origin.dropLast()
                isDefanged = isDefanged || run.isDefanged
                index = run.end
            } else if let length = Self.hostCharacter(at: index, in: text) {
                bytes += text.bytes[index..<index + length]
                origin += index..<index + length
                index += length
            } else {
                break
            }
        }
        origin.append(index)
        // What stands before an `@` names the visitor, not the place.
        let first = (bytes.lastIndex(of: UInt8(ascii: "@")) ?? -1) + 1
        var end = bytes.endIndex
        while end > first, !MessageText.isAlphanumeric(bytes[end - 1]), bytes[end - 1] < 0x80 { end -= 1 }
        guard end > first, let hostEnd = Self.hostEnd(in: bytes[first..<end]) else { return nil }
        self.scheme = literal.hasPrefix("hxxp") ? "http" + literal.dropFirst(4) : literal
        self.isDefanged = isDefanged
        host = String(decoding: bytes[first..<hostEnd], as: UTF8.self).lowercased()
        let pathEnd = Self.pathEnd(from: origin[hostEnd], in: text, opening: text.byte(before: scheme.lowerBound))
        path = text.string(origin[hostEnd]..<pathEnd)
        range = scheme.lowerBound..<pathEnd
    }

    /// Reads a host that stands without a scheme.
    init?(host run: HostRun, piece: Range<Int>, in text: MessageText) {
        guard piece.count <= 253, let end = HostName.end(in: run.bytes[piece], from: piece.lowerBound) else {
            return nil
        }
        let label = HostName.lastLabel(run.bytes[piece.lowerBound..<end])
        let start = run.origin[piece.lowerBound]
        let hostEnd = run.origin[end]
        let host = String(decoding: run.bytes[piece.lowerBound..<end], as: UTF8.self).lowercased()
        let pathEnd =
            end == run.bytes.count ? Self.pathEnd(from: hostEnd, in: text, opening: text.byte(before: start)) : hostEnd
        let hasPath = pathEnd > hostEnd + 1
        guard hasPath || host.hasPrefix("www.") || run.isDefanged || TopLevelDomains.isTypedAlone(label),
            !text.isWord(before: start) || text.byte(before: start) >= 0x80, host.utf8.count >= 4
        else { return nil }
        scheme = ""
        self.host = host
        path = text.string(hostEnd..<pathEnd)
        isDefanged = run.isDefanged
        range = start..<pathEnd
    }

    /// Characters of an authority beyond those of plain host names: letters of other alphabets, user and password.
    private static func hostCharacter(at index: Int, in text: MessageText) -> Int? {
        let byte = text.bytes[index]
        if "_-.~%+@".utf8.contains(byte) { return 1 }
        if byte == UInt8(ascii: ":"), isBeforeAt(index, in: text) { return 1 }
        guard byte >= 0xC3, byte < 0xF0, byte != 0xE2, byte != 0xE3, byte != 0xEF else { return nil }
        let length = byte < 0xE0 ? 2 : 3
        guard index + length <= text.bytes.count else { return nil }
        return text.bytes[index + 1..<index + length].allSatisfy { $0 & 0xC0 == 0x80 } ? length : nil
    }

    /// Whether the colon parts a user from a password rather than a host from a port.
    private static func isBeforeAt(_ colon: Int, in text: MessageText) -> Bool {
        let rest = text.bytes[(colon + 1)...].prefix(64)
        return rest.first { !MessageText.isAlphanumeric($0) && !"._-~%+!".utf8.contains($0) } == UInt8(ascii: "@")
    }

    /// With a scheme any last label will do that is no number, and so will an IPv4 address.
    private static func hostEnd(in bytes: ArraySlice<UInt8>) -> Int? {
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty && $0.count <= 63 }), let last = labels.last else {
            return HostName.end(in: bytes, from: bytes.startIndex)
        }
        let isNamed = last.count >= 2 && !last.contains(where: MessageText.isDigit) || last.starts(with: "xn--".utf8)
        return isNamed || NetworkAddresses.isIPv4(bytes) ? bytes.endIndex : nil
    }

    /// The end of port, path, query and fragment, without the punctuation of the sentence around.
    private static func pathEnd(from hostEnd: Int, in text: MessageText, opening: UInt8) -> Int {
        var end = hostEnd
        if text.byte(at: end) == UInt8(ascii: ":") {
            var port = end + 1
            while port < end + 6, MessageText.isDigit(text.byte(at: port)) { port += 1 }
            if port > end + 1 { end = port }
        }
        guard end < text.bytes.count, "/?#".utf8.contains(text.bytes[end]) else { return end }
        let start = end
        while end < text.bytes.count, end - start < longestPath, isPath(text.bytes[end]) { end += 1 }
        while end > start, end < text.bytes.count, text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        var hasOpening = text.bytes[start..<end].contains(UInt8(ascii: "("))
        while end > start {
            let byte = text.bytes[end - 1]
            let closes = byte == UInt8(ascii: ")") && !hasOpening
            // `_` and `*` are WhatsApp's emphasis when the address stands inside it.
            guard closes || ".,;:!?'\"]".utf8.contains(byte) || "_*~".utf8.contains(byte) && byte == opening else {
                break
            }
            if closes { hasOpening = false }
            end -= 1
        }
        return end
    }

    /// Bytes of a path; quotation marks, ellipses, CJK signs and emoji end it, letters of other alphabets do not.
    private static func isPath(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && !"\"<>\\^`{|}".utf8.contains(byte) && byte != 0xC2 && byte != 0xE2
            && byte != 0xE3 && byte < 0xEF
    }

    func record(into found: inout MatchCollector) {
        guard found.isFree(range) else { return }
        let name =
            ["www.", "m.", "mobile."].first(where: host.hasPrefix).map { String(host.dropFirst($0.count)) } ?? host
        var trimmed = path
        while trimmed.last == "/" { trimmed.removeLast() }
        if let account = LinkHosts.account(host: name, path: path) {
            found.add(account.kind, account.value, at: range, account.status, isObfuscated: isDefanged)
            if !account.isAlsoAddress { return }
        } else if trimmed.isEmpty && scheme.isEmpty {
            found.add(.domain, name, at: range, .unverifiable, isObfuscated: isDefanged)
            return
        }
        found.add(.url, scheme + host + trimmed, at: range, .unverifiable, isObfuscated: isDefanged)
        if NetworkAddresses.isIPv4(Array(host.utf8)[...]) {
            found.add(.ip, host, at: range, .valid, isObfuscated: isDefanged)
        }
    }
}
