// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
public import Exports
public import Importing

/// What is in the evidence and who reads it, before anything is analysed.
public struct Inspection: Sendable {
    /// What became of one exhibit.
    public struct Line: Sendable {
        /// Path from the input on.
        public var path: String
        /// Size.
        public var bytes: Int
        /// Hex; nil when unreadable.
        public var sha256: String?
        /// In one word.
        public var outcome: String
        /// Importer id, where one read it.
        public var importer: String?
        /// Why that importer took it.
        public var reason: String?
        /// Events that came out of it.
        public var events: Int
        /// Whether nobody understands it.
        public var isNotUnderstood: Bool
    }

    /// In the order of the exhibit table.
    public let lines: [Line]
    /// What lies in the evidence and is no file that could be read: links, pipes, sockets, devices; with the code of the diagnostic.
    public let leftOut: [(path: String, code: String)]
    /// Messages, conversations, accounts.
    public let counts: (messages: Int, conversations: Int, accounts: Int, events: Int)
    /// First and last time, RFC 3339.
    public let period: (first: String, last: String)?
    /// Exhibits that need a decision of the investigator.
    public let decisions: [(path: String, decision: ImportError.Decision)]

    /// Inspects what was read.
    public init(_ reading: CaseRun.Reading) {
        let timeline = reading.ingest.timeline
        lines = reading.evidence.exhibits.map { exhibit in
            let status = reading.ingest.statuses[exhibit.number]
            return Line(
                path: exhibit.path, bytes: exhibit.size, sha256: reading.digests[Int(exhibit.number)],
                outcome: "\(status?.outcome ?? .notUnderstood)", importer: status?.importer,
                reason: status?.reason, events: status?.events ?? 0,
                isNotUnderstood: status?.outcome == .notUnderstood)
        }
        leftOut = reading.evidence.notes.compactMap { note in
            guard let path = note.path, note.code.hasSuffix("-skipped") else { return nil }
            return (path, note.code)
        }
        let messages = timeline.numbers.count { timeline.entry($0).kind == .message }
        counts = (messages, timeline.conversations.count, timeline.accounts.count, timeline.count)
        let dated = timeline.numbers.lazy.filter { timeline.entry($0).time != nil }
        if let first = dated.first, let last = dated.last, let start = timeline.time(first),
            let end = timeline.time(last)
        {
            period = (InstantText.rfc3339(start), InstantText.rfc3339(end))
        } else {
            period = nil
        }
        decisions = reading.ingest.decisions.map { open in
            (reading.evidence.exhibits[Int(open.exhibit)].path, open.decision)
        }
    }

    /// Whether no importer reads anything.
    public var isNothingUnderstood: Bool {
        decisions.isEmpty && !lines.contains { $0.importer != nil }
    }

    /// For programs.
    public var json: JSONText {
        .object([
            "exhibits": .array(
                lines.map { line in
                    .object([
                        "path": .string(line.path), "bytes": .integer(Int64(line.bytes)),
                        "sha256": line.sha256.map(JSONText.string) ?? .null, "status": .string(line.outcome),
                        "importer": line.importer.map(JSONText.string) ?? .null,
                        "reason": line.reason.map(JSONText.string) ?? .null,
                        "events": .integer(Int64(line.events)),
                    ])
                }),
            "leftOut": .array(
                leftOut.map { .object(["path": .string($0.path), "code": .string($0.code)]) }),
            "counts": .object([
                "messages": .integer(Int64(counts.messages)), "events": .integer(Int64(counts.events)),
                "conversations": .integer(Int64(counts.conversations)),
                "accounts": .integer(Int64(counts.accounts)),
                "exhibitsNotUnderstood": .integer(Int64(lines.count { $0.isNotUnderstood })),
            ]),
            "period": .object([
                "first": period.map { .string($0.first) } ?? .null, "last": period.map { .string($0.last) } ?? .null,
            ]),
            "decisionsNeeded": .array(
                decisions.map { open in
                    .object(["exhibit": .string(open.path), "option": .string(open.decision.option)])
                }),
        ])
    }
}

extension ImportError.Decision {
    /// The option of the command line that answers it.
    public var option: String {
        switch self {
        case .dateOrder: "--date-order"
        case .owner: "--owner"
        }
    }
}
