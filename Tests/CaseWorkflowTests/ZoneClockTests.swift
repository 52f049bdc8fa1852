// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@testable import CaseWorkflow

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

    @Test("knows every name of the tz database, and no short name that Foundation alone has")
    func names() throws {
        for name in [
            "Asia/Kolkata", "Europe/Kyiv", "US/Eastern", "GB", "EST", "CET", "Zulu", "Etc/GMT+5", "UTC", "GMT0",
        ] {
            #expect(ZoneClock(name) != nil, "\(name)")
        }
        for name in [
            "BST", "IST", "PST", "GMT+5", "right/Europe/London", "posix/GB", "localtime", "../GB", "europe/london",
        ] {
            #expect(ZoneClock(name) == nil, "\(name)")
        }
        #expect(try #require(ZoneClock("Etc/GMT+5")).offset(at: 0) == -5 * 3_600_000_000)
    }

    @Test(
        "a link is its zone",
        arguments: [
            ("Asia/Kolkata", "Asia/Calcutta"), ("Europe/Kyiv", "Europe/Kiev"), ("US/Eastern", "America/New_York"),
            ("GB", "Europe/London"), ("Asia/Ho_Chi_Minh", "Asia/Saigon"), ("NZ", "Pacific/Auckland"),
        ])
    func links(link: String, zone: String) throws {
        let (one, other) = (try #require(ZoneClock(link)), try #require(ZoneClock(zone)))
        for day in stride(from: Int64(3650), to: 21_900, by: 7) {
            let instant = day * 86_400_000_000
            #expect(one.offset(at: instant) == other.offset(at: instant))
        }
    }

    @Test("the compiled database of the machine says the same, where there is one")
    func compiled() throws {
        for name in ["Asia/Kolkata", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"] {
            guard let file = ZoneFile(name) else { continue }
            let clock = try #require(ZoneClock(name))
            for day in stride(from: Int64(12_784), to: 20_089, by: 1) {
                let seconds = day * 86_400
                let offset = file.changes.last { $0.from <= seconds }?.offset
                #expect(offset == clock.offset(at: seconds * 1_000_000) / 1_000_000, "\(name) \(day)")
            }
        }
    }

    @Test("a compiled zone that is cut off, or whose rule is not listed far enough, is none")
    func damagedFiles() {
        let head = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
        func counts(_ times: UInt8, _ types: UInt8) -> [UInt8] {
            [0, 0, 0, times, types, 4].flatMap { [0, 0, 0, $0] }
        }
        let empty = head + counts(0, 0) + [0, 0, 0, 0]
        let body = [0, 0, 0, 0, 0x41, 0xCD, 0x6F, 0x80, 0] + [0, 0, 0x0E, 0x10, 0, 0] + Array("ABC\0".utf8)
        let fixed = empty + head + counts(1, 1) + body + Array("\n<+01>-1\n".utf8)
        #expect(ZoneFile(bytes: fixed)?.changes.map(\.offset) == [3600])
        for length in 0..<(fixed.count - 10) { #expect(ZoneFile(bytes: Array(fixed[..<length])) == nil, "\(length)") }
        let ruled = empty + head + counts(1, 1) + body + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
        #expect(ZoneFile(bytes: ruled) == nil)
    }
}
