// SPDX-License-Identifier: Apache-2.0

import Comparison

/// Ways of writing and of proceeding that an invented store hands out to its accounts, as the store keeps them: so a
/// comparison of it reads and weighs as much as one of true cases.
struct InventedWriters {
    private let styles: [String]
    private static let stages = ["contact", "flattery", "imageRequest", "platformMove", "threat", "demand"]

    init(_ count: Int) {
        guard let style = StyleComparison.standard else {
            styles = []
            return
        }
        styles = (0..<count).compactMap { number in
            var dice = StableDice("invented writer \(number)")
            // Everybody has words of his own, made of letters that he likes.
            let letters = (0..<26).map { _ in Unicode.Scalar(UInt8(97 + dice.roll(26))) }
            let words = (0..<150).map { _ in
                String(String.UnicodeScalarView((0..<2 + dice.roll(6)).map { _ in letters[dice.roll(26)] }))
            }
            var counter = StyleCounter(style)
            for _ in 0..<30 + dice.roll(120) {
                counter.add((0..<6 + dice.roll(12)).map { _ in words[dice.roll(words.count)] }.joined(separator: " "))
            }
            return counter.profile.flatMap { try? CaseFileForm.text($0) }
        }
    }

    func style(of account: Int) -> String? { styles.isEmpty ? nil : styles[account % styles.count] }

    func behaviour(of account: Int) -> String? {
        var dice = StableDice("invented course \(account)")
        let stages = dice.choose(4, below: Self.stages.count).map { Self.stages[$0] }
        let profile = BehaviourProfile(
            hours: (0..<24).map { _ in dice.roll(9) }, days: 3 + dice.roll(20), medianAnswer: 30 + dice.roll(900),
            stages: stages, secondsToDemand: Int64(600 + dice.roll(90_000)),
            sums: ["GBP \(50 + 50 * dice.roll(20)).00"])
        return try? CaseFileForm.text(profile)
    }
}
