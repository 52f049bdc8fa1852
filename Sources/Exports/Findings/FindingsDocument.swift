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
        var buffer: [UInt8] = []
        write { buffer.append(contentsOf: $0) }
        return buffer
    }

    /// A member of the document; long lists are made one element at a time, so that a case with thousands of findings
    /// is not held three times.
    private enum Member {
        case value(JSONText)
        case list(count: Int, element: (Int) -> JSONText)

        static func list<Element>(_ elements: [Element], _ make: @escaping (Element) -> JSONText) -> Member {
            .list(count: elements.count) { make(elements[$0]) }
        }
    }

    /// Hands out the file piece by piece: keys sorted, one element of a list a line.
    public func write(to sink: ([UInt8]) throws -> Void) rethrows {
        var buffer: [UInt8] = Array("{".utf8)
        for (index, member) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }).enumerated() {
            buffer += Array(index == 0 ? "\n ".utf8 : ",\n ".utf8)
            JSONText.write(member.key, to: &buffer)
            buffer.append(UInt8(ascii: ":"))
            switch member.value {
            case .value(let value): buffer += value.bytes(levels: 1, indent: 1)
            case .list(let count, let element):
                buffer.append(UInt8(ascii: "["))
                for position in 0..<count {
                    buffer += Array(position == 0 ? "\n  ".utf8 : ",\n  ".utf8)
                    element(position).write(to: &buffer)
                    guard buffer.count > 1 << 16 else { continue }
                    try sink(buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
                buffer += Array(count > 0 ? "\n ]".utf8 : "]".utf8)
            }
        }
        try sink(buffer + Array("\n}\n".utf8))
    }

    private var members: [String: Member] {
        var members: [String: Member] = [
            "schema": .value(.string("chatforensics.findings/1")),
            "tool": .value(
                .object(["name": .string(analysis.tool.name), "version": .string(analysis.tool.version)])),
            "case": .value(details),
            "inputs": .list(analysis.inputs, input),
            "exhibits": .list(analysis.exhibits, exhibit),
            "counts": .value(counts),
            "period": .value(period),
            "accounts": .value(.array(accounts)),
            "conversations": .value(.array(conversations)),
            "extortion": .list(Array(demands.enumerated()), extortion),
            "escalation": .list(escalations, escalation),
            "contacts": .value(.array(contacts)),
            "indicators": .list(indicatorFindings, indicator),
            "safeguarding": .value(.array(safeguarding)),
            "payments": .value(.array(payments)),
            "identifiers": .list(analysis.identifiers, identifier),
            "coverage": .list(analysis.coverage, coverage),
            "diagnostics": .list(analysis.diagnostics, diagnostic),
            "languages": .value(.array(analysis.languages.map(language))),
            "rulePacks": .value(.array(analysis.rulePacks.map(rulePack))),
        ]
        members["redaction"] = analysis.redaction.map { record in
            .value(
                .object([
                    "level": .string(record.level),
                    "parent": .object(["file": .string("findings.json"), "sha256": .string(record.parent)]),
                    "removed": .count(record.entries.reduce(0) { $0 + $1.count }),
                ]))
        }
        return members
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
                "role": .string(
                    analysis.subjects.contains(id)
                        ? "subject" : analysis.complainants.contains(id) ? "complainant" : "unknown"),
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
        var fields: [String: JSONText] = [
            "kind": .string(identifier.kind), "value": .string(identifier.value),
            "literal": .string(identifier.literal), "status": .string(identifier.status),
            "role": .string(identifier.role.rawValue), "account": .optional(identifier.account?.label),
            "obfuscated": .bool(identifier.isObfuscated),
            "messages": .array(identifier.messages.map { .integer(Int64($0)) }),
        ]
        // Values that stand in no words of a message: where they do.
        if !identifier.cards.isEmpty {
            fields["cards"] = .array(
                identifier.cards.map { card in
                    let row = card.exhibit.map { analysis.exhibits[Int($0)].path }
                    return .object(["message": .integer(Int64(card.n)), "exhibit": .optional(row)])
                })
        }
        return .object(fields)
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
