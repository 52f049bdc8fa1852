// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@testable import Reporting

@Suite("A time in an hour that clocks repeat")
struct RepeatedHourTests {
    /// 2025-10-26 00:40:00Z, 01:40 on a clock of London.
    private static let start: Int64 = 1_761_439_200_000_000
    private static let clock = ReportClock(zone: "Europe/London", from: start, to: start + 86_400_000_000)

    private static func moment(_ latest: Int64?, _ zone: Timestamp.Zone = .declared) -> Moment {
        Moment(
            Timestamp(
                microseconds: start, latest: latest.map { start + $0 * 1_000_000 }, precision: .minute, zone: zone,
                literal: ""), clock: clock)
    }

    @Test("is told with both instants")
    func bothInstants() {
        let moment = Self.moment(3600)
        #expect(moment.utc == "00:40Z or 01:40Z")
        #expect(moment.spoken == "26 October 2025, 01:40 BST or 01:40 GMT (min)")
        #expect(moment.full == "2025-10-26 00:40Z or 01:40Z (01:40 BST or 01:40 GMT, to the minute)")
        #expect(moment.brief == "26 Oct 2025 01:40 BST or 01:40 GMT")
        #expect(moment.toTheMinute == "26 Oct 01:40 BST or 01:40 GMT")
    }

    @Test("An interval is no choice of two, and one instant is told once")
    func others() {
        #expect(Self.moment(5 * 3600).utc == "00:40Z to 05:40Z")
        #expect(Self.moment(nil).spoken == "26 October 2025, 01:40 BST (min)")
        #expect(Self.moment(0).utc == "00:40Z")
    }
}

@Suite("Names of emoji sequences")
struct EmojiSequencesTests {
    @Test(
        "One picture has one name",
        arguments: [
            ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "flag: England"), ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", "flag: Scotland"), ("🏴󠁧󠁢󠁷󠁬󠁳󠁿", "flag: Wales"),
            ("🏴󠁵󠁳󠁴󠁸󠁿", "flag: part of a country, code ustx"), ("1️⃣", "keycap: 1"), ("🍋‍🟩", "lime"), ("😶‍🌫️", "face in clouds"),
            ("🏴", nil), ("👩‍💻", nil), ("😂", nil),
        ] as [(Character, String?)])
    func names(character: Character, name: String?) {
        #expect(EmojiSequences.name(of: character) == name)
    }
}
