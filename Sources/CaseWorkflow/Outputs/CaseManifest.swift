// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Reporting

/// What `manifest.json` says: a pure function of inputs, options, build and packs, like everything that it lists.
struct CaseManifest {
    let analysis: CaseAnalysis
    let options: CaseOptions

    /// The manifest over inputs and the outputs before it.
    func json(of outputs: [ManifestEntry]) -> CanonicalJSON {
        let inputs = analysis.inputs.map { input in
            ManifestEntry(path: input.path, bytes: input.bytes, sha256: input.sha256, role: .source)
        }
        return .object([
            "schema": .string("chatforensics.manifest/1"),
            "tool": .object(["name": .string(analysis.tool.name), "version": .string(analysis.tool.version)]),
            "options": .object(
                Dictionary(uniqueKeysWithValues: recorded.map { ($0.option, CanonicalJSON.string($0.value)) })),
            "subjects": .array(
                (analysis.redaction == nil ? options.subjects : labels(analysis.subjects)).map { .string($0) }),
            "complainants": .array(
                (analysis.redaction == nil ? options.complainants : labels(analysis.complainants)).map { .string($0) }),
            "redaction": redaction,
            "rulePacks": .array(
                analysis.rulePacks.map { pack in
                    .object([
                        "id": .string(pack.id), "version": .string(pack.version), "sha256": .string(pack.sha256),
                    ])
                }),
            "inputsSha256": .string(analysis.inputsDigest),
            "entries": Manifest(inputs + outputs).json,
        ])
    }

    /// The options as the report prints them.
    var decisions: [ReportOptions.Decision] {
        recorded.map { ReportOptions.Decision(option: $0.option, value: $0.value) }
    }

    /// The options as they may be printed: in a produced set accounts bear their labels.
    private var recorded: [(option: String, value: String)] {
        guard analysis.redaction != nil else { return options.recorded }
        let accounts = analysis.timeline.accounts
        let owners = Set(accounts.indices.filter { accounts[$0].isOwner }.map { Account.ID(Int32($0)) })
        return options.recorded.map { option, value in
            switch option {
            case "--owner": (option, labels(owners).joined(separator: ", "))
            case "--subject": (option, labels(analysis.subjects).joined(separator: ", "))
            case "--complainant": (option, labels(analysis.complainants).joined(separator: ", "))
            default: (option, value)
            }
        }
    }

    private func labels(_ accounts: Set<Account.ID>) -> [String] { accounts.sorted().map(\.label) }

    /// Level and parent; null in the full set.
    private var redaction: CanonicalJSON {
        guard let record = analysis.redaction else { return .null }
        return .object([
            "level": .string(record.level),
            "parent": .object([
                "file": .string("findings.json"), "level": .string("R0"), "sha256": .string(record.parent),
            ]),
        ])
    }
}
