// SPDX-License-Identifier: Apache-2.0

import Evidence
import TestSupport
import Testing

@Suite struct DamagedArchiveTests {
    static let members: [ArchiveWriter.Member] = [
        .file("one.txt", noise(700)), .file("two.txt", String(repeating: "two ", count: 300)),
        .file("three.txt", noise(400, seed: 3)),
    ]

    @Test func `a ZIP archive cut off before its directory gives its leading members`() throws {
        let whole = try ArchiveWriter(.zip).pack(Self.members)
        let evidence = try takeIn(Array(whole[..<1_100]), named: "cut.zip")
        #expect(evidence.bytes("cut.zip!one.txt") == noise(700))
        #expect(evidence.exhibits[0].isArchive)
        #expect(evidence.codes.contains("archive-truncated"))
        #expect(evidence.notes.contains { $0.severity == .loss })
    }

    @Test(arguments: [ArchiveWriter.Format.zip, .tar, .tarGzip, .tarBzip2, .tarXz, .tarZstd, .sevenZip, .gzip])
    func `an archive cut off anywhere is an error or has a note`(format: ArchiveWriter.Format) throws {
        let whole = try ArchiveWriter(format).pack(Self.members)
        let folder = try TemporaryFolder()
        for count in stride(from: 1, to: whole.count, by: max(1, whole.count / 60)) {
            let path = try folder.write(Array(whole[..<count]), to: "cut")
            guard let evidence = try? EvidenceSet.open([path]) else { continue }
            if format == .tar, whole[count...].allSatisfy({ $0 == 0 }) { continue }
            let isPlain = evidence.exhibits.count == 1 && !evidence.exhibits[0].isArchive
            #expect(isPlain || !evidence.notes.isEmpty, "cut after \(count) bytes")
            for exhibit in evidence.exhibits { _ = evidence.bytes(of: exhibit) }
        }
    }

    @Test(arguments: [ArchiveWriter.Format.zip, .sevenZip, .tarXz, .tarBzip2, .tarGzip, .gzip])
    func `a flipped bit never crashes, and never changes a text unnoticed`(format: ArchiveWriter.Format) throws {
        let members: [ArchiveWriter.Member] = [.file("a.txt", "first text"), .file("b.txt", noise(60))]
        let whole = try ArchiveWriter(format).pack(members)
        let expected: Set<[UInt8]> = [Array("first text".utf8), noise(60)]
        let folder = try TemporaryFolder()
        for bit in stride(from: 0, to: whole.count * 8, by: 3) {
            var bytes = whole
            bytes[bit / 8] ^= 1 << (bit % 8)
            let path = try folder.write(bytes, to: "flipped")
            guard let evidence = try? EvidenceSet.open([path]) else { continue }
            for exhibit in evidence.exhibits where exhibit.container != nil && !exhibit.isArchive {
                guard let content = evidence.bytes(of: exhibit), !expected.contains(content) else { continue }
                #expect(!evidence.notes.isEmpty, "bit \(bit)")
            }
        }
    }

    @Test func `an empty end record over the first bytes hides no member`() throws {
        var bytes = try ArchiveWriter(.zip).pack(Self.members)
        bytes.replaceSubrange(0..<22, with: [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
        let evidence = try takeIn(bytes, named: "hidden.zip")
        #expect(evidence.codes.contains("archive-damaged"))
        #expect(evidence.notes.contains { $0.severity == .loss })
        #expect(evidence.text("hidden.zip!two.txt") == String(repeating: "two ", count: 300))
        #expect(evidence.bytes("hidden.zip!three.txt") == noise(400, seed: 3))
    }

    @Test func `a member whose local header is lost is told by the name that the directory has`() throws {
        var bytes = try ArchiveWriter(.zip).pack(Self.members)
        bytes.replaceSubrange(0..<22, with: [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18))
        let evidence = try takeIn(bytes, named: "hidden.zip")
        #expect(evidence.paths(noted: "unreadable") == ["hidden.zip!one.txt"])
        #expect(evidence.bytes("hidden.zip!one.txt") == nil)
    }

    @Test func `an end record that counts no members hides none`() throws {
        var bytes = try ArchiveWriter(.zip).pack(Self.members)
        let end = bytes.count - 22
        bytes.replaceSubrange(end + 8..<end + 20, with: [UInt8](repeating: 0, count: 12))
        let evidence = try takeIn(bytes, named: "zeroed.zip")
        #expect(evidence.codes.contains("archive-damaged"))
        #expect(evidence.text("zeroed.zip!two.txt") == String(repeating: "two ", count: 300))
        #expect(evidence.bytes("zeroed.zip!one.txt") == noise(700))
    }

    @Test func `an end record in the comment of the true one hides no member`() throws {
        var bytes = try ArchiveWriter(.zip).pack(Self.members)
        bytes[bytes.count - 2] = 44
        for _ in 0..<2 { bytes += [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18) }
        let evidence = try takeIn(bytes, named: "comment.zip")
        #expect(evidence.bytes("comment.zip!one.txt") == noise(700))
        #expect(evidence.bytes("comment.zip!three.txt") == noise(400, seed: 3))
    }

    @Test func `an empty archive in front of another is told as leading bytes`() throws {
        let front: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
        let evidence = try takeIn(front + ArchiveWriter(.zip).pack(Self.members), named: "front.zip")
        #expect(evidence.codes == ["archive-leading-bytes"])
        #expect(evidence.bytes("front.zip!one.txt") == noise(700))
    }

    @Test(arguments: [0, 5]) func `an empty end record behind an archive hides no member`(comment: UInt8) throws {
        var bytes = try ArchiveWriter(.zip).pack(Self.members)
        bytes += [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 16) + [comment, 0]
        bytes += [UInt8](repeating: 0x2E, count: Int(comment))
        var options = IntakeOptions()
        // Read again from the archive, as large members are.
        for limit in [options.memoryPerMember, 0] {
            options.memoryPerMember = limit
            let folder = try TemporaryFolder()
            let path = try folder.write(bytes, to: "hidden.zip")
            let evidence = try EvidenceSet.open([path], options: options)
            #expect(evidence.codes.contains("archive-damaged"))
            #expect(evidence.bytes("hidden.zip!one.txt") == noise(700))
            #expect(evidence.text("hidden.zip!two.txt") == String(repeating: "two ", count: 300))
            #expect(evidence.bytes("hidden.zip!three.txt") == noise(400, seed: 3))
        }
    }

    @Test func `pieces of one archive are told as such`() throws {
        let bytes = try ArchiveWriter(.zip).pack(Self.members)
        let folder = try TemporaryFolder()
        let half = bytes.count / 2
        let paths = [
            try folder.write(Array(bytes[..<half]), to: "a.zip.001"),
            try folder.write(Array(bytes[half...]), to: "a.zip.002"),
            try folder.write(Array(bytes[half...]), to: "b.z02"), try folder.write("text", to: "notes.001"),
        ]
        let evidence = try EvidenceSet.open(paths)
        #expect(evidence.paths(noted: "archive-in-parts") == ["a.zip.002", "b.z02"])
        #expect(evidence.paths(noted: "archive-truncated") == ["a.zip.001"])
    }

    @Test(arguments: [[2, 0, 0x2E, 0x2E], [UInt8](repeating: 0, count: 102)])
    func `an archive without members is no damage`(comment: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 16) + comment, to: "e.zip")
        let evidence = try EvidenceSet.open([path, folder.write("text", to: "chat.txt")])
        #expect(evidence.codes.isEmpty)
        #expect(evidence.exhibits.first { $0.path == "e.zip" }?.isArchive == true)
    }

    @Test func `a wrong checksum is noted and the bytes stay`() throws {
        var bytes = try ArchiveWriter(.zip, options: "zip:compression=store").pack([
            .file("a.txt", "unaltered"), .file("b.txt", "other"),
        ])
        let at = try #require(bytes.firstRange(of: Array("unaltered".utf8)))
        bytes[at.lowerBound] = UInt8(ascii: "U")
        let evidence = try takeIn(bytes, named: "export.zip")
        #expect(evidence.text("export.zip!a.txt") == "Unaltered")
        #expect(evidence.text("export.zip!b.txt") == "other")
        #expect(evidence.paths(noted: "checksum-mismatch") == ["export.zip!a.txt"])
    }

    @Test func `a sole archive of which nothing can be read is damaged`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([0x50, 0x4B, 0x03, 0x04] + noise(200), to: "broken.zip")
        #expect(throws: IntakeError.damaged(path)) { try EvidenceSet.open([path]) }
        let other = try folder.write("text", to: "chat.txt")
        let evidence = try EvidenceSet.open([path, other])
        #expect(evidence.paths == ["broken.zip", "chat.txt"])
        #expect(evidence.notes.contains { $0.severity == .loss && $0.exhibit == 0 })
    }

    @Test(arguments: ["aes256", "aes128", "traditional"])
    func `encrypted members need their passphrase`(cipher: String) throws {
        let writer = ArchiveWriter(.zip, options: "zip:encryption=\(cipher)", passphrase: "correct horse")
        let members: [ArchiveWriter.Member] = [.file("a.txt", "first"), .file("b.txt", noise(500))]
        #expect {
            try takeIn(members, as: writer)
        } throws: { error in
            if case .passphraseNeeded(let path) = error as? IntakeError { path.hasSuffix("export.zip") } else { false }
        }

        var options = IntakeOptions()
        options.passphrases = ["wrong", "correct horse"]
        let evidence = try takeIn(members, as: writer, options: options)
        #expect(evidence.text("export.zip!a.txt") == "first")
        #expect(evidence.bytes("export.zip!b.txt") == noise(500))
        #expect(evidence.notes == [])

        let inner = try writer.pack(members)
        options.passphrases = []
        let without = try takeIn([.file("in.zip", inner), .file("open.txt", "open")], options: options)
        #expect(without.text("export.zip!open.txt") == "open")
        #expect(without.paths(noted: "encrypted-member") == ["export.zip!in.zip!a.txt", "export.zip!in.zip!b.txt"])
        #expect(without.text("export.zip!in.zip!a.txt") == nil)
        options.passphrases = ["wrong"]
        let wrong = try takeIn([.file("in.zip", inner), .file("open.txt", "open")], options: options)
        // The traditional cipher has one byte to tell a passphrase by: one in 256 wrong ones opens a member to noise.
        let told: Set<String> =
            cipher == "traditional" ? ["wrong-passphrase", "archive-damaged"] : ["wrong-passphrase"]
        #expect(!wrong.codes.isEmpty && told.isSuperset(of: wrong.codes))
        #expect(wrong.text("export.zip!in.zip!a.txt") == nil)
    }
}
