// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing
import TestSupport
import Testing

@testable import CaseWorkflow

/// The other party of a chat is not who exported it, whatever is declared.
@Suite("Declared owner and the export's own proof") struct ContradictedOwnerTests {
    private static let chat = """
        13/05/2025, 08:00 - Bram Oakes: morning
        13/05/2025, 08:01 - Signe Holt: hi
        13/05/2025, 08:05 - Bram Oakes: are you coming to the allotment
        """

    private func run(owner: String, _ files: [(name: String, text: String)]) async throws -> CaseRun.Reading {
        let place = try TemporaryFolder()
        let inputs = try files.map { try place.write($0.text, to: $0.name) }
        var options = CaseOptions(
            inputs: inputs, reportZone: try #require(ZoneClock("Europe/London")), reportDate: "2025-06-01",
            intake: IntakeOptions(), width: 1)
        options.zone = ZoneClock("Europe/London")
        options.dateOrder = .dmy
        options.owner = owner
        return try await CaseRun(options, progress: RunProgress()).readUnderstood()
    }

    @Test("A declaration that the file's name contradicts is refused")
    func contradiction() async throws {
        do {
            _ = try await run(owner: "Signe Holt", [("WhatsApp Chat with Signe Holt.txt", Self.chat)])
            Issue.record("not refused")
        } catch CaseRunError.ownerContradicted {}
    }

    @Test("One that it bears out is taken")
    func agreement() async throws {
        let reading = try await run(owner: "Bram Oakes", [("WhatsApp Chat with Signe Holt.txt", Self.chat)])
        #expect(reading.ingest.timeline.accounts.filter(\.isOwner).map(\.names) == [["Bram Oakes"]])
    }

    @Test("In a case with exports of both, each keeps its own owner, and nobody becomes somebody else")
    func bothSides() async throws {
        let other = Self.chat.replacing("allotment", with: "market").replacing("13/05", with: "14/05")
        let reading = try await run(
            owner: "Signe Holt",
            [("WhatsApp Chat with Signe Holt.txt", Self.chat), ("WhatsApp Chat with Bram Oakes.txt", other)])
        for account in reading.ingest.timeline.accounts { #expect(account.names.count == 1) }
    }
}
