// SPDX-License-Identifier: Apache-2.0

/// Bytes with the escapes of HTML, URLs and JSON undone, each with its place in the source.
///
/// A name that a file holds as `&#82;uth`, `%52uth` or `\u0052uth` is the name; who looks for it must read what a
/// browser or a parser reads. Escapes inside escapes are undone as well, to a depth of three.
struct Unescaped {
    private(set) var bytes: [UInt8]
    /// Whether escapes of mail (`=52`) and of programs (`\122`) are undone too: in plain text these are sums and paths.
    private let isLoose: Bool
    /// Place of each byte in the source; nil when nothing was escaped.
    private var starts: [Int32]?
    private var ends: [Int32]?

    init(_ source: [UInt8], isLoose: Bool = false) {
        bytes = source
        self.isLoose = isLoose
        for _ in 0..<3 {
            guard bytes.contains(where: introduces) else { return }
            guard undo() else { return }
        }
    }

    func start(_ index: Int) -> Int { starts.map { Int($0[index]) } ?? index }

    func end(_ index: Int) -> Int { ends.map { Int($0[index]) } ?? index + 1 }

    /// Whether a text has escapes that only the loose reading undoes.
    static func hasLooseEscapes(_ bytes: [UInt8]) -> Bool {
        for (index, byte) in bytes.enumerated() {
            guard byte == UInt8(ascii: "=") || byte == UInt8(ascii: "\\"), index + 2 < bytes.count else { continue }
            if isMailDigit(bytes[index + 1]) || bytes[index + 1] == 0x0A || bytes[index + 1] == 0x0D { return true }
        }
        return false
    }

    private func introduces(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "\\")
            || isLoose && byte == UInt8(ascii: "=")
    }

    private static func isMailDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte)
    }

    /// Undoes one layer; says whether there was one.
    private mutating func undo() -> Bool {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var outStarts: [Int32] = []
        var outEnds: [Int32] = []
        outStarts.reserveCapacity(bytes.count)
        outEnds.reserveCapacity(bytes.count)
        var index = 0
        var isChanged = false
        while index < bytes.count {
            let byte = bytes[index]
            var written = 1
            var length = 1
            if introduces(byte), let (found, count) = escape(at: index) {
                out.append(contentsOf: found)
                (written, length) = (found.count, count)
                isChanged = true
            } else {
                out.append(byte)
            }
            let (from, to) = (Int32(start(index)), Int32(end(index + length - 1)))
            for _ in 0..<written {
                outStarts.append(from)
                outEnds.append(to)
            }
            index += length
        }
        guard isChanged else { return false }
        (bytes, starts, ends) = (out, outStarts, outEnds)
        return true
    }

    private func escape(at index: Int) -> (bytes: [UInt8], length: Int)? {
        switch bytes[index] {
        case UInt8(ascii: "%"):
            guard let value = hex(index + 1, 2) else { return nil }
            return ([UInt8(value)], 3)
        case UInt8(ascii: "\\"): return backslash(at: index)
        case UInt8(ascii: "="): return mail(at: index)
        default: return MarkupEntity.text(at: index, in: bytes)
        }
    }

    private func backslash(at index: Int) -> (bytes: [UInt8], length: Int)? {
        guard index + 1 < bytes.count else { return nil }
        switch bytes[index + 1] {
        case UInt8(ascii: "u"):
            guard let first = hex(index + 2, 4) else { return nil }
            if (0xD800..<0xDC00).contains(first), index + 7 < bytes.count, bytes[index + 6] == UInt8(ascii: "\\"),
                bytes[index + 7] == UInt8(ascii: "u"), let second = hex(index + 8, 4),
                (0xDC00..<0xE000).contains(second)
            {
                return MarkupEntity.utf8(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)).map { ($0, 12) }
            }
            return MarkupEntity.utf8(first).map { ($0, 6) }
        case UInt8(ascii: "x"):
            guard let value = hex(index + 2, 2) else { return nil }
            return ([UInt8(value)], 4)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            let digits = bytes[(index + 1)...].prefix(3)
            guard isLoose, digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
            return ([digits.reduce(0) { $0 << 3 | ($1 - 0x30) }], 4)
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return ([UInt8(ascii: " ")], 2)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return ([bytes[index + 1]], 2)
        default: return nil
        }
    }

    /// `=52` is a byte, `=` at the end of a line joins it with the next.
    private func mail(at index: Int) -> (bytes: [UInt8], length: Int)? {
        guard index + 1 < bytes.count else { return nil }
        if bytes[index + 1] == 0x0A { return ([], 2) }
        if bytes[index + 1] == 0x0D, index + 2 < bytes.count, bytes[index + 2] == 0x0A { return ([], 3) }
        guard index + 2 < bytes.count, Self.isMailDigit(bytes[index + 1]), Self.isMailDigit(bytes[index + 2]),
            let value = hex(index + 1, 2)
        else { return nil }
        return ([UInt8(value)], 3)
    }

    private func hex(_ start: Int, _ count: Int) -> UInt32? {
        guard start + count <= bytes.count else { return nil }
        var value: UInt32 = 0
        for index in start..<(start + count) {
            guard let digit = MarkupEntity.digit(bytes[index]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}
