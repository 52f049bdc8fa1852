// SPDX-License-Identifier: Apache-2.0

/// Finds identifiers and sums of money in a message.
///
/// Kinds look in a fixed order, and a place that one kind has taken is closed to the next, so that the digits of an
/// IBAN are not also a telephone number. Work is linear in the length of the text.
public struct IdentifierFinder: Sendable {
    /// Makes a finder; finders have no state.
    public init() {}

    /// Appends what stands in `text`, by place.
    public func find(
        in text: Span<UInt8>, identifiers: inout [IdentifierMatch], money: inout [MoneyMatch]
    ) {
        guard Prefilter.mayHoldIdentifier(text) else { return }
        search(text, identifiers: &identifiers, money: &money)
    }

    /// As `find`, without the look ahead that spares small talk the search.
    func search(_ text: Span<UInt8>, identifiers: inout [IdentifierMatch], money: inout [MoneyMatch]) {
        let message = MessageText(text)
        var found = MatchCollector()
        SpokenAddresses.find(in: message, into: &found)
        LocalAccounts.find(in: message, into: &found)
        WebAddresses.find(in: message, into: &found)
        EmailAddresses.find(in: message, into: &found)
        Wallets.find(in: message, into: &found)
        FileHashes.find(in: message, into: &found)
        IBANs.find(in: message, into: &found)
        UKAccounts.find(in: message, into: &found)
        Devices.find(in: message, into: &found)
        PaymentCards.find(in: message, into: &found)
        GiftCards.find(in: message, into: &found)
        NetworkAddresses.find(in: message, into: &found)
        PhoneNumbers.find(in: message, into: &found)
        SpokenNumbers.find(in: message, into: &found)
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
