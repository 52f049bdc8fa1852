// SPDX-License-Identifier: Apache-2.0

/// Finds identifiers and sums of money in a message.
///
/// Kinds look in a fixed order, and a place that one kind has taken is closed to the next, so that the digits of an
/// IBAN are not also a telephone number. Work is linear in the length of the text.
public struct IdentifierFinder: Sendable {
    private let phones = PhoneNumbers()

    /// Makes a finder; finders have no state.
    public init() {}

    /// Appends what stands in `text`, by place.
    public func find(
        in text: Span<UInt8>, identifiers: inout [IdentifierMatch], money: inout [MoneyMatch]
    ) {
        guard Prefilter.mayHoldIdentifier(text) else { return }
        let message = MessageText(text)
        var found = Findings()
        WebAddresses.find(in: message, into: &found)
        EmailAddresses.find(in: message, into: &found)
        FileHashes.find(in: message, into: &found)
        Wallets.find(in: message, into: &found)
        IBANs.find(in: message, into: &found)
        UKAccounts.find(in: message, into: &found)
        PaymentCards.find(in: message, into: &found)
        GiftCards.find(in: message, into: &found)
        NetworkAddresses.find(in: message, into: &found)
        phones.find(in: message, into: &found)
        PaymentTags.find(in: message, into: &found)
        Handles.find(in: message, into: &found)
        MoneyAmounts.find(in: message, into: &found)
        identifiers += found.identifiers.sorted { left, right in
            left.span.lowerBound != right.span.lowerBound
                ? left.span.lowerBound < right.span.lowerBound : left.kind < right.kind
        }
        money += found.money.sorted { $0.span.lowerBound < $1.span.lowerBound }
    }
}

/// What was found in a message so far, and which places are taken.
struct Findings {
    private(set) var identifiers: [IdentifierMatch] = []
    private(set) var money: [MoneyMatch] = []
    private var taken: [Range<Int>] = []

    /// More than this in one message is flooding; the rest is left out of the list, not out of the transcript.
    static let limit = 512

    func isFree(_ range: Range<Int>) -> Bool {
        !taken.contains { $0.overlaps(range) }
    }

    /// Records an identifier and closes its place.
    mutating func add(
        _ kind: IdentifierMatch.Kind, _ value: String, at range: Range<Int>, _ status: IdentifierMatch.Status,
        isObfuscated: Bool = false
    ) {
        guard identifiers.count < Self.limit else { return }
        identifiers.append(
            IdentifierMatch(
                kind: kind, value: value, span: Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound),
                status: status, isObfuscated: isObfuscated))
        taken.append(range)
    }

    mutating func add(value: String, currency: String?, at range: Range<Int>) {
        guard money.count < Self.limit else { return }
        money.append(
            MoneyMatch(
                value: value, currency: currency,
                span: Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound)))
    }
}
