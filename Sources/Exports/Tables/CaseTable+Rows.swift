// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension CaseTable {
    /// The table of a case.
    func rows(of export: CaseExport) -> TableRows {
        switch self {
        case .timeline: Self.timeline(export)
        case .accounts: Self.accounts(export)
        case .conversations: Self.conversations(export)
        case .demands: Self.demands(export)
        case .stages: Self.stages(export)
        case .contacts: Self.contacts(export)
        case .indicators: Self.indicators(export)
        case .safeguarding: Self.safeguarding(export)
        case .payments: Self.payments(export)
        case .identifiers: Self.identifiers(export)
        case .attachments: Self.attachments(export)
        case .exhibits: Self.exhibits(export)
        case .coverage: Self.coverage(export)
        case .diagnostics: Self.diagnostics(export)
        }
    }

    /// Writes the table as CSV, in pieces of about 64 KiB.
    public func writeCSV(
        of export: CaseExport, withByteOrderMark: Bool = false, to output: ([UInt8]) throws -> Void
    ) throws {
        let table = rows(of: export)
        var buffer: [UInt8] = withByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        buffer.reserveCapacity(80_000)
        CSVTable.header(table.columns.map(\.title), to: &buffer)
        try table.forEach { row in
            CSVTable.row(row, to: &buffer)
            guard buffer.count > 65_536 else { return }
            try output(buffer)
            buffer.removeAll(keepingCapacity: true)
        }
        if !buffer.isEmpty { try output(buffer) }
    }

    static func timeline(_ export: CaseExport) -> TableRows { timeline(export.catalogue) }

    static func timeline(_ catalogue: TimelineCatalogue) -> TableRows {
        let widths: [String: Double] = [
            "n": 8, "time": 24, "timeLatest": 24, "otherTime": 24, "accountName": 20, "text": 70, "attachments": 30,
            "exhibit": 40, "locator": 20, "literal": 22,
        ]
        let columns = TimelineCells.titles(of: catalogue).map { title in
            Workbook.Column(title: title, width: widths[title] ?? 12, wraps: title == "text")
        }
        return TableRows(
            columns,
            streamed: { body in
                for n in catalogue.timeline.numbers { try body(TimelineCells.of(n, in: catalogue)) }
            })
    }

    /// The same, with what people read in front; on paper the rest, which is for programs, is left out.
    static func timelineSheet(_ catalogue: TimelineCatalogue) -> TableRows {
        let table = timeline(catalogue)
        let read = ["n", "time", "conversation", "account", "accountName", "kind", "text", "attachments", "state"]
        let front = read.compactMap { title in table.columns.firstIndex { $0.title == title } }
        let order = front + table.columns.indices.filter { !front.contains($0) }
        var sheet = TableRows(
            order.map { table.columns[$0] },
            streamed: { body in try table.forEach { row in try body(order.map { row[$0] }) } })
        sheet.printedColumns = front.count
        return sheet
    }

    private static func accounts(_ export: CaseExport) -> TableRows {
        let analysis = export.analysis
        return TableRows(
            [
                .init(title: "id"), .init(title: "platform"), .init(title: "names", width: 30, wraps: true),
                .init(title: "identifiers", width: 50, wraps: true), .init(title: "owner"), .init(title: "role"),
                .init(title: "messages"), .init(title: "firstEvent", width: 24), .init(title: "lastEvent", width: 24),
            ],
            export.timeline.accounts.enumerated().map { index, account in
                let count = analysis.summary.accounts[index]
                let id = Account.ID(Int32(index))
                return [
                    .text(id.label), .text(account.platform.rawValue), .text(account.names.joined(separator: "; ")),
                    .text(
                        account.identifiers.filter { $0.kind != .displayName }
                            .map { "\($0.kind.rawValue): \($0.literal)" }.joined(separator: "; ")),
                    .flag(account.isOwner), .text(analysis.subjects.contains(id) ? "subject" : "unknown"),
                    .count(count.messages), time(count.first, export), time(count.last, export),
                ]
            })
    }

    private static func conversations(_ export: CaseExport) -> TableRows {
        TableRows(
            [
                .init(title: "id"), .init(title: "platform"), .init(title: "kind"),
                .init(title: "title", width: 30, wraps: true), .init(title: "participants", width: 30, wraps: true),
                .init(title: "messages"), .init(title: "firstEvent", width: 24), .init(title: "lastEvent", width: 24),
            ],
            export.timeline.conversations.enumerated().map { index, conversation in
                let summary = export.analysis.summary.conversations[index]
                return [
                    .text(Conversation.ID(Int32(index)).label), .text(conversation.platform.rawValue),
                    .text(conversation.kind.rawValue), .optional(conversation.title),
                    .text(summary.participants.map(\.label).joined(separator: " ")), .count(summary.messages),
                    time(summary.first, export), time(summary.last, export),
                ]
            })
    }

    static func time(_ n: Int32?, _ export: CaseExport) -> TableCell {
        .optional(n.flatMap { export.timeline.time($0) }.map { InstantText.rfc3339($0) })
    }
}
