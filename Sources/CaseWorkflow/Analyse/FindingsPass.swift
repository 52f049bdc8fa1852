// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Runs the detectors, conversation by conversation, on all cores.
struct FindingsPass {
    let engine: DetectorEngine
    let width: Int

    /// Everything that was found, in the one order of findings.
    func run() async throws -> [Finding] {
        let engine = engine
        let scopes: [Conversation.ID?] = [nil] + engine.conversations
        let found = try await Parallel.map(scopes, width: width) { conversation in
            conversation.map { engine.findings(in: $0) } ?? engine.findingsOfWholeCase()
        }
        let findings = found.flatMap { $0 }
        let indicators = findings.compactMap { $0.indicator(revision: revision(of:)) }
        return DetectorEngine.ordered(findings + indicators.map(Finding.indicator))
    }

    private func revision(of detector: String) -> Int {
        engine.plans.first { $0.description.id == detector }?.description.revision ?? 1
    }
}
