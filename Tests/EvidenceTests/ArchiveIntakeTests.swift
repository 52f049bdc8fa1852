// SPDX-License-Identifier: Apache-2.0

import Evidence
import Glibc
import TestSupport
import Testing

@Suite struct ArchiveIntakeTests {
    static let members: [ArchiveWriter.Member] = [
        .init(name: Array("chats/".utf8), kind: .folder),
        .file("chats/one.json", "{\"a\":1}"),
        .file("chats/zwei ü 🙂.txt", "zwei"),
        .file("empty.txt", ""),
        .file("big.txt", noise(300_000)),
    ]

    @Test(arguments: [ArchiveWriter.Format.zip, .tar, .tarGzip, .tarBzip2, .tarXz, .tarZstd, .sevenZip])
    func `members become exhibits, whatever the archive is called`(format: ArchiveWriter.Format) throws {
        let evidence = try takeIn(Self.members, as: ArchiveWriter(format), named: "handed.in")
        let expected = ["chats/one.json", "chats/zwei ü 🙂.txt", "big.txt", "empty.txt"].map { "handed.in!\($0)" }
        #expect(evidence.paths.sorted() == (["handed.in"] + expected).sorted())
        #expect(evidence.exhibits[0].isArchive)
        #expect(evidence.text("handed.in!chats/one.json") == "{\"a\":1}")
        #expect(evidence.text("handed.in!chats/zwei ü 🙂.txt") == "zwei")
        #expect(evidence.text("handed.in!empty.txt") == "")
        #expect(evidence.bytes("handed.in!big.txt") == noise(300_000))
        #expect(evidence.notes == [])
    }

    @Test(arguments: [ArchiveWriter.Format.gzip, .bzip2, .xz, .zstd])
    func `a compressed file holds one file`(format: ArchiveWriter.Format) throws {
        let evidence = try takeIn([.file("x", "hello")], as: ArchiveWriter(format), named: "result.json.gz")
        #expect(evidence.paths == ["result.json.gz", "result.json.gz!result.json"])
        #expect(evidence.text("result.json.gz!result.json") == "hello")
        #expect(evidence.notes == [])
    }

    @Test(arguments: ["zip:zip64", "zip:compression=store", "zip:compression=deflate"])
    func `a ZIP archive of every make is read`(options: String) throws {
        let evidence = try takeIn(Self.members, as: ArchiveWriter(.zip, options: options))
        #expect(evidence.text("export.zip!chats/one.json") == "{\"a\":1}")
        #expect(evidence.notes == [])
    }

    @Test func `members stay in their stored order`() throws {
        let evidence = try takeIn(["c", "a", "b"].map { .file($0, $0) })
        #expect(evidence.paths == ["export.zip", "export.zip!c", "export.zip!a", "export.zip!b"])
    }

    @Test func `an archive inside an archive is followed by its members`() throws {
        let inner = try ArchiveWriter(.tarGzip).pack([.file("deep.txt", "deep")])
        let evidence = try takeIn([.file("a.txt", "a"), .file("in.bin", inner), .file("z.txt", "z")])
        #expect(
            evidence.paths == [
                "export.zip", "export.zip!a.txt", "export.zip!in.bin", "export.zip!in.bin!deep.txt", "export.zip!z.txt",
            ])
        #expect(evidence.exhibits.map(\.container) == [nil, 0, 0, 2, 0])
        #expect(evidence.text("export.zip!in.bin!deep.txt") == "deep")
    }

    @Test func `archives are opened down to the depth limit`() throws {
        var bytes = Array("core".utf8)
        for level in 0..<6 { bytes = try ArchiveWriter(.zip).pack([.file("\(level)", bytes)]) }
        let evidence = try takeIn(bytes, named: "n.zip")
        #expect(evidence.paths.last == "n.zip!5!4!3!2")
        #expect(evidence.paths(noted: "depth-limit") == ["n.zip!5!4!3!2"])
        #expect(evidence.exhibits.last?.isArchive == false)
    }

    @Test(arguments: ["[Content_Types].xml", "mimetype", "AndroidManifest.xml"])
    func `an office document, e-book or program stays whole`(first: String) throws {
        let document = try ArchiveWriter(.zip, options: "zip:compression=store").pack([
            .file(first, "x"), .file("word/document.xml", "<w/>"),
        ])
        let evidence = try takeIn([.file("letter.docx", document)])
        #expect(evidence.paths == ["export.zip", "export.zip!letter.docx"])
        #expect(evidence.exhibits[1].isArchive == false)
        #expect(evidence.bytes("export.zip!letter.docx") == document)
    }

    @Test(arguments: [
        "#mtree\n./a type=file\n", "!<arch>\nfoo.txt/        0           0     0     644     4         `\nabcd\n",
        "BZh is how my message begins", "PK is a name", "07070100000000", "\u{1F}", "",
    ])
    func `a text is never taken for an archive`(text: String) throws {
        let evidence = try takeIn(Array(text.utf8), named: "chat.zip")
        #expect(evidence.paths == ["chat.zip"])
        #expect(evidence.exhibits[0].isArchive == false)
        #expect(evidence.notes == [])
    }

    @Test func `an animated sticker is no archive`() throws {
        let sticker = try ArchiveWriter(.gzip).pack([.file("x", "{}")])
        let evidence = try takeIn([.file("stickers/wave.tgs", sticker), .file("a.json", "{}")])
        #expect(evidence.paths == ["export.zip", "export.zip!stickers/wave.tgs", "export.zip!a.json"])
        #expect(evidence.notes == [])
    }

    @Test func `an archive that is not supported is a loss`() throws {
        let evidence = try takeIn(Array("Rar!\u{1A}\u{7}\u{1}\u{0}rest".utf8), named: "x.rar")
        #expect(evidence.paths(noted: "archive-unsupported") == ["x.rar"])
    }

    @Test func `an archive without members is empty`() throws {
        #expect {
            try takeIn([])
        } throws: { error in
            if case .empty(let path) = error as? IntakeError { path.hasSuffix("export.zip") } else { false }
        }
    }

    /// `7z a -psecret`, a text file of six bytes: libarchive has no writer for it.
    @Test func `an encrypted 7z archive is an error of its own`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.encryptedSevenZip, to: "x.7z")
        var options = IntakeOptions()
        options.passphrases = ["secret"]
        #expect(throws: IntakeError.encryptionUnsupported(path)) { try EvidenceSet.open([path], options: options) }
        let other = try folder.write("text", to: "a.txt")
        let evidence = try EvidenceSet.open([path, other], options: options)
        #expect(evidence.codes == ["encryption-unsupported"])
    }

    private static let encryptedSevenZip: [UInt8] = [
        0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0x00, 0x04, 0x22, 0x1A, 0xF4, 0x32, 0x10, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x62, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x27, 0x5E, 0x5F, 0x4C,
        0x83, 0xE3, 0x49, 0xF4, 0x59, 0x9F, 0x0F, 0xFC, 0x6F, 0x1E, 0x89, 0x23, 0xBB, 0x60, 0xB3, 0xC4,
        0x01, 0x04, 0x06, 0x00, 0x01, 0x09, 0x10, 0x00, 0x07, 0x0B, 0x01, 0x00, 0x02, 0x24, 0x06, 0xF1,
        0x07, 0x01, 0x12, 0x53, 0x0F, 0x3B, 0x99, 0x95, 0x2C, 0x1F, 0xDF, 0xD7, 0xA0, 0xCC, 0x38, 0xA7,
        0x6C, 0x13, 0x2D, 0x32, 0x08, 0x21, 0x21, 0x01, 0x00, 0x01, 0x00, 0x0C, 0x0A, 0x06, 0x00, 0x08,
        0x0A, 0x01, 0x20, 0x30, 0x3A, 0x36, 0x00, 0x00, 0x05, 0x01, 0x19, 0x01, 0x00, 0x11, 0x0D, 0x00,
        0x73, 0x00, 0x2E, 0x00, 0x74, 0x00, 0x78, 0x00, 0x74, 0x00, 0x00, 0x00, 0x14, 0x0A, 0x01, 0x00,
        0xD2, 0x43, 0xC4, 0x8E, 0x9F, 0x7B, 0xDD, 0x01, 0x15, 0x06, 0x01, 0x00, 0x20, 0x80, 0xA4, 0x81,
        0x00, 0x00,
    ]

    @Test func `pictures are hashed and expanded again when asked for`() throws {
        let picture = [0xFF, 0xD8, 0xFF, 0xE0] + noise(100_000)
        let folder = try TemporaryFolder()
        let bytes = try ArchiveWriter(.zip).pack([
            .file("a.json", "{}"), .file("photos/1.jpg", picture), .file("photos/fake.jpg", "text"),
        ])
        let evidence = try EvidenceSet.open([folder.write(bytes, to: "export.zip")])
        #expect(evidence.bytes("export.zip!photos/1.jpg") == picture)
        #expect(evidence.text("export.zip!photos/fake.jpg") == "text")
        let exhibit = evidence.exhibits[2]
        #expect(evidence.isDigestKnown(of: exhibit))
        let alone = try takeIn(picture, named: "1.jpg")
        withExtendedLifetime(folder) {}
        #expect(exhibit.size == picture.count)
        #expect(alone.exhibits[0].size == picture.count)
    }

    @Test func `members beyond the memory budget are kept in the scratch folder, which stays empty`() throws {
        let folder = try TemporaryFolder()
        let scratch = folder.makeFolder("scratch")
        var options = IntakeOptions()
        options.scratchFolder = scratch
        options.memoryBudget = 5_000
        options.memoryPerMember = 3_000
        let contents = (0..<6).map { noise(2_000 + 1_000 * $0, seed: UInt64($0)) }
        let bytes = try ArchiveWriter(.tarGzip).pack(
            contents.enumerated().map { .file("\($0.offset).txt", $0.element) })
        let evidence = try EvidenceSet.open([folder.write(bytes, to: "x.tgz")], options: options)
        for (number, content) in contents.enumerated() {
            #expect(evidence.bytes("x.tgz!\(number).txt") == content)
        }
        let listing = try #require(opendir(scratch))
        defer { closedir(listing) }
        var names = 0
        while readdir(listing) != nil { names += 1 }
        #expect(names == 2)
    }

    @Test func `bytes may be asked for on several threads`() async throws {
        let picture = [0xFF, 0xD8, 0xFF, 0xE0] + noise(50_000)
        let folder = try TemporaryFolder()
        let bytes = try ArchiveWriter(.zip).pack(Self.members + [.file("1.jpg", picture)])
        let evidence = try EvidenceSet.open([folder.write(bytes, to: "x.zip")])
        let sizes = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { evidence.exhibits.reduce(0) { $0 + (evidence.bytes(of: $1)?.count ?? -1_000_000) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sizes == Array(repeating: evidence.exhibits.reduce(0) { $0 + $1.size }, count: 8))
        withExtendedLifetime(folder) {}
    }

    @Test func `a sparse file in a tar archive has its holes, also the last one`() throws {
        // The header of GNU tar's sparse format, written by hand: libarchive's writer makes no such file.
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
        }
        put("holes.txt", at: 0)
        put("0000600", at: 100)
        put("00000000003", at: 124)
        put("00000000000", at: 136)
        put("        ", at: 148)
        put("S", at: 156)
        put("ustar  ", at: 257)
        // One stretch of three bytes at 100, in a file of 1,000 bytes.
        put("00000000144", at: 386)
        put("00000000003", at: 398)
        put("00000001750", at: 483)
        let sum = header.reduce(0) { $0 + Int($1) }
        let digits = String(sum, radix: 8)
        put(String(repeating: "0", count: 6 - digits.count) + digits + "\u{0} ", at: 148)
        let body = Array("abc".utf8) + [UInt8](repeating: 0, count: 509 + 1_024)
        let evidence = try takeIn(header + body, named: "x.tar")
        let expected = [UInt8](repeating: 0, count: 100) + Array("abc".utf8) + [UInt8](repeating: 0, count: 897)
        #expect(evidence.bytes("x.tar!holes.txt") == expected)
        #expect(evidence.notes == [])
    }
}
