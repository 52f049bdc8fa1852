// SPDX-License-Identifier: Apache-2.0

import Evidence
import TestSupport
import Testing

@Suite struct ArchiveLimitTests {
    @Test func `a member that expands too far is cut and the rest goes on`() throws {
        var options = IntakeOptions()
        options.maximumRatio = 20
        options.ratioThreshold = 1 << 20
        let evidence = try takeIn(
            [.file("bomb.txt", [UInt8](repeating: 0x41, count: 24 << 20)), .file("after.txt", "after")],
            options: options)
        #expect(evidence.paths(noted: "expansion-limit") == ["export.zip!bomb.txt"])
        #expect(evidence.exhibits[1].size < 4 << 20)
        #expect(evidence.text("export.zip!after.txt") == "after")
    }

    @Test(arguments: [ArchiveWriter.Format.tarXz, .tarGzip, .sevenZip, .zip])
    func `the total expansion is bounded`(format: ArchiveWriter.Format) throws {
        var options = IntakeOptions()
        options.maximumExpansion = 2 << 20
        let folder = try TemporaryFolder()
        let bomb = try ArchiveWriter(format).pack([
            .file("a.txt", "a"), .file("bomb.txt", [UInt8](repeating: 0x41, count: 8 << 20)), .file("z.txt", "z"),
        ])
        let inputs = try [folder.write(bomb, to: "x"), folder.write("text", to: "y.txt")]
        let evidence = try EvidenceSet.open(inputs, options: options)
        #expect(evidence.text("y.txt") == "text")
        #expect(evidence.text("x!a.txt") == "a")
        #expect(evidence.paths(noted: "expansion-limit").contains("x"))
        #expect(evidence.exhibits.dropFirst().reduce(0) { $0 + $1.size } <= 2 << 20 + 10)
    }

    @Test func `what archives inside each other expand to is bounded by the size of the input`() throws {
        var options = IntakeOptions()
        options.maximumRatio = 200
        options.inputRatioThreshold = 4 << 20
        let inner = try ArchiveWriter(.zip).pack([.file("zeros", [UInt8](repeating: 0, count: 2 << 20))])
        let outer = try ArchiveWriter(.zip).pack((0..<64).map { .file("\($0).zip", inner) })
        let packed = try ArchiveWriter(.zip).pack([.file("outer.zip", outer)])
        let evidence = try takeIn([.file("outer.zip", outer)], options: options)
        #expect(evidence.codes.contains("expansion-limit"))
        #expect(evidence.exhibits.reduce(0) { $0 + $1.size } <= max(4 << 20, 200 * packed.count) + 3 << 20)
        // What the input's size allows is read whole.
        options.inputRatioThreshold = 1 << 30
        #expect(try takeIn([.file("outer.zip", outer)], options: options).codes.isEmpty)
    }

    @Test func `the last part of an archive in several says so`() throws {
        let folder = try TemporaryFolder()
        // The end record of APPNOTE 4.3.16, on the third disk.
        let end: [UInt8] = [0x50, 0x4B, 5, 6, 2, 0, 2, 0, 1, 0, 1, 0, 46, 0, 0, 0, 9, 0, 0, 0, 0, 0]
        let inputs = try [
            folder.write([UInt8](repeating: 0x41, count: 90) + end, to: "x.zip"), folder.write("text", to: "y.txt"),
        ]
        let evidence = try EvidenceSet.open(inputs, options: IntakeOptions())
        #expect(evidence.paths(noted: "archive-in-parts") == ["x.zip"])
    }

    @Test func `the number of entries is bounded`() throws {
        var options = IntakeOptions()
        options.maximumEntries = 5
        let evidence = try takeIn((0..<20).map { .file("\($0).txt", "x") }, options: options)
        #expect(evidence.exhibits.count == 5)
        #expect(evidence.paths(noted: "entry-limit") == ["export.zip"])
    }

    @Test func `a long path is shortened and noted`() throws {
        var options = IntakeOptions()
        options.maximumPathLength = 20
        let name = String(repeating: "é", count: 30)
        let evidence = try takeIn([.file(name, "1"), .file(name + "x", "2")], options: options)
        let short = "export.zip!" + String(repeating: "é", count: 10)
        #expect(evidence.paths == ["export.zip", short, "export.zip!(2)/" + String(repeating: "é", count: 10)])
        #expect(evidence.codes == ["duplicate-name", "path-too-long"])
    }
}
