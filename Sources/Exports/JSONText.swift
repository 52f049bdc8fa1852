// SPDX-License-Identifier: Apache-2.0

/// JSON to be written: objects come out with sorted keys, so that equal values give equal bytes.
public enum JSONText: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONText])
    case object([String: JSONText])
    /// Valid JSON on one line, for long lists of one shape: an object of each would be hashed and sorted.
    case written([UInt8])

    /// The text, on one line.
    public var bytes: [UInt8] {
        var output: [UInt8] = []
        write(to: &output)
        return output
    }

    /// The text, with one element of the first `levels` levels a line.
    public func bytes(levels: Int) -> [UInt8] {
        var output: [UInt8] = []
        write(to: &output, levels: levels, indent: 0)
        output.append(UInt8(ascii: "\n"))
        return output
    }

    /// The text as part of another, whose elements stand at `indent`.
    func bytes(levels: Int, indent: Int) -> [UInt8] {
        var output: [UInt8] = []
        write(to: &output, levels: levels, indent: indent)
        return output
    }

    /// Appends the text, on one line.
    func write(to output: inout [UInt8]) {
        write(to: &output, levels: 0, indent: 0)
    }

    private func write(to output: inout [UInt8], levels: Int, indent: Int) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value): Self.write(value, to: &output)
        case .number(let value): output.append(contentsOf: Self.decimal(value).utf8)
        case .string(let value): Self.write(value, to: &output)
        case .array(let elements):
            Self.write(elements, "[", "]", to: &output, levels: levels, indent: indent) { element, output in
                element.write(to: &output, levels: levels - 1, indent: indent + 1)
            }
        case .object(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            Self.write(sorted, "{", "}", to: &output, levels: levels, indent: indent) { member, output in
                Self.write(member.key, to: &output)
                output.append(UInt8(ascii: ":"))
                member.value.write(to: &output, levels: levels - 1, indent: indent + 1)
            }
        case .written(let bytes): output.append(contentsOf: bytes)
        }
    }

    private static func write<Element>(
        _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to output: inout [UInt8], levels: Int,
        indent: Int, _ body: (Element, inout [UInt8]) -> Void
    ) {
        let isBroken = levels > 0 && !elements.isEmpty
        output.append(UInt8(truncatingIfNeeded: open.value))
        for (index, element) in elements.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            if isBroken { breakLine(&output, indent + 1) }
            body(element, &output)
        }
        if isBroken { breakLine(&output, indent) }
        output.append(UInt8(truncatingIfNeeded: close.value))
    }

    private static func breakLine(_ output: inout [UInt8], _ indent: Int) {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }

    /// The shortest decimal that reads back as the same number; whole numbers without a fraction.
    private static func decimal(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        return value == value.rounded() && abs(value) < 9e15 ? String(Int64(value)) : "\(value)"
    }

    /// Appends a string with quotation marks, escaping what JSON must have escaped and nothing else.
    static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            // Most texts need no escape: whole stretches are copied.
            var start = 0
            for index in bytes.indices {
                let byte = bytes[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                output.append(contentsOf: bytes[start..<index])
                start = index + 1
                escape(byte, to: &output)
            }
            output.append(contentsOf: bytes[start...])
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): output.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): output.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): output.append(UInt8(ascii: "t"))
        case 0..<0x20:
            output.append(contentsOf: "u00".utf8)
            output.append(hexDigits[Int(byte >> 4)])
            output.append(hexDigits[Int(byte & 15)])
        default: output.append(byte)
        }
    }

    /// Appends a whole number.
    static func write(_ number: Int64, to output: inout [UInt8]) {
        if number < 0 { output.append(UInt8(ascii: "-")) }
        let first = output.count
        var rest = number.magnitude
        repeat {
            output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        // The digits came last first.
        output[first...].reverse()
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}

extension JSONText {
    /// A string, or null.
    static func optional(_ value: String?) -> JSONText { value.map(JSONText.string) ?? .null }

    /// A whole number.
    static func count(_ value: Int) -> JSONText { .integer(Int64(value)) }
}
