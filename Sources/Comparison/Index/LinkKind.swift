// SPDX-License-Identifier: Apache-2.0

/// What an identifier's kind can carry.
public struct LinkKind: Hashable, Sendable {
    /// How firmly a value of the kind belongs to whoever uses it.
    public enum Grip: Int, Hashable, Sendable, Comparable {
        /// Said by many, or handed out by lot: alone the weakest link.
        case weak
        /// Chosen freely, or found again by other hands: a link of middling strength.
        case soft
        /// Given out once by a service, a bank or a chain.
        case hard

        /// From weak to hard.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The kind's name in the output files.
    public let name: String
    /// How firmly.
    public let grip: Grip
    /// The chance that two accounts of one hand show the same value: a start value, until verdicts can tell.
    public let shareIfLinked: Double

    /// Whether a value of the kind is where money goes.
    public var isPayee: Bool { Self.payees.contains(name) }

    /// Whether somebody bears a value of the kind, as a name or a number of theirs.
    public var isBorne: Bool { Self.borne.contains(name) }

    /// Whether a service knows its accounts by values of the kind: who bears one in their account data is that account.
    public var isAccount: Bool { name == "accountId" || name == "phone" }

    /// Whether a value of the kind is somebody's: where money goes, or what somebody bears.
    public var isOwned: Bool { isPayee || isBorne }

    private static let borne: Set<String> = ["phone", "email", "username"]

    private static let payees: Set<String> = [
        "iban", "ukAccount", "card", "bitcoin", "ethereum", "litecoin", "monero", "tron", "dogecoin", "dash", "xrp",
        "solana", "cashtag", "paypal", "venmo", "revolut", "monzo", "wise", "upi", "pix", "bankAccount",
    ]

    /// Kinds written in one run of some thirty letters and figures.
    static let codes: Set<String> = [
        "bitcoin", "ethereum", "litecoin", "monero", "tron", "dogecoin", "dash", "xrp", "solana",
    ]

    /// Whether a name is a public key: made by lot, given up by nobody, the same on no other service.
    ///
    /// Session: https://docs.getsession.org, `05` and 32 bytes in hexadecimal.
    public static func isKey(_ kind: String, _ value: String) -> Bool {
        kind == "username" && value.utf8.count == 66 && value.hasPrefix("05") && value.allSatisfy(\.isHexDigit)
    }

    /// What is kept of the number of a payment card: the first six and the last four figures.
    ///
    /// PCI DSS 4.0.1, requirement 3.4.1: the most that may be shown.
    public static func masked(card number: String) -> String {
        guard number.utf8.count >= 12, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return number }
        return number.prefix(6) + String(repeating: "*", count: number.utf8.count - 10) + number.suffix(4)
    }

    /// Kinds that an e-mail address or a telephone number may be used as: it has the same owner as any of them.
    private static let ofMailbox = ["email", "paypal", "pix", "revolut", "venmo", "wise"]
    private static let ofNumber = ["phone", "paypal", "pix", "revolut", "venmo", "wise"]

    /// The kinds under which a value may stand that has one owner, whichever service it is used with; the first names them.
    public static func owning(_ kind: String, _ value: String) -> [String] {
        if ofMailbox.contains(kind), value.contains("@"), value.first != "@" { return ofMailbox }
        if ofNumber.contains(kind), value.first == "+" { return ofNumber }
        return [kind]
    }

    /// Looks a kind up; unknown kinds are weak.
    public init(_ name: String) {
        self.name = name
        switch name {
        case "accountId": (grip, shareIfLinked) = (.hard, 0.5)
        case "phone", "email", "iban", "ukAccount", "card", "bitcoin", "ethereum", "litecoin", "monero", "tron",
            "dogecoin", "dash", "xrp", "solana", "cashtag", "paypal", "venmo", "revolut", "monzo", "wise", "upi", "pix",
            "bankAccount", "device",
            "invite", "giftCard":
            (grip, shareIfLinked) = (.hard, 0.5)
        case "username": (grip, shareIfLinked) = (.hard, 0.5)
        case "fileHash": (grip, shareIfLinked) = (.soft, 0.3)
        case "url": (grip, shareIfLinked) = (.soft, 0.3)
        case "domain", "ip": (grip, shareIfLinked) = (.weak, 0.2)
        default: (grip, shareIfLinked) = (.weak, 0.1)
        }
    }
}
