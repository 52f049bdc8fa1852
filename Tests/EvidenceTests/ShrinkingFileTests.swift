// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import TestSupport
import Testing

@Suite("A file that becomes shorter while it is read")
struct ShrinkingFileTests {
    @Test("ends the reading with an error, not the program", arguments: [0, 1, 5_000])
    func shrinks(to length: UInt64) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([UInt8](repeating: 0x61, count: 200_000), to: "chat.txt")
        let evidence = try EvidenceSet.open([path])
        let exhibit = try #require(evidence.exhibits.first { $0.path == "chat.txt" })
        #expect(throws: (any Error).self) {
            try evidence.withBytes(of: exhibit) { bytes in
                let file = try FileHandle(forWritingTo: URL(filePath: path))
                try file.truncate(atOffset: length)
                try file.close()
                return bytes.indices.reduce(0) { $0 + Int(bytes[$1]) }
            }
        }
    }

    @Test("leaves other files readable")
    func others() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("hello", to: "chat.txt")
        let evidence = try EvidenceSet.open([path])
        #expect(evidence.text("chat.txt") == "hello")
    }
}
