// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Two exports of one talk of two, each made on one party's telephone, where every address book has its own names.
///
/// Names prove nothing here. What does is that each party's words stand in both, in one order and at one minute, and that
/// whoever owns the one telephone is the other party of the other. The same words sent to two victims never meet that:
/// each victim's own words would have to be the other's, and both people are asked for theirs.
struct TwoTelephones {
    /// Rows that are one, the better copy first.
    private(set) var rows: [(kept: RowPlace, copy: RowPlace)] = []
    private(set) var kept: CopyFindings.Member
    private(set) var copy: CopyFindings.Member
    /// The two people, as each telephone has them.
    private(set) var people: [(CopyFindings.Member, CopyFindings.Member)] = []

    /// Messages with words that must agree, how many of them must be more than a syllable, and how many of each person's.
    private static let fewest = (texts: 4, telling: 3, ofEach: 2)
    /// Minutes by which a file's messages may stand before one that was written earlier.
    private static let disorder: Int64 = 60

    private struct Line {
        var place: RowPlace
        var minute: Int64
        var actor: Account.ID?
        /// What both telephones write alike: the words, or what stands there instead of words.
        var words: String
        var isText: Bool
    }

    /// Nil unless everything says that they are one.
    init?(_ left: CopyFindings.Member, _ right: CopyFindings.Member, _ units: [CopySearch.Unit]) {
        guard Self.canBe(left, units), Self.canBe(right, units) else { return nil }
        let lines = [left, right].map { Self.lines(of: $0, units[$0.unit].reading) }
        let texts = lines.map { $0.filter(\.isText) }
        guard let owners = Self.owners(left, right, texts, units) else { return nil }
        // Seconds are better than minutes.
        let isRightBetter = Self.unit(right, units) < Self.unit(left, units)
        (kept, copy) = isRightBetter ? (right, left) : (left, right)
        let counterpart: [Account.ID: Account.ID] = [
            owners.left.own: owners.right.other, owners.left.other: owners.right.own,
        ]
        let pairs = Self.pairs(lines[0], lines[1], counterpart)
        guard Self.isProved(pairs, texts) else { return nil }
        rows = pairs.map { isRightBetter ? ($0.right.place, $0.left.place) : ($0.left.place, $0.right.place) }
        people = counterpart.sorted { $0.key.rawValue < $1.key.rawValue }.map { one, other in
            let pair = (
                CopyFindings.Member(unit: left.unit, number: Int(one.rawValue)),
                CopyFindings.Member(unit: right.unit, number: Int(other.rawValue))
            )
            return isRightBetter ? (pair.1, pair.0) : pair
        }
    }

    private static func canBe(_ member: CopyFindings.Member, _ units: [CopySearch.Unit]) -> Bool {
        let unit = units[member.unit]
        return unit.importer == "whatsapp-text" && unit.reading.conversations[member.number].kind == .direct
    }

    /// Each telephone's owner and the other party, where both exports prove theirs and two people speak in each.
    private static func owners(
        _ left: CopyFindings.Member, _ right: CopyFindings.Member, _ texts: [[Line]], _ units: [CopySearch.Unit]
    ) -> (left: (own: Account.ID, other: Account.ID), right: (own: Account.ID, other: Account.ID))? {
        var found: [(own: Account.ID, other: Account.ID)] = []
        for (member, lines) in zip([left, right], texts) {
            let speakers = Set(lines.compactMap(\.actor))
            let accounts = units[member.unit].reading.accounts
            let own = speakers.filter { accounts[Int($0.rawValue)].isOwner }
            guard speakers.count == 2, own.count == 1, let owner = own.first,
                let other = speakers.subtracting(own).first
            else { return nil }
            found.append((owner, other))
        }
        return (found[0], found[1])
    }

    /// The unit of a conversation's times, in microseconds.
    private static func unit(_ member: CopyFindings.Member, _ units: [CopySearch.Unit]) -> Int64 {
        let batches = units[member.unit].reading.batches
        return batches.first { $0.count > 0 }?.event(at: 0).time?.precision.microseconds ?? .max
    }

    private static func lines(of member: CopyFindings.Member, _ reading: UnitReading) -> [Line] {
        var lines: [Line] = []
        for (number, batch) in reading.batches.enumerated() {
            for row in 0..<batch.count where !batch.isSetAside(row) {
                guard let conversation = batch.conversation(at: row), Int(conversation.rawValue) == member.number,
                    case let event = batch.event(at: row), let time = event.time
                else { continue }
                let words = words(of: event.content)
                lines.append(
                    Line(
                        place: RowPlace(unit: member.unit, batch: number, row: row),
                        minute: (time.microseconds / 60_000_000), actor: event.actor, words: words.text,
                        isText: words.isText))
            }
        }
        return lines
    }

    /// Telephones of two makers word what stands for files, calls and notices differently: their kind alone is compared.
    private static func words(of content: Event.Content) -> (text: String, isText: Bool) {
        guard case .message(let message) = content, message.state != .deleted, var text = message.text else {
            if case .message(let message) = content {
                return (message.state == .deleted ? "\u{0}deleted" : "\u{0}file", false)
            }
            return ("\u{0}" + content.kind.name, false)
        }
        // The words that mark an edited text are of the telephone's language.
        if message.state == .edited, text.last == ">", let open = text.lastIndex(of: "<") {
            text = String(text[..<open])
        }
        let plain = text.unicodeScalars.filter { $0.properties.generalCategory != .format || $0 == "\u{200D}" }
        let words = String(String.UnicodeScalarView(plain)).lowercased().split(whereSeparator: \.isWhitespace)
        return (words.joined(separator: " "), !words.isEmpty)
    }

    /// Lines that agree, in the order of both: words, person, and a minute that differs by one at most.
    private static func pairs(
        _ left: [Line], _ right: [Line], _ counterpart: [Account.ID: Account.ID]
    ) -> [(left: Line, right: Line)] {
        var candidates: [String: [Int]] = [:]
        for (index, line) in right.enumerated() { candidates[line.words, default: []].append(index) }
        // The candidates of a text stand in the order of the file: what lies far behind is not looked at again.
        var passed: [String: Int] = [:]
        var used: Set<Int> = []
        var pairs: [(left: Line, right: Line)] = []
        for line in left {
            let all = candidates[line.words] ?? []
            var start = passed[line.words] ?? 0
            while start < all.count, right[all[start]].minute < line.minute - disorder { start += 1 }
            passed[line.words] = start
            let found = all[start...].prefix { right[$0].minute <= line.minute + disorder }.first { index in
                let other = right[index]
                let isSame = line.actor.map { counterpart[$0] == other.actor } ?? (other.actor == nil)
                return !used.contains(index) && abs(other.minute - line.minute) <= 1 && (isSame || !line.isText)
            }
            guard let found, line.isText || line.actor.flatMap({ counterpart[$0] }) == right[found].actor else {
                continue
            }
            used.insert(found)
            pairs.append((line, right[found]))
        }
        return pairs
    }

    /// Whether each person's words agree, most of what they wrote in the time that both cover, in one order.
    private static func isProved(_ pairs: [(left: Line, right: Line)], _ texts: [[Line]]) -> Bool {
        let said = pairs.filter(\.left.isText)
        let telling = Set(said.map(\.left.words).filter { $0.utf8.count >= 5 })
        guard said.count >= fewest.texts, telling.count >= fewest.telling else { return false }
        let (first, last) = (texts.map { $0.first?.minute ?? .max }, texts.map { $0.last?.minute ?? .min })
        let span = (first.max() ?? .max) - 1...max((first.max() ?? .max) - 1, (last.min() ?? .min) + 1)
        let minutes = said.map(\.right.minute)
        guard zip(minutes, minutes.dropFirst()).allSatisfy({ $0 <= $1 + 1 }) else { return false }
        let people = Set(said.map(\.left.actor))
        return people.count == 2
            && people.allSatisfy { person in
                let own = said.filter { $0.left.actor == person }
                let other = own.first?.right.actor
                let written =
                    [texts[0].filter { $0.actor == person }, texts[1].filter { $0.actor == other }]
                    .map { $0.count { span.contains($0.minute) } }.max() ?? 0
                return Set(own.map(\.left.words).filter { $0.utf8.count >= 5 }).count >= fewest.ofEach
                    && own.count * 3 >= written * 2
            }
    }
}
