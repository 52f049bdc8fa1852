// SPDX-License-Identifier: Apache-2.0

/// Whether somebody asks how or where to pay.
package enum PaymentQuestion {
    private static let longest = 200

    /// Whether a text does.
    package static func asks(_ text: String) -> Bool {
        let words = words(text)
        let isPayment = words.contains { ValueWords.orders.contains($0) || ValueWords.accountNames.contains($0) }
        return isPayment && words.contains(where: places.contains)
    }

    /// Whether a text ends with what an account of somebody else is called: `his account is`.
    package static func endsWithAccountOfAnother(_ text: String) -> Bool {
        let line = Array("\(text.suffix(longest)) 0".utf8)
        let around = ValueSurroundings(line.count - 1..<line.count, in: line)
        if case .ofReader? = around.owner(isPayee: true) { return true }
        let words = words(text).suffix(6)
        guard let place = words.lastIndex(where: others.contains) else { return false }
        let rest = words[(place + 1)...]
        return rest.contains(where: ValueWords.accountNames.contains)
            && rest.allSatisfy { ValueWords.accountNames.contains($0) || ValueWords.fillers.contains($0) }
    }

    private static func words(_ text: String) -> [String] {
        text.suffix(longest).lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map {
            ValueWords.plain(String($0))
        }
    }

    private static let places: Set<String> = [
        "how", "where", "which", "what", "whats", "wohin", "wie", "wo", "welches", "como", "donde", "cual", "adonde",
        "comment", "ou",
        "quel", "combien", "onde", "qual", "paano", "saan", "ano",
    ]
    private static let others: Set<String> = [
        "his", "her", "their", "seine", "sein", "ihr", "ihre", "leur", "dele", "dela", "niya",
    ]
}
