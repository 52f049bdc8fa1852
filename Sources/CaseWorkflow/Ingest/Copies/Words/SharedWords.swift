// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Finds conversations of two exports that tell one talk although nothing names it alike: each party's own export, under
/// the other's name, or one taken in another zone.
///
/// What both hold is words: texts of two people that stand at one constant distance of whole quarters of an hour. That
/// joins nothing, since names of an address book prove nobody; it is told (`possible-copy`). Where more is known, the two
/// are one (`TwoTelephones`).
struct SharedWords {
    /// The later conversations of such pairs.
    private(set) var doubtful: [CopyFindings.Member] = []
    /// Talks of two of which each party's telephone gave one.
    private(set) var telephones: [TwoTelephones] = []

    /// A text of more than a syllable, once in its conversation.
    fileprivate struct Saying {
        var minute: Int64
        var actor: Int32
    }

    private struct Place: Hashable {
        var member: Int
        var text: String
    }

    /// What is said in the conversations of all units, gathered once; nothing where they are of one export.
    struct Talks {
        fileprivate private(set) var all: [(member: CopyFindings.Member, said: [String: Saying])] = []

        init(_ units: [CopySearch.Unit]) {
            guard let first = units.first, units.contains(where: { first.export != $0.export }) else { return }
            for (number, unit) in units.enumerated() {
                all += SharedWords.sayings(of: unit.reading).map {
                    (CopyFindings.Member(unit: number, number: $0.conversation), $0.said)
                }
            }
        }
    }

    /// - Parameter joined: conversations that are known to be another's copy, or to be in doubt.
    init(_ talks: Talks, of units: [CopySearch.Unit], without joined: Set<CopyFindings.Member>) {
        let talks = talks.all.filter { !joined.contains($0.member) }
        let (members, sayings) = (talks.map(\.member), talks.map(\.said))
        var holders: [String: [Int]] = [:]
        for (place, said) in sayings.enumerated() {
            for text in said.keys { holders[text, default: []].append(place) }
        }
        var common: [Int: [Int: Int]] = [:]
        // What many hold is a script, not a talk.
        for holders in holders.values where (2...8).contains(holders.count) {
            for (offset, left) in holders.enumerated() {
                for right in holders.dropFirst(offset + 1)
                where units[members[left].unit].export != units[members[right].unit].export {
                    common[left, default: [:]][right, default: 0] += 1
                }
            }
        }
        var told: Set<Int> = []
        for (left, others) in common.sorted(by: { $0.key < $1.key }) {
            for (right, count) in others.sorted(by: { $0.key < $1.key })
            where count >= Self.fewest - 1 && !told.contains(right) && !told.contains(left) {
                guard let pair = TwoTelephones(members[left], members[right], units) else { continue }
                telephones.append(pair)
                told.formUnion([left, right])
            }
        }
        for (left, others) in common.sorted(by: { $0.key < $1.key }) {
            for (right, count) in others.sorted(by: { $0.key < $1.key })
            where count >= Self.fewest && !told.contains(right) && !told.contains(left)
                && Self.agree(sayings[left], sayings[right])
            {
                told.insert(right)
                doubtful.append(members[right])
            }
        }
    }

    /// Texts that must agree.
    private static let fewest = 4
    /// Texts looked at in a conversation.
    private static let most = 400

    fileprivate static func sayings(of reading: UnitReading) -> [(conversation: Int, said: [String: Saying])] {
        var found: [Int: [String: Saying?]] = [:]
        for batch in reading.batches {
            for row in 0..<batch.count {
                guard let conversation = batch.conversation(at: row).map({ Int($0.rawValue) }), !batch.isSetAside(row),
                    found[conversation]?.count ?? 0 < most,
                    case let event = batch.event(at: row), case .message(let message) = event.content,
                    let text = message.text, (5...400).contains(text.utf8.count), let time = event.time,
                    let actor = event.actor
                else { continue }
                let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
                let isNew = found[conversation]?[words] == nil
                let saying = Saying(minute: time.microseconds / 60_000_000, actor: actor.rawValue)
                found[conversation, default: [:]].updateValue(isNew ? saying : nil, forKey: words)
            }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value.compactMapValues { $0 }) }
    }

    /// Whether enough texts of two people stand at one distance.
    private static func agree(_ left: [String: Saying], _ right: [String: Saying]) -> Bool {
        var distances: [Int64: [(Int32, Int32)]] = [:]
        var common = 0
        for (text, saying) in left {
            guard let other = right[text] else { continue }
            common += 1
            let distance = other.minute - saying.minute
            guard distance % 15 == 0, abs(distance) <= 26 * 60 else { continue }
            distances[distance, default: []].append((saying.actor, other.actor))
        }
        guard let best = distances.values.max(by: { $0.count < $1.count }), best.count >= fewest,
            best.count * 2 > common
        else { return false }
        return Set(best.map(\.0)).count > 1 && Set(best.map(\.1)).count > 1
    }
}
