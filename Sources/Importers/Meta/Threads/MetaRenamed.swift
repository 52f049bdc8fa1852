// SPDX-License-Identifier: Apache-2.0

/// Who is one person under several names in the copies of a thread which several exports hold.
///
/// Meta writes names as they are on the day of the export, and one word for all accounts that are gone by then.
struct MetaRenamed {
    /// A message, whoever its copy says wrote it.
    struct Saying: Hashable {
        var time: String
        var content: String
        var files: [String]
    }

    /// What one export's copy of the thread tells of its people.
    struct Copy {
        /// Those whom it lists.
        var listed: Set<String> = []
        /// Who wrote what; nil for what two people sent alike.
        var senders: [Saying: String?] = [:]

        /// Everybody whom it names.
        var people: Set<String> { listed.union(senders.values.compactMap(\.self)) }

        mutating func add(_ saying: Saying, by sender: String) {
            guard !sender.isEmpty else { return }
            if let known = senders[saying], known != sender {
                senders[saying] = .some(nil)
            } else {
                senders[saying] = sender
            }
        }
    }

    /// All names of a person, by each of them: those that are nobody's own word stand last.
    private var aliases: [String: [String]] = [:]
    /// Who wrote what some copy of a group gives to accounts that are gone.
    private var writers: [Saying: String] = [:]

    /// Whether everybody has one name throughout.
    var isEmpty: Bool { aliases.isEmpty && writers.isEmpty }

    /// How many names are not their bearers' only one.
    var count: Int { aliases.count + Set(writers.values).count }

    init() {}

    /// - Parameter copies: in a talk of two, whoever is the other in every copy is one person.
    init?(inTalkOf copies: [Set<String>]) {
        guard let first = copies.first, copies.allSatisfy({ $0.count == 2 }) else { return nil }
        let shared = copies.dropFirst().reduce(first) { $0.intersection($1) }
        guard shared.count == 1 else { return nil }
        join([copies.reduce(into: Set()) { $0.formUnion($1) }.subtracting(shared)])
    }

    /// - Parameter copies: of a group. A name of one copy stands for a name of another where neither occurs in both, and
    ///   every message of the one that both hold is the other's. The word for accounts that are gone may stand for more
    ///   of its members than one: it is replaced message by message.
    init(inGroup copies: [Copy]) {
        var pairs: [Set<String>] = []
        for (place, copy) in copies.enumerated() {
            for other in copies.dropFirst(place + 1) { compare(copy, other, &pairs) }
        }
        join(pairs)
    }

    private mutating func compare(_ copy: Copy, _ other: Copy, _ pairs: inout [Set<String>]) {
        let (left, right) = (copy.people, other.people)
        let (own, others) = (left.subtracting(right), right.subtracting(left))
        guard !own.isEmpty, !others.isEmpty else { return }
        var partners: [String: Set<String>] = [:]
        var shared: [(saying: Saying, own: String, other: String)] = []
        for (saying, sender) in copy.senders {
            guard let sender, let twin = other.senders[saying] ?? nil, own.contains(sender), others.contains(twin)
            else { continue }
            partners[sender, default: []].insert(twin)
            partners[twin, default: []].insert(sender)
            shared.append((saying, sender, twin))
        }
        for (saying, sender, twin) in shared {
            if MetaAccounts.isGone(twin) != MetaAccounts.isGone(sender) {
                writers[saying] = MetaAccounts.isGone(twin) ? sender : twin
            } else if partners[sender]?.count == 1, partners[twin]?.count == 1 {
                pairs.append([sender, twin])
            }
        }
    }

    private mutating func join(_ pairs: [Set<String>]) {
        var people: [Set<String>] = []
        for pair in Set(pairs) where pair.count > 1 {
            let touched = people.filter { !$0.isDisjoint(with: pair) }
            people.removeAll { !$0.isDisjoint(with: pair) }
            people.append(touched.reduce(pair) { $0.union($1) })
        }
        for names in people {
            let sorted = names.sorted { left, right in
                let (isLeft, isRight) = (MetaAccounts.isGone(left), MetaAccounts.isGone(right))
                return isLeft != isRight ? isRight : left < right
            }
            for name in names { aliases[name] = sorted }
        }
    }

    /// All names of whoever bears this one.
    func names(of name: String) -> [String] { aliases[name] ?? [name] }

    /// One name for all of a person's.
    func first(of name: String) -> String { aliases[name]?.first ?? name }

    /// Who wrote a message that a copy gives to somebody.
    func writer(_ name: String, of saying: @autoclosure () -> Saying) -> String {
        guard !writers.isEmpty, MetaAccounts.isGone(name) else { return name }
        return writers[saying()] ?? name
    }
}
