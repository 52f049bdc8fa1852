// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// Times as findings and output files write them, after RFC 3339.
public enum InstantText {
    /// With `Z` for an instant, without a zone for a wall clock; seconds always, finer as the source has it.
    public static func rfc3339(_ microseconds: Int64, precision: Timestamp.Precision, isInstant: Bool) -> String {
        let civil = CivilTime(microseconds: microseconds)
        var text = date(microseconds)
        text += "T\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
        switch precision {
        case .day, .minute, .second: break
        case .millisecond: text += "." + padded(civil.microsecond / 1000, 3)
        case .microsecond: text += "." + padded(civil.microsecond, 6)
        }
        return isInstant ? text + "Z" : text
    }

    /// The date alone: `2025-03-04`.
    public static func date(_ microseconds: Int64) -> String {
        let civil = CivilTime(microseconds: microseconds)
        return "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
    }

    /// The same for a timestamp's earliest instant.
    public static func rfc3339(_ time: Timestamp) -> String {
        rfc3339(time.microseconds, precision: time.precision, isInstant: time.isInstant)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        let sign = number < 0 ? "-" : ""
        return sign + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
