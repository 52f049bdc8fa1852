// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import ChatModel
import Evidence
import Importers
import Testing

@Suite("Files in other encodings, and files that were cut") struct WideTextsTests {
    private func utf16(_ text: String) -> [UInt8] {
        ([0xFEFF] + Array(text.utf16)).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    }

    private static let thread =
        #"{"participants":[{"name":"Ada"},{"name":"Kit"}],"messages":[{"sender_name":"Kit","timestamp_ms":1715533390000,"content":"é hello"}],"title":"Kit","thread_path":"inbox/kit_1"}"#

    @Test("JSON in UTF-16 is read, and its places are the file's own")
    func json() async throws {
        let path = "x.zip!your_facebook_activity/messages/inbox/kit_1/message_1.json"
        let bytes = utf16(Self.thread)
        let result = try await Ingest(settings: Ingest.Settings()).read(EvidenceSet(files: [(path, bytes)]))
        let place = try #require(result.timeline.numbers.first.map { result.timeline.provenance($0) })
        let record = bytes[place.bytes].enumerated().compactMap { $0.offset.isMultiple(of: 2) ? $0.element : nil }
        #expect(String(decoding: record, as: Unicode.ASCII.self).hasPrefix(#"{"sender_name""#))
        #expect(record.last == UInt8(ascii: "}"))
        #expect(result.diagnostics.contains { $0.code == "text-encoding-utf16" })
    }

    @Test("A page without its end is a loss, a whole one is none")
    func cutPage() async throws {
        let page = """
            <!DOCTYPE html><html><head><title>Whatsapp - Mira</title><script src="https://cdn.tailwindcss.com"></script></head>
            <body><div class="message-list"></div></body></html>
            """
        for (bytes, isLoss) in [(Array(page.utf8), false), (Array(page.utf8.dropLast(16)), true)] {
            let evidence = EvidenceSet(files: [("447700900321-Mira.html", bytes)])
            let result = try await Ingest(settings: Ingest.Settings()).read(evidence)
            #expect(result.diagnostics.contains { $0.code == "html-truncated" && $0.severity == .loss } == isLoss)
        }
    }
}
