// SPDX-License-Identifier: Apache-2.0

import Evidence
import TestSupport
import Testing

@Suite struct MemberNameTests {
    @Test(arguments: [
        ("/etc/passwd", "/etc/passwd", ["unsafe-path"]),
        ("../../up.txt", "../../up.txt", ["unsafe-path"]),
        ("a/../b.txt", "a/../b.txt", ["unsafe-path"]),
        ("C:/x.txt", "C:/x.txt", ["unsafe-path"]),
        ("a..b/..c.txt", "a..b/..c.txt", []),
        ("./a/b.txt", "a/b.txt", []),
        ("in\u{7}side.txt", "in\u{FFFD}side.txt", ["control-character"]),
        ("gpj.\u{202E}txt.exe", "gpj.\u{FFFD}txt.exe", ["control-character"]),
    ])
    func `a name is shown as stored and what is odd about it is noted`(
        stored: String, shown: String, codes: [String]
    ) throws {
        for format in [ArchiveWriter.Format.zip, .tar] {
            let evidence = try takeIn([.file(stored, "x")], as: ArchiveWriter(format))
            #expect(evidence.paths == ["export.zip", "export.zip!" + shown])
            #expect(evidence.codes == codes)
            #expect(evidence.text("export.zip!" + shown) == "x")
        }
    }

    @Test func `backslashes separate folders where nothing else does`() throws {
        let evidence = try takeIn([.file("a\\b.txt", "x")], as: ArchiveWriter(.tar))
        #expect(evidence.paths == ["export.zip", "export.zip!a/b.txt"])
        #expect(evidence.codes == ["backslash-path"])
    }

    @Test func `bytes that are not UTF-8 are code page 437 in ZIP and Latin-1 elsewhere`() throws {
        let name: [UInt8] = [0x63, 0x61, 0x66, 0x82]
        let zip = try takeIn([.init(name: name, kind: .file([0x78]))])
        #expect(zip.paths == ["export.zip", "export.zip!café"])
        #expect(zip.codes == ["name-not-utf8"])
        let latin: [UInt8] = [0x63, 0x61, 0x66, 0xE9]
        let tar = try takeIn([.init(name: latin, kind: .file([0x78]))], as: ArchiveWriter(.tar))
        #expect(tar.paths == ["export.zip", "export.zip!café"])
        #expect(tar.codes == ["name-not-utf8"])
    }

    @Test func `members with the same name are all kept`() throws {
        let evidence = try takeIn((1...4).map { .file("a.txt", "\($0)") })
        #expect(
            evidence.paths == [
                "export.zip", "export.zip!a.txt", "export.zip!(2)/a.txt", "export.zip!(3)/a.txt",
                "export.zip!(4)/a.txt",
            ])
        #expect(evidence.text("export.zip!(3)/a.txt") == "3")
        #expect(evidence.paths(noted: "duplicate-name").count == 3)
    }

    @Test func `names that differ in case alone are noted`() throws {
        let evidence = try takeIn([.file("Chat.txt", "1"), .file("chat.txt", "2")])
        #expect(evidence.paths == ["export.zip", "export.zip!Chat.txt", "export.zip!chat.txt"])
        #expect(evidence.paths(noted: "case-collision") == ["export.zip!chat.txt"])
    }

    @Test func `names that differ in their composition alone are told apart`() throws {
        let folder = try TemporaryFolder()
        try folder.write("composed", to: "box/\u{E9}.txt")
        try folder.write("decomposed", to: "box/e\u{301}.txt")
        let evidence = try EvidenceSet.open([folder.path(of: "box")])
        #expect(evidence.codes == ["normalisation-collision"])
        #expect(evidence.exhibits.compactMap { evidence.bytes(of: $0)?.count }.sorted() == [8, 10])
        #expect(Set(evidence.paths).count == 2)
    }

    @Test func `names in a ZIP archive keep their composition`() throws {
        let evidence = try takeIn([.file("e\u{301}.txt", "x"), .file("\u{E9}.txt", "y")])
        #expect(evidence.exhibits.map { Array($0.path.utf8.suffix(7)) }[1] == Array("e\u{301}.txt".utf8))
        #expect(evidence.codes == ["normalisation-collision"])
        #expect(evidence.exhibits.count == 3)
    }

    @Test func `an exclamation mark in a name does not cut it`() throws {
        let evidence = try takeIn([.file("chats/Party!.txt", "x"), .file("Hi!.txt", "y")])
        #expect(evidence.exhibits.map { String($0.name) } == ["export.zip", "Party!.txt", "Hi!.txt"])
        #expect(evidence.exhibits.map { String($0.folder) } == ["", "export.zip!chats/", "export.zip!"])
        let files = EvidenceSet(files: [("export.zip!a/b.json", []), ("c.json", [])])
        #expect(files.exhibits.map { String($0.name) } == ["b.json", "c.json"])
        #expect(files.exhibits.map { String($0.folder) } == ["export.zip!a/", ""])
    }

    @Test func `links and devices in archives are reported`() throws {
        let members: [ArchiveWriter.Member] = [
            .file("a.txt", "x"), .init(name: Array("l".utf8), kind: .symbolicLink(to: "/etc/passwd")),
            .init(name: Array("h".utf8), kind: .hardLink(to: "a.txt")), .init(name: Array("p".utf8), kind: .namedPipe),
        ]
        let evidence = try takeIn(members, as: ArchiveWriter(.tarGzip))
        #expect(evidence.paths == ["export.zip", "export.zip!a.txt"])
        #expect(evidence.notes.map(\.code) == ["symlink-skipped", "hardlink-skipped", "special-file-skipped"])
        #expect(evidence.notes.allSatisfy { $0.exhibit == 0 })
    }
}
