// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Redaction
import Testing

/// A served set must tell who is accused, and one person must be one label.
@Suite("Names of a set") struct SubjectNameTests {
    private static let texts = [
        "chloe vantree here, write to chloe.vantree_xo", "i know meg hartley and dev anand",
        "Meg Hartley will see it", "who is chloe.vantree",
    ]

    private static func account(_ name: String?, _ handle: String, isOwner: Bool = false) -> Account {
        Account(
            platform: .instagram,
            identifiers: [.init(.username, handle)] + (name.map { [.init(.displayName, $0)] } ?? []), isOwner: isOwner)
    }

    private static func produced(_ level: RedactionLevel) -> CaseAnalysis {
        let accounts = [
            account("Owen Pell", "owen.pell.example", isOwner: true), account(nil, "chloe.vantree_xo"),
            account("Chloe Vantree", "cv_example_9"), account(nil, "meg.hartley_zq"),
            account("Meg Hartley", "mh_example"),
            account("Dev Anand", "dev.anand.zq"),
        ]
        var batch = TimelineBatch()
        for (index, text) in texts.enumerated() {
            batch.append(
                Event(
                    .message(Message(text: text)),
                    at: Timestamp(
                        microseconds: Int64(index) * 60_000_000, precision: .second, zone: .utc, literal: ""),
                    by: Account.ID(2), in: Conversation.ID(0),
                    from: Provenance(exhibit: 0, bytes: 0..<1, locator: .line(index))))
        }
        let talk = Conversation(platform: .instagram, kind: .direct, members: [Account.ID(0), Account.ID(2)])
        let analysis = CaseAnalysis(
            tool: Tool(name: "t", version: "1"),
            details: CaseDetails(
                reference: nil, exhibit: nil, examiner: nil, unit: nil, marking: nil, zone: nil, zoneBasis: "source",
                reportZone: "Europe/London", reportDate: "2025-03-05", showsFullContent: false),
            inputs: [], exhibits: [],
            timeline: Timeline(accounts: accounts, conversations: [talk], batches: [batch]), marks: MarkTable(),
            findings: [], identifiers: [], coverage: [], diagnostics: [], rulePacks: [], detectors: [],
            subjects: [Account.ID(2)], severeMessages: [], inputsDigest: "")
        var redaction = CaseRedaction(analysis, request: RedactionRequest(level: level, listed: []), parent: "")
        return redaction.produced().analysis
    }

    private static func texts(_ analysis: CaseAnalysis) -> [String] {
        analysis.timeline.numbers.compactMap { analysis.timeline.text($0) }
    }

    @Test("A subject keeps the name whose words the handle of another is made of; that handle goes")
    func subject() {
        let set = Self.produced(.r2)
        #expect(set.timeline.accounts[2].name == "Chloe Vantree")
        let texts = Self.texts(set)
        #expect(texts[0].hasPrefix("chloe vantree here, write to [USERNAME-"))
        #expect(texts[3] == "who is chloe.vantree")
        #expect(!set.timeline.accounts[1].identifiers.contains { $0.literal.contains("chloe") })
    }

    @Test("A name has the label of the account that bears it, whichever handle holds its words")
    func oneLabel() {
        let texts = Self.texts(Self.produced(.r2))
        #expect(texts[1] == "i know [PERSON-5] and [PERSON-6]")
        #expect(texts[2] == "[PERSON-5] will see it")
    }

    @Test("In a set without words nobody keeps a name")
    func withoutWords() {
        let set = Self.produced(.r4)
        #expect(set.timeline.accounts[2].name != "Chloe Vantree")
    }
}
