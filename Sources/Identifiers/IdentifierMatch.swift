// SPDX-License-Identifier: Apache-2.0

/// Something in a text that identifies a person, an account, a payee or a place on the network.
public struct IdentifierMatch: Hashable, Sendable {
    /// The kinds that output files name.
    public enum Kind: String, Hashable, Sendable, CaseIterable, Comparable, Codable {
        case phone, email, username, iban, ukAccount, card, bitcoin, ethereum, litecoin, monero, tron, cashtag
        case paypal, venmo, revolut, monzo, wise, giftCard, url, domain, invite, ip, device, fileHash
        /// Added to the kinds above: Dogecoin, Dash, XRP Ledger and Solana addresses.
        case dogecoin, dash, xrp, solana
        /// UPI addresses, Pix keys, accounts of banks that have neither IBAN nor sort code.
        case upi, pix, bankAccount

        /// In the order of declaration.
        public static func < (left: Self, right: Self) -> Bool { places[left, default: 0] < places[right, default: 0] }

        private static let places: [Self: Int] = Dictionary(
            uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
    }

    /// What the validator says.
    public enum Status: String, Hashable, Sendable, Codable {
        /// Checksum or library agrees.
        case valid
        /// It has the shape, but the checksum disagrees.
        case damaged
        /// The kind has no checksum, or what there is cannot be checked.
        case unverifiable
    }

    /// What it is.
    public var kind: Kind
    /// The form that is compared.
    ///
    /// E.164, IBAN without blanks, handle in lower case without its sign, sort code and account joined by a hyphen.
    public var value: String
    /// UTF-8 offsets into the exporter's text.
    public var span: Range<Int32>
    /// What the validator says.
    public var status: Status
    /// Whether it was written in a disguise (`at gmail dot com`, spelled digits).
    public var isObfuscated: Bool

    /// Makes a match.
    public init(kind: Kind, value: String, span: Range<Int32>, status: Status, isObfuscated: Bool = false) {
        self.kind = kind
        self.value = value
        self.span = span
        self.status = status
        self.isObfuscated = isObfuscated
    }
}

/// A sum of money in a text.
public struct MoneyMatch: Hashable, Sendable {
    /// Minor units are kept as decimal text: `200.00`; money is never a binary fraction.
    public var value: String
    /// ISO 4217; nil for a bare number whose currency the context must supply.
    public var currency: String?
    /// UTF-8 offsets into the exporter's text.
    public var span: Range<Int32>
    /// Whether letters stood for digits or digits for letters: `2OO eur0`.
    public var isObfuscated: Bool

    /// Makes a match.
    public init(value: String, currency: String?, span: Range<Int32>, isObfuscated: Bool = false) {
        self.value = value
        self.currency = currency
        self.span = span
        self.isObfuscated = isObfuscated
    }
}
