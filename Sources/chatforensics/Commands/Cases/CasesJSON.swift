// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import Exports

extension Retention {
    var json: JSONText {
        .object([
            "group": group.map { .string($0) } ?? .null, "legalBasis": legalBasis.map { .string($0) } ?? .null,
            "reviewDue": reviewDue.map { .string($0) } ?? .null,
        ])
    }
}

extension FiledCase {
    func json(_ labels: [Int: String]) -> JSONText {
        .object([
            "reference": .string(reference), "exhibit": exhibit.map { .string($0) } ?? .null, "digest": .string(digest),
            "tool": .string(tool), "retention": retention.json, "messages": .integer(Int64(messages.count)),
            "findings": .integer(Int64(findings.count)),
            "inputs": .array(
                inputs.map {
                    .object([
                        "path": .string($0.path), "bytes": .integer(Int64($0.bytes)), "sha256": .string($0.sha256),
                    ])
                }),
            "accounts": .array(
                accounts.map { account in
                    .object([
                        "id": .string(labels[account.number] ?? "A\(account.number)"),
                        "platform": .string(account.platform),
                        "name": .string(account.name), "role": .string(account.role.rawValue),
                        "roleBasis": .string(account.roleBasis), "messages": .integer(Int64(account.messages)),
                        "units": .integer(Int64(account.units.count)),
                        "identifiers": .array(
                            account.identifiers.map { use in
                                .object([
                                    "kind": .string(use.kind), "value": .string(use.value),
                                    "role": .string(use.role.rawValue),
                                    "status": .string(use.status),
                                    "messages": .array(use.messages.map { .integer(Int64($0)) }),
                                ])
                            }),
                    ])
                }),
        ])
    }
}
