// SPDX-License-Identifier: Apache-2.0

import CaseStore
import TestSupport
import Testing

@Suite("Planted corpora") struct PlantedCorpusTests {
    @Test("are read as planted", arguments: PlantedCorpus.all.indices)
    func read(index: Int) throws {
        let folder = try TemporaryFolder()
        let corpus = PlantedCorpus.all[index]
        let outcome = try corpus.outcome(at: folder.path(of: "cases.sqlite"), by: InventedCase.act)
        #expect(PlantedCorpus.reading(of: outcome) == corpus.expected, "\(corpus.name)")
    }
}
