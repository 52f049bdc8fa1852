// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import CaseWorkflow

@Suite("Output folder") struct OutputFolderTests {
    @Test("appears under its final name only when it is whole")
    func appears() throws {
        let place = try TemporaryFolder()
        let path = place.path(of: "case-report")
        let folder = try OutputFolder(path, isForced: false)
        _ = try folder.write("report.html") { try $0.write(Array("x".utf8)) }
        #expect(!FileManager.default.fileExists(atPath: path))
        try folder.commit()
        #expect(try String(contentsOfFile: path + "/report.html", encoding: .utf8) == "x")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path(of: "")) == ["case-report"])
    }

    @Test("leaves nothing behind when discarded")
    func discarded() throws {
        let place = try TemporaryFolder()
        let folder = try OutputFolder(place.path(of: "r"), isForced: false)
        _ = try folder.write("report.html") { try $0.write([1]) }
        folder.discard()
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path(of: "")).isEmpty)
    }

    @Test("refuses a folder that is no analysis, and replaces one that is")
    func occupied() throws {
        let place = try TemporaryFolder()
        try place.write(Array("mine".utf8), to: "other/notes.txt")
        #expect(throws: OutputFolder.Failure.self) { try OutputFolder(place.path(of: "other"), isForced: false) }
        let forced = try OutputFolder(place.path(of: "other"), isForced: true)
        _ = try forced.write("manifest.json") { try $0.write(Array(#"{"schema":"chatforensics.manifest/1"}"#.utf8)) }
        try forced.commit()
        #expect(try String(contentsOfFile: place.path(of: "other/notes.txt"), encoding: .utf8) == "mine")
        let again = try OutputFolder(place.path(of: "other"), isForced: false)
        again.discard()
    }
}
