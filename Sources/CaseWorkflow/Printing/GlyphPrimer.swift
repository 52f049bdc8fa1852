// SPDX-License-Identifier: Apache-2.0

/// A page that shows which characters each glyph of a report stands for.
///
/// WeasyPrint up to release 57 notes for a glyph the characters between two places of the text in the order of the
/// sheet; where a text from right to left stands, that is another order than the text's. The first letter met gets the
/// whole text and the others get none, wherever in the report they are printed. Here each character stands alone, and
/// each word from right to left is written in the order in which it is drawn, so that what is noted is right.
struct GlyphPrimer {
    /// The page, in the fonts and sizes of the report.
    let html: [UInt8]

    /// Nil for a report without a text from right to left: there the notes are right.
    init?(report: [UInt8]) {
        let all = PrintedPassages(html: report).all
        let passages = all.filter { $0.unicodeScalars.contains(where: WritingLevels.isRight) }
        guard !passages.isEmpty else { return nil }
        var characters: Set<Unicode.Scalar> = Set((0x21...0x7E).compactMap { Unicode.Scalar($0 as UInt32) })
        var words: Set<String> = []
        // Elsewhere too one glyph stands for all of them, as does that of a letter that has a whole text noted.
        let sequences = Set(all.flatMap { $0.filter(\.isEmojiSequence) })
        for passage in passages {
            characters.formUnion(passage.unicodeScalars.filter { !$0.properties.isWhitespace && !Self.isInvisible($0) })
            words.formUnion(RightToLeft.words(of: passage))
        }
        let spans =
            characters.sorted().map { "<span>&#\($0.value);</span>" }
            + sequences.sorted().map { "<span>\(Self.references($0.unicodeScalars))</span>" }
        // A letter without its marks first: with them it would have theirs too.
        let turned = (words.map(Self.withoutMarks) + words).filter { !$0.isEmpty }
        var seen: Set<String> = []
        // Signs among such letters are drawn in their font, and as the mirrored ones.
        let signed = passages.flatMap(Self.signed).sorted()
        let drawnLast = signed + signed.map(Self.mirrored)
        let lines = (turned.sorted { (Self.marks($0), $0) < (Self.marks($1), $1) } + drawnLast)
            .filter { seen.insert($0).inserted }
            .map { word -> String in
                let drawn = Self.references(Self.clusters(of: word).reversed().joined())
                return "<span>&#x202D;\(drawn) \(drawn)&#x202C;</span>"
            }
        // A line of its own for each word: behind the end of a line its marks of direction have no force.
        let text = (lines + [spans.joined(separator: " ")]).joined(separator: "<br>")
        var page = Array("<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>.</title>".utf8)
        page += Self.styles(of: report)
        page += Array("</head><body>".utf8)
        for face in Self.faces { page += Array("<p \(face)>\(text)</p>".utf8) }
        html = page + Array("</body></html>".utf8)
    }

    private static let faces =
        [400, 500, 600, 700].map { face("font-weight:\($0)") } + [face("font-style:italic"), face("", "mono")]
        + [face("font-weight:600", "mono"), face("", "vis")]

    private static func face(_ style: String, _ name: String = "") -> String {
        "class=\"\(name)\" style=\"white-space:nowrap;\(style)\""
    }

    private static func references(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        scalars.map { "&#\($0.value);" }.joined()
    }

    /// Letters with their marks; what keeps two letters from joining stands between them, whichever way they are read.
    private static func clusters(of word: String) -> [[Unicode.Scalar]] {
        var clusters: [[Unicode.Scalar]] = []
        for scalar in word.unicodeScalars {
            if isMark(scalar), !clusters.isEmpty {
                clusters[clusters.count - 1].append(scalar)
            } else {
                clusters.append([scalar])
            }
        }
        return clusters
    }

    /// Words from right to left with the signs that touch them.
    private static func signed(_ passage: String) -> [String] {
        passage.unicodeScalars.split { scalar in
            let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return scalar.properties.isWhitespace || scalar.properties.isEmojiPresentation || scalar.isRegionalIndicator
                || isLetter && !RightToLeft.contains(scalar)
        }.filter { $0.contains(where: RightToLeft.contains) && !$0.allSatisfy(isOfWord) }.map { String($0) }
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        RightToLeft.contains(scalar) || isInvisible(scalar)
    }

    private static func mirrored(_ word: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: word.unicodeScalars.map(WritingLevels.mirrored))
        return String(scalars)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || isMark(scalar)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }

    private static func marks(_ word: String) -> Int { word.unicodeScalars.count(where: isMark) }

    private static func withoutMarks(_ word: String) -> String {
        String(String.UnicodeScalarView(word.unicodeScalars.filter { !isMark($0) }))
    }

    /// The style sheets of the report.
    private static func styles(of report: [UInt8]) -> [UInt8] {
        var styles: [UInt8] = []
        var rest = report[...]
        while let start = rest.firstRange(of: Array("<style".utf8))?.lowerBound,
            let end = rest[start...].firstRange(of: Array("</style>".utf8))?.upperBound
        {
            styles += rest[start..<end]
            rest = rest[end...]
        }
        return styles
    }
}
