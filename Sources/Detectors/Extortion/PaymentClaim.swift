// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// What a claim of a payment says beside the payment.
enum PaymentClaim {
    /// Whether words only repeat that something was paid before: "I paid twice already!".
    ///
    /// With a sum of its own a claim is a new one.
    static func tellsAgain(_ n: Int32, _ marks: Marks, _ context: DetectorContext) -> Bool {
        guard marks.money.isEmpty, let text = context.timeline.text(n), text.utf8.count <= 200 else { return false }
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        if words.contains(where: again.contains) { return true }
        return zip(words, words.dropFirst()).contains { again.contains($0 + " " + $1) }
    }

    private static let again: Set<String> = [
        "already", "twice", "thrice", "two times", "three times", "so much", "enough times", "deux fois", "trois fois",
        "déjà payé", "deja payé", "dos veces", "tres veces", "duas vezes", "três vezes", "zweimal", "dreimal",
        "bereits",
        "dalawang beses", "ilang beses",
    ]
}
