// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What the messages of several exports prove of their owners.
///
/// The same messages, told as their own by the owners of two exports in a talk with one partner, are one person's; told as
/// own by one and as the other party's by the other, they are of two people. No name, address or number says as much. Rules
/// in docs/evidence-handling.md.
struct MessageProof {
    /// Two owners or two talks, the earlier first.
    struct Pair: Hashable {
        var left: Int
        var right: Int

        init(_ one: Int, _ other: Int) { (left, right) = (min(one, other), max(one, other)) }
    }

    /// Owners who are one, and owners who are two, by their places in the list.
    private(set) var same: Set<Pair> = []
    private(set) var apart: Set<Pair> = []
    /// Talks of two that each party's export tells.
    private(set) var talksOfBoth: [(CopyFindings.Member, CopyFindings.Member)] = []

    /// Messages that prove one person, and those that prove two.
    private static let fewest = (same: 4, apart: 3)

    /// - Parameter owners: those of one service.
    init(_ owners: [ExportOwner], in units: [CopySearch.Unit]) {
        guard owners.count > 1 else { return }
        let telling = Telling(owners, in: units)
        var samePairs: Set<Pair> = []
        for (pair, tally) in telling.tallies() {
            let (left, right) = (telling.talks[pair.left], telling.talks[pair.right])
            let people = Pair(left.owner, right.owner)
            let crossed = tally.ownThenOther + tally.otherThenOwn
            if crossed == 0, tally.own > 0, tally.own + tally.other >= Self.fewest.same,
                tally.other > 0 || tally.isExact, !left.partners.isDisjoint(with: right.partners)
            {
                samePairs.insert(people)
            } else if tally.own == 0, crossed >= Self.fewest.apart {
                apart.insert(people)
                if left.others.count == 1, right.others.count == 1, tally.ownThenOther > 0, tally.otherThenOwn > 0 {
                    talksOfBoth.append((left.member, right.member))
                }
            }
        }
        // What proves both proves nothing.
        let both = samePairs.intersection(apart)
        same = samePairs.subtracting(both)
        apart.subtract(both)
        talksOfBoth.sort { one, other in
            (one.0.unit, one.0.number, one.1.unit, one.1.number)
                < (other.0.unit, other.0.number, other.1.unit, other.1.number)
        }
    }
}

extension MessageProof {
    /// A conversation of an owner's export.
    fileprivate struct Talk {
        var member: CopyFindings.Member
        var owner: Int
        /// The accounts in it that are not the owner's, and every name by which they go there.
        var others: Set<Account.ID>
        var partners: Set<ExportOwner.Name>
    }

    /// Messages that two talks have in common: different texts, each once.
    fileprivate struct Tally {
        var own = 0
        var other = 0
        var ownThenOther = 0
        var otherThenOwn = 0
        /// Whether all times are told to the second.
        var isExact = true
    }

    /// What is said in the exports of the owners.
    fileprivate struct Telling {
        private(set) var talks: [Talk] = []
        private var sayings: [Saying] = []

        private struct Saying {
            var words: Int
            var microseconds: Int64
            var unit: Int64
            var isInstant: Bool
            var talk: Int
            var isOwn: Bool
        }

        private static let second: Int64 = 1_000_000
        /// Equal texts of one minute that are held against one.
        private static let window = 64

        init(_ owners: [ExportOwner], in units: [CopySearch.Unit]) {
            var places: [String: Int] = [:]
            for (index, owner) in owners.enumerated() { places[owner.export] = index }
            for (number, unit) in units.enumerated() {
                guard let owner = places[unit.export] else { continue }
                take(unit.reading, unit: number, owner: owner, platform: owners[owner].platform)
            }
            sayings.sort { ($0.words, $0.microseconds, $0.talk) < ($1.words, $1.microseconds, $1.talk) }
        }

        private mutating func take(_ reading: UnitReading, unit: Int, owner: Int, platform: Platform) {
            let first = talks.count
            let people = reading.people
            for (number, conversation) in reading.conversations.enumerated() {
                let others = people[number].filter { !reading.accounts[Int($0.rawValue)].isOwner }
                var partners = Set(
                    others.flatMap { reading.accounts[Int($0.rawValue)].identifiers }.compactMap(ExportOwner.Name.init))
                if others.count != 1, let title = conversation.title {
                    partners.formUnion([ExportOwner.Name(Identifier(.displayName, title))].compactMap(\.self))
                }
                talks.append(
                    Talk(
                        member: CopyFindings.Member(unit: unit, number: number), owner: owner, others: others,
                        partners: partners))
            }
            for batch in reading.batches {
                for row in 0..<batch.count where batch.kind(at: row) == .message {
                    guard let conversation = batch.conversation(at: row), case let event = batch.event(at: row),
                        let actor = event.actor, let time = event.time, time.precision.microseconds <= 60 * Self.second,
                        case .message(let message) = event.content, let text = message.text, text.utf8.count > 4,
                        reading.accounts[Int(actor.rawValue)].platform == platform
                    else { continue }
                    var words = Hasher()
                    for word in text.split(whereSeparator: \.isWhitespace) { words.combine(word) }
                    sayings.append(
                        Saying(
                            words: words.finalize(), microseconds: time.microseconds,
                            unit: time.precision.microseconds, isInstant: time.isInstant,
                            talk: first + Int(conversation.rawValue),
                            isOwn: reading.accounts[Int(actor.rawValue)].isOwner))
                }
            }
        }

        /// For each two talks of two owners, what they have in common.
        func tallies() -> [Pair: Tally] {
            struct Meeting: Hashable {
                var talks: Pair
                var isOwn: Bool
                var isOthersOwn: Bool
            }
            var found: [Pair: Tally] = [:]
            var met: Set<Meeting> = []
            for (place, one) in sayings.enumerated() {
                if place > 0, sayings[place - 1].words != one.words { met.removeAll(keepingCapacity: true) }
                for other in sayings[(place + 1)...].prefix(Self.window) {
                    let distance = other.microseconds - one.microseconds
                    guard other.words == one.words, distance <= 60 * Self.second else { break }
                    guard talks[one.talk].owner != talks[other.talk].owner, one.isInstant == other.isInstant,
                        distance <= max(one.unit, other.unit, Self.second)
                    else { continue }
                    let (left, right) = one.talk < other.talk ? (one, other) : (other, one)
                    let pair = Pair(left.talk, right.talk)
                    guard met.insert(Meeting(talks: pair, isOwn: left.isOwn, isOthersOwn: right.isOwn)).inserted else {
                        continue
                    }
                    var tally = found[pair] ?? Tally()
                    switch (left.isOwn, right.isOwn) {
                    case (true, true): tally.own += 1
                    case (false, false): tally.other += 1
                    case (true, false): tally.ownThenOther += 1
                    case (false, true): tally.otherThenOwn += 1
                    }
                    tally.isExact = tally.isExact && max(one.unit, other.unit) <= Self.second
                    found[pair] = tally
                }
            }
            return found
        }
    }
}
