// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Folds texts; characters beyond ASCII are looked up once each.
struct Folding: Sendable {
    private enum Folded: Sendable {
        case units([UInt8])
        case ignorable, soft, hard
    }

    private var known: [UInt32: Folded] = [:]

    mutating func fold(_ text: Unescaped, skippingTags: Bool = false) -> FoldedText {
        var out = FoldedText()
        let bytes = text.bytes
        out.units.reserveCapacity(bytes.count)
        out.gaps.reserveCapacity(bytes.count)
        out.capitals.reserveCapacity(bytes.count)
        out.starts.reserveCapacity(bytes.count)
        out.ends.reserveCapacity(bytes.count)
        var gap = FoldedText.Gap.hard
        var softs = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                switch byte {
                case 0x61...0x7A, 0x30...0x39, 0x41...0x5A:
                    out.units.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                    out.gaps.append(gap)
                    out.capitals.append(byte >= 0x41 && byte <= 0x5A)
                    out.starts.append(Int32(text.start(index)))
                    out.ends.append(Int32(text.end(index)))
                    gap = FoldedText.Gap.none
                    softs = 0
                case 0x20, 0x09, 0x0A, 0x0D, 0x21, 0x27...0x2A, 0x2B...0x2F, 0x40, 0x5F, 0x60, 0x7E, 0x23:
                    softs += 1
                    if gap != FoldedText.Gap.hard {
                        gap = softs > FoldedText.longestGap ? FoldedText.Gap.hard : FoldedText.Gap.soft
                    }
                case UInt8(ascii: "<") where skippingTags:
                    while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
                default: gap = FoldedText.Gap.hard
                }
                index += 1
                continue
            }
            let length = min(bytes.count - index, byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1)
            switch folded(bytes[index..<(index + length)]) {
            case .units(let units):
                for (offset, unit) in units.enumerated() {
                    out.units.append(unit)
                    out.gaps.append(offset == 0 ? gap : FoldedText.Gap.none)
                    out.capitals.append(false)
                    out.starts.append(Int32(text.start(index)))
                    out.ends.append(Int32(text.end(index + length - 1)))
                }
                gap = FoldedText.Gap.none
                softs = 0
            case .ignorable: break
            case .soft:
                softs += 1
                if gap != FoldedText.Gap.hard { gap = FoldedText.Gap.soft }
            case .hard: gap = FoldedText.Gap.hard
            }
            index += length
        }
        return out
    }

    private mutating func folded(_ bytes: ArraySlice<UInt8>) -> Folded {
        guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return .hard }
        if let found = known[scalar.value] { return found }
        let found = Self.folded(scalar)
        known[scalar.value] = found
        return found
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Folded {
        if scalar.properties.isDefaultIgnorableCodePoint { return .ignorable }
        if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
            return .units([0x30 + UInt8(value)])
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return .ignorable
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .dashPunctuation, .connectorPunctuation: return .soft
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation: return .soft
        case .otherPunctuation: return .soft
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .spacingMark, .otherSymbol:
            let plain = String(Character(scalar)).decomposedStringWithCompatibilityMapping
                .folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            let kept = plain.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }
            let units = Array(String(String.UnicodeScalarView(kept)).utf8).map { byte in
                byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            }
            return units.isEmpty ? .ignorable : .units(units)
        default: return .hard
        }
    }
}
