// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension CaseTable {
    static func identifiers(_ export: CaseExport) -> TableRows {
        TableRows(
            [
                .init(title: "kind"), .init(title: "value", width: 40), .init(title: "literal", width: 40),
                .init(title: "status"), .init(title: "role"), .init(title: "account"), .init(title: "obfuscated"),
                .init(title: "messages", width: 40, wraps: true),
            ],
            export.analysis.identifiers.map { found in
                let isWithheld = export.isWithheld(anyOf: found.messages)
                return [
                    .text(found.kind), .text(found.value),
                    .text(isWithheld ? CaseExport.withheldWording : found.literal), .text(found.status),
                    .text(found.role.rawValue), .optional(found.account?.label), .flag(found.isObfuscated),
                    .numbers(found.messages),
                ]
            })
    }

    static func attachments(_ export: CaseExport) -> TableRows {
        let catalogue = export.catalogue
        return TableRows(
            [
                .init(title: "n", width: 8), .init(title: "place", width: 8), .init(title: "kind"),
                .init(title: "name", width: 50), .init(title: "present"), .init(title: "viewOnce"),
                .init(title: "sha256", width: 66),
            ],
            streamed: { body in
                for n in catalogue.timeline.numbers {
                    let entry = catalogue.timeline.entry(n)
                    guard entry.kind == .message, entry.hasDetails,
                        case .message(let message) = catalogue.event(n).content
                    else { continue }
                    for (index, attachment) in message.attachments.enumerated() {
                        try body([
                            .integer(Int64(n)), .count(index + 1), .text(attachment.kind.rawValue),
                            .optional(attachment.name), .flag(attachment.isHeld || !attachment.isFile),
                            .flag(attachment.isViewOnce), .optional(catalogue.digest(of: attachment)),
                        ])
                    }
                }
            })
    }

    static func exhibits(_ export: CaseExport) -> TableRows {
        TableRows(
            [
                .init(title: "path", width: 60), .init(title: "bytes"), .init(title: "sha256", width: 66),
                .init(title: "importer", width: 20), .init(title: "status"), .init(title: "events"),
            ],
            export.analysis.exhibits.map { exhibit in
                [
                    .text(exhibit.path), .count(exhibit.bytes), .text(exhibit.sha256), .optional(exhibit.importer),
                    .text(exhibit.status.rawValue), .count(exhibit.events),
                ]
            })
    }

    static func coverage(_ export: CaseExport) -> TableRows {
        TableRows(
            [
                .init(title: "exhibit", width: 60), .init(title: "records"), .init(title: "parsed"),
                .init(title: "skipped"), .init(title: "unknown"), .init(title: "skippedBy", width: 60),
            ],
            export.analysis.coverage.map { record in
                let reasons = record.skippedBy.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
                return [
                    .text(record.exhibit), .count(record.records), .count(record.parsed), .count(record.skipped),
                    .count(record.unknown), .text(reasons.joined(separator: "; ")),
                ]
            })
    }

    static func diagnostics(_ export: CaseExport) -> TableRows {
        TableRows(
            [
                .init(title: "severity"), .init(title: "code", width: 30), .init(title: "exhibit", width: 60),
                .init(title: "locator", width: 24), .init(title: "count"),
            ],
            export.analysis.diagnostics.map { record in
                [
                    .text(record.severity.rawValue), .text(record.code), .text(record.exhibit), .text(record.locator),
                    .count(record.count),
                ]
            })
    }
}
