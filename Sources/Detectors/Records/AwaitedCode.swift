// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// The code of a card that somebody demanded, sent without a word: "1234 5678 9012 3456" and nothing else.
///
/// No shape of digits is a code by itself; behind a demand for a gift card or a voucher, what the other sends alone is one.
struct AwaitedCode {
    private var asked: (n: Int32, by: Account.ID)?

    /// Events behind a demand within which a code answers it.
    private static let reach: Int32 = 120
    /// Letters and digits of a code: telephone numbers have at most twelve.
    private static let signs = 13...25
    /// Characters of a code with what stands between its groups.
    private static let lengths = 13...40

    /// Notes a message that names cards or vouchers as the way to pay.
    mutating func note(_ entry: TimelineEntry, _ codes: CodeSet, _ context: DetectorContext) {
        guard let actor = entry.actor, codes.overlaps([.method, .demand]),
            let text = context.timeline.text(entry.n), text.utf8.count <= Self.longest
        else { return }
        if PaymentMethod.named(in: text) == "giftCard" { asked = (entry.n, actor) }
    }

    /// The code that a message is, where one is awaited from its writer; one that `Identifiers` knows is told there.
    func code(in entry: TimelineEntry, _ marks: Marks, _ context: DetectorContext) -> Citation? {
        guard let asked, let actor = entry.actor, actor != asked.by, entry.kind == .message, entry.wasSent,
            !entry.isForwarded, context.distance(from: asked.n, to: entry.n) <= Self.reach,
            Self.lengths.contains(Int(entry.textLength)),
            !marks.identifiers.contains(where: { $0.kind != .phone && $0.kind != .card }), marks.money.isEmpty,
            let text = context.timeline.text(entry.n), Self.isCode(text)
        else { return nil }
        return Citation(n: entry.n, rule: "text.code")
    }

    /// Whether a text is groups of digits, or of capitals with or without digits, of the length of a card's code.
    static func isCode(_ text: String) -> Bool {
        let groups = text.split { " -\n\r\t".contains($0) }
        let signs = groups.joined()
        guard Self.signs.contains(signs.count), signs.allSatisfy(\.isASCII),
            signs.allSatisfy({ $0.isNumber || $0.isUppercase })
        else { return false }
        let digits = signs.count(where: \.isNumber)
        if digits == signs.count { return groups.count == 1 || groups.allSatisfy { $0.count >= 3 } }
        // Capitals alone may be shouted words: those of a code come in equal groups with hyphens between.
        let isGrouped = groups.count >= 3 && groups.allSatisfy { (4...6).contains($0.count) } && text.contains("-")
        return digits >= 3 || isGrouped
    }

    private static let longest = 1_000
}
