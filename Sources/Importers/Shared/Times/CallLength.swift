// SPDX-License-Identifier: Apache-2.0

/// How long a call was, as an export writes it: whatever is not between nothing and a month is no length.
///
/// The numbers come out of files that anybody may have written, and lengths are added up later.
struct CallLength: Hashable {
    /// Whole seconds.
    let seconds: Int

    /// A month.
    static let longest = 31 * 86_400

    /// A number of seconds.
    init?(_ seconds: Int?) {
        guard let seconds, (0...Self.longest).contains(seconds) else { return nil }
        self.seconds = seconds
    }

    /// A number of seconds that may be written with a fraction.
    init?(rounding seconds: Double) {
        guard (0...Double(Self.longest)).contains(seconds) else { return nil }
        self.seconds = Int(seconds.rounded())
    }

    /// `4:05`, `1:02:05`: the last number counts seconds.
    init?(clock: some StringProtocol) {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...3).contains(parts.count) else { return nil }
        let units = [3600, 60, 1].suffix(parts.count)
        self.init(parts: zip(parts, units).map { ($0, $1) })
    }

    /// Numbers, each with the seconds of its unit; nil where one of either is not known.
    init?(parts: [(count: Int?, unit: Int?)]) {
        guard !parts.isEmpty else { return nil }
        var total = 0
        for (count, unit) in parts {
            guard let count, let unit, (0...Self.longest).contains(count) else { return nil }
            total += count * unit
            guard total <= Self.longest else { return nil }
        }
        seconds = total
    }

    /// `1 hour, 2 minutes and 5 seconds`: a number in front of each unit.
    init?(words: some StringProtocol, unit: (Substring) -> Int?) {
        let words = String(words).split { $0 == " " || $0 == "," }.filter { $0 != "and" }
        guard words.count.isMultiple(of: 2) else { return nil }
        self.init(
            parts: stride(from: 0, to: words.count, by: 2).map { (Int(words[$0]), unit(words[$0 + 1])) })
    }

    /// `PT1H2M5S` (ISO 8601).
    init?(iso8601 duration: some StringProtocol) {
        guard duration.hasPrefix("PT") else { return nil }
        var parts: [(count: Int?, unit: Int?)] = []
        var digits = ""
        for character in duration.dropFirst(2) {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                parts.append((Int(digits), ["H": 3600, "M": 60, "S": 1][character]))
                digits = ""
            }
        }
        guard digits.isEmpty else { return nil }
        self.init(parts: parts)
    }

    /// The seconds of an English unit.
    static func english(_ word: Substring) -> Int? {
        switch word {
        case "day", "days": 86_400
        case "hour", "hours": 3600
        case "minute", "minutes": 60
        case "second", "seconds": 1
        default: nil
        }
    }
}
