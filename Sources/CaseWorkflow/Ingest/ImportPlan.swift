// SPDX-License-Identifier: Apache-2.0

import Evidence
import Importing

/// Which importer reads what: every exhibit goes to one importer, the strongest claim first.
struct ImportPlan: Sendable {
    /// A unit and the importer that reads it.
    struct Job: Sendable {
        var importer: any Importer
        var unit: ImportUnit
        var reason: String

        var importerID: String { type(of: importer).description.id }

        /// Size of what is to be read.
        var bytes: Int { unit.exhibits.reduce(0) { $0 + Int(clamping: $1.size) } }
    }

    /// A claim that turned out wrong when the unit was read.
    struct Rejection: Hashable {
        var importer: String
        var exhibit: Int32
    }

    /// In the order of their first exhibits.
    var jobs: [Job]
    /// Exhibits that belong to a claimed export without holding records.
    var companions: [Int32: String]

    init(claims: [(importer: any Importer, claim: Claim)], rejected: Set<Rejection> = []) {
        var owner: [Int32: String] = [:]
        var jobs: [Job] = []
        var companions: [Int32: String] = [:]
        let ranked = claims.enumerated().sorted { left, right in
            left.element.claim.strength != right.element.claim.strength
                ? left.element.claim.strength > right.element.claim.strength : left.offset < right.offset
        }
        for (_, (importer, claim)) in ranked {
            let id = type(of: importer).description.id
            for var unit in claim.units {
                unit.exhibits.removeAll {
                    owner[$0.number] != nil || rejected.contains(Rejection(importer: id, exhibit: $0.number))
                }
                guard !unit.exhibits.isEmpty else { continue }
                for exhibit in unit.exhibits { owner[exhibit.number] = id }
                jobs.append(Job(importer: importer, unit: unit, reason: claim.reason))
            }
        }
        for job in jobs {
            for companion in job.unit.companions where owner[companion.number] == nil {
                companions[companion.number] = companions[companion.number] ?? job.importerID
            }
        }
        self.jobs = jobs.sorted { left, right in
            (left.unit.exhibits.first?.number ?? 0) < (right.unit.exhibits.first?.number ?? 0)
        }
        self.companions = companions
    }
}

extension ImporterRegistry {
    /// What every importer says of the evidence, in the order of the registry.
    func claims(on survey: borrowing Survey) -> [(importer: any Importer, claim: Claim)] {
        var found: [(importer: any Importer, claim: Claim)] = []
        for importer in importers {
            if let claim = importer.claim(in: survey) { found.append((importer, claim)) }
        }
        return found
    }
}
