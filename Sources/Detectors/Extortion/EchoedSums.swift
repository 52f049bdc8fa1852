// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// Sums of the other that a message repeats to refuse or to mock them: "only 50?", "30? lol", "you insult me with 50".
///
/// Whoever repeats a sum does not ask for it. What the writer named before the other did is their own, and so is a sum
/// that the words beside it take: "ok 80 now".
struct EchoedSums {
    private let context: DetectorContext

    /// Events of the talk before a message in which the other may have named the sum.
    private static let before = 24

    init(_ context: DetectorContext) {
        self.context = context
    }

    /// A sum as a message holds it, and where.
    typealias Sum = (value: String, span: Range<Int32>)

    /// The values of those sums of a message that are echoes.
    func values(in entry: TimelineEntry, of sums: [Sum]) -> Set<String> {
        guard !sums.isEmpty, let text = context.timeline.text(entry.n), SumRejection.mayStand(in: text) else {
            return []
        }
        let open = sums.filter {
            let span = Int($0.span.lowerBound)..<Int($0.span.upperBound)
            return SumRejection.stands(at: span, in: text) && !SumRejection.takes(span, in: text)
        }.map(\.value)
        guard !open.isEmpty else { return [] }
        // "90?? ok 90 tonight" takes it in the end.
        var wanted = Set(open).subtracting(
            sums.filter { SumRejection.takes(Int($0.span.lowerBound)..<Int($0.span.upperBound), in: text) }.map(\.value)
        )
        var echoed: Set<String> = []
        for n in context.events(entry.n...entry.n, before: Self.before) where n < entry.n && !wanted.isEmpty {
            let other = context.timeline.entry(n)
            guard other.kind == .message, other.conversation == entry.conversation else { continue }
            let named = wanted.intersection(values(at: n))
            wanted.subtract(named)
            if other.actor != entry.actor { echoed.formUnion(named) }
        }
        return echoed
    }

    /// The sums and bare numbers of a message.
    func sums(at n: Int32) -> [Sum] {
        let money = context.marks[n].money.map { ($0.value, $0.span) }
        guard let text = context.timeline.text(n), text.utf8.count <= Self.longest else { return money }
        return money
            + Self.numbers(in: Array(text.utf8)).filter { number in !money.contains { $0.1.overlaps(number.span) } }
    }

    /// Runs of two to six digits.
    private static func numbers(in bytes: [UInt8]) -> [Sum] {
        var found: [Sum] = []
        var start = 0
        while start < bytes.count {
            guard bytes[start] &- 48 < 10 else {
                start += 1
                continue
            }
            var end = start
            while end < bytes.count, bytes[end] &- 48 < 10 { end += 1 }
            if (2...6).contains(end - start) {
                found.append((String(decoding: bytes[start..<end], as: UTF8.self) + ".00", Int32(start)..<Int32(end)))
            }
            start = end
        }
        return found
    }

    /// All numbers of a message that may be sums.
    private func values(at n: Int32) -> Set<String> {
        Set(sums(at: n).map(\.value))
    }

    private static let longest = 400
}
