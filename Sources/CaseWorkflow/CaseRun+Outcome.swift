// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
public import Exports

extension CaseRun.Reading {
    /// The timeline with what its files need.
    public var catalogue: TimelineCatalogue {
        TimelineCatalogue(ingest.timeline, paths: evidence.exhibits.map(\.path), digests: digests)
    }

    /// What was lost, by the codes of the diagnostics.
    public var lossCodes: [String] {
        let losses =
            evidence.notes.filter { $0.severity == .loss }.map(\.code)
            + ingest.diagnostics.filter { $0.severity == .loss }.map(\.code)
        return Set(losses).sorted()
    }

    /// Whether some material could not be read.
    public var isIncomplete: Bool {
        digests.contains(nil) || evidence.notes.contains { $0.severity == .loss }
            || ingest.diagnostics.contains { $0.severity == .loss || DamageSearch.codes.contains($0.code) }
            || ingest.statuses.values.contains { $0.outcome == .partial || $0.outcome == .unreadable }
    }
}

extension CaseRun {
    /// Reads the inputs and insists that something in them is understood and nothing awaits a decision.
    ///
    /// - Throws: as `read`, and `CaseRunError`.
    public func readUnderstood() async throws -> Reading {
        try await readUnderstood(examine: nil)
    }

    func readUnderstood(examine: (@Sendable ([TimelineBatch]) throws -> [MarkTable])?) async throws -> Reading {
        let reading = try await read(examine: examine)
        if let open = reading.ingest.decisions.first {
            throw CaseRunError.decisionNeeded(
                exhibit: reading.evidence.exhibits[Int(open.exhibit)].path, open.decision)
        }
        if let exhibit = reading.ingest.exhibitOwnedOtherwise {
            throw CaseRunError.ownerContradicted(exhibit: reading.evidence.exhibits[Int(exhibit)].path)
        }
        let isUnderstood = reading.ingest.statuses.values.contains {
            $0.outcome == .imported || ($0.outcome == .partial && $0.events > 0)
        }
        guard isUnderstood else {
            throw CaseRunError.nothingUnderstood(because: reading.lossCodes)
        }
        return reading
    }
}

extension CaseRun.Reading {
    /// The files that were handed in, with their hashes.
    var manifest: Manifest {
        Manifest(
            evidence.exhibits.filter { $0.container == nil }.map { exhibit in
                ManifestEntry(
                    path: exhibit.path, bytes: exhibit.size, sha256: digests[Int(exhibit.number)], role: .source)
            })
    }
}
