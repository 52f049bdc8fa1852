// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// Times as findings and output files write them, after RFC 3339.
public enum InstantText {
    /// With `Z` for an instant, without a zone for a wall clock; seconds always, finer as the source has it.
    public static func rfc3339(_ microseconds: Int64, precision: Timestamp.Precision, isInstant: Bool) -> String {
        let civil = CivilTime(microseconds: microseconds)
        var digits = Digits()
        digits.add(civil)
        digits.add("T")
        digits.add(civil.hour, 2)
        digits.add(":")
        digits.add(civil.minute, 2)
        digits.add(":")
        digits.add(civil.second, 2)
        switch precision {
        case .day, .minute, .second: break
        case .millisecond:
            digits.add(".")
            digits.add(civil.microsecond / 1000, 3)
        case .microsecond:
            digits.add(".")
            digits.add(civil.microsecond, 6)
        }
        if isInstant { digits.add("Z") }
        return digits.text
    }

    /// The date alone: `2025-03-04`.
    public static func date(_ microseconds: Int64) -> String {
        var digits = Digits()
        digits.add(CivilTime(microseconds: microseconds))
        return digits.text
    }

    /// The same for a timestamp's earliest instant.
    public static func rfc3339(_ time: Timestamp) -> String {
        rfc3339(time.microseconds, precision: time.precision, isInstant: time.isInstant)
    }

    /// The characters of a time, put together without a string for each number: every line of a timeline has one.
    private struct Digits {
        private var characters: [UInt8] = []

        init() { characters.reserveCapacity(32) }

        var text: String { String(decoding: characters, as: UTF8.self) }

        mutating func add(_ mark: Unicode.Scalar) { characters.append(UInt8(truncatingIfNeeded: mark.value)) }

        mutating func add(_ date: CivilTime) {
            add(date.year, 4)
            add("-")
            add(date.month, 2)
            add("-")
            add(date.day, 2)
        }

        /// A number with at least so many digits, and its sign.
        mutating func add(_ number: Int, _ width: Int) {
            if number < 0 { add("-") }
            let rest = number.magnitude
            var unit: UInt = 1
            for _ in 1..<width { unit *= 10 }
            while rest / unit >= 10 { unit *= 10 }
            while unit > 0 {
                characters.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit % 10))
                unit /= 10
            }
        }
    }
}
