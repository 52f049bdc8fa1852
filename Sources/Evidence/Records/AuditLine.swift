// SPDX-License-Identifier: Apache-2.0

/// The two members of an audit log's line that make the chain, read without looking into the others.
///
/// The walk keeps to one flat object: what stands in nested values is passed over by counting brackets.
struct AuditLine {
    let sequence: Int
    let previous: String

    /// Reads a line; nil when it is no object, or when either member is missing, doubled or of another type.
    init?(_ line: ArraySlice<UInt8>) {
        var walk = Walk(line)
        guard walk.take("{") else { return nil }
        var sequence: Int?
        var previous: String?
        repeat {
            guard let key = walk.takeString(), walk.take(":") else { return nil }
            switch key {
            case "seq":
                guard sequence == nil, let value = walk.takeInteger() else { return nil }
                sequence = value
            case "prev":
                guard previous == nil, let value = walk.takeString() else { return nil }
                previous = value
            default:
                guard walk.passValue() else { return nil }
            }
        } while walk.take(",")
        guard walk.take("}"), walk.isAtEnd, let sequence, let previous else { return nil }
        self.sequence = sequence
        self.previous = previous
    }

    /// A position in canonical JSON, which has no white space.
    private struct Walk {
        private let line: ArraySlice<UInt8>
        private var at: Int

        init(_ line: ArraySlice<UInt8>) {
            self.line = line
            at = line.startIndex
        }

        var isAtEnd: Bool { at == line.endIndex }

        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard at < line.endIndex, line[at] == UInt8(ascii: scalar) else { return false }
            at += 1
            return true
        }

        /// The raw content of a string; keys and hashes hold no escapes.
        mutating func takeString() -> String? {
            guard take("\"") else { return nil }
            let start = at
            while at < line.endIndex, line[at] != UInt8(ascii: "\"") {
                at += line[at] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard at < line.endIndex else { return nil }
            at += 1
            return String(validating: line[start..<at - 1], as: UTF8.self)
        }

        mutating func takeInteger() -> Int? {
            let start = at
            while at < line.endIndex, (0x30...0x39).contains(line[at]) { at += 1 }
            guard let text = String(validating: line[start..<at], as: UTF8.self), let value = Int(text) else {
                return nil
            }
            return String(value) == text ? value : nil
        }

        /// Passes over a value of any kind up to the comma or bracket behind it.
        mutating func passValue() -> Bool {
            var depth = 0
            let start = at
            while at < line.endIndex {
                switch line[at] {
                case UInt8(ascii: "\""):
                    guard takeString() != nil else { return false }
                    continue
                case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"):
                    if depth == 0 { return at > start }
                    depth -= 1
                case UInt8(ascii: ",") where depth == 0: return at > start
                default: break
                }
                at += 1
            }
            return false
        }
    }
}
