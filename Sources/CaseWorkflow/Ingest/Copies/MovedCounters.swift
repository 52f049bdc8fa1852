// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Talks that several requests of one owner tell under different numbers.
///
/// Tinder and Hinge number the matches of each request anew: *Match 5* of one is *Match 7* of the next once two newer ones have
/// come. What shows a talk to be the same are the owner's words in it: at least four that both tell, at one second, most of what
/// both tell of the time that they share, and of no other talk as many.
struct MovedCounters {
    /// Talks that are one.
    private(set) var talks: [(CopyFindings.Member, CopyFindings.Member)] = []
    /// Their other parties, where each has one.
    private(set) var partners: [(CopyFindings.Member, CopyFindings.Member)] = []

    private static let importers: Set<String> = ["tinder", "hinge"]
    private static let fewest = 4

    private struct Saying: Hashable {
        var importer: String
        var text: String
        var second: Int64
        var isInstant: Bool
    }

    private struct Pair: Hashable {
        var left: CopyFindings.Member
        var right: CopyFindings.Member
    }

    init(_ units: [CopySearch.Unit], _ identities: OwnerIdentities) {
        let asked = units.indices.filter { Self.importers.contains(units[$0].importer) }
        guard Set(asked.map { units[$0].export }).count > 1 else { return }
        let labels = AccountLabels(units, in: Set(asked), identities)
        var places: [Saying: [CopyFindings.Member]] = [:]
        var spans: [CopyFindings.Member: [Int64]] = [:]
        for number in asked {
            for batch in units[number].reading.batches {
                for row in 0..<batch.count where batch.kind(at: row) == .message {
                    guard let talk = batch.conversation(at: row), case let event = batch.event(at: row),
                        let time = event.time, let actor = event.actor, case .message(let message) = event.content,
                        let text = message.text, units[number].reading.accounts[Int(actor.rawValue)].isOwner
                    else { continue }
                    let member = CopyFindings.Member(unit: number, number: Int(talk.rawValue))
                    let second = time.microseconds / 1_000_000
                    spans[member, default: []].append(second)
                    let saying = Saying(
                        importer: units[number].importer, text: text, second: second, isInstant: time.isInstant)
                    places[saying, default: []].append(member)
                }
            }
        }
        var common: [Pair: Int] = [:]
        for members in places.values where (2...16).contains(members.count) {
            for (offset, one) in members.enumerated() {
                for other in members.dropFirst(offset + 1) where units[one.unit].export != units[other.unit].export {
                    common[Pair(left: one, right: other), default: 0] += 1
                }
            }
        }
        let found = common.filter { pair, count in
            count >= Self.fewest && Self.shareOwner(pair.left, pair.right, units, labels)
                && count * 2 > Self.told(pair.left, pair.right, spans) && Self.differ(pair.left, pair.right, units)
        }
        // A script that went to two matches in the same seconds shows neither to be the one.
        let rivals = Dictionary(grouping: found.keys.flatMap { [($0.left, $0.right), ($0.right, $0.left)] }, by: \.0)
        for pair in found.keys.sorted(by: { Self.key($0) < Self.key($1) }) {
            let ambiguous = [(pair.left, pair.right), (pair.right, pair.left)].contains { one, other in
                (rivals[one] ?? []).contains { $0.1 != other && units[$0.1.unit].export == units[other.unit].export }
            }
            if ambiguous { continue }
            talks.append((pair.left, pair.right))
            if let one = Self.partner(of: pair.left, units), let other = Self.partner(of: pair.right, units) {
                partners.append((one, other))
            }
        }
    }

    private static func key(_ pair: Pair) -> (Int, Int, Int, Int) {
        (pair.left.unit, pair.left.number, pair.right.unit, pair.right.number)
    }

    private static func shareOwner(
        _ left: CopyFindings.Member, _ right: CopyFindings.Member, _ units: [CopySearch.Unit], _ labels: AccountLabels
    ) -> Bool {
        func owners(_ member: CopyFindings.Member) -> Set<Int> {
            let accounts = units[member.unit].reading.accounts
            return Set(
                accounts.indices.filter { accounts[$0].isOwner && !accounts[$0].identifiers.isEmpty }
                    .map { labels.label(of: Account.ID(Int32($0)), in: member.unit) })
        }
        return !owners(left).isDisjoint(with: owners(right))
    }

    /// The greater number of messages that one of two talks tells of the time that both cover.
    private static func told(
        _ left: CopyFindings.Member, _ right: CopyFindings.Member, _ spans: [CopyFindings.Member: [Int64]]
    ) -> Int {
        let (one, other) = (spans[left] ?? [], spans[right] ?? [])
        guard let first = one.min(), let second = other.min(), let last = one.max(), let end = other.max() else {
            return 0
        }
        let (start, stop) = (max(first, second), min(last, end))
        return max(one.count { $0 >= start && $0 <= stop }, other.count { $0 >= start && $0 <= stop })
    }

    /// Whether the two bear different numbers: others are compared as all talks are.
    private static func differ(
        _ left: CopyFindings.Member, _ right: CopyFindings.Member, _ units: [CopySearch.Unit]
    ) -> Bool {
        let (one, other) = (
            units[left.unit].reading.conversations[left.number], units[right.unit].reading.conversations[right.number]
        )
        return one.nativeID != other.nativeID || one.title != other.title
    }

    private static func partner(of talk: CopyFindings.Member, _ units: [CopySearch.Unit]) -> CopyFindings.Member? {
        let reading = units[talk.unit].reading
        let others = reading.conversations[talk.number].members.filter { !reading.accounts[Int($0.rawValue)].isOwner }
        return others.count == 1 ? CopyFindings.Member(unit: talk.unit, number: Int(others[0].rawValue)) : nil
    }
}
