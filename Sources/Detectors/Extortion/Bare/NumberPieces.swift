// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Whether a message that is two digits is a piece of a longer number: "00", "32", "71", "and 40551826".
///
/// A countdown falls from one message to the next, begins with no nought, and has no account number beside it.
enum NumberPieces {
    static func isPiece(_ entry: TimelineEntry, context: DetectorContext) -> Bool {
        guard let own = digits(entry.n, context), (2...4).contains(own.count) else { return false }
        let (before, behind) = (run(of: entry, by: -1, context), run(of: entry, by: 1, context))
        if (before + behind).contains(where: isPart) { return true }
        guard own.count == 2 else { return false }
        if let before = before.first, before.count == 2, before < own { return true }
        if let behind = behind.first, behind.count == 2, behind > own { return true }
        return false
    }

    /// The digits of the messages on one side that hold nothing else, nearest first.
    private static func run(of entry: TimelineEntry, by step: Int32, _ context: DetectorContext) -> [String] {
        var found: [String] = []
        var last = entry
        while found.count < longestRun, let next = neighbour(of: last, by: step, context) {
            found.append(next.digits)
            last = next.entry
        }
        return found
    }

    /// Messages that one number is parted into, on one side of another.
    private static let longestRun = 4

    /// Two to five digits that begin with a nought, or the six to eight of a sort code or an account.
    private static func isPart(_ digits: String) -> Bool {
        (6...8).contains(digits.count) || (2...5).contains(digits.count) && digits.hasPrefix("0")
    }

    /// The digits of the next message of the same account on one side, where it holds nothing else.
    private static func neighbour(
        of entry: TimelineEntry, by step: Int32, _ context: DetectorContext
    ) -> (entry: TimelineEntry, digits: String)? {
        var n = entry.n + step
        for _ in 0..<reach {
            guard context.timeline.numbers.contains(n) else { return nil }
            let other = context.timeline.entry(n)
            if other.conversation == entry.conversation, other.kind == .message {
                guard other.actor == entry.actor, let digits = digits(n, context) else { return nil }
                return (other, digits)
            }
            n += step
        }
        return nil
    }

    /// The digits of a short text whose only word, if any, joins them to what stands before.
    private static func digits(_ n: Int32, _ context: DetectorContext) -> String? {
        guard let text = context.timeline.text(n), text.utf8.count <= 20 else { return nil }
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard words.allSatisfy({ $0.allSatisfy(\.isNumber) || joining.contains(String($0)) }) else { return nil }
        let digits = words.filter { $0.allSatisfy(\.isNumber) }.joined()
        return digits.isEmpty ? nil : digits
    }

    private static let joining: Set<String> = ["and", "then", "und", "et", "y", "e", "at"]
    /// Events between two messages of one talk that are looked through.
    private static let reach = 20
}
