// SPDX-License-Identifier: Apache-2.0

import Evidence
import TestSupport
import Testing

@Suite struct ExhibitTests {
    /// The folders of an exhibit, from its own to the top, and their names.
    private func folders(of exhibit: Exhibit) -> [String] {
        var found: [String] = []
        var folder = exhibit.folder
        while !folder.isEmpty, found.count < 9 {
            found.append("\(folder) \(exhibit.name(of: folder))")
            folder = exhibit.parent(of: folder)
        }
        return found
    }

    @Test func `folders and files whose names hold an exclamation mark are no archives`() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", to: "in/Hey! You/Party!/who!.txt")
        let inner = try ArchiveWriter(.tarGzip).pack([.file("Wow!/deep!.txt", "deep"), .file("Wow!/b.txt", "b")])
        try folder.write(try ArchiveWriter(.zip).pack([.file("Box!/in.tgz", inner)]), to: "in/Trip!/a!.zip")
        let evidence = try EvidenceSet.open([folder.path(of: "in")])
        func folders(_ path: String) throws -> [String] {
            self.folders(of: try #require(evidence.exhibits.first { $0.path == path }))
        }
        #expect(
            try folders("in/Hey! You/Party!/who!.txt") == [
                "in/Hey! You/Party!/ Party!", "in/Hey! You/ Hey! You", "in/ in",
            ])
        for name in ["deep!.txt", "b.txt"] {
            #expect(
                try folders("in/Trip!/a!.zip!Box!/in.tgz!Wow!/\(name)") == [
                    "in/Trip!/a!.zip!Box!/in.tgz!Wow!/ Wow!", "in/Trip!/a!.zip!Box!/in.tgz! in.tgz",
                    "in/Trip!/a!.zip!Box!/ Box!", "in/Trip!/a!.zip! a!.zip", "in/Trip!/ Trip!", "in/ in",
                ])
        }
    }

    @Test func `a path alone tells archives by what stands behind the mark`() {
        let exhibit = Exhibit(number: 0, path: "in/a.zip!Party!/c.txt", container: nil, size: 0)
        #expect(
            folders(of: exhibit) == ["in/a.zip!Party!/ Party!", "in/a.zip! a.zip", "in/ in"])
    }
}
