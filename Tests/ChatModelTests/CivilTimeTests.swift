// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@Suite("Civil time") struct CivilTimeTests {
    @Test("knows fixed points of the calendar")
    func fixedPoints() throws {
        #expect(try #require(CivilTime(year: 1970, month: 1, day: 1)).microseconds == 0)
        #expect(try #require(CivilTime(year: 2000, month: 2, day: 29)).dayNumber == 11_016)
        #expect(try #require(CivilTime(year: 1969, month: 12, day: 31, hour: 23)).microseconds == -3_600_000_000)
        #expect(CivilTime(year: 2023, month: 2, day: 29) == nil)
        #expect(CivilTime(year: 2024, month: 13, day: 1) == nil)
    }

    @Test(
        "comes back from microseconds",
        arguments: [Int64](stride(from: -5_000_000_000_000_000, to: 9_000_000_000_000_000, by: 123_456_789_012_345)))
    func roundTrip(microseconds: Int64) throws {
        let civil = CivilTime(microseconds: microseconds)
        #expect(civil.microseconds == microseconds)
    }
}
