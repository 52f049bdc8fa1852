// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import ChatModel
import Testing

@Suite("Zone clock") struct ZoneClockTests {
    private func wall(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int) throws -> Int64 {
        try #require(CivilTime(year: 2024, month: month, day: day, hour: hour, minute: minute)).microseconds
    }

    @Test("takes summer time off")
    func summer() throws {
        let clock = try #require(ZoneClock("Europe/London"))
        #expect(clock.reading(wall: try wall(7, 1, 12, 0)) == .instant(try wall(7, 1, 11, 0)))
        #expect(clock.reading(wall: try wall(1, 1, 12, 0)) == .instant(try wall(1, 1, 12, 0)))
    }

    @Test("shows both instants of the repeated hour")
    func repeated() throws {
        let clock = try #require(ZoneClock("Europe/London"))
        let reading = clock.reading(wall: try wall(10, 27, 1, 30))
        #expect(reading == .repeated(earliest: try wall(10, 27, 0, 30), latest: try wall(10, 27, 1, 30)))
    }

    @Test("marks an hour that no clock showed")
    func skipped() throws {
        let clock = try #require(ZoneClock("Europe/London"))
        #expect(clock.reading(wall: try wall(3, 31, 1, 30)) == .skipped(try wall(3, 31, 1, 30)))
    }

    @Test("knows offsets, and refuses nonsense")
    func offsets() throws {
        #expect(try #require(ZoneClock("-05:30")).reading(wall: 0) == .instant(19_800_000_000))
        for name in ["Mars/Olympus", "", "+99:00", "5", "+1"] { #expect(ZoneClock(name) == nil) }
    }
}
