// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Which owners of several exports are one account, at services that number none in their exports.
///
/// The strongest reason first, and a weaker one joins nobody whom a stronger one parts: the same messages
/// (`MessageProof`); one handle; one telephone or address with one display name, or both of them with a talk that goes on
/// where the other ended. Owners of different handles are two, whatever telephone or address they share. What is
/// not proved is told.
struct OwnerIdentities {
    /// Talks of two that each party's export tells.
    private(set) var talksOfBoth: [(CopyFindings.Member, CopyFindings.Member)] = []
    /// What was decided and how, by the code under which it is told.
    private(set) var remarks: [(code: String, severity: Diagnostic.Severity, count: Int)] = []
    private var numbers: [CopyFindings.Member: AccountNumber] = [:]
    private var passedOn: Set<Handle> = []

    private struct Handle: Hashable {
        var platform: Platform
        var name: ExportOwner.Name
    }

    /// Nobody is known.
    init() {}

    init(_ units: [CopySearch.Unit]) {
        let owners = Dictionary(grouping: ExportOwner.all(in: units), by: \.platform)
        var counts: [String: Int] = [:]
        for (platform, owners) in owners.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let proof = MessageProof(owners, in: units)
            talksOfBoth += proof.talksOfBoth
            var classes = OwnerClasses(owners, proof)
            classes.settle { OwnerContinuation.goesOn(owners[$0], owners[$1], in: units) }
            var holders: [Handle: Set<Int>] = [:]
            for (index, owner) in owners.enumerated() {
                guard let number = classes.number(of: index) else { continue }
                for mention in owner.mentions {
                    numbers[mention] = AccountNumber(platform: platform, value: "owner:\(number)")
                }
                for name in owner.handles {
                    holders[Handle(platform: platform, name: name), default: []].insert(number)
                }
            }
            passedOn.formUnion(holders.filter { $0.value.count > 1 }.keys)
            for (code, count) in classes.counts { counts[code, default: 0] += count }
        }
        let notes: [(String, Diagnostic.Severity)] = [
            ("owners-joined-by-messages", .note), ("owners-joined-by-contact", .warning),
            ("owners-apart-by-messages", .note), ("owners-kept-apart", .warning),
        ]
        remarks = notes.compactMap { code, severity in counts[code].map { (code, severity, $0) } }
    }

    /// The number that stands for the account of an owner; nil for everybody else, and where nothing tells.
    func number(of account: Int, in unit: Int) -> AccountNumber? {
        numbers[CopyFindings.Member(unit: unit, number: account)]
    }

    /// Whether each party's export of a talk of two gave one of these.
    func isTalkOfBoth(_ one: CopyFindings.Member, _ other: CopyFindings.Member) -> Bool {
        talksOfBoth.contains { ($0.0, $0.1) == (one, other) || ($0.0, $0.1) == (other, one) }
    }

    /// Whether two owners bore the name, one after the other.
    func isPassedOn(_ identifier: Identifier, at platform: Platform) -> Bool {
        guard !passedOn.isEmpty, let name = ExportOwner.Name(identifier) else { return false }
        return passedOn.contains(Handle(platform: platform, name: name))
    }
}
