// SPDX-License-Identifier: Apache-2.0

import ChatModel

extension CopySearch {
    /// Joins talks of two that each party's export tells, under whatever title and name: their messages proved it.
    mutating func matchTalksOfBoth() {
        for (left, right) in identities.talksOfBoth {
            matchProved(
                left, right, counterparts: counterparts(left, right) + counterparts(right, left).map { ($0.1, $0.0) })
        }
    }

    /// Joins talks that requests of one owner number differently, and their partners.
    mutating func matchMovedTalks() {
        for (left, right) in moved.talks { matchProved(left, right, counterparts: moved.partners) }
        found.accounts += moved.partners
    }

    private mutating func matchProved(
        _ left: CopyFindings.Member, _ right: CopyFindings.Member,
        counterparts: [(CopyFindings.Member, CopyFindings.Member)]
    ) {
        let isKnown = found.conversations.contains { ($0.0, $0.1) == (left, right) || ($0.0, $0.1) == (right, left) }
        if isKnown { return }
        let labels = AccountLabels(units, in: [left.unit, right.unit], identities, counterparts: counterparts)
        let forms = [left, right].map { units[$0.unit].importer + "\u{0}" + units[$0.unit].form }
        var talks = [left, right].map {
            Talk($0, units[$0.unit], labels: labels, isFolded: forms[0] != forms[1])
        }
        talks.sort { $0.rank < $1.rank }
        // What a third export told already is told.
        let copies = Set(found.pairs.map(\.copy))
        for talk in talks.indices {
            for line in talks[talk].lines.indices where copies.contains(talks[talk].lines[line].place) {
                talks[talk].lines[line].isCopy = true
            }
        }
        guard let match = TalkMatch(talks[0], talks[1], isProvedOne: true), match.isProved else { return }
        inDoubt.subtract([left, right])
        take(match, of: 0, and: 1, in: &talks)
    }

    /// The owner of one export, and the other party of the other.
    private func counterparts(
        _ own: CopyFindings.Member, _ other: CopyFindings.Member
    ) -> [(CopyFindings.Member, CopyFindings.Member)] {
        let accounts = units[own.unit].reading.accounts
        let people = units[other.unit].reading.people[other.number]
        guard let party = people.first(where: { !units[other.unit].reading.accounts[Int($0.rawValue)].isOwner }) else {
            return []
        }
        return accounts.indices.filter { accounts[$0].isOwner }.map {
            (
                CopyFindings.Member(unit: own.unit, number: $0),
                CopyFindings.Member(unit: other.unit, number: Int(party.rawValue))
            )
        }
    }
}
