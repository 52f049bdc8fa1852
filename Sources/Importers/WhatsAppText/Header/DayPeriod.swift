// SPDX-License-Identifier: Apache-2.0

import Formats

/// The part of the day that a twelve-hour clock names.
enum DayPeriod: UInt8 {
    case morning, afternoon
    /// 12 and the hours after it, but 11 stays.
    case noon
    /// From evening over midnight.
    case night

    /// The hour of 0 … 23; nil when the written hour is none of a twelve-hour clock.
    ///
    /// Japanese clocks count from 0 to 11 (CLDR's `aK:mm`): noon is `午後0:00`.
    func hour(of written: Int) -> Int? {
        guard (0...12).contains(written) else { return nil }
        return switch self {
        case .morning: written % 12
        case .afternoon: written % 12 + 12
        case .noon: written == 11 ? 11 : written % 12 + 12
        case .night: written == 12 ? 0 : written < 5 ? written : written + 12
        }
    }

    /// The token at `index`, with the place behind it.
    static func read(in bytes: Span<UInt8>, at index: Int, before end: Int) -> (period: DayPeriod, end: Int)? {
        guard index < end else { return nil }
        let first = bytes[index] | 0x20
        if first == 0x61 || first == 0x70, let end = latinTail(in: bytes, at: index + 1, before: end) {
            return (first == 0x61 ? .morning : .afternoon, end)
        }
        for token in tokens[Int(bytes[index])] {
            let next = index + token.bytes.count
            guard next <= end, hasBytes(token.bytes, bytes, at: index), !goesOn(bytes, next, end) else {
                continue
            }
            return (token.period, next)
        }
        return nil
    }

    private static func hasBytes(_ token: [UInt8], _ bytes: Span<UInt8>, at index: Int) -> Bool {
        for offset in token.indices where bytes[index &+ offset] != token[offset] { return false }
        return true
    }

    /// "em" and "م" begin words too: a token ends where no letter follows.
    private static func goesOn(_ bytes: Span<UInt8>, _ next: Int, _ end: Int) -> Bool {
        guard next < end else { return false }
        if bytes[next] < 0x80 { return (bytes[next] | 0x20) &- 0x61 < 26 }
        return bytes.blankLength(at: next, before: end) == 0 && bytes.markLength(at: next, before: end) == 0
            && bytes.digit(at: next, before: end) == nil && !bytes.hasBytes("–", at: next)
            && !bytes.hasBytes("،", at: next)
    }

    /// `m`, `.m.`, `. m.` and so on behind `a` or `p`, with any blank of Unicode in it.
    private static func latinTail(in bytes: Span<UInt8>, at index: Int, before end: Int) -> Int? {
        var place = index
        if place < end, bytes[place] == 0x2E { place += 1 }
        place = bytes.skippingBlanks(from: place, before: end)
        guard place < end, bytes[place] | 0x20 == 0x6D else { return nil }
        place += 1
        if place < end, bytes[place] == 0x2E { place += 1 }
        // "am" begins words too.
        if place < end, bytes[place] | 0x20 >= 0x61, bytes[place] | 0x20 <= 0x7A { return nil }
        return place
    }

    private typealias Token = (bytes: [UInt8], period: DayPeriod)

    /// By first byte; longer tokens stand before those that they begin with.
    private static let tokens: [[Token]] = {
        var tokens: [[Token]] = Array(repeating: [], count: 256)
        for (period, words) in DayPeriodWords.all {
            for word in words {
                for form in Set([word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()]) {
                    let bytes = Array(form.utf8)
                    tokens[Int(bytes[0])].append((bytes, period))
                }
            }
        }
        for place in tokens.indices { tokens[place].sort { $0.bytes.count > $1.bytes.count } }
        return tokens
    }()
}
