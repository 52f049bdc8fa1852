// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import Foundation
import TestSupport
import Testing

@Suite("Case files of other stores") struct ExchangeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func store(_ name: String, _ cases: InventedCase...) throws -> CaseStore {
        let store = try CaseStore(folder.path(of: name + ".sqlite"), makesFile: true)
        for one in cases { try store.file(one.filed, by: InventedCase.act) }
        return store
    }

    private func invented(_ reference: String, _ name: String) -> FiledCase {
        var one = InventedCase(reference)
        one.name = name
        one.identifiers = [InventedCase.value("bitcoin", "bc1qexampleexampleexample")]
        var filed = one.filed
        filed.digest = "inputs of \(name)"
        filed.inputs[0].sha256 = InventedCase.digest("sha of \(name)")
        return filed
    }

    @Test("two units' cases of one reference stay two cases")
    func equalReferences() throws {
        let (north, south, merged) = (try store("north"), try store("south"), try store("merged"))
        try north.file(invented("2025/001", "Fenlark"), by: InventedCase.act)
        try south.file(invented("2025/001", "Mossbrook"), by: InventedCase.act)
        _ = try merged.take(north.caseFile(of: "2025/001"), by: InventedCase.act)
        let file = try south.caseFile(of: "2025/001")
        #expect(throws: CaseStoreError.referenceTaken) { try merged.take(file, by: InventedCase.act) }
        #expect(try merged.filings(of: "2025/001").count == 1)
        #expect(throws: CaseStoreError.referenceTaken) { try merged.take(file, as: "2025/001", by: InventedCase.act) }
        #expect(throws: CaseStoreError.badReference) { try merged.take(file, as: " S", by: InventedCase.act) }
        #expect(try merged.take(file, as: "SOUTH 2025/001", by: InventedCase.act).reference == "SOUTH 2025/001")
        #expect(try merged.links() == ["2025/001/A2-SOUTH 2025/001/A2 A bitcoin"])
        // A later file of the same case finds it under its name here.
        var more = invented("2025/001", "Mossbrook")
        more.digest = "further inputs"
        try south.file(more, by: InventedCase.act)
        let taken = try merged.take(south.caseFile(of: "2025/001"), by: InventedCase.act)
        #expect(taken.reference == "SOUTH 2025/001" && taken.isChanged)
        _ = try merged.remove("SOUTH 2025/001", by: InventedCase.act)
        #expect(try merged.cases().map(\.reference) == ["2025/001"])
    }

    @Test("an analysis is not filed into another unit's case unless somebody takes it over")
    func foreignCase() throws {
        let (north, own) = (try store("north"), try store("own"))
        try north.file(invented("OP-1", "Fenlark"), by: InventedCase.act)
        _ = try own.take(north.caseFile(of: "OP-1"), by: InventedCase.act)
        #expect(throws: CaseStoreError.importedCase) {
            try own.file(invented("OP-1", "Mossbrook"), by: InventedCase.act)
        }
        #expect(try own.file(invented("OP-1", "Fenlark"), by: InventedCase.act) == .unchanged)
        try own.adopt("OP-1", by: InventedCase.act)
        #expect(try own.file(invented("OP-1", "Mossbrook"), by: InventedCase.act) == .added)
    }

    @Test("a changed file is refused, whatever was changed, and so is one whose rows do not hold together")
    func changes() throws {
        let north = try store("north")
        var filed = invented("OP-1", "Fenlark")
        var one = InventedCase("OP-1")
        one.texts = ["pay me two hundred by tonight or all of your followers get it from me", "i mean it"]
        one.victimTexts = ["please do not do this to me"]
        (filed.messages, filed.accounts[1].units) = (one.filed.messages, one.filed.accounts[1].units)
        try north.file(filed, by: InventedCase.act)
        let file = try north.caseFile(of: "OP-1")
        #expect(try CaseFileForm.file(from: CaseFileForm.bytes(of: file)).filings == [filed])
        let text = String(decoding: try CaseFileForm.bytes(of: file), as: UTF8.self)
        for (old, new) in [
            ("Fenlark", "Henlark"), ("bc1qexample", "bc1qexampel"), ("\"victim\"", "\"decoy\""), ("OP-1", "OP-2"),
            ("chatforensics.case/4", "chatforensics.case/1"), ("chatforensics.case/4", "chatforensics.case/3"),
        ] {
            let changed = text.replacing(old, with: new)
            #expect(changed != text)
            #expect(throws: CaseStoreError.damagedFile) { try CaseFileForm.file(from: Data(changed.utf8)) }
        }
        for version in ["5", "12"] {
            let newer = text.replacing("chatforensics.case/4", with: "chatforensics.case/" + version)
            #expect(throws: CaseStoreError.newerFile) { try CaseFileForm.file(from: Data(newer.utf8)) }
        }
        // Sealed anew, the rows are still looked at.
        let unsound: [(inout CaseFile) -> Void] = [
            { $0.filings[0].findings = [FiledFinding(kind: "x", level: "y", account: 77, target: nil, messages: [1])] },
            { $0.filings[0].accounts[0].identifiers = [InventedCase.value("phone", "1", messages: [-4])] },
            // Messages that the case cannot have, or that somebody else wrote.
            { $0.filings[0].accounts[1].identifiers = [InventedCase.value("phone", "1", messages: [99_999])] },
            { $0.filings[0].accounts[0].identifiers = [InventedCase.value("phone", "1", messages: [1])] },
            { $0.filings[0].accounts[1].units[0].messages = [99_999] },
            { $0.filings[0].accounts[1].units[0].messages = [2] },
            { $0.filings[0].accounts[1].units[0].repeats = [2] },
            {
                $0.filings[0].findings = [
                    FiledFinding(kind: "x", level: "y", account: 1, target: nil, messages: [99_999])
                ]
            },
            { $0.filings[0].accounts[1].identifiers = [InventedCase.value("phone", "1", status: "nonsense")] },
            { $0.filings[0].inputs[0].sha256 = "zz" }, { $0.filings[0].prepared = -1 },
            { $0.retention.reviewDue = "9999-99-99" }, { $0.retention.reviewDue = "2025-02-30" },
            {
                $0.filings[0].reference = "OP\n1"; $0.reference = "OP\n1"
            },
            { $0.filings.append($0.filings[0]) },
            { $0.identities = [] },
        ]
        for change in unsound {
            var changed = file
            change(&changed)
            let bytes = try CaseFileForm.bytes(of: changed)
            #expect(throws: CaseStoreError.damagedFile) { try CaseFileForm.file(from: bytes) }
        }
        var future = file
        future.filings[0].prepared += 1
        let bytes = try CaseFileForm.bytes(of: future)
        #expect(throws: CaseStoreError.newerFile) { try CaseFileForm.file(from: bytes) }
    }

    @Test("a case whose review was due is closed to comparison and export")
    func frozen() throws {
        let store = try store("one", InventedCase("OP-1"), InventedCase("OP-2"))
        try store.set(Retention(reviewDue: "2025-01-01"), of: "OP-1", by: InventedCase.act)
        #expect(throws: CaseStoreError.frozen) { try store.check(.ofCase("OP-1"), date: "2025-06-01") }
        #expect(throws: CaseStoreError.frozen) { try store.caseFile(of: "OP-1", date: "2025-06-01") }
        try store.check(.ofCase("OP-2"), date: "2025-06-01")
        try store.check(.ofCase("OP-1"), date: "2025-01-01")
    }

    @Test("the journal says what was set, once, and shows when its end is cut off")
    func journal() throws {
        let store = try store("one", InventedCase("OP-1"))
        try store.set(
            .init(retention: Retention(group: "2", reviewDue: "2031-01-01"), role: ("A1", .decoy)), of: "OP-1",
            by: InventedCase.act)
        #expect(throws: CaseStoreError.unknownAccount) {
            try store.set(
                .init(retention: Retention(group: "3"), role: ("A9", .decoy)), of: "OP-1", by: InventedCase.act)
        }
        #expect(
            try store.journal().map { "\($0.act) \($0.object)" } == [
                "file OP-1", "set OP-1: retention group, review due 2031-01-01", "set OP-1/A1: victim becomes decoy",
            ])
        #expect(try store.cases()[0].retention.group == "2")
        #expect(try store.isJournalWhole())
        try store.tamper("DROP TRIGGER journal_stays")
        try store.tamper("DELETE FROM journal WHERE sequence = 3")
        #expect(try !store.isJournalWhole())
    }
}
