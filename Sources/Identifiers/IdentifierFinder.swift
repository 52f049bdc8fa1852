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
        guard let folded = FoldedText(text) else { return read(text, identifiers: &identifiers, money: &money) }
        var found: [IdentifierMatch] = []
        read(text, identifiers: &found, money: &money)
        identifiers += completed(found, from: folded)
    }

    /// What stands in a text as it is, and what stands in it once invisible characters and other figures are undone.
    ///
    /// A value that holds such a character takes the place of its pieces.
    private func completed(_ plain: [IdentifierMatch], from folded: FoldedText) -> [IdentifierMatch] {
        var (further, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        read(folded.bytes.span, identifiers: &further, money: &sums)
        further = further.compactMap { match in
            guard folded.isChanged(match.span) else { return nil }
            var match = match
            match.span = folded.unfolded(match.span)
            match.isObfuscated = true
            return match
        }
        further.removeAll { one in
            plain.contains { other in
                one.span.overlaps(other.span)
                    && (one.span == other.span || other.span.lowerBound < one.span.lowerBound
                        || other.span.upperBound > one.span.upperBound)
            }
        }
        let kept = plain.filter { other in !further.contains { $0.span.overlaps(other.span) } }
        return (kept + further).sorted { left, right in
            left.span.lowerBound != right.span.lowerBound
                ? left.span.lowerBound < right.span.lowerBound : left.kind < right.kind
        }
    }

    /// A text as it is.
    private func read(_ text: Span<UInt8>, identifiers: inout [IdentifierMatch], money: inout [MoneyMatch]) {
        let message = MessageText(text)
        var found = MatchCollector()
        SpokenAddresses.find(in: message, into: &found)
        LocalAccounts.find(in: message, into: &found)
        AppLinks.find(in: message, into: &found)
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
