// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The hashes of a case's exhibits, computed beside the reading.
struct EvidenceDigests: Sendable {
    /// By exhibit number; nil for what could not be read.
    let hex: [String?]

    static func compute(for evidence: EvidenceSet) async throws -> EvidenceDigests {
        EvidenceDigests(
            hex: try await Parallel.map(evidence.exhibits, width: 2) { exhibit in try? evidence.digest(of: exhibit) })
    }
}
