// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What two forms of one program tell of one record in words that differ by their marks alone.
extension TalkMatch {
    /// Pairs messages of one sender and one time between the same neighbours, where one form's words are the
    /// other's without marks: pages set `# head` as a heading and `**so**` in bold.
    mutating func pairRenderings(_ kept: Talk, _ copy: Talk, _ clock: TalkClock) {
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
                        && Self.isRendering(kept.lines[other].content.text, line.content.text)
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

    /// Whether two texts are one but for marks, tags and the numbers of a list: a word or a sum that differs is told twice.
    static func isRendering(_ left: String, _ right: String) -> Bool {
        func words(_ text: String, withoutTags: Bool) -> String {
            var isTag = false
            let plain = text.prefix { $0 != "\u{0}" }.filter { character in
                if withoutTags, character == "<" { isTag = true }
                defer { if character == ">" { isTag = false } }
                return !isTag
            }
            return plain.split(separator: " ").filter { word in
                !(word.last == "." && word.count > 1 && word.dropLast().allSatisfy(\.isNumber))
            }.joined().filter { $0.isLetter || $0.isNumber }
        }
        let (one, other) = (words(left, withoutTags: false), words(right, withoutTags: false))
        guard !one.isEmpty, !other.isEmpty else { return false }
        return one == other || words(left, withoutTags: true) == other || one == words(right, withoutTags: true)
    }
}
