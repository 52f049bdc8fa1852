// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import Foundation
import TestSupport
import Testing

@Suite("Verdicts that last") struct VerdictTests {
    private static let wallet = InventedCase.value("bitcoin", "bc1qexampleexampleexample")
    private let folder: TemporaryFolder
    private let store: CaseStore
    private let pair = AccountPair(AccountReference("C-1", "A2"), AccountReference("C-2", "A2"))

    init() throws {
        folder = try TemporaryFolder()
        store = try CaseStore(folder.path(of: "cases.sqlite"), makesFile: true)
        for reference in ["C-1", "C-2"] { try store.file(Self.invented(reference), by: InventedCase.act) }
        var act = InventedCase.act
        act.reason = "Fenlark was at work elsewhere"
        try store.add(.refuted, on: pair.left, pair.right, by: act)
    }

    private static func invented(_ reference: String, number: String? = nil, name: String = "Fenlark") -> FiledCase {
        var one = InventedCase(reference)
        one.identifiers = [wallet]
        one.name = name
        if let number { one.identifiers.append(InventedCase.value("accountId", number, .own)) }
        return one.filed
    }

    private func outcome(_ store: CaseStore) throws -> ComparisonOutcome {
        CaseComparison(try store.material(for: .all, date: "2025-06-01"), scope: .all).result()
    }

    @Test("a second set of inputs takes no verdict away, and adds no link that it refuted")
    func secondInput() throws {
        #expect(try outcome(store).groups.isEmpty)
        var again = Self.invented("C-1")
        again.digest = "another digest"
        try store.file(again, by: InventedCase.act)
        let found = try outcome(store)
        #expect(found.pairs.count == 2 && found.pairs.allSatisfy(\.isRefuted))
        #expect(found.groups.isEmpty)
        // Somebody of another name in a third set is somebody else.
        var third = Self.invented("C-1", name: "Larkfen")
        third.digest = "a third digest"
        try store.file(third, by: InventedCase.act)
        #expect(try outcome(store).pairs.count { !$0.isRefuted } == 1)
    }

    @Test("an account of a closed case takes no verdict, as it is not compared")
    func closed() throws {
        try store.set(Retention(reviewDue: "2025-01-01"), of: "C-1", by: InventedCase.act)
        #expect(throws: CaseStoreError.frozen) {
            try store.add(.confirmed, on: pair.left, pair.right, by: InventedCase.act)
        }
    }

    @Test("a verdict on accounts that share nothing, or nothing any longer, is told beside the pairs")
    func withoutLink() throws {
        #expect(try outcome(store).verdictsAlone.isEmpty)
        let moor = AccountReference("C-3", "A2")
        var other = InventedCase("C-3")
        other.texts = ["the tide is out at noon"]
        try store.file(other.filed, by: InventedCase.act)
        try store.add(.unknown, on: moor, pair.left, by: InventedCase.act)
        #expect(try outcome(store).verdictsAlone.map(\.accounts) == [AccountPair(pair.left, moor)])
        // The wallet that linked the first pair is an exchange's.
        let material = try store.material(for: .all, date: "2025-06-01")
        let stops = StopList([StopList.Entry(kind: "bitcoin", value: Self.wallet.value, reason: "exchange")])
        let stopped = CaseComparison(material, scope: .all, stops: stops).result()
        #expect(stopped.pairs.isEmpty && stopped.verdictsAlone.map(\.accounts) == [pair, AccountPair(pair.left, moor)])
        #expect(stopped.verdictsAlone.first?.verdicts.map(\.reason) == ["Fenlark was at work elsewhere"])
        #expect(stopped.removing(.words).verdictsAlone.first?.verdicts.map(\.reason) == [""])
        let one = CaseComparison(material, scope: .ofAccount(moor), stops: stops).result()
        #expect(one.verdictsAlone.map(\.accounts) == [AccountPair(pair.left, moor)])
    }

    @Test("another analysis that numbers the accounts anew keeps verdicts and parts")
    func renumbered() throws {
        try store.set(role: .witness, of: AccountReference("C-1", "A1"), by: InventedCase.act)
        var again = Self.invented("C-1")
        for index in again.accounts.indices { again.accounts[index].number = 3 - again.accounts[index].number }
        for index in again.messages.indices {
            again.messages[index].account = again.messages[index].account.map { 3 - $0 }
        }
        #expect(try store.file(again, by: InventedCase.act) == .replaced)
        #expect(try outcome(store).pairs.map(\.isRefuted) == [true])
        #expect(try store.filings(of: "C-1")[0].accounts.first { $0.number == 2 }?.role == .witness)
        #expect(try store.verdictsWithoutAccount() == 0)
        try store.file(Self.invented("C-1", name: "Nobody"), by: InventedCase.act)
        #expect(try store.verdictsWithoutAccount() == 1)
    }

    @Test("numbers of the service tell accounts apart that have one name, and one account that has two")
    func numbers() throws {
        let other = try CaseStore(folder.path(of: "numbers.sqlite"), makesFile: true)
        try other.file(Self.invented("C-1", number: "instagram:1"), by: InventedCase.act)
        try other.file(Self.invented("C-2"), by: InventedCase.act)
        try other.add(.refuted, on: pair.left, pair.right, by: InventedCase.act)
        for (number, name, isRefuted) in [("1", "Another Name", true), ("2", "Fenlark", false)] {
            try other.file(Self.invented("C-1", number: "instagram:" + number, name: name), by: InventedCase.act)
            #expect(try outcome(other).pairs.map(\.isRefuted) == [isRefuted])
        }
    }

    @Test("verdicts travel with either case, in any order, and under another reference")
    func travel() throws {
        let files = try ["C-1", "C-2"].map { try CaseFileForm.bytes(of: store.caseFile(of: $0)) }
        for (index, order) in [[0, 1], [1, 0]].enumerated() {
            let merged = try CaseStore(folder.path(of: "merged-\(index).sqlite"), makesFile: true)
            for one in order { _ = try merged.take(CaseFileForm.file(from: files[one]), by: InventedCase.act) }
            #expect(try outcome(merged) == outcome(store))
        }
        let renamed = try CaseStore(folder.path(of: "renamed.sqlite"), makesFile: true)
        _ = try renamed.take(CaseFileForm.file(from: files[0]), as: "NORTH-1", by: InventedCase.act)
        _ = try renamed.take(CaseFileForm.file(from: files[1]), by: InventedCase.act)
        #expect(try outcome(renamed).pairs.map(\.isRefuted) == [true])
        // Names stand in the reason alone.
        let text = String(decoding: files[0], as: UTF8.self)
        #expect(text.components(separatedBy: "Fenlark").count == 3)
    }

    @Test("a verdict goes with either case, its reason too, and does not come back with the other")
    func erased() throws {
        let file = try CaseFileForm.bytes(of: store.caseFile(of: "C-2"))
        _ = try store.remove("C-1", by: InventedCase.act)
        for path in [store.path, store.path + "-wal"] {
            let bytes = (try? Data(contentsOf: URL(filePath: path))) ?? Data()
            #expect(bytes.range(of: Data("at work elsewhere".utf8)) == nil)
        }
        #expect(try !store.take(CaseFileForm.file(from: file), by: InventedCase.act).isChanged)
        #expect(try store.caseFile(of: "C-2").verdicts.isEmpty)
    }

    @Test("refuses verdicts on what is never compared")
    func nonsense() throws {
        for (left, right, error) in [
            ("C-1/A2", "C-1/A2", CaseStoreError.sameCase), ("C-1/A1", "C-2/A2", .notCompared),
            ("C-1/A9", "C-2/A2", .unknownAccount),
        ] {
            func reference(_ text: String) -> AccountReference {
                AccountReference(String(text.prefix(3)), String(text.suffix(2)))
            }
            #expect(throws: error) {
                try store.add(.refuted, on: reference(left), reference(right), by: InventedCase.act)
            }
            #expect(throws: error) {
                try store.check(.between(AccountPair(reference(left), reference(right))), date: "2025-06-01")
            }
        }
        #expect(throws: (any Error).self) {
            try store.tamper(
                "INSERT OR REPLACE INTO verdict SELECT id, 'x', left_case, left_account, right_case, right_account, 'confirmed', '', '', time, sequence FROM verdict"
            )
        }
    }
}
