// SPDX-License-Identifier: Apache-2.0

/// A service of payments that is named beside a value: `zelle …`.
extension ValueSurroundings {
    /// `friends and family`: how PayPal calls a payment without a purchase.
    package var isPaidAsGift: Bool {
        Self.lengthOfGift(before.suffix(3)) != nil || Self.lengthOfGift(behind.prefix(3)) != nil
    }

    static func lengthOfGift(_ words: ArraySlice<String>) -> Int? {
        let gifts = [
            ["friends", "and", "family"], ["family", "and", "friends"], ["friends", "family"], ["f", "f"],
            ["f", "and", "f"],
            ["freunde", "und", "familie"], ["amigos", "y", "familia"], ["amis", "et", "famille"],
            ["amigos", "e", "família"],
        ]
        return gifts.first { $0.elementsEqual(words.prefix($0.count)) || $0.elementsEqual(words.suffix($0.count)) }?
            .count
    }

    /// `zelle …`, `apple pay to …`, `send to … friends and family`: a number or an address beside a service of payments, told as
    /// where to pay.
    var isPaidByService: Bool {
        let words = front + back
        let isOfService =
            isPaidAsGift || words.contains(where: ValueWords.paymentServices.contains)
            || zip(words, words.dropFirst()).contains { ValueWords.paymentServicePairs.contains("\($0) \($1)") }
        return isOfService && tellsWhereToPay
    }
}
