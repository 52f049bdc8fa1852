// SPDX-License-Identifier: Apache-2.0

/// A message that a finding rests on, and what made it count.
public struct Citation: Hashable, Sendable, Codable, Comparable {
    /// Number of the event in the timeline.
    public var n: Int32
    /// Rule id, identifier kind, or test that fired: `en.x.thr.share.01`, `entity.iban`, `stat.requests-per-hour`.
    public var rule: String
    /// UTF-8 offsets `[start, end)` into the message text; nil when the event as a whole counts.
    public var span: [Int32]?

    /// Makes a citation.
    public init(n: Int32, rule: String, span: Range<Int32>? = nil) {
        self.n = n
        self.rule = rule
        self.span = span.map { [$0.lowerBound, $0.upperBound] }
    }

    /// The bytes cited; nil where the whole message is.
    public var range: Range<Int32>? {
        guard let span, span.count == 2, span[0] <= span[1] else { return nil }
        return span[0]..<span[1]
    }

    /// By event, then place in the text, then rule.
    public static func < (left: Self, right: Self) -> Bool {
        if left.n != right.n { return left.n < right.n }
        let (leftStart, rightStart) = (left.span?.first ?? -1, right.span?.first ?? -1)
        return leftStart != rightStart ? leftStart < rightStart : left.rule < right.rule
    }
}

/// A number that a finding prints, with its unit.
public struct Measure: Hashable, Sendable, Codable {
    /// What is measured, in words: "requests after refusal".
    public var name: String
    /// The number.
    public var value: Double
    /// Its unit in words: "messages", "seconds", "share".
    public var unit: String

    /// Makes a measure.
    public init(_ name: String, _ value: Double, _ unit: String) {
        self.name = name
        self.value = value
        self.unit = unit
    }
}

/// A sum of money as findings print it.
public struct Money: Hashable, Sendable, Codable {
    /// Decimal text: `200.00`.
    public var value: String
    /// ISO 4217; nil when the record does not tell.
    public var currency: String?

    /// Makes a sum.
    public init(value: String, currency: String?) {
        self.value = value
        self.currency = currency
    }
}
