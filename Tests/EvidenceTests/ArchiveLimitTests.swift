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
