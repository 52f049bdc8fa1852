// SPDX-License-Identifier: Apache-2.0

public import Analysis
import ChatModel

/// `findings.json`, schema `chatforensics.findings/1`.
///
/// Keys are sorted and arrays have a fixed order, so that equal analyses give equal bytes.
public struct FindingsDocument: Sendable {
    let analysis: CaseAnalysis

    /// Makes the document of an analysis.
    public init(_ analysis: CaseAnalysis) {
        self.analysis = analysis
    }

    /// The file's bytes.
    public var bytes: [UInt8] {
        JSONText.object([
            "schema": .string("chatforensics.findings/1"),
            "tool": .object(["name": .string(analysis.tool.name), "version": .string(analysis.tool.version)]),
            "case": details,
            "inputs": .array(analysis.inputs.map(input)),
            "exhibits": .array(analysis.exhibits.map(exhibit)),
            "counts": counts,
            "period": period,
            "accounts": .array(accounts),
            "conversations": .array(conversations),
            "extortion": .array(extortion),
            "escalation": .array(escalation),
            "contacts": .array(contacts),
            "indicators": .array(indicators),
            "safeguarding": .array(safeguarding),
            "payments": .array(payments),
            "identifiers": .array(analysis.identifiers.map(identifier)),
            "coverage": .array(analysis.coverage.map(coverage)),
            "diagnostics": .array(analysis.diagnostics.map(diagnostic)),
            "languages": .array(analysis.languages.map(language)),
            "rulePacks": .array(analysis.rulePacks.map(rulePack)),
        ]).bytes(levels: 2)
    }

    private var details: JSONText {
        .object([
            "reference": .optional(analysis.details.reference),
            "exhibit": .optional(analysis.details.exhibit),
            "zone": .optional(analysis.details.zone),
            "zoneBasis": .string(analysis.details.zoneBasis),
        ])
    }

    private func language(_ record: LanguageRecord) -> JSONText {
        .object([
            "language": .optional(record.language), "messages": .count(record.messages),
            "packs": .array(record.packs.map(JSONText.string)),
        ])
    }

    private var counts: JSONText {
        let summary = analysis.summary
        return .object([
            "messages": .count(summary.messages),
            "events": .count(analysis.timeline.count),
            "conversations": .count(analysis.timeline.conversations.count),
            "accounts": .count(analysis.timeline.accounts.count),
            "contactChanges": .count(summary.contactChanges),
            "attachments": .count(summary.attachments),
            "notes": .count(analysis.diagnosticCount(.note)),
            "warnings": .count(analysis.diagnosticCount(.warning)),
            "losses": .count(analysis.diagnosticCount(.loss)),
            "exhibitsNotUnderstood": .count(analysis.exhibits.count { $0.status == .notUnderstood }),
        ])
    }

    private var period: JSONText {
        .object([
            "first": time(analysis.summary.first),
            "last": time(analysis.summary.last),
        ])
    }

    private func time(_ n: Int32?) -> JSONText {
        n.flatMap { analysis.timeline.time($0) }.map { .string(InstantText.rfc3339($0)) } ?? .null
    }

    private func input(_ input: InputRecord) -> JSONText {
        .object(["path": .string(input.path), "bytes": .count(input.bytes), "sha256": .string(input.sha256)])
    }

    private func exhibit(_ exhibit: ExhibitRecord) -> JSONText {
        .object([
            "path": .string(exhibit.path), "bytes": .count(exhibit.bytes), "sha256": .string(exhibit.sha256),
            "importer": .optional(exhibit.importer), "status": .string(exhibit.status.rawValue),
            "events": .count(exhibit.events),
        ])
    }

    private var accounts: [JSONText] {
        analysis.timeline.accounts.enumerated().map { index, account in
            let id = Account.ID(Int32(index))
            return .object([
                "id": .string(id.label),
                "platform": .string(account.platform.rawValue),
                "names": .array(account.names.map(JSONText.string)),
                "identifiers": .array(
                    account.identifiers.filter { $0.kind != .displayName }.map { identifier in
                        .object([
                            "kind": .string(identifier.kind.rawValue), "value": .string(identifier.normalized),
                            "literal": .string(identifier.literal),
                        ])
                    }),
                "owner": .bool(account.isOwner),
                "role": .string(analysis.subjects.contains(id) ? "subject" : "unknown"),
            ])
        }
    }

    private var conversations: [JSONText] {
        analysis.timeline.conversations.enumerated().map { index, conversation in
            let id = Conversation.ID(Int32(index))
            let summary = analysis.summary.conversations[index]
            return .object([
                "id": .string(id.label),
                "platform": .string(conversation.platform.rawValue),
                "kind": .string(conversation.kind.rawValue),
                "title": .optional(conversation.title),
                "participants": .array(summary.participants.map { .string($0.label) }),
                "messages": .count(summary.messages),
                "first": time(summary.first),
                "last": time(summary.last),
            ])
        }
    }

    private func identifier(_ identifier: IdentifierFinding) -> JSONText {
        .object([
            "kind": .string(identifier.kind), "value": .string(identifier.value),
            "literal": .string(identifier.literal), "status": .string(identifier.status),
            "role": .string(identifier.role.rawValue), "account": .optional(identifier.account?.label),
            "obfuscated": .bool(identifier.isObfuscated),
            "messages": .array(identifier.messages.map { .integer(Int64($0)) }),
        ])
    }

    private func coverage(_ record: CoverageRecord) -> JSONText {
        .object([
            "exhibit": .string(record.exhibit), "records": .count(record.records), "parsed": .count(record.parsed),
            "skipped": .count(record.skipped), "unknown": .count(record.unknown),
            "skippedBy": .object(record.skippedBy.mapValues(JSONText.count)),
        ])
    }

    private func diagnostic(_ record: DiagnosticRecord) -> JSONText {
        .object([
            "severity": .string(record.severity.rawValue), "code": .string(record.code),
            "exhibit": .string(record.exhibit), "locator": .string(record.locator), "count": .count(record.count),
        ])
    }

    private func rulePack(_ pack: RulePackRecord) -> JSONText {
        .object(["id": .string(pack.id), "version": .string(pack.version), "sha256": .string(pack.sha256)])
    }
}
