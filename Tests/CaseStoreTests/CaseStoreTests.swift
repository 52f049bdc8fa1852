// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import Foundation
import TestSupport
import Testing

@Suite("Case store") struct CaseStoreTests {
    let folder: TemporaryFolder
    let store: CaseStore

    init() throws {
        folder = try TemporaryFolder()
        store = try CaseStore(folder.path(of: "new/folder/cases.sqlite"), makesFile: true)
    }

    private func file(_ cases: InventedCase...) throws {
        for one in cases { try store.file(one.filed, by: InventedCase.act) }
    }

    @Test("keeps a case whole")
    func roundTrip() throws {
        var one = InventedCase("OP-1")
        one.identifiers = [InventedCase.value("iban", "GB00EXAM", .asserted)]
        one.texts = ["pay me two hundred by tonight or all of your followers get it", "i mean it"]
        one.victimTexts = ["please do not do this to me"]
        let filed = one.filed
        #expect(try store.file(filed, by: InventedCase.act) == .added)
        #expect(try store.filings(of: "OP-1") == [filed])
        #expect(try store.file(filed, by: InventedCase.act) == .unchanged)
        one.texts.append("last chance")
        #expect(throws: CaseStoreError.differs) {
            try store.file(one.filed, by: InventedCase.act, as: "import", replaces: false)
        }
        #expect(try store.file(one.filed, by: InventedCase.act) == .replaced)
        #expect(try store.cases().map(\.messages) == [4])
        #expect(try store.isSound())
        #expect(try store.isJournalWhole())
    }

    @Test("gives the same bytes when a case is exported, imported elsewhere and exported again")
    func exchange() throws {
        var one = InventedCase("OP-1")
        one.texts = ["pay me two hundred by tonight or all of your followers get it"]
        try file(one)
        let bytes = try CaseFileForm.bytes(of: store.caseFile(of: "OP-1"))
        let other = try CaseStore(folder.path(of: "other.sqlite"), makesFile: true)
        #expect(try other.take(CaseFileForm.file(from: bytes), by: InventedCase.act).isChanged)
        #expect(try !other.take(CaseFileForm.file(from: bytes), by: InventedCase.act).isChanged)
        #expect(try CaseFileForm.bytes(of: other.caseFile(of: "OP-1")) == bytes)
        for cut in stride(from: 0, to: bytes.count, by: 97) {
            #expect(throws: CaseStoreError.damagedFile) { try CaseFileForm.file(from: bytes.prefix(cut)) }
        }
    }

    @Test("keeps a text whole that holds a zero byte")
    func zeroByte() throws {
        var one = InventedCase("OP-1")
        one.texts = ["before\u{0}after the zero byte"]
        try file(one)
        #expect(try store.search(.init(text: "after", date: "2025-06-01"), by: InventedCase.act).total == 1)
        #expect(try store.file(one.filed, by: InventedCase.act) == .unchanged)
    }

    @Test("erases a case from tables, search index and bytes, and leaves the others")
    func erasure() throws {
        let secret = "the heron stands beside the quiet canal until evening"
        var one = InventedCase("OP-1")
        one.texts = [secret, "and a second long line that nobody else has written anywhere"]
        one.identifiers = [InventedCase.value("email", "unique.heron@example.com")]
        var two = InventedCase("OP-2")
        two.texts = ["an ordinary line that stays where it is for good"]
        try file(one, two)
        try store.add(
            .refuted, on: AccountReference("OP-1", "A2"), AccountReference("OP-2", "A2"), by: InventedCase.act)
        let before = try Data(contentsOf: URL(filePath: store.path)) + Self.log(of: store)
        #expect(before.range(of: Data(secret.utf8)) != nil)
        let erasure = try store.remove("OP-1", by: InventedCase.act)
        #expect(erasure.traces == 0 && erasure.probes > 0 && erasure.messages == 2)
        let after = try Data(contentsOf: URL(filePath: store.path)) + Self.log(of: store)
        for trace in [secret, "unique.heron@example.com", "heron"] { #expect(after.range(of: Data(trace.utf8)) == nil) }
        #expect(try store.cases().map(\.reference) == ["OP-2"])
        #expect(try store.verdicts().isEmpty)
        #expect(try store.isSound())
        #expect(throws: CaseStoreError.unknownCase) { try store.remove("OP-1", by: InventedCase.act) }
        #expect(try store.search(.init(text: "ordinary", date: "2025-06-01"), by: InventedCase.act).total == 1)
    }

    private static func log(of store: CaseStore) -> Data {
        (try? Data(contentsOf: URL(filePath: store.path + "-wal"))) ?? Data()
    }

    @Test("searches with filters, takes no operator from the words, and withholds severe texts")
    func search() throws {
        var one = InventedCase("OP-1")
        one.texts = ["send the gift card now", "this is an [intimate image] line with a card"]
        one.victimTexts = ["which card do you mean"]
        var two = InventedCase("OP-2")
        two.texts = ["no gift today"]
        try file(one, two)
        func found(_ text: String, _ change: (inout CaseStore.SearchRequest) -> Void = { _ in }) throws -> [String] {
            var request = CaseStore.SearchRequest(text: text, date: "2025-06-01")
            change(&request)
            return try store.search(request, by: InventedCase.act).hits.map {
                "\($0.caseReference)/\($0.account ?? "") \($0.n) \($0.snippet ?? "withheld")"
            }
        }
        #expect(try found("gift") == ["OP-1/A2 1 send the [gift] card now", "OP-2/A2 1 no [gift] today"])
        #expect(try found("\"gift card\"").count == 1)
        #expect(try found("car*").count == 3)
        #expect(try found("intimate") == ["OP-1/A2 3 withheld"])
        #expect(try found("intimate") { $0.showsFullContent = true }[0].contains("[intimate"))
        #expect(try found("card") { $0.account = "A1" } == ["OP-1/A1 2 which [card] do you mean"])
        #expect(try found("gift") { $0.caseReference = "OP-2" }.count == 1)
        #expect(try found("gift OR card NEAR(").isEmpty)
        #expect(throws: CaseStoreError.emptySearch) { try found("\"  *") }
        var three = InventedCase("OP-3")
        three.texts = ["ring 07700 900 333 at noon"]
        three.identifiers = [InventedCase.value("phone", "+447700900333", messages: [1])]
        try file(three)
        #expect(try found("07700900333").isEmpty)
        #expect(
            try found("07700900333") { $0.number = "+447700900333" } == ["OP-3/A2 1 ring 07700 900 333 at noon"])
        try store.set(Retention(reviewDue: "2025-01-01"), of: "OP-1", by: InventedCase.act)
        #expect(try found("gift").count == 1)
    }

    @Test("refuses what is no store and what a newer version wrote")
    func refusals() throws {
        let text = try folder.write("no database at all, just words in a file", to: "words.sqlite")
        #expect(throws: CaseStoreError.notAStore) { try CaseStore(text, makesFile: true) }
        #expect(throws: CaseStoreError.self) { try CaseStore(folder.path(of: "absent.sqlite"), makesFile: false) }
        let empty = try folder.write("", to: "empty.sqlite")
        #expect(throws: CaseStoreError.notAStore) { try CaseStore(empty, makesFile: false) }
        #expect(throws: CaseStoreError.notAStore) { try CaseStore("/dev/null", makesFile: true) }
        #expect(try CaseStore(empty, makesFile: true).isSound())
        let mode = try FileManager.default.attributesOfItem(atPath: empty)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try store.pretendNewerSchema()
        #expect(throws: CaseStoreError.newerSchema) { try CaseStore(store.path, makesFile: true) }
    }

    @Test("appends verdicts and never changes one")
    func verdicts() throws {
        try file(InventedCase("OP-1"), InventedCase("OP-2"))
        let pair = AccountPair(AccountReference("OP-1", "A2"), AccountReference("OP-2", "A2"))
        try store.add(.confirmed, on: pair.right, pair.left, by: InventedCase.act)
        try store.add(.refuted, on: pair.left, pair.right, by: InventedCase.act)
        #expect(try store.verdicts()[pair]?.map(\.verdict) == [.confirmed, .refuted])
        #expect(throws: (any Error).self) { try store.tamper("DELETE FROM verdict") }
        #expect(throws: (any Error).self) { try store.tamper("UPDATE verdict SET reason = 'x'") }
        #expect(throws: (any Error).self) { try store.tamper("DELETE FROM journal") }
        #expect(throws: CaseStoreError.unknownAccount) {
            try store.add(.unknown, on: pair.left, AccountReference("OP-2", "A9"), by: InventedCase.act)
        }
    }

    @Test("serves several writers at once")
    func writers() async throws {
        let path = store.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let own = try CaseStore(path, makesFile: true)
                    for index in 0..<10 {
                        var one = InventedCase("W\(writer)-\(index)")
                        one.texts = ["writer \(writer) files this long line of words as case \(index) of ten"]
                        try own.file(one.filed, by: InventedCase.act)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.cases().count == 40)
        #expect(try store.isSound() && store.isJournalWhole())
    }

    @Test("is made by several at once, and everybody's case is in it")
    func makers() async throws {
        for round in 0..<5 {
            let path = folder.path(of: "made-\(round).sqlite")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for maker in 0..<6 {
                    group.addTask {
                        _ = try CaseStore(path, makesFile: true)
                            .file(InventedCase("M-\(maker)").filed, by: InventedCase.act)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try CaseStore(path, makesFile: false).cases().count == 6)
        }
    }

    @Test("takes no reference that cannot be seen or is of two lines")
    func references() throws {
        for reference in ["", "  ", " OP-1", "OP\n1", "OP\u{202E}1"] {
            #expect(throws: CaseStoreError.badReference) {
                try store.file(InventedCase(reference).filed, by: InventedCase.act)
            }
        }
    }

    @Test("says that nobody bears an account rather than that nobody wrote the words")
    func unknownAccount() throws {
        try file(InventedCase("OP-1"))
        for account in ["A7", "Nobody"] {
            #expect(throws: CaseStoreError.unknownAccount) {
                try store.search(.init(text: "word", account: account, date: "2025-06-01"), by: InventedCase.act)
            }
        }
        #expect(
            try store.search(.init(text: "word", account: "fenl", date: "2025-06-01"), by: InventedCase.act).total == 0)
    }
}
