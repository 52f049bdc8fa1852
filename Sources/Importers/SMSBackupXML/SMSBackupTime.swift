// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Times are milliseconds since 1970 in UTC; a few programs leave seconds.
enum SMSBackupTime {
    /// Up to the year 9999.
    private static let milliseconds: Range<Int64> = 1..<253_402_300_800_000
    /// Less than this are seconds: as milliseconds they would lie before March 1973.
    private static let secondsLimit: Int64 = 100_000_000_000

    /// The time of the device, by which the app orders.
    static func timestamp(_ literal: String?) -> Timestamp? {
        guard let literal, let value = Int64(literal), milliseconds.contains(value) else { return nil }
        let isSeconds = value < secondsLimit
        return Timestamp(
            microseconds: value * (isSeconds ? 1_000_000 : 1000), precision: isSeconds ? .second : .millisecond,
            zone: .utc, literal: literal)
    }

    /// The time of the sender or of the message centre, which knows whole seconds; 0 where there is none.
    static func sent(_ literal: String?) -> Timestamp? {
        guard var time = timestamp(literal) else { return nil }
        if time.microseconds % 1_000_000 == 0 { time.precision = .second }
        return time
    }
}
