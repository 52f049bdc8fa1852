// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Compares the times of two exports of one conversation.
///
/// Both are cut to the coarser unit. Where one has instants and the other a wall clock, the wall clock's distance from
/// UTC is taken from the messages that both hold: a whole number of quarters of an hour, and an hour either way in the
/// other season.
struct TalkClock {
    private let unit: Int64
    private let offsets: [Int64]

    init(_ kept: Talk, _ copy: Talk) {
        let left = kept.lines.compactMap(\.time)
        let right = copy.lines.compactMap(\.time)
        let coarsest = (left + right).map(\.precision.microseconds).max() ?? 1
        unit = coarsest
        // A page that prints its zone's winter offset leaves an hour open, which the other form's instants close.
        let isMixed =
            (left.first?.isInstant ?? true) != (right.first?.isInstant ?? true)
            || left.contains { $0.latest != nil } != right.contains { $0.latest != nil }
        offsets = isMixed ? Self.offsets(kept, copy, unit: coarsest) : [0]
    }

    /// The distances of the other clock that the texts show, the commonest first.
    private static func offsets(_ kept: Talk, _ copy: Talk, unit: Int64) -> [Int64] {
        func unique(_ talk: Talk) -> [Talk.Signature: Int64] {
            var found: [Talk.Signature: Int64?] = [:]
            for line in talk.lines {
                guard let time = line.time, !line.content.text.isEmpty else { continue }
                let isNew = found[line.content] == nil
                found[line.content] = .some(isNew ? time.microseconds : nil)
            }
            return found.compactMapValues { $0 }
        }
        let others = unique(copy)
        var counts: [Int64: Int] = [:]
        for (signature, time) in unique(kept) {
            guard let other = others[signature] else { continue }
            let distance = cut(time, unit) - cut(other, unit)
            guard distance % 900_000_000 == 0, abs(distance) <= 14 * hour else { continue }
            counts[distance, default: 0] += 1
        }
        guard let best = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else { return [0] }
        return [best] + [best - hour, best + hour].filter { counts[$0] != nil }
    }

    private static let hour: Int64 = 3_600_000_000

    private static func cut(_ time: Int64, _ unit: Int64) -> Int64 {
        let (quotient, remainder) = time.quotientAndRemainder(dividingBy: unit)
        return (remainder < 0 ? quotient - 1 : quotient) * unit
    }

    /// Whether the two times can be one; undated agrees with undated.
    func agrees(_ kept: Timestamp?, _ copy: Timestamp?) -> Bool {
        guard let kept, let copy else { return kept == nil && copy == nil }
        let distance = Self.cut(kept.microseconds, unit) &- Self.cut(copy.microseconds, unit)
        return offsets.contains(distance)
    }

    /// Whether a line of the kept talk stands too early to be met again by later lines of the other.
    func isBefore(_ kept: Timestamp?, _ copy: Timestamp?) -> Bool {
        guard let kept else { return false }
        guard let copy else { return true }
        let distance = Self.cut(kept.microseconds, unit) &- Self.cut(copy.microseconds, unit)
        return distance < (offsets.min() ?? 0)
    }

    /// Whether a line of the kept talk, and every one behind it, stands too late.
    func isAfter(_ kept: Timestamp?, _ copy: Timestamp?) -> Bool {
        guard let kept else { return copy != nil }
        guard let copy else { return false }
        let distance = Self.cut(kept.microseconds, unit) &- Self.cut(copy.microseconds, unit)
        return distance > (offsets.max() ?? 0)
    }

    /// Whether a time lies outside the period of the other export's lines, which are in order.
    func isOutside(_ time: Timestamp?, _ others: [Talk.Line], isKept: Bool) -> Bool {
        guard let first = others.first?.time, let last = others.last?.time else { return true }
        return isKept
            ? isBefore(time, first) || isAfter(time, last)
            : isAfter(first, time) || isBefore(last, time)
    }
}
