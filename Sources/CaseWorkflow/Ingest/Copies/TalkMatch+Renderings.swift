// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What two forms of one program tell of one record in words that differ by their marks alone.
extension TalkMatch {
    /// Pairs messages of one sender and one time between the same neighbours, where one form's words are the
    /// other's without marks: pages set `# head` as a heading and `**so**` in bold.
    mutating func pairRenderings(_ kept: Talk, _ copy: Talk, _ clock: TalkClock) {
        pairBetweenNeighbours(kept, copy, clock) { Self.isRendering($0.content.text, $1.content.text) }
    }

    /// Pairs messages of one sender and one time between the same neighbours, of which one form tells as a card, a link or a
    /// poll what the other writes out.
    mutating func pairCards(_ kept: Talk, _ copy: Talk, _ clock: TalkClock) {
        let hasCards = [kept, copy].contains { $0.lines.contains { !$0.card.isEmpty && !$0.isCopy } }
        guard hasCards else { return }
        pairBetweenNeighbours(kept, copy, clock) { left, right in
            left.card.isEmpty != right.card.isEmpty
                && (left.card.isEmpty
                    ? Self.isCard(right.card, written: left.content.text)
                    : Self.isCard(left.card, written: right.content.text))
        }
    }

    /// Whether words are a card that is written out: most are the card's, and every number and address is.
    static func isCard(_ card: String, written text: String) -> Bool {
        func words(_ text: String) -> [Substring] {
            text.split { !($0.isLetter || $0.isNumber) }
        }
        let told = words(String(text.prefix { $0 != "\u{0}" }))
        let known = Set(words(card))
        guard told.contains(where: { known.contains($0) }) else { return false }
        let foreign = told.filter { !known.contains($0) }
        return foreign.count * 3 <= told.count && !foreign.contains { $0.contains(where: \.isNumber) }
    }

    /// Whether two lines of one id are one message that two forms of a program render in their ways.
    func isRendering(_ kept: Talk, _ index: Int, _ copy: Talk, _ line: Talk.Line) -> Bool {
        let other = kept.lines[index]
        return kept.importer == copy.importer && kept.form != copy.form && !other.isDeleted && !line.isDeleted
            && other.isMessage && line.isMessage && other.content.actor == line.content.actor
            && Self.isRendering(other.content.text, line.content.text)
    }

    private mutating func pairBetweenNeighbours(
        _ kept: Talk, _ copy: Talk, _ clock: TalkClock, where isOne: (Talk.Line, Talk.Line) -> Bool
    ) {
        let partners = Dictionary(pairs.map { ($0.copy, $0.kept.place) }) { first, _ in first }
        let places = Dictionary(kept.lines.indices.map { (kept.lines[$0].place, $0) }) { first, _ in first }
        let left = kept.lines.indices.filter { kept.lines[$0].isMessage && kept.lines[$0].time != nil }
        let rank = Dictionary(uniqueKeysWithValues: left.enumerated().map { ($0.element, $0.offset) })
        var start = 0
        var waiting: [Int] = []
        func settle(before end: Int) -> [(kept: Int, copy: Int)] {
            let run = left[start..<max(start, end)].filter { !used.contains($0) && !kept.lines[$0].isCopy }
            return waiting.compactMap { index in
                let line = copy.lines[index]
                let alike = run.filter { other in
                    clock.agrees(kept.lines[other].time, line.time)
                        && kept.lines[other].content.actor == line.content.actor
                        && isOne(kept.lines[other], line)
                }
                return alike.count == 1 ? (alike[0], index) : nil
            }
        }
        var found: [(kept: Int, copy: Int)] = []
        for (index, line) in copy.lines.enumerated() where line.isMessage && line.time != nil && !line.isCopy {
            guard let place = partners[index] else {
                waiting.append(index)
                continue
            }
            guard let known = places[place].flatMap({ rank[$0] }) else { continue }
            found += settle(before: known)
            waiting = []
            start = max(start, known + 1)
        }
        found += settle(before: left.count)
        for pair in found where used.insert(pair.kept).inserted {
            pairs.append((kept.lines[pair.kept], pair.copy))
        }
    }

    /// Names of languages behind the marks of code; any other word there may be somebody's.
    private static let codeLanguages: Set<Substring> = [
        "asm", "bash", "c", "cpp", "cs", "css", "csharp", "diff", "go", "html", "ini", "java", "javascript", "js",
        "json", "kotlin",
        "kt", "lua", "md", "php", "powershell", "ps1", "py", "python", "rb", "rs", "ruby", "rust", "sh", "sql", "swift",
        "ts", "txt", "typescript", "xml", "yaml", "yml",
    ]

    /// Whether two texts are one but for marks, tags and the numbers of a list: a word or a sum that differs is told twice.
    static func isRendering(_ left: String, _ right: String) -> Bool {
        func words(_ text: String, withoutTags: Bool = false, withoutLanguages: Bool = false) -> String {
            var isTag = false
            let plain = text.prefix { $0 != "\u{0}" }.filter { character in
                if withoutTags, character == "<" { isTag = true }
                defer { if character == ">" { isTag = false } }
                return !isTag
            }
            return plain.split(separator: " ").filter { word in
                if withoutLanguages, isLanguage(word) { return false }
                return !(word.last == "." && word.count > 1 && word.dropLast().allSatisfy(\.isNumber))
            }.joined().filter { $0.isLetter || $0.isNumber }
        }
        // Pages set code apart and leave out the language that stands behind the marks in front of it.
        func isLanguage(_ word: Substring) -> Bool {
            word.hasPrefix("```") && codeLanguages.contains(word.dropFirst(3))
        }
        let (one, other) = (words(left), words(right))
        guard !one.isEmpty, !other.isEmpty else { return false }
        let isCode = left.contains("```") != right.contains("```")
        if isCode, words(left, withoutLanguages: true) == words(right, withoutLanguages: true) { return true }
        return one == other || words(left, withoutTags: true) == other || one == words(right, withoutTags: true)
    }
}
