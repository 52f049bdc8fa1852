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

    /// Mentions on one service, and which of them are one account.
    struct Shared: CustomTestStringConvertible {
        var testDescription: String
        var platform = Platform.x
        /// `id`, `phone`, `email`, `user` and `name` by their kinds; `*` marks an owner, `as` the person known to be the owner.
        var mentions: [String]
        var numbers: [Int32]
        var sharing = 0

        func number(_ mention: String) -> AccountNumber? {
            mention.split(separator: " ").first { $0.hasPrefix("as:") }.map {
                AccountNumber(platform: platform, value: "owner:" + $0.dropFirst(3))
            }
        }

        func account(_ mention: String) -> Account {
            var account = Account(platform: platform, identifiers: [], isOwner: false)
            for word in mention.split(separator: " ") {
                let parts = word.split(separator: ":", maxSplits: 1)
                let kinds: [Substring: Identifier.Kind] = [
                    "id": .platformID, "phone": .phone, "email": .email, "user": .username, "name": .displayName,
                ]
                if word == "*" { account.isOwner = true }
                guard parts.count == 2, let kind = kinds[parts[0]] else { continue }
                account.identifiers.append(Identifier(kind, String(parts[1])))
            }
            return account
        }
    }

    @Test(
        "what may be shared joins no accounts that their service numbers apart, in whatever order they come",
        arguments: [
            Shared(
                testDescription: "an address of two accounts",
                mentions: ["id:1 email:o@example.org", "id:2 email:o@example.org"], numbers: [0, 1], sharing: 2),
            Shared(
                testDescription: "a telephone that passed on",
                mentions: ["id:1 phone:+15550100", "id:2 phone:+15550100", "id:1"], numbers: [0, 1, 0], sharing: 2),
            Shared(
                testDescription: "a handle that was given up and taken", platform: Platform(rawValue: "discord"),
                mentions: ["id:31 user:kit name:A", "id:32 user:kit name:B", "id:31 user:kit_two"],
                numbers: [0, 1, 0], sharing: 2),
            Shared(
                testDescription: "a mention that leads to two is neither's",
                mentions: ["id:1 phone:+15550100", "phone:+15550100 email:o@example.org", "id:2 email:o@example.org"],
                numbers: [0, 1, 2], sharing: 2),
            Shared(
                testDescription: "a chain of mentions that leads to two",
                mentions: ["id:1 user:a", "user:a user:b", "user:b user:c", "id:2 user:c"],
                numbers: [0, 1, 1, 2], sharing: 2),
            Shared(
                testDescription: "a mention that leads to one is its, though that one shares something else",
                mentions: [
                    "id:1 phone:+15550100 user:a", "id:2 phone:+15550100 user:b", "user:a", "user:b", "phone:+15550100",
                ], numbers: [0, 1, 0, 1, 2], sharing: 2),
            Shared(
                testDescription: "one number joins whatever differs",
                mentions: ["id:1 phone:+15550100", "id:1 phone:+15550101"], numbers: [0, 0]),
            Shared(
                testDescription: "numbers of two sorts", platform: Platform(rawValue: "signal"),
                mentions: ["id:aa-11 phone:+15550100", "id:PNI:bb-22 phone:+15550100"], numbers: [0, 0]),
            Shared(
                testDescription: "one UUID in large and small letters", platform: Platform(rawValue: "signal"),
                mentions: [
                    "id:AAAAAAAA-1111-4111-8111-111111111111 phone:+15550100",
                    "id:aaaaaaaa-1111-4111-8111-111111111111 phone:+15550100",
                ], numbers: [0, 0]),
            Shared(
                testDescription: "owners at a service without numbers", platform: .snapchat,
                mentions: [
                    "* as:1 user:own phone:+15550100", "user:mira", "* as:2 user:mira phone:+15550100", "user:own",
                ], numbers: [0, 1, 1, 0], sharing: 2),
            Shared(
                testDescription: "one owner under two handles", platform: .tiktok,
                mentions: [
                    "* as:1 user:own.old email:o@example.org", "* as:1 user:own.new", "user:own.old",
                    "* as:3 user:sib email:o@example.org",
                ],
                numbers: [0, 0, 0, 3], sharing: 2),
            Shared(
                testDescription: "one owner by two exports at a service without numbers", platform: .tiktok,
                mentions: ["* user:own email:o@example.org", "email:o@example.org", "* user:own"],
                numbers: [0, 0, 0]),
        ])
    func sharedIdentifiers(row: Shared) {
        let places = Array(row.mentions.indices)
        for order in [places, places.reversed(), places.dropFirst() + [0]] {
            var join = AccountJoin()
            for place in order {
                _ = join.add(
                    row.account(row.mentions[place]), export: "e\(place)", number: row.number(row.mentions[place]))
            }
            let found = join.finish().numbers
            // The same mentions are one, however they are numbered.
            for (left, one) in order.enumerated() {
                for (right, other) in order.enumerated() {
                    #expect((found[left] == found[right]) == (row.numbers[one] == row.numbers[other]))
                }
            }
            #expect(join.sharing == row.sharing)
        }
    }

    @Test("mentions that sent the same messages are one before a handle is asked for", arguments: [false, true])
    func pairsOutrankHandles(isReversed: Bool) {
        var mentions = [
            account([Identifier(.platformID, "32"), Identifier(.username, "kit")]),
            account([Identifier(.platformID, "39"), Identifier(.username, "kit")]),
            account([Identifier(.username, "kit")]),
        ]
        if isReversed { mentions.reverse() }
        var join = AccountJoin()
        let handles = mentions.enumerated().map { join.add($0.element, export: "e\($0.offset)") }
        join.joinMentions(handles[isReversed ? 2 : 0], handles[isReversed ? 0 : 2])
        #expect(join.finish().numbers.map(\.rawValue) == [0, 1, 0])
        #expect(join.sharing == 2)
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

    @Test("a declared owner who is two accounts by their numbers stays two")
    func declaredTwo() {
        var join = AccountJoin()
        for (export, number) in [("a", "1"), ("b", "2")] {
            let own = account([Identifier(.platformID, number), Identifier(.phone, "+15550100")], isOwner: true)
            _ = join.add(own, export: export, isDeclaredOwner: true)
        }
        #expect(join.finish().accounts.count == 2)
        #expect(join.sharing == 2)
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
