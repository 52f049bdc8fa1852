// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Findings as annotations of the messages they cite: they say no more than `findings.json`.
struct CASEFindings {
    private let export: CaseExport
    private let make: GraphNodes

    init(_ export: CaseExport, _ make: GraphNodes) {
        self.export = export
        self.make = make
    }

    var references: [JSONText] {
        statements.indices.map { make.reference("Annotation", String($0)) }
    }

    var nodes: [JSONText] {
        statements.enumerated().map { index, statement in
            let cited = statement.cited.map { n in
                make.reference(CASEEvents.kind(of: export.timeline.entry(n).kind), String(n))
            }
            let accounts = statement.accounts.map { make.reference("ApplicationAccount", $0.label) }
            return make.node(
                "core:Annotation", String(index),
                [
                    "core:name": .string(statement.title), "core:statement": .string(statement.text),
                    "core:tag": .string(statement.tag), "core:object": .array(accounts + cited),
                ])
        }
    }

    private var statements: [FindingStatement] { FindingStatement.all(of: export) }
}
