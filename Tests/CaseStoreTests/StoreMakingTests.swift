// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Foundation
import TestSupport
import Testing

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
