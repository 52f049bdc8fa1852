// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Evidence

@Suite("ZIP archives that show two things") struct ZIPAccountTests {
    /// A stored member's local header and bytes.
    private func local(_ name: String, _ body: String) -> [UInt8] {
        [0x50, 0x4B, 3, 4, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0] + number(checksum(body), 4)
            + number(UInt32(body.utf8.count), 4) + number(UInt32(body.utf8.count), 4)
            + number(UInt32(name.utf8.count), 2) + [0, 0] + Array(name.utf8) + Array(body.utf8)
    }

    private func listed(_ name: String, _ body: String, at offset: Int) -> [UInt8] {
        [0x50, 0x4B, 1, 2, 10, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0] + number(checksum(body), 4)
            + number(UInt32(body.utf8.count), 4) + number(UInt32(body.utf8.count), 4)
            + number(UInt32(name.utf8.count), 2) + [UInt8](repeating: 0, count: 12) + number(UInt32(offset), 4)
            + Array(name.utf8)
    }

    private func checksum(_ body: String) -> UInt32 {
        var checksum = CRC32()
        Array(body.utf8).withUnsafeBytes { checksum.update($0) }
        return checksum.value
    }

    private func archive(_ locals: [UInt8], _ directory: [[UInt8]]) -> [UInt8] {
        let entries = directory.flatMap { $0 }
        return locals + entries + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number(UInt32(directory.count), 2)
            + number(UInt32(directory.count), 2) + number(UInt32(entries.count), 4) + number(UInt32(locals.count), 4)
            + [0, 0]
    }

    private func number(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
    }

    private func codes(_ bytes: [UInt8]) throws -> [String] {
        let folder = try TemporaryFolder()
        try folder.write(bytes, to: "a.zip")
        return try EvidenceSet.open([folder.path(of: "a.zip")]).notes.map(\.code)
    }

    @Test func `an archive in order has no remark`() throws {
        let (one, two) = (local("a.txt", "one"), local("b.txt", "two"))
        let bytes = archive(one + two, [listed("a.txt", "one", at: 0), listed("b.txt", "two", at: one.count)])
        #expect(try codes(bytes) == [])
    }

    @Test func `two names of one member`() throws {
        let bytes = archive(local("a.txt", "one"), [listed("c.txt", "one", at: 0)])
        #expect(try codes(bytes) == ["zip-names-differ"])
    }

    @Test func `a member that the directory does not list`() throws {
        let (one, two, three) = (local("a.txt", "one"), local("b.txt", "two"), local("c.txt", "three"))
        let bytes = archive(
            one + two + three,
            [listed("a.txt", "one", at: 0), listed("c.txt", "three", at: one.count + two.count)])
        #expect(try codes(bytes) == ["zip-member-unlisted"])
    }

    @Test func `an archive behind another one, and one behind other bytes`() throws {
        let one = archive(local("a.txt", "one"), [listed("a.txt", "one", at: 0)])
        let two = archive(local("b.txt", "two"), [listed("b.txt", "two", at: 0)])
        #expect(try codes(one + two) == ["zip-member-unlisted"])
        #expect(try codes([UInt8](repeating: 0x2E, count: 5_000) + two) == ["archive-leading-bytes"])
        let folder = try TemporaryFolder()
        try folder.write([UInt8](repeating: 0x2E, count: 5_000) + two, to: "a.zip")
        let evidence = try EvidenceSet.open([folder.path(of: "a.zip")])
        #expect(evidence.exhibits.map(\.path) == ["a.zip", "a.zip!b.txt"])
        #expect(try EvidenceSet.open([folder.path(of: "a.zip")]).notes.map(\.severity) == [.warning])
        try folder.write(one + two, to: "c.zip")
        #expect(try EvidenceSet.open([folder.path(of: "c.zip")]).notes.map(\.severity) == [.loss])
    }

    @Test func `entries that share their bytes`() throws {
        let one = local("a.txt", "one")
        let bytes = archive(one, [listed("a.txt", "one", at: 0), listed("a.txt", "one", at: 0)])
        #expect(try codes(bytes) == ["zip-members-overlap"])
    }
}
