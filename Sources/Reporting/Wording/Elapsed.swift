// SPDX-License-Identifier: Apache-2.0

/// A duration between two recorded times: the shortest and the longest that their precision allows.
struct Elapsed: Hashable, Sendable {
    /// Seconds, not below zero.
    var shortest: Int64
    /// Seconds.
    var longest: Int64

    init(shortest: Int64, longest: Int64) {
        self.shortest = max(0, shortest)
        self.longest = max(self.shortest, longest)
    }

    /// From the two numbers of an escalation step; nil unless there are two.
    init?(_ seconds: [Int64]?) {
        guard let seconds, seconds.count == 2 else { return nil }
        self.init(shortest: min(seconds[0], seconds[1]), longest: max(seconds[0], seconds[1]))
    }

    /// Whether both ends were recorded to the second.
    var isExact: Bool { longest - shortest <= 2 }

    /// The middle, for marks on an axis.
    var middle: Int64 { shortest + (longest - shortest) / 2 }

    /// In words; ranges are rounded outwards.
    var text: String {
        if isExact { return Self.exact(middle) }
        let (value, unit) = parts
        return unit.isEmpty ? value.replacing("–", with: " to ") : value.replacing("–", with: " to ") + " " + unit
    }

    /// Without seconds from an hour on, or where none are left over: for sums over many messages.
    var toTheMinute: String {
        if middle >= 3600, middle < 86_400 { return "\(middle / 3600) h \(middle / 60 % 60) min" }
        if middle > 0, middle < 3600, middle % 60 == 0 { return "\(middle / 60) min" }
        return text
    }

    /// The number and the unit apart, as large type shows them.
    var parts: (value: String, unit: String) {
        if isExact {
            if middle < 60 { return ("\(middle) s", "") }
            if middle < 3600 {
                return (middle % 60 == 0 ? "\(middle / 60) min" : "\(middle / 60) min \(middle % 60) s", "")
            }
            return (Self.coarse(middle), "")
        }
        if longest < 120 { return ("\(shortest)–\(longest)", "s") }
        if longest < 3 * 3600 { return ("\(shortest / 60)–\(Self.up(longest, 60))", "min") }
        if longest < 72 * 3600 { return ("\(shortest / 3600)–\(Self.up(longest, 3600))", "h") }
        return ("\(shortest / 86_400)–\(Self.up(longest, 86_400))", "days")
    }

    private static func up(_ seconds: Int64, _ unit: Int64) -> Int64 {
        seconds / unit + (seconds % unit == 0 ? 0 : 1)
    }

    private static func coarse(_ seconds: Int64) -> String {
        let (days, hours) = (seconds / 86_400, seconds / 3600)
        if days >= 3 { return "\(days) d \(hours % 24) h" }
        return "\(hours) h \(seconds / 60 % 60) min"
    }

    private static func exact(_ seconds: Int64) -> String {
        let (days, hours, minutes, rest) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
        if seconds < 60 { return "\(rest) s" }
        if seconds < 3600 { return "\(minutes) min \(rest) s" }
        if days >= 100 { return Figures.counted(Int(days), "day") }
        if days == 0 { return "\(hours) h \(minutes) min \(rest) s" }
        return "\(Figures.counted(Int(days), "day")) \(hours) h \(minutes) min"
    }
}
