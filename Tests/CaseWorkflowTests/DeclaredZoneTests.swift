// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Testing

@testable import CaseWorkflow

/// A declared zone is for wall clocks; what a file prints is not overruled.
@Suite("Declared zones") struct DeclaredZoneTests {
    private let page = """
        <!DOCTYPE html><html><head><title>Exported Data</title></head><body onload="CheckLocation();">
        <div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
        Dana Example
        </div></div></div><div class="page_body chat_page"><div class="history">
        <div class="message default clearfix" id="message1"><div class="body">
        <div class="pull_right date details" title="DATE UTC+01:00">10:00</div><div class="from_name">
        Dana Example
        </div><div class="text">
        hello
        </div></div></div></div></div></div></body></html>
        """

    @Test(
        "A zone chooses between the two readings of a printed winter offset, and never a third",
        arguments: [
            ("15.01.2025 10:00:00", "Europe/Berlin", "2025-01-15T09:00:00Z", false, 0),
            ("15.07.2025 10:00:00", "Europe/Berlin", "2025-07-15T08:00:00Z", false, 0),
            ("15.07.2025 10:00:00", "Europe/London", "2025-07-15T08:00:00Z", true, 1),
            ("15.01.2025 10:00:00", "Asia/Tokyo", "2025-01-15T08:00:00Z", true, 1),
            ("15.01.2025 10:00:00", "Europe/London", "2025-01-15T08:00:00Z", true, 1),
            ("15.01.2025 10:00:00", nil, "2025-01-15T08:00:00Z", true, 0),
        ])
    func printedOffset(
        date: String, zone: String?, instant: String, isInterval: Bool, contradicted: Int
    ) async throws {
        var settings = Ingest.Settings()
        settings.zone = zone.flatMap { ZoneClock($0) }
        let result = try await Ingest(settings: settings).read(
            EvidenceSet(files: [
                (path: "x/messages.html", bytes: Array(page.replacing("DATE", with: date).utf8))
            ]))
        try #require(result.timeline.count == 1)
        let time = try #require(result.timeline.event(1).time)
        let start = try #require(
            CivilTime(
                year: 2025, month: Int(instant.dropFirst(5).prefix(2)) ?? 0, day: 15,
                hour: Int(instant.dropFirst(11).prefix(2)) ?? 0, minute: 0, second: 0))
        #expect(time.microseconds == start.microseconds)
        #expect((time.latest != nil) == isInterval)
        #expect(result.diagnostics.count { $0.code == "zone-contradicted" } == contradicted)
    }
}
