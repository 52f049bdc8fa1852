// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

@testable import Exports

/// An invented case of two adults, put together event by event.
struct ExportCase {
    static let owner = Account.ID(0)
    static let other = Account.ID(1)
    static let chat = Conversation.ID(0)
    /// 2025-03-04T19:22:10Z.
    static let start: Int64 = 1_741_116_130_000_000

    var accounts = [
        Account(
            platform: .instagram,
            identifiers: [
                Identifier(.platformID, "9001"), Identifier(.username, "ruth.example"),
                Identifier(.phone, "+44 7700 900123"),
                Identifier(.email, "ruth@example.com"), Identifier(.displayName, "Ruth Example"),
            ], isOwner: true),
        Account(platform: .instagram, identifiers: [Identifier(.displayName, "Söngül „Q“, Ltd")], isOwner: false),
    ]
    var conversations = [
        Conversation(
            platform: .instagram, kind: .direct, title: "Söngül", nativeID: "t-1", members: [owner, other])
    ]
    private var batches = [TimelineBatch()]
    private var count = 0
    var severe: Set<Int32> = []
    var findings: [Finding] = []
    var identifiers: [IdentifierFinding] = []
    var showsFullContent = false

    /// Adds an event `seconds` after the start; nil for an undated one.
    mutating func add(
        _ content: Event.Content, at seconds: Int64?, by actor: Account.ID? = owner,
        in conversation: Conversation.ID? = chat, zone: Timestamp.Zone = .utc, latest: Int64? = nil
    ) {
        count += 1
        let time = seconds.map { seconds in
            Timestamp(
                microseconds: Self.start + seconds * 1_000_000, latest: latest.map { Self.start + $0 * 1_000_000 },
                precision: .second, zone: zone, literal: "lit \(seconds)")
        }
        if batches[batches.count - 1].isFull { batches.append(TimelineBatch()) }
        batches[batches.count - 1].append(
            Event(
                content, at: time, by: actor, in: conversation,
                from: Provenance(exhibit: 1, bytes: 0..<10, locator: .line(count))))
    }

    mutating func say(
        _ text: String?, at seconds: Int64?, by actor: Account.ID = owner, attachments: [Attachment] = [],
        state: Message.State = .sent, id: String? = nil, replyTo: String? = nil
    ) {
        add(
            .message(
                Message(text: text, attachments: attachments, state: state, replyTo: replyTo, nativeID: id)),
            at: seconds, by: actor)
    }

    /// The case as it goes to the formats.
    var export: CaseExport {
        let timeline = Timeline(accounts: accounts, conversations: conversations, batches: batches)
        let paths = ["export.zip", "export.zip!chat.json", "export.zip!photo.jpg"]
        let digest = "07fb5351b295ace8eefa3809b52e7b9ab9f97feb92b4b70f96738dda2e761d34"
        let statuses: [ExhibitRecord.Status] = [.container, .imported, .attachment]
        let analysis = CaseAnalysis(
            tool: Tool(name: "chatforensics", version: "0.1.0"),
            details: CaseDetails(
                reference: "OP-1", exhibit: "ABC/1", examiner: nil, unit: nil, marking: "TEST & MARKING", zone: nil,
                zoneBasis: "source", reportZone: "Europe/London", reportDate: "2026-01-02",
                showsFullContent: showsFullContent),
            inputs: [InputRecord(path: "export.zip", bytes: 10, sha256: digest)],
            exhibits: zip(paths, statuses).map { path, status in
                ExhibitRecord(
                    path: path, bytes: 10, sha256: digest, importer: nil, status: status,
                    events: status == .imported ? timeline.count : 0)
            },
            timeline: timeline, marks: MarkTable(), findings: findings, identifiers: identifiers,
            coverage: [], diagnostics: [], rulePacks: [], detectors: [], subjects: [], severeMessages: severe,
            inputsDigest: digest)
        return CaseExport(
            analysis,
            catalogue: TimelineCatalogue(timeline, paths: paths, digests: [digest, digest, digest]))
    }

    /// A talk with whatever may stand in one.
    static var varied: ExportCase {
        var one = ExportCase()
        one.say("hello, \"you\"\nsecond line", at: 0, id: "m1")
        one.say("=1+1", at: 60, by: other, id: "m2", replyTo: "m1")
        one.say(
            "look", at: 120,
            attachments: [Attachment(.image, name: "photo.jpg", exhibit: 2), Attachment(.location, name: "51.5,-0.1")])
        one.say(nil, at: 130, by: other, state: .deleted)
        one.say("now edited", at: 140, state: .edited)
        one.say("undated words", at: nil, by: other)
        one.add(.reaction(Reaction(symbol: "👍", target: "m1")), at: 150, by: other)
        one.add(.reaction(Reaction(symbol: "👎", target: "elsewhere")), at: 151, by: other)
        one.add(.call(Call(isVideo: true, seconds: 62, wasAnswered: true)), at: 160)
        one.add(.contact(ContactChange(step: .requested, other: other, direction: .outgoing)), at: -60, in: nil)
        one.add(.notice("notice of the service"), at: 170, by: nil)
        one.say("next day", at: 86_400, by: other)
        one.say("[severe wording]", at: 86_460, by: other)
        one.severe = [13]
        one.identifiers = [
            IdentifierFinding(
                kind: "email", value: "pay@example.com", literal: "pay@example.com", status: "valid", role: .asserted,
                account: other, isObfuscated: false, messages: [13]),
            IdentifierFinding(
                kind: "card", value: "4111111111111111", literal: "4111 1111 1111 1111", status: "valid",
                role: .mentioned,
                account: nil, isObfuscated: false, messages: []),
        ]
        one.findings = [
            .indicator(
                Indicator(
                    detector: "secrecy-and-isolation", revision: 1, level: .limited, conversation: chat, account: other,
                    target: owner, citations: [Citation(n: 13, rule: "en.x")], innocentReadings: ["A surprise party."]))
        ]
        return one
    }
}

extension ExportCase {
    /// Everything that a writer puts out.
    static func text(_ write: (_ output: ([UInt8]) throws -> Void) throws -> Void) rethrows -> String {
        var bytes: [UInt8] = []
        try write { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
