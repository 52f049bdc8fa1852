// SPDX-License-Identifier: Apache-2.0

/// Which letters of a text are drawn from right to left: the Unicode bidirectional algorithm as far as runs need it.
///
/// A text of the record has no marks of embedding (the report prints those by their number), so that two levels do. Rules are
/// named as in Unicode Standard Annex #9. What stands within a run is left to the renderer, which orders the numbers in it.
struct WritingRuns: Sendable {
    /// Whether the text as a whole goes from right to left.
    let goesRight: Bool
    /// The same of each scalar.
    let isRight: [Bool]

    /// Resolves a text; without `goesRight` its first strong letter tells the direction (rules P2 and P3).
    init(_ text: [Unicode.Scalar], goesRight: Bool? = nil) {
        let base = goesRight ?? (text.lazy.map(Kind.init).first(where: \.isStrong)?.isRight ?? false)
        var resolved: [Bool] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !resolved.isEmpty || paragraph.startIndex > 0 { resolved.append(base) }
            resolved += Self.resolved(Array(paragraph), base)
        }
        (self.goesRight, isRight) = (base, resolved)
    }

    private enum Kind {
        case left, right, arabic, number, arabicNumber, terminator, mark, neutral

        init(_ scalar: Unicode.Scalar) {
            let properties = scalar.properties
            if scalar.isASCII {
                switch scalar {
                case "a"..."z", "A"..."Z": self = .left
                case "0"..."9": self = .number
                case "#", "$", "%": self = .terminator
                default: self = .neutral
                }
            } else if properties.generalCategory == .nonspacingMark {
                self = .mark
            } else if properties.numericType == .decimal {
                self = (0x0600...0x066F).contains(scalar.value) ? .arabicNumber : .number
            } else if Self.isNeutralAmongLetters(scalar) {
                self = .neutral
            } else if RightToLeft.contains(scalar) || (0x0590...0x08FF).contains(scalar.value) {
                // Signs of these blocks, as the Arabic question mark, have the direction of the letters.
                self = RightToLeft.isArabic(scalar) ? .arabic : .right
            } else if properties.isAlphabetic || (0x1F1E6...0x1F1FF).contains(scalar.value) {
                self = .left
            } else if properties.generalCategory == .currencySymbol || scalar == "°" {
                self = .terminator
            } else {
                self = .neutral
            }
        }

        /// Comma, ornaments and other signs of the blocks of letters that have no direction (Bidi_Class CS, ET and ON).
        private static func isNeutralAmongLetters(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x0606...0x0607, 0x0609...0x060A, 0x060C, 0x060E...0x060F, 0x066A, 0x06DE, 0x06E9, 0x07F6...0x07F9,
                0xFB29, 0xFD3E...0xFD4F, 0xFDCF, 0xFDFD...0xFDFF:
                true
            default: false
            }
        }

        var isStrong: Bool { self == .left || isRight }
        var isRight: Bool { self == .right || self == .arabic }
    }

    private static func resolved(_ text: [Unicode.Scalar], _ base: Bool) -> [Bool] {
        var sides = weak(text, base)
        if base { join(text, &sides) }
        bracketed(text, &sides, base)
        // N1: what stands between two of a direction has it; N2: what is left has that of the whole.
        var index = 0
        while index < sides.count {
            let end = sides[index...].firstIndex { $0 != nil } ?? sides.count
            if end > index {
                let before = index > 0 ? sides[index - 1] : base
                let after = end < sides.count ? sides[end] : base
                for place in index..<end { sides[place] = before == after ? before : base }
            }
            index = end + 1
        }
        return sides.map { $0 ?? base }
    }

    /// W1 to W7: a mark goes with what it stands on, a number with the last letter, and a sign of currency with its number.
    private static func weak(_ text: [Unicode.Scalar], _ base: Bool) -> [Bool?] {
        let kinds = text.map(Kind.init)
        var sides: [Bool?] = Array(repeating: nil, count: kinds.count)
        var (last, isArabic) = (base, false)
        // Whether numbers here take their signs with them: behind an Arabic letter they do not.
        var takesSigns: [Bool] = []
        for (index, kind) in kinds.enumerated() {
            switch kind {
            case .left, .right, .arabic:
                (last, isArabic) = (kind.isRight, kind == .arabic)
                sides[index] = last
            case .number: sides[index] = last
            case .arabicNumber: sides[index] = true
            case .mark: sides[index] = index > 0 ? sides[index - 1] : base
            case .terminator, .neutral: break
            }
            takesSigns.append(kind == .number && !isArabic)
        }
        for index in kinds.indices where takesSigns[index] {
            var place = index - 1
            while place >= 0, kinds[place] == .terminator, sides[place] == nil {
                sides[place] = sides[index]
                place -= 1
            }
            place = index + 1
            while place < kinds.count, kinds[place] == .terminator, sides[place] == nil {
                sides[place] = sides[index]
                place += 1
            }
        }
        return sides
    }

    private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
        "(": ")", "[": "]", "{": "}", "⟨": "⟩", "（": "）", "「": "」", "『": "』", "【": "】", "《": "》",
    ]

    /// In a text from right to left, numbers and letters from left to right that touch are of one level (I1, I2): 50GBP, 9pm.
    ///
    /// W4: a sign between two digits is of their number.
    private static func join(_ text: [Unicode.Scalar], _ sides: inout [Bool?]) {
        let kinds = text.map(Kind.init)
        func isNumber(_ place: Int) -> Bool {
            kinds.indices.contains(place) && (kinds[place] == .number || kinds[place] == .arabicNumber)
        }
        func isOfLevel(_ place: Int) -> Bool {
            switch kinds[place] {
            case .left, .number, .arabicNumber: true
            case .terminator: sides[place] != nil
            case .neutral: separators.contains(text[place]) && isNumber(place - 1) && isNumber(place + 1)
            case .mark, .right, .arabic: false
            }
        }
        var start = 0
        while start < kinds.count {
            guard isOfLevel(start) else {
                start += 1
                continue
            }
            let end = kinds.indices[start...].first { !isOfLevel($0) } ?? kinds.count
            if kinds[start..<end].contains(.left) {
                for place in start..<end { sides[place] = false }
            }
            start = end
        }
    }

    private static let separators: Set<Unicode.Scalar> = [".", ",", ":", "/", "+", "-"]
    private static let mostOpen = 63

    /// N0: a pair of brackets has the direction of the whole where a letter within has it, else that of what it stands behind.
    private static func bracketed(_ text: [Unicode.Scalar], _ sides: inout [Bool?], _ base: Bool) {
        var open: [(closing: Unicode.Scalar, place: Int)] = []
        var pairs: [(Int, Int)] = []
        for (index, scalar) in text.enumerated() {
            if let closing = brackets[scalar] {
                // BD16: so many may be open.
                guard open.count < mostOpen else { break }
                open.append((closing, index))
            } else if let match = open.lastIndex(where: { $0.closing == scalar }) {
                pairs.append((open[match].place, index))
                open.removeSubrange(match...)
            }
        }
        for (start, end) in pairs.sorted(by: { $0.0 < $1.0 }) {
            let within = sides[(start + 1)..<end].compactMap { $0 }
            guard !within.isEmpty else { continue }
            let before = sides[..<start].last { $0 != nil }.flatMap { $0 } ?? base
            let side = within.contains(base) ? base : before
            (sides[start], sides[end]) = (side, side)
        }
    }
}
