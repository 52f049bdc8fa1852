// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What two forms of one export tell in different ways.
extension TalkMatch {
    /// Whether a line of the kept talk can be what the other form took for a line of the app: another such line, or for a
    /// call the words of the same sender.
    static func couldBeWords(_ kept: Talk.Line, _ copy: Talk.Line) -> Bool {
        guard kept.isMessage else { return true }
        return copy.content.kind == .call && copy.content.actor >= 0 && kept.content.actor == copy.content.actor
    }

    /// Pairs messages of which the other form holds nothing but sender and time, since it has no place for stickers and the
    /// like.
    mutating func pairBlank(_ kept: Talk, _ copy: Talk, _ clock: TalkClock) {
        guard kept.importer == copy.importer, kept.conversation?.nativeID == copy.conversation?.nativeID else { return }
        let paired = Set(pairs.map(\.copy))
        let left = kept.lines.indices.filter {
            kept.lines[$0].isMessage && !kept.lines[$0].isCopy && !used.contains($0)
        }
        var start = 0
        for (index, line) in copy.lines.enumerated()
        where line.isBlank && line.time != nil && !line.isCopy && !paired.contains(index) {
            while start < left.count, clock.isBefore(kept.lines[left[start]].time, line.time) { start += 1 }
            let found = left[start...].prefix { !clock.isAfter(kept.lines[$0].time, line.time) }.first { other in
                !used.contains(other) && kept.lines[other].content.actor == line.content.actor
                    && clock.agrees(kept.lines[other].time, line.time)
            }
            guard let found else { continue }
            used.insert(found)
            pairs.append((kept.lines[found], index))
        }
    }

    /// Pairs messages that only one form dates: by their words, between the same neighbours.
    mutating func pairUndated(_ kept: Talk, _ copy: Talk) {
        let paired = Dictionary(pairs.map { ($0.copy, $0.kept.place) }) { first, _ in first }
        guard copy.lines.indices.contains(where: { copy.lines[$0].time == nil && paired[$0] == nil }) else { return }
        let places = Dictionary(kept.lines.indices.map { (kept.lines[$0].place, $0) }) { first, _ in first }
        let order = copy.lines.indices.sorted { left, right in
            let (one, other) = (copy.lines[left].record, copy.lines[right].record)
            return (one.exhibit, one.byte, left) < (other.exhibit, other.byte, right)
        }
        var waiting: [Int] = []
        var start = 0
        func settle(before end: Int) {
            for index in waiting {
                let open = (start..<max(start, end)).filter { !used.contains($0) && !kept.lines[$0].isCopy }
                let told = copy.lines[index].content
                let equal = open.first { kept.lines[$0].content == told }
                let alike =
                    kept.importer == copy.importer
                    ? open.first {
                        let content = kept.lines[$0].content
                        return content.kind == told.kind && content.actor == told.actor
                            && Self.isRendering(content.text, told.text)
                    } : nil
                guard let found = equal ?? alike else { continue }
                used.insert(found)
                pairs.append((kept.lines[found], index))
                start = found + 1
            }
            waiting = []
        }
        for index in order {
            let line = copy.lines[index]
            if let place = paired[index], let known = places[place], kept.lines[known].time != nil {
                settle(before: known)
                start = known + 1
            } else if line.content.kind == .message, line.time == nil, !line.isCopy, paired[index] == nil {
                waiting.append(index)
            }
        }
        settle(before: kept.lines.firstIndex { $0.time == nil } ?? kept.lines.count)
    }

    /// Pairs reactions that one form counts and the other names: those to messages that are one, of one symbol, where the
    /// kept form tells as many.
    mutating func pairReactions(_ kept: Talk, _ copy: Talk) {
        let paired = Set(pairs.map(\.copy))
        let left = copy.lines.indices.filter {
            copy.lines[$0].content.kind == .reaction && !copy.lines[$0].isCopy && !paired.contains($0)
        }
        guard !left.isEmpty else { return }
        var originals: [Talk.RecordStart: Talk.RecordStart] = [:]
        for (original, line) in pairs where original.isMessage {
            originals[copy.lines[line].record] = original.record
        }
        var told: [Talk.RecordStart: [String: (count: Int, lines: [Talk.Line])]] = [:]
        for line in kept.lines where line.content.kind == .reaction && !line.isCopy {
            let (symbol, count) = Self.counted(line.content.text)
            told[line.record, default: [:]][symbol, default: (0, [])].count += count
            told[line.record, default: [:]][symbol, default: (0, [])].lines.append(line)
        }
        var asked: [Talk.RecordStart: [String: Int]] = [:]
        for index in left {
            let (symbol, count) = Self.counted(copy.lines[index].content.text)
            asked[copy.lines[index].record, default: [:]][symbol, default: 0] += count
        }
        for index in left {
            let line = copy.lines[index]
            let (symbol, _) = Self.counted(line.content.text)
            guard let original = originals[line.record], let known = told[original]?[symbol],
                known.count >= asked[line.record]?[symbol] ?? 0,
                // Somebody who is named stays, unless the kept form names them too.
                line.content.actor < 0 || known.lines.contains(where: { $0.content.actor == line.content.actor }),
                let first = known.lines.first
            else { continue }
            pairs.append((first, index))
        }
    }

    /// `👍 ×2` is two of `👍`; behind the symbol may stand the message.
    private static func counted(_ text: String) -> (symbol: String, count: Int) {
        let symbol = text.prefix { $0 != "\u{0}" }
        guard let mark = symbol.lastIndex(of: "×"), let count = Int(symbol[symbol.index(after: mark)...]), count > 0
        else { return (String(symbol), 1) }
        return (symbol[..<mark].split(separator: " ").joined(separator: " "), min(count, 1 << 20))
    }
}
