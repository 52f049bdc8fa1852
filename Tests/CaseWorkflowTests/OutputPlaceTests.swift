// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import CaseWorkflow

@Suite("Places of outputs") struct OutputPlaceTests {
    private func reason(_ path: String, inputs: [String] = [], sources: [String] = []) -> OutputPlace.Reason? {
        do {
            _ = try OutputPlace(path, option: "--output", apartFrom: inputs, sources: sources)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("an input, and everything inside one, is refused, however it is spelt")
    func inputs() throws {
        let place = try TemporaryFolder()
        try place.write("x", to: "src/deep/chat.txt")
        try place.write("x", to: "export.zip")
        place.link("way", to: place.path(of: "src/deep"))
        place.link("dangling", to: place.path(of: "src/new.sqlite"))
        place.link("zip", to: "export.zip")
        let inputs = [place.path(of: "src"), place.path(of: "zip")]
        for name in [
            "src", "src/", "src/report", "src/./a/../b/c", "nothing/../src/a", "way", "way/report", "way/../x",
            "dangling",
            "export.zip", "zip", "export.zip/x",
        ] {
            #expect(reason(place.path(of: name), inputs: inputs) == .input, "\(name)")
        }
        for name in ["src-report", "src/../report", "way-report", "export.zip-report", "a/src"] {
            #expect(reason(place.path(of: name), inputs: inputs) == nil, "\(name)")
        }
    }

    @Test("an input is known by any of its names, one that is not UTF-8 as well")
    func otherNames() throws {
        let place = try TemporaryFolder()
        let export = try place.write("x", to: "export.zip")
        try FileManager.default.linkItem(atPath: export, toPath: place.path(of: "second.zip"))
        #expect(reason(place.path(of: "second.zip"), inputs: [export]) == .input)
        #expect(reason(place.path(of: "a\u{10FFE9}")) == .notUTF8)
    }

    @Test("what the same command reads or writes for something else is refused")
    func otherUses() throws {
        let place = try TemporaryFolder()
        let list = try place.write("x", to: "list.txt")
        #expect(reason(place.path(of: "./list.txt"), sources: [list]) == .otherUse)
        let unborn = place.path(of: "cases.sqlite")
        #expect(reason(place.path(of: "b/../cases.sqlite"), sources: [unborn]) == .otherUse)
        #expect(reason(place.path(of: "other.txt"), sources: [list, unborn]) == nil)
    }

    @Test("a file is replaced only when the user said so, and nothing but a file ever is")
    func occupied() throws {
        let place = try TemporaryFolder()
        let file = try place.write("mine", to: "mine.txt")
        place.link("link", to: "mine.txt")
        place.makeFolder("folder")
        for (name, replaceable) in [("mine.txt", true), ("link", false), ("folder", false)] {
            let output = try OutputPlace(place.path(of: name), option: "--figures")
            let refusal = output.refusal(.exists(isReplaceable: replaceable))
            #expect(throws: refusal, "\(name)") { try output.checkIsFree(isForced: false) }
            if replaceable {
                try output.checkIsFree(isForced: true)
            } else {
                #expect(throws: refusal, "\(name)") { try output.checkIsFree(isForced: true) }
            }
        }
        try OutputPlace(file, option: "--figures").write(Array("new".utf8), isPrivate: true)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "new")
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: place.path)) == ["mine.txt", "link", "folder"])
    }

    @Test("an earlier analysis is not replaced by one of its own files")
    func ownFile() throws {
        let place = try TemporaryFolder()
        let listed = #"{"schema":"chatforensics.manifest/1","entries":[{"path":"timeline.csv","role":"derived"}]}"#
        try place.write(listed, to: "r/manifest.json")
        let input = try place.write("x", to: "r/timeline.csv")
        let output = try OutputPlace(place.path(of: "r"), option: "--output", apartFrom: [input])
        #expect(throws: output.refusal(.input)) { try OutputFolder(output, isForced: false) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["r"])
    }
}
