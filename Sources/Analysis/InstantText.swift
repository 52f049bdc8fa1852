// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// The text of instants in findings, after RFC 3339.
public enum InstantText {
    /// `2025-03-04T19:22:10Z`, without the `Z` where only a wall clock is known, and the date alone for a day.
    public static func of(microseconds: Int64, isInstant: Bool, precision: Timestamp.Precision) -> String {
        let time = CivilTime(microseconds: microseconds)
        let date = padded(time.year, 4) + "-" + padded(time.month, 2) + "-" + padded(time.day, 2)
        if precision == .day { return date }
        let clock = padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":" + padded(time.second, 2)
        return date + "T" + clock + (isInstant ? "Z" : "")
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        let sign = number < 0 ? "-" : ""
        return sign + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
