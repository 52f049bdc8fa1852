// SPDX-License-Identifier: Apache-2.0

/// What was found in a message so far, and which places are taken.
struct MatchCollector {
    private(set) var identifiers: [IdentifierMatch] = []
    private(set) var money: [MoneyMatch] = []
    /// Sorted, without overlaps.
    private var taken: [Range<Int>] = []
    private var counts: [IdentifierMatch.Kind: Int] = [:]

    /// More than this of one kind in one message is flooding.
    ///
    /// The rest is left out of the list, not out of the transcript. A flood of one kind hides nothing of another.
    static let limit = 256

    /// Position of the first taken place that ends behind `offset`.
    private func position(behind offset: Int) -> Int {
        taken.firstPosition(behind: offset)
    }

    func isFree(_ range: Range<Int>) -> Bool {
        let next = position(behind: range.lowerBound)
        return next == taken.count || taken[next].lowerBound >= range.upperBound
    }

    /// Whether no more of this kind are wanted.
    func isFull(_ kind: IdentifierMatch.Kind) -> Bool { counts[kind, default: 0] >= Self.limit }

    /// Records an identifier and closes its place.
    mutating func add(
        _ kind: IdentifierMatch.Kind, _ value: String, at range: Range<Int>, _ status: IdentifierMatch.Status,
        isObfuscated: Bool = false
    ) {
        guard !isFull(kind), !range.isEmpty else { return }
        counts[kind, default: 0] += 1
        identifiers.append(
            IdentifierMatch(
                kind: kind, value: value, span: Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound),
                status: status, isObfuscated: isObfuscated))
        if isFree(range) { taken.insert(range, at: position(behind: range.lowerBound)) }
    }

    /// Closes a place that holds no identifier and looks as if it did.
    mutating func close(_ range: Range<Int>) {
        if !range.isEmpty, isFree(range) { taken.insert(range, at: position(behind: range.lowerBound)) }
    }

    var isMoneyFull: Bool { money.count >= Self.limit }

    mutating func add(value: String, currency: String?, at range: Range<Int>, isObfuscated: Bool = false) {
        guard !isMoneyFull else { return }
        money.append(
            MoneyMatch(
                value: value, currency: currency,
                span: Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound),
                isObfuscated: isObfuscated))
    }
}
