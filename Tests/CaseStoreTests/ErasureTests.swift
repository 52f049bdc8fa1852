// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import Foundation
import TestSupport
import Testing

@Suite("Erasure and its proof") struct ErasureTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path(of: "cases.sqlite")
    }

    private func bytes() -> Data {
        ["", "-wal"].reduce(Data()) { $0 + ((try? Data(contentsOf: URL(filePath: path + $1))) ?? Data()) }
    }

    private var short: FiledCase {
        var one = InventedCase("SHORT")
        one.name = "Blixa Tromm"
        one.texts = ["gwonkle", "pay me frimpel", "ok"]
        one.inputs = [FiledInput(path: "Quabb export.zip", bytes: 9, sha256: "1f", isEvidence: true)]
        return one.filed
    }

    @Test("looks for names, paths and short texts, and finds nothing")
    func shortTexts() throws {
        let store = try CaseStore(path, makesFile: true)
        try store.file(short, by: InventedCase.act)
        try store.file(InventedCase("OP-2").filed, by: InventedCase.act)
        #expect(bytes().range(of: Data("Blixa".utf8)) != nil)
        let erasure = try store.remove("SHORT", by: InventedCase.act)
        #expect(erasure.probes >= 5 && erasure.tooShort >= 1 && erasure.traces == 0)
        let left = bytes()
        for trace in ["Blixa", "Tromm", "gwonkle", "frimpel", "Quabb"] {
            #expect(left.range(of: Data(trace.utf8)) == nil, "\(trace)")
        }
        #expect(try store.unprovedErasures().isEmpty)
        #expect(throws: CaseStoreError.unknownCase) { try store.remove("SHORT", by: InventedCase.act) }
    }

    @Test("erases nothing while another process reads, and everything when it is gone")
    func reader() throws {
        let store = try CaseStore(path, makesFile: true, patience: 0.2)
        try store.file(short, by: InventedCase.act)
        let other = try CaseStore(path, makesFile: false)
        try other.whileReading {
            #expect(throws: CaseStoreError.inUse) { try store.remove("SHORT", by: InventedCase.act) }
        }
        #expect(try store.filings(of: "SHORT").count == 1)
        #expect(try store.remove("SHORT", by: InventedCase.act).probes > 0)
    }

    @Test("makes the proof by a second call where the first was interrupted")
    func interrupted() throws {
        let store = try CaseStore(path, makesFile: true)
        try store.file(short, by: InventedCase.act)
        try store.takeOutOnly("SHORT")
        #expect(try store.unprovedErasures() == ["SHORT"])
        #expect(try store.remove("SHORT", by: InventedCase.act).isRewritten)
        #expect(bytes().range(of: Data("Blixa".utf8)) == nil)
        #expect(try store.unprovedErasures().isEmpty)
        #expect(throws: CaseStoreError.unknownCase) { try store.remove("SHORT", by: InventedCase.act) }
    }

    @Test("says when the words of those who acted hold something of the case")
    func journal() throws {
        let store = try CaseStore(path, makesFile: true)
        try store.file(short, by: InventedCase.act)
        var act = InventedCase.act
        act.reason = "Blixa Tromm asked for it"
        #expect(try store.remove("SHORT", by: act).inJournal > 0)
    }

    @Test("names that another case bears too stay there and are no traces")
    func shared() throws {
        let store = try CaseStore(path, makesFile: true)
        var other = short
        other.reference = "OTHER"
        other.digest = "other inputs"
        for one in [short, other] { try store.file(one, by: InventedCase.act) }
        #expect(try store.remove("SHORT", by: InventedCase.act).traces == 0)
        #expect(try store.filings(of: "OTHER") == [other])
    }
}
