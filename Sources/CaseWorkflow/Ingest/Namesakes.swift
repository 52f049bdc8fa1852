// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence

/// Finds people of one export who share a name and are not one person: the partners of two talks of two.
///
/// A service keeps one direct thread for each other person, so two threads in one box of an export have two partners,
/// however alike their names. Where nothing but the name identifies them, each stays with its own thread; in groups and
/// lists, where nothing tells which of them is meant, the name is a third account.
struct Namesakes {
    private var threads: [CopyFindings.Member: String] = [:]
    /// Names that two partners or more bear.
    private(set) var count = 0

    private struct Name: Hashable {
        var platform: Platform
        var export: String
        var box: Substring
        var name: String
    }

    init(_ units: [CopySearch.Unit], _ copies: CopyFindings, isOwner: (Account) -> Bool) {
        let sets = ConversationJoin.sets(of: copies.conversations)
        var found: [Name: [(mention: CopyFindings.Member, thread: String)]] = [:]
        for (number, unit) in units.enumerated() {
            let reading = unit.reading
            guard !reading.conversations.isEmpty, let first = unit.exhibits.first else { continue }
            let people = reading.people
            var places: [String: Int] = [:]
            for (index, conversation) in reading.conversations.enumerated() {
                guard conversation.kind == .direct || conversation.kind == .unknown,
                    (1...2).contains(people[index].count),
                    let partner = Self.partner(people[index], conversation, reading.accounts, isOwner)
                else { continue }
                let account = reading.accounts[Int(partner.rawValue)]
                guard let name = account.identifiers.first, account.identifiers.allSatisfy({ $0.kind == .displayName })
                else { continue }
                let set = sets[CopyFindings.Member(unit: number, number: index)].map { "set \($0)" }
                // One file tells each talk once, whatever it is called: a second one of that title is another.
                var place = first.folder + "\u{0}" + TalkName.folded(conversation.title)
                places[place, default: 0] += 1
                if let earlier = places[place], earlier > 1 { place += "\u{0}\(earlier)" }
                let thread = conversation.nativeID ?? set ?? place
                let key = Name(
                    platform: account.platform, export: unit.export,
                    box: first.name(of: first.parent(of: first.folder)),
                    name: name.normalized)
                let mention = CopyFindings.Member(unit: number, number: Int(partner.rawValue))
                found[key, default: []].append((mention, thread))
            }
        }
        for mentions in found.values where Set(mentions.map(\.thread)).count > 1 {
            count += 1
            for (mention, thread) in mentions { threads[mention] = thread }
        }
    }

    /// The thread with which a mention stays; nil for names that one partner bears.
    func thread(of number: Int, in unit: Int) -> String? {
        threads[CopyFindings.Member(unit: unit, number: number)]
    }

    /// The other of two; where the export does not say who its owner is, the one whose name the talk bears.
    private static func partner(
        _ people: Set<Account.ID>, _ conversation: Conversation, _ accounts: [Account], _ isOwner: (Account) -> Bool
    ) -> Account.ID? {
        let others = people.filter { !isOwner(accounts[Int($0.rawValue)]) }
        if others.count == 1 { return others.first }
        let title = TalkName.folded(conversation.title)
        let named = others.filter { other in
            let name = TalkName.folded(accounts[Int(other.rawValue)].name)
            // Files of one service are called `Ruth Example_7`.
            return title == name
                || title.hasPrefix(name + "_") && title.dropFirst(name.count + 1).allSatisfy(\.isNumber)
        }
        return others.count == 2 && named.count == 1 ? named.first : nil
    }
}
