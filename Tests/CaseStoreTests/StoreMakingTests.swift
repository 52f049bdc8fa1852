// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import CaseStore

@Suite("Making a case store") struct StoreMakingTests {
    @Test("a store is whole from the moment it has its name, and nothing lies beside it afterwards")
    func whole() throws {
        let place = try TemporaryFolder()
        let path = place.path(of: "a/b/cases.sqlite")
        do { #expect(try CaseStore(path, makesFile: true).isSound()) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path(of: "a/b")) == ["cases.sqlite"])
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test("a disk that is full at any page of a new store leaves nothing behind, and a store later is whole")
    func full() throws {
        let place = try TemporaryFolder()
        let path = place.path(of: "cases.sqlite")
        let folder = URL(filePath: path).deletingLastPathComponent()
        var (pages, refused) = (1, 0)
        while pages < 500 {
            do {
                try CaseStore.makeFile(path, in: folder, patience: 1, mostPages: pages)
                break
            } catch {
                #expect(error as? CaseStoreError == .noRoom)
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
                (pages, refused) = (pages + 1, refused + 1)
            }
        }
        #expect(refused > 10 && pages < 500)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["cases.sqlite"])
        #expect(try CaseStore(path, makesFile: false).isSound())
    }

    @Test("what a killed process left of the same store is taken away")
    func leftovers() throws {
        let place = try TemporaryFolder()
        for name in [".cases.sqlite.partial-77", ".cases.sqlite.partial-77-wal", "other"] {
            try place.write("x", to: name)
        }
        let path = place.path(of: "cases.sqlite")
        do { #expect(try CaseStore(path, makesFile: true).isSound()) }
        let folder = URL(filePath: path).deletingLastPathComponent().path
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["cases.sqlite", "other"])
    }

    @Test("why a folder cannot be made is told with the system's own reason")
    func reason() throws {
        let place = try TemporaryFolder()
        try place.write("mine", to: "file")
        #expect(throws: CaseStoreError.cannotOpen(code: -Int(ENOTDIR))) {
            try CaseStore(place.path(of: "file/cases.sqlite"), makesFile: true)
        }
        #expect(throws: CaseStoreError.cannotOpen(code: -Int(ENOENT))) {
            try CaseStore(place.path(of: "none.sqlite"), makesFile: false)
        }
    }
}
