// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Discord's ids, which hold the millisecond of their making above bit 22 (Discord developer documentation,
/// "Snowflakes").
enum DiscordSnowflake {
    private static let epoch: UInt64 = 1_420_070_400_000
    /// The first second of 2100.
    private static let latest: UInt64 = 4_102_444_800_000

    /// The instant of an id; nil for what is no such id.
    static func timestamp(_ id: String, literal: String? = nil) -> Timestamp? {
        guard (15...20).contains(id.utf8.count), let value = UInt64(id), value >> 22 > 0 else { return nil }
        let milliseconds = (value >> 22) + epoch
        guard milliseconds < latest else { return nil }
        return Timestamp(
            microseconds: Int64(milliseconds) * 1000, precision: .millisecond, zone: .utc, literal: literal ?? id)
    }

    /// The time that a record tells, made precise by its id where the two agree.
    ///
    /// - Parameter written: what the literal tells, where it is a time.
    /// - Returns: whether the id contradicts the written time; the written one is then given.
    static func time(
        id: String?, literal: String?, written: Timestamp?
    ) -> (time: Timestamp?, isContradicted: Bool) {
        let made = id.flatMap { timestamp($0, literal: literal) }
        guard var written else { return (made, false) }
        let isBare = written.zone == .unknown
        guard let made else {
            // The package writes UTC without saying so; without an id there is no second witness.
            if isBare { written.zone = .assumed }
            return (written, false)
        }
        let (gap, overflows) = made.microseconds.subtractingReportingOverflow(written.microseconds)
        let isEqual = !overflows && gap > -2_000_000 && gap < written.precision.microseconds + 2_000_000
        if !isEqual {
            if isBare { written.zone = .assumed }
            return (written, true)
        }
        if written.precision.microseconds >= 1_000_000 { return (made, false) }
        if isBare { written.zone = .utc }
        return (written, false)
    }
}
