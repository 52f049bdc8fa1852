// SPDX-License-Identifier: Apache-2.0

import Analysis

/// A request for a picture that the other refused, and numbers behind it that fall: "3", "2" threatens without a word.
///
/// Messages are those of the account, counted.
struct RefusedRequest {
    /// The latest own request for a picture.
    private(set) var request: Citation?
    /// The own message at which the other refused one.
    private var refused: Int?
    /// The latest lone number.
    private var count: (message: Int, value: Int)?

    mutating func note(_ utterance: Utterance) {
        if let asked = utterance.citations(of: [.imageRequest, .imageHint]).first { request = asked }
    }

    mutating func refuse(at message: Int) { if request != nil { refused = message } }

    /// Whether numbers of the next messages may count down to what the refusal leads to.
    func awaitsCountdown(at message: Int) -> Bool { refused.map { message - $0 <= Self.countable } ?? false }

    /// Whether a lone number is a little less than the one before it.
    mutating func falls(to value: Int, at message: Int) -> Bool {
        defer { count = (message, value) }
        guard let count, message - count.message <= Self.near else { return false }
        return (1...3).contains(count.value - value)
    }

    /// Own messages behind a refusal within which numbers count down to what happens.
    private static let countable = 12
    /// Own messages between two numbers of one countdown.
    private static let near = 4
}
