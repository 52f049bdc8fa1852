// SPDX-License-Identifier: Apache-2.0

/// A stretch of base64, base32 or hexadecimal digits that stands for readable text (RFC 4648).
struct EncodedRun {
    var range: Range<Int>
    var decoded: [UInt8]

    private static let shortest = 8

    /// The runs that decode to text, in UTF-8 or UTF-16.
    static func all(in bytes: [UInt8]) -> [EncodedRun] {
        var runs: [EncodedRun] = []
        var start = 0
        var index = 0
        while index <= bytes.count {
            if index < bytes.count, sixBits(bytes[index]) != nil {
                index += 1
                continue
            }
            if index - start >= shortest { add(bytes, start..<index, to: &runs) }
            index += 1
            start = index
        }
        addSpaced(bytes, to: &runs)
        return runs
    }

    /// A run may begin inside a longer one: each alignment is tried.
    private static func add(_ bytes: [UInt8], _ range: Range<Int>, to runs: inout [EncodedRun]) {
        func take(_ decoded: [UInt8]) {
            if let text = readable(decoded) { runs.append(EncodedRun(range: range, decoded: text)) }
        }
        for shift in 0..<4 where range.count - shift >= shortest {
            take(decode(bytes[(range.lowerBound + shift)..<range.upperBound], bits: 6, sixBits))
        }
        let run = bytes[range]
        if run.allSatisfy({ fourBits($0) != nil }) {
            for shift in 0..<2 { take(decode(run.dropFirst(shift), bits: 4, fourBits)) }
        } else if run.allSatisfy({ fiveBits($0) != nil }) {
            take(decode(run, bits: 5, fiveBits))
        }
    }

    /// `52 6f 73`, `52:6F:73`: pairs of digits with one sign between them.
    private static func addSpaced(_ bytes: [UInt8], to runs: inout [EncodedRun]) {
        var start = 0
        while start + 5 < bytes.count {
            guard isPair(bytes, start), start == 0 || fourBits(bytes[start - 1]) == nil else {
                start += 1
                continue
            }
            let sign = bytes[start + 2]
            var end = start + 2
            var digits = Array(bytes[start..<end])
            while end + 2 < bytes.count, bytes[end] == sign, isPair(bytes, end + 1) {
                digits += bytes[(end + 1)...(end + 2)]
                end += 3
            }
            let isSign = [0x20, 0x2C, 0x2D, 0x3A].contains(sign)
            if isSign, digits.count >= shortest, end == bytes.count || fourBits(bytes[end]) == nil,
                let text = readable(decode(digits[...], bits: 4, fourBits))
            {
                runs.append(EncodedRun(range: start..<end, decoded: text))
            }
            start = end + 1
        }
    }

    private static func isPair(_ bytes: [UInt8], _ index: Int) -> Bool {
        index + 1 < bytes.count && fourBits(bytes[index]) != nil && fourBits(bytes[index + 1]) != nil
    }

    /// The text as UTF-8; nil for bytes that are none.
    private static func readable(_ bytes: [UInt8]) -> [UInt8]? {
        if isReadable(bytes) { return bytes }
        guard bytes.count >= 6, bytes.contains(0) else { return nil }
        for isLittle in [true, false] {
            var units: [UInt16] = []
            for index in stride(from: 0, to: bytes.count - 1, by: 2) {
                let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
                let unit = isLittle ? second << 8 | first : first << 8 | second
                if unit != 0xFEFF { units.append(unit) }
            }
            let text = Array(String(decoding: units, as: UTF16.self).utf8)
            if isReadable(text) { return text }
        }
        return nil
    }

    private static func isReadable(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(256)
        let isText = sample.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        guard isText else { return false }
        // The last character may be cut by the end of the run or of the sample.
        return sample.allSatisfy { $0 < 0x80 }
            || String(validating: bytes.prefix(max(0, bytes.count - bytes.count % 3)), as: UTF8.self) != nil
            || String(validating: bytes, as: UTF8.self) != nil
    }

    private static func decode(_ text: ArraySlice<UInt8>, bits width: Int, _ value: (UInt8) -> UInt8?) -> [UInt8] {
        var out: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in text {
            bits = bits << UInt32(width) | UInt32(value(byte) ?? 0)
            count += width
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return out
    }

    private static func sixBits(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    private static func fiveBits(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "2")...UInt8(ascii: "7"): byte - UInt8(ascii: "2") + 26
        default: nil
        }
    }

    private static func fourBits(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
