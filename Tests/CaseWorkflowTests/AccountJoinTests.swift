// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@testable import CaseWorkflow

@Suite("Joining accounts") struct AccountJoinTests {
    private func account(_ identifiers: [Identifier], isOwner: Bool = false) -> Account {
        Account(platform: .instagram, identifiers: identifiers, isOwner: isOwner)
    }

    private func joined(_ mentions: [(Account, String)]) -> [Int32] {
        var join = AccountJoin()
        for (account, export) in mentions { _ = join.add(account, export: export) }
        return join.finish().numbers.map(\.rawValue)
    }

    @Test("a shared username joins, across exports and chains")
    func strong() {
        let first = account([Identifier(.username, "@Sam_X")])
        let second = account([Identifier(.platformID, "17"), Identifier(.displayName, "Sam")])
        let both = account([Identifier(.platformID, "17"), Identifier(.username, "sam_x")])
        #expect(joined([(first, "a"), (second, "b"), (both, "c")]) == [0, 0, 0])
    }

    @Test("a display name joins inside one export only, and never somebody with an identifier")
    func weak() {
        let sam = account([Identifier(.displayName, "Sam")])
        let numbered = account([Identifier(.platformID, "17"), Identifier(.displayName, "Sam")])
        #expect(joined([(sam, "a"), (sam, "a"), (sam, "b"), (numbered, "a")]) == [0, 0, 1, 2])
    }

    @Test("the owner is one account in an export, under every name")
    func owner() {
        let named = account([Identifier(.username, "own"), Identifier(.displayName, "Own Er")], isOwner: true)
        let unnamed = account([], isOwner: true)
        let sender = account([Identifier(.displayName, "Own Er")])
        #expect(joined([(sender, "a"), (unnamed, "a"), (named, "a"), (unnamed, "b")]) == [0, 0, 0, 1])
    }

    @Test("a declared owner is one account in every export")
    func declared() {
        var join = AccountJoin()
        for export in ["a", "b"] {
            let sender = account([Identifier(.displayName, "Own Er")], isOwner: true)
            _ = join.add(sender, export: export, isDeclaredOwner: true)
        }
        #expect(join.finish().accounts.count == 1)
    }

    @Test("owners of two exports with one name and nothing else are one account, unless somebody else bears it")
    func ownersByName() {
        let owner = account([Identifier(.displayName, "Own Er")], isOwner: true)
        let namesake = account([Identifier(.displayName, "Own Er")])
        let other = account([Identifier(.displayName, "Sam")])
        #expect(joined([(owner, "a"), (other, "a"), (owner, "b"), (other, "b")]) == [0, 1, 0, 2])
        #expect(joined([(owner, "a"), (other, "a"), (namesake, "b"), (owner, "b")]) == [0, 1, 0, 0])
        let numbered = account([Identifier(.platformID, "17"), Identifier(.displayName, "Own Er")], isOwner: true)
        #expect(joined([(owner, "a"), (numbered, "b"), (account([], isOwner: true), "c")]) == [0, 1, 2])
    }

    @Test("a name that somebody else bears in one of the exports joins no owners")
    func namesakes() {
        var join = AccountJoin()
        let owner = account([Identifier(.displayName, "Own Er")], isOwner: true)
        _ = join.add(owner, export: "a")
        _ = join.add(owner, export: "b")
        let same = account([Identifier(.displayName, "Own Er"), Identifier(.platformID, "9")])
        _ = join.add(same, export: "b")
        #expect(join.finish().accounts.count == 3)
        #expect(join.ownersJoinedByName == 0)
    }
}
