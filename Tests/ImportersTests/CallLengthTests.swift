// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Importers

@Suite("Lengths of calls") struct CallLengthTests {
    @Test(
        "A clock counts seconds last", arguments: [("5", 5), ("1:05", 65), ("1:01:05", 3665), ("744:00:00", 2_678_400)])
    func clock(text: String, seconds: Int) {
        #expect(CallLength(clock: text)?.seconds == seconds)
    }

    @Test(
        "What is no length of a call is none",
        arguments: [
            "", ":", "1:", "1:-5", "-9223372036854775808:00", "9223372036854775807:00:09", "745:00:00", "1:2:3:4",
        ])
    func noClock(text: String) {
        #expect(CallLength(clock: text) == nil)
    }

    @Test("ISO 8601")
    func iso8601() {
        #expect(CallLength(iso8601: "PT1H2M5S")?.seconds == 3725)
        #expect(CallLength(iso8601: "PT27S")?.seconds == 27)
        #expect(CallLength(iso8601: "PT") == nil)
        #expect(CallLength(iso8601: "PT5") == nil)
        #expect(CallLength(iso8601: "PT" + String(repeating: "9999999H", count: 300)) == nil)
    }

    @Test("Words with units")
    func words() {
        #expect(CallLength(words: "1 hour, 2 minutes and 5 seconds", unit: CallLength.english)?.seconds == 3725)
        #expect(CallLength(words: "2 fortnights", unit: CallLength.english) == nil)
        #expect(CallLength(words: "-9223372036854775808 minutes", unit: CallLength.english) == nil)
        #expect(CallLength(words: "32 days", unit: CallLength.english) == nil)
    }

    @Test("Numbers", arguments: [Int.min, -1, 2_678_401, Int.max])
    func numbers(seconds: Int) {
        #expect(CallLength(seconds) == nil)
        #expect(AnnouncedCount(Int64(seconds)) == nil || seconds == 2_678_401)
    }
}
