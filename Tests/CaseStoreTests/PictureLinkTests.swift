// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import Foundation
import TestSupport
import Testing

@Suite("Pictures across cases") struct PictureLinkTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func store(_ cases: [InventedCase], _ name: String = "cases") throws -> CaseStore {
        let store = try CaseStore(folder.path(of: name + ".sqlite"), makesFile: true)
        for one in cases { try store.file(one.filed, by: InventedCase.act) }
        return store
    }

    private func outcome(_ store: CaseStore, _ scope: ComparisonScope = .all) throws -> ComparisonOutcome {
        CaseComparison(try store.material(for: scope, date: "2025-06-01"), scope: scope).result()
    }

    /// Twelve cases, of which the first have these pictures.
    private func cases(_ pictures: [[FiledPicture]], _ change: (inout [InventedCase]) -> Void = { _ in })
        -> [InventedCase]
    {
        var cases = (1...12).map { InventedCase("C-\($0)") }
        for (index, own) in pictures.enumerated() { cases[index].pictures = own }
        change(&cases)
        return cases
    }

    /// A row: what two suspects sent, and what is found.
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var left: FiledPicture
        var right: FiledPicture
        var links: [String]
        var aside: [String]

        init(_ name: String, _ left: FiledPicture, _ right: FiledPicture, links: [String] = [], aside: [String] = []) {
            testDescription = name
            (self.left, self.right, self.links, self.aside) = (left, right, links, aside)
        }
    }

    private static let link = ["C-1/A2-C-2/A2 C pdq"]

    @Test(
        "Two pictures",
        arguments: [
            Row("one value of two files", picture(1, file: "a"), picture(1, file: "b"), links: link),
            Row("31 bits apart", picture(1, file: "a"), picture(1, bits: 31, file: "b"), links: link),
            Row("32 bits apart", picture(1, file: "a"), picture(1, bits: 32, file: "b")),
            Row("mirrored", picture(1, file: "a"), picture(1, bits: 9, turn: .mirrored, file: "b"), links: link),
            Row("a quarter turned", picture(1, file: "a"), picture(1, bits: 9, turn: .quarter, file: "b"), links: link),
            Row("other pictures", picture(1, file: "a"), picture(2, file: "b")),
            Row("quality 49", picture(1, quality: 49, file: "a"), picture(1, file: "b")),
            Row("quality 50", picture(1, quality: 50, file: "a"), picture(1, file: "b"), links: link),
            Row(
                "a screen", picture(1, evenness: 45, file: "a"), picture(1, bits: 3, file: "b"),
                aside: ["pdq screen or page C-1/A2 C-2/A2"]),
        ])
    func two(_ row: Row) throws {
        let forth = try store(cases([[row.left], [row.right]]))
        let back = try store(cases([[row.left], [row.right]]).reversed(), "back")
        let found = try outcome(forth)
        #expect(try forth.links() == row.links && back.links() == row.links)
        #expect(found.setAside.map { "\($0.kind) \($0.reason.code) " + names($0.accounts) } == row.aside)
        #expect(try outcome(back) == found)
        for reference in ["C-1", "C-2"] { #expect(try forth.links(.ofCase(reference)) == row.links) }
        #expect(try forth.links(.ofCase("C-3")).isEmpty)
    }

    private func names(_ accounts: [AccountReference]) -> String {
        accounts.map { "\($0.caseReference)/\($0.account)" }.joined(separator: " ")
    }

    private static func picture(
        _ number: UInt64, bits: Int = 0, turn: PictureTurn = .none, quality: Int = 90, evenness: Int = 20, file: String
    ) -> FiledPicture {
        InventedCase.picture(number, bits: bits, turn: turn, quality: quality, evenness: evenness, file: file)
    }

    @Test("The item tells distance, qualities, turn and cases, half of a file's weight, and messages of all copies")
    func item() throws {
        let left = [
            InventedCase.picture(1, file: "a", messages: [3]),
            InventedCase.picture(1, bits: 2, file: "b", messages: [9]),
        ]
        let right = [InventedCase.picture(1, bits: 12, turn: .mirrored, quality: 77, file: "c", messages: [5, 6])]
        let pair = try #require(try outcome(try store(cases([left, right]))).pairs.first)
        let item = try #require(pair.score.items.first)
        #expect(pair.score.items.count == 1 && item.family == .media && item.kind == "pdq")
        #expect(item.left == [3, 9] && item.right == [5, 6] && item.cases == 2)
        #expect(item.measures.map(\.value) == [10, 90, 77] && item.notes == [.turned])
        #expect(item.weight == Rarity(cases: 12).weight(frequency: 2, shareIfLinked: 0.3) / 2)
        #expect(pair.band == .c && pair.score.type == .material)
        #expect(pair.otherExplanations.contains { $0.contains("may be two pictures") })
    }

    @Test("One picture counts once, by its file where both have it")
    func once() throws {
        let file = InventedCase.value("fileHash", "same")
        let both = [InventedCase.picture(1, file: "same"), InventedCase.picture(1, bits: 4, file: "smaller")]
        let store = try store(
            cases([both, [both[0]]]) { cases in
                for index in 0..<2 { cases[index].identifiers = [file] }
            })
        #expect(try store.links() == ["C-1/A2-C-2/A2 B fileHash"])
        #expect(try outcome(store).pairs.first?.score.items.map(\.kind) == ["fileHash"])
    }

    @Test(
        "A picture of a victim, a witness or a decoy of any case links nobody, whatever its quality, and is set aside")
    func protected() throws {
        let pictures = [[Self.picture(1, file: "a")], [Self.picture(1, bits: 6, file: "b")]]
        let own = InventedCase.picture(1, bits: 3, turn: .quarter, quality: 20, file: "v")
        let one = try store(cases(pictures) { $0[6].victimPictures = [own] })
        let found = try outcome(one)
        #expect(found.pairs.isEmpty)
        let aside = try #require(found.setAside.first)
        #expect(found.setAside.count == 1 && aside.kind == "pdq" && aside.reason == .protected)
        #expect(names(aside.accounts) == "C-1/A2 C-2/A2" && names(aside.owners) == "C-7/A1")
        #expect(try outcome(one, .ofCase("C-2")).setAside == found.setAside)
        // By the file alone, where no value of the victim's picture is known.
        let byFile = try store(
            cases(pictures) {
                $0[6].victimIdentifiers = [InventedCase.value("fileHash", "b", .own)]
                $0[6].readsPictures = false
            }, "file")
        #expect(try outcome(byFile).pairs.isEmpty && outcome(byFile).setAside.map(\.owners) == [aside.owners])
        // The part of the account decides, and may be corrected.
        try one.set(.init(role: ("A1", .other)), of: "C-7", by: InventedCase.act)
        #expect(try one.links() == Self.link)
        try one.set(.init(role: ("A1", .decoy)), of: "C-7", by: InventedCase.act)
        #expect(try one.links().isEmpty)
    }

    @Test("A picture of more than twenty cases is a hub, told once, and joins nobody")
    func hub() throws {
        let cases = (1...40).map { index in
            var one = InventedCase("C-\(index)")
            if index <= 25 { one.pictures = [Self.picture(1, bits: index % 4, file: "f\(index)")] }
            return one
        }
        let store = try store(cases)
        let found = try outcome(store)
        #expect(found.pairs.isEmpty && found.hubs.map(\.kind) == ["pdq"] && found.hubs.map(\.cases) == [25])
        #expect(try outcome(store, .ofCase("C-3")).pairs.isEmpty)
    }

    @Test("The unit's list of files stops pictures that look alike too")
    func stopped() throws {
        let store = try store(cases([[Self.picture(1, file: "aa")], [Self.picture(1, bits: 5, file: "bb")]]))
        let stops = StopList([StopList.Entry(kind: "fileHash", value: "bb", reason: "the unit's own leaflet")])
        let material = try store.material(for: .all, date: "2025-06-01")
        let found = CaseComparison(material, scope: .all, stops: stops).result()
        #expect(found.pairs.isEmpty && found.setAside.map(\.reason) == [.stopList("the unit's own leaflet")])
    }

    @Test("Cases of one evidence are not linked by their pictures and count once")
    func sameEvidence() throws {
        let archive = FiledInput(path: "export.zip", bytes: 9, sha256: "equal", isEvidence: true)
        let store = try store(
            cases([[Self.picture(1, file: "a")], [Self.picture(1, file: "a")], [Self.picture(1, bits: 7, file: "c")]]) {
                $0[0].inputs = [archive]
                $0[1].inputs = [archive]
            })
        let found = try outcome(store)
        #expect(found.pairs.map { $0.score.items.map(\.cases) } == [[2], [2]])
        #expect(found.setAside.map(\.reason) == [.sameEvidence])
    }

    @Test("Pictures go with case files, two stores merged compare as one, and erasure leaves nothing of them")
    func exchange() throws {
        let all = cases([[Self.picture(1, file: "a")], [Self.picture(1, bits: 8, file: "b")]]) {
            $0[4].victimPictures = [Self.picture(5, file: "v")]
        }
        let (whole, north, merged) = (try store(all), try store(all.reversed(), "north"), try store([], "merged"))
        for reference in try north.cases().map(\.reference) {
            let data = try CaseFileForm.bytes(of: north.caseFile(of: reference))
            _ = try merged.take(try CaseFileForm.file(from: data), by: InventedCase.act)
        }
        #expect(try outcome(merged) == outcome(whole) && outcome(whole).pairs.count == 1)
        for reference in ["C-1", "C-5"] { #expect(try merged.filings(of: reference) == whole.filings(of: reference)) }
        #expect(try whole.remove("C-1", by: InventedCase.act).traces == 0)
        #expect(try outcome(whole).pairs.isEmpty && whole.isSound())
        let bytes = try Data(contentsOf: URL(filePath: whole.path))
        #expect(bytes.range(of: Data(Self.picture(1, file: "a").pdq.utf8)) == nil)
        #expect(bytes.range(of: Data(Self.picture(1, bits: 8, file: "b").pdq.utf8)) != nil)
    }

    @Test("A file whose pictures the tables cannot hold rightly is refused")
    func unsound() throws {
        let store = try store(cases([[Self.picture(1, file: "a")]]))
        let changes: [(inout FiledPicture) -> Void] = [
            { $0.pdq = "0" }, { $0.quality = 101 }, { $0.evenness = -1 }, { $0.messages = [0] }, { $0.sha256 = "" },
        ]
        for change in changes {
            var file = try store.caseFile(of: "C-1")
            guard var picture = file.filings[0].accounts[1].pictures?[0] else { continue }
            change(&picture)
            file.filings[0].accounts[1].pictures = [picture]
            let bytes = try CaseFileForm.bytes(of: file)
            #expect(throws: CaseStoreError.damagedFile) { try CaseFileForm.file(from: bytes) }
        }
    }

    @Test(
        "A store of before is brought up to date, keeps its cases and says that no pictures were read; a newer one is refused"
    )
    func migration() throws {
        let file = InventedCase.value("fileHash", "same")
        var before = cases([]) { cases in
            for index in 0..<2 { cases[index].identifiers = [file] }
        }
        for index in before.indices { before[index].readsPictures = false }
        let path = folder.path(of: "old.sqlite")
        do {
            let store = try store(before, "old")
            try store.tamper("DROP TABLE picture")
            try store.tamper("ALTER TABLE filing DROP COLUMN pictures")
            try store.tamper("DELETE FROM grdb_migrations WHERE identifier = 'pictures'")
        }
        let store = try CaseStore(path, makesFile: false)
        let found = try outcome(store)
        #expect(try store.links() == ["C-1/A2-C-2/A2 B fileHash"] && store.isSound())
        #expect(found.notices.filter { $0.kind == .noPictures }.map(\.cases) == [["C-1", "C-2"]])
        #expect(try store.filings(of: "C-1") == [before[0].filed])
        // The same inputs filed anew bring the pictures.
        before[0].readsPictures = true
        before[0].pictures = [Self.picture(1, file: "same")]
        #expect(try store.file(before[0].filed, by: InventedCase.act) == .replaced)
        #expect(try outcome(store).notices.filter { $0.kind == .noPictures }.map(\.cases) == [["C-2"]])
        try store.tamper("INSERT INTO grdb_migrations VALUES('of a later version')")
        #expect(throws: CaseStoreError.newerSchema) { try CaseStore(path, makesFile: false) }
    }

    @Test("A case file of the form before is read")
    func olderFile() throws {
        var before = InventedCase("C-1")
        before.readsPictures = false
        let store = try store([before])
        var file = try store.caseFile(of: "C-1")
        file.schema = "chatforensics.case/2"
        let bytes = try CaseFileForm.bytes(of: file)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("\"pictures\""))
        #expect(try CaseFileForm.file(from: bytes).filings == [before.filed])
    }

    @Test("Pictures without a value are counted with their cases")
    func unread() throws {
        var filed = InventedCase("C-1").filed
        filed.pictures?.unread = [.damaged: 2, .otherFormat: 1]
        let store = try store([InventedCase("C-2")])
        try store.file(filed, by: InventedCase.act)
        let notice = try #require(try outcome(store).notices.first { $0.kind == .unreadPictures })
        #expect(notice.cases == ["C-1"] && notice.basis.hasPrefix("3 pictures without a PDQ value"))
        #expect(try store.filings(of: "C-1") == [filed])
    }
}
