// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import TestSupport
import Testing

@Suite("Invented stores") struct InventedStoreTests {
    @Test("finds the planted pairs, the same case by case, and what one case adds is taken away again")
    func planted() throws {
        let folder = try TemporaryFolder()
        var invented = InventedStore(cases: 60)
        try invented.write(to: folder.path(of: "cases.sqlite"))
        let store = try CaseStore(folder.path(of: "cases.sqlite"), makesFile: false)
        #expect(try store.isSound())
        let before = try store.links()
        #expect(before.count { $0.hasSuffix(" A iban") || $0.hasSuffix(" B template") } >= invented.plantedPairs)
        for reference in ["I-3", "I-17", "I-60"] {
            #expect(try Set(store.links(.ofCase(reference))) == Set(before.filter { $0.contains(reference + "/") }))
        }
        try store.file(invented.furtherCase("I-further"), by: InventedCase.act)
        #expect(try store.links(.ofCase("I-further")).count > 0)
        let erasure = try store.remove("I-further", by: InventedCase.act)
        #expect(erasure.traces == 0)
        #expect(try store.links() == before)
    }
}
