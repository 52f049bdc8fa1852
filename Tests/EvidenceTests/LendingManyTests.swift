// SPDX-License-Identifier: Apache-2.0

import Evidence
import TestSupport
import Testing

@Suite("Many exhibits lent one after the other") struct LendingManyTests {
    /// Begins as a JPEG does, so that it is only hashed at intake.
    private static func picture(_ number: UInt8, _ count: Int) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE0] + (0..<count).map { UInt8(truncatingIfNeeded: $0 * Int(number)) }
    }

    @Test(
        "The bytes are those of the members, each once, whichever way the archive is written",
        arguments: [ArchiveWriter.Format.zip, .tar, .tarGzip, .sevenZip])
    func members(_ format: ArchiveWriter.Format) throws {
        let place = try TemporaryFolder()
        let files =
            (1...9).map { ("p\($0).jpg", Self.picture(UInt8($0), 3000 * $0)) } + [("chat.txt", Array("hi".utf8))]
        let inner = try ArchiveWriter(format).pack(files.map { .file($0.0, $0.1) })
        try place.write(inner, to: "in/a.\(format.rawValue)")
        // An archive inside another.
        try place.write(try ArchiveWriter(.zip).pack([.file("b.\(format.rawValue)", inner)]), to: "in/nested.zip")
        for (name, bytes) in files { try place.write(bytes, to: "in/loose/\(name)") }
        let set = try EvidenceSet.open([place.path(of: "in")], options: IntakeOptions())
        let wanted = set.exhibits.filter { $0.name.hasSuffix(".jpg") }.reversed()
        #expect(wanted.count == 27)
        // Nothing stands for nil.
        var lent: [Int32: [UInt8]] = [:]
        set.lend(Array(wanted), limit: 20_000) { (exhibit, bytes) throws(Never) in
            #expect(lent[exhibit.number] == nil)
            var copy: [UInt8] = []
            if let bytes {
                for index in bytes.indices { copy.append(bytes[index]) }
            }
            lent[exhibit.number] = copy
        }
        #expect(lent.count == 27)
        for exhibit in wanted {
            let expected = files.first { $0.0 == exhibit.name }?.1 ?? []
            #expect(lent[exhibit.number] == (exhibit.size > 20_000 ? [] : expected), "\(exhibit.path)")
        }
    }

    @Test("A file that changed since intake is lent as nothing")
    func changed() throws {
        let place = try TemporaryFolder()
        let name = try place.write(Self.picture(1, 900), to: "in/p.jpg")
        let archive = try place.write(
            try ArchiveWriter(.zip).pack([.file("q.jpg", Self.picture(2, 900))]), to: "in/a.zip")
        let set = try EvidenceSet.open([place.path(of: "in")], options: IntakeOptions())
        for path in [name, archive] { try place.write("short", to: String(path.dropFirst(place.path.utf8.count + 1))) }
        var lent = 0
        set.lend(set.exhibits.filter { $0.name.hasSuffix(".jpg") }, limit: 1 << 20) { (_, bytes) throws(Never) in
            if bytes == nil { lent += 1 }
        }
        #expect(lent == 2)
    }
}
