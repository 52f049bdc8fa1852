// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Where the sender of a record ends and its body begins.
struct SenderSplit {
    /// The name, without marks and blanks at its ends.
    var name: Range<Int>
    /// Where the body begins.
    var body: Int

    /// Splits the first line behind its header at the first colon that a blank, a mark or the end follows; nil when
    /// there is none.
    static func first(in bytes: Span<UInt8>, _ range: Range<Int>, from start: Int? = nil) -> SenderSplit? {
        var place = start ?? range.lowerBound
        let limit = min(range.upperBound, range.lowerBound + 600)
        while place < limit {
            guard bytes[place] == 0x3A else {
                place &+= 1
                continue
            }
            let behind = place + 1
            let blank = bytes.blankLength(at: behind, before: range.upperBound)
            // "Name:." is an empty message too.
            let isEmpty = behind + 1 == range.upperBound && bytes[behind] == 0x2E
            if blank > 0 || behind == range.upperBound || isEmpty
                || bytes.markLength(at: behind, before: range.upperBound) > 0
            {
                var name = bytes.trimmingMarksAndBlanks(range.lowerBound..<place)
                if !bytes.hasPairedMarks(name) {
                    // A name may open a direction at its front and close it inside: cut off, the one would leave the other.
                    let whole = bytes.trimmingBlanks(range.lowerBound..<place)
                    if bytes.hasPairedMarks(whole) { name = whole }
                }
                if name.isEmpty {
                    // People may call themselves a mark that nobody sees.
                    guard start == nil, holdsMark(bytes, range.lowerBound..<place) else { return nil }
                    name = range.lowerBound..<place
                }
                return SenderSplit(name: name, body: isEmpty ? range.upperBound : behind + blank)
            }
            place = behind
        }
        return nil
    }

    private static func holdsMark(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.contains { bytes.markLength(at: $0, before: range.upperBound) > 0 }
    }
}

extension SenderSplit {
    /// Whether a split parts a quotation: `Mira changed the subject to "a: b"` has no sender.
    static func cutsQuotation(_ name: String, _ rest: String) -> Bool {
        var straight = 0
        var open: Unicode.Scalar?
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": straight += 1
            case "“", "«", "„", "「", "『": open = scalar
            case "”", "»", "」", "』": open = nil
            default: break
            }
        }
        if straight % 2 == 1, rest.unicodeScalars.contains("\"") { return true }
        switch open {
        case "“": return rest.unicodeScalars.contains("”")
        case "«": return rest.unicodeScalars.contains("»")
        case "„": return rest.unicodeScalars.contains { $0 == "“" || $0 == "”" || $0 == "\"" }
        case "「": return rest.unicodeScalars.contains("」")
        case "『": return rest.unicodeScalars.contains("』")
        default: return false
        }
    }
}

/// Somebody who writes in the chat.
struct Sender {
    /// As the export writes it, without direction marks at its ends; spelled where there is nothing but marks.
    var name: String
    /// Records.
    var count = 0
    /// Names with a colon in them that begin with this name; all records of this sender are then theirs.
    var longer: [Int32] = []

    init(written name: String) {
        self.name =
            name.unicodeScalars.allSatisfy { FoldedText.isMark($0) || FoldedText.fold($0) == " " }
            ? name.unicodeScalars.map { "U+" + Self.hexadecimal($0) }.joined(separator: " ") : name
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The identifiers that the name gives.
    var identifiers: [Identifier] { Self.identifiers(of: name) }

    /// A number in international form is a telephone number and, as nothing else is known, the display name.
    static func identifiers(of name: String) -> [Identifier] {
        isPhone(name) ? [Identifier(.phone, name), Identifier(.displayName, name)] : [Identifier(.displayName, name)]
    }

    /// Whether the name is a telephone number in international form.
    var isPhone: Bool { Self.isPhone(name) }

    private static func isPhone(_ name: String) -> Bool {
        let scalars = FoldedText(name).folded
        guard scalars.first == "+" else { return false }
        var digits = 0
        for scalar in scalars.dropFirst() {
            if scalar.properties.numericType == .decimal {
                digits += 1
            } else if scalar != " ", scalar != "-", scalar != "(", scalar != ")", scalar != "‑" {
                return false
            }
        }
        return (7...15).contains(digits)
    }
}
