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
        let folder = try OutputFolder(OutputPlace(path, option: "--output"), isForced: false)
        _ = try folder.write("report.html") { try $0.write(Array("x".utf8)) }
        #expect(!FileManager.default.fileExists(atPath: path))
        try folder.commit()
        #expect(try String(contentsOfFile: path + "/report.html", encoding: .utf8) == "x")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path(of: "")) == ["case-report"])
    }

    @Test("leaves nothing behind when discarded")
    func discarded() throws {
        let place = try TemporaryFolder()
        let folder = try OutputFolder(OutputPlace(place.path(of: "r"), option: "--output"), isForced: false)
        _ = try folder.write("report.html") { try $0.write([1]) }
        folder.discard()
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path(of: "")).isEmpty)
    }

    @Test("refuses a folder that is no analysis, and replaces one that is")
    func occupied() throws {
        let place = try TemporaryFolder()
        try place.write(Array("mine".utf8), to: "other/notes.txt")
        #expect(throws: OutputFolder.Failure.self) {
            try OutputFolder(OutputPlace(place.path(of: "other"), option: "--output"), isForced: false)
        }
        let forced = try OutputFolder(OutputPlace(place.path(of: "other"), option: "--output"), isForced: true)
        _ = try forced.write("manifest.json") { try $0.write(Array(#"{"schema":"chatforensics.manifest/1"}"#.utf8)) }
        try forced.commit()
        #expect(try String(contentsOfFile: place.path(of: "other/notes.txt"), encoding: .utf8) == "mine")
        let again = try OutputFolder(OutputPlace(place.path(of: "other"), option: "--output"), isForced: false)
        again.discard()
    }

    @Test("a second run replaces what the first wrote and leaves what others put there")
    func keepsForeignFiles() throws {
        let place = try TemporaryFolder()
        let path = place.path(of: "r")
        let listed =
            #"{"schema":"chatforensics.manifest/1","entries":[{"path":"timeline.csv","role":"derived"},"#
            + #"{"path":"../outside.txt","role":"derived"},{"path":"report.html","role":"report"}]}"#
        for round in 1...2 {
            let folder = try OutputFolder(OutputPlace(path, option: "--output"), isForced: false)
            _ = try folder.write("report.html") { try $0.write(Array("report \(round)".utf8)) }
            if round == 1 { _ = try folder.write("timeline.csv") { try $0.write([1]) } }
            _ = try folder.write("manifest.json") { try $0.write(Array(listed.utf8)) }
            try folder.commit()
            if round == 1 {
                try place.write(Array("mine".utf8), to: "r/note.txt")
                try place.write(Array("mine".utf8), to: "r/sub/note.txt")
                try place.write(Array("mine".utf8), to: "outside.txt")
            }
        }
        #expect(try String(contentsOfFile: path + "/report.html", encoding: .utf8) == "report 2")
        for kept in ["r/note.txt", "r/sub/note.txt", "outside.txt"] {
            #expect(FileManager.default.fileExists(atPath: place.path(of: kept)))
        }
        #expect(!FileManager.default.fileExists(atPath: path + "/timeline.csv"))
    }

    @Test("an analysis of other inputs is replaced only when forced")
    func otherInputs() throws {
        let place = try TemporaryFolder()
        let path = place.path(of: "r")
        let manifest =
            #"{"schema":"chatforensics.manifest/1","entries":[{"path":"a.zip","sha256":"0a","role":"source"}]}"#
        try place.write(Array(manifest.utf8), to: "r/manifest.json")
        let folder = try OutputFolder(OutputPlace(path, option: "--output"), isForced: false)
        defer { folder.discard() }
        try folder.checkReplaces(inputs: ["0a"], isForced: false)
        try folder.checkReplaces(inputs: ["0a", "0b"], isForced: false)
        #expect(throws: OutputFolder.Failure.otherInputs(path: path)) {
            try folder.checkReplaces(inputs: ["0b"], isForced: false)
        }
        try folder.checkReplaces(inputs: ["0b"], isForced: true)
    }

    @Test("a file that is not ours is never written over, forced or not")
    func inTheWay() throws {
        let place = try TemporaryFolder()
        try place.write(Array("mine".utf8), to: "other/report.html")
        let folder = try OutputFolder(OutputPlace(place.path(of: "other"), option: "--output"), isForced: true)
        _ = try folder.write("report.html") { try $0.write([1]) }
        #expect(throws: OutputFolder.Failure.inTheWay(path: place.path(of: "other") + "/report.html")) {
            try folder.commit()
        }
        folder.discard()
        #expect(try String(contentsOfFile: place.path(of: "other/report.html"), encoding: .utf8) == "mine")
    }
}
