// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// One extortion frame: a threat, a demand and what belongs to them, in one stretch of talk.
public struct ExtortionDemand: Hashable, Sendable {
    /// How much of a demand the record holds; `docs/detectors/extortion-demand.md` defines them.
    public enum Tier: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        case e1 = "E1", e2 = "E2", e3 = "E3", e4 = "E4"

        /// From E1 to E4.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The parts of a frame, by the names of the output file.
    public enum Slot: String, Hashable, Sendable, Codable, CaseIterable {
        case leverage, proof, threat, audience, condition, demand, amount, method, deadline, pressure, promise, executed
        /// Parts that look so and do not count: words of somebody else, jokes, debts; `demotions` tells why.
        case seeming

        /// Feeds the slot to a hasher, by its place: by its name it would cost as much as a text.
        public func hash(into hasher: inout Hasher) { hasher.combine(place) }

        /// Its place among all slots, from nought.
        public var place: Int {
            switch self {
            case .leverage: 0
            case .proof: 1
            case .threat: 2
            case .audience: 3
            case .condition: 4
            case .demand: 5
            case .amount: 6
            case .method: 7
            case .deadline: 8
            case .pressure: 9
            case .promise: 10
            case .executed: 11
            case .seeming: 12
            }
        }
    }

    /// A payee that the demand names.
    public struct Payee: Hashable, Sendable, Codable {
        /// Identifier kind.
        public var kind: String
        /// Normal form.
        public var value: String

        /// Makes a payee.
        public init(kind: String, value: String) {
            self.kind = kind
            self.value = value
        }
    }

    /// One sum of the demander, where it stands.
    public struct Sum: Hashable, Sendable {
        /// The message.
        public var n: Int32
        /// The sum in it.
        public var amount: Money
        /// Where its currency comes from; nil where the words of the sum name it, or nothing does.
        public var currencyBasis: CurrencyBasis?

        /// Makes a sum.
        public init(n: Int32, amount: Money, currencyBasis: CurrencyBasis? = nil) {
            self.n = n
            self.amount = amount
            self.currencyBasis = currencyBasis
        }
    }

    /// What is wanted, by the names of the output file.
    public enum Want: String, Hashable, Sendable, Codable, CaseIterable {
        case money, picture, act
    }

    /// Where the currency of a bare number comes from, by the names of the output file.
    public enum CurrencyBasis: String, Hashable, Sendable, Codable {
        /// Somebody names it elsewhere in the talk.
        case talk
        /// The account or service to pay to deals in it alone.
        case payment
        /// Words of the talk belong to where it is used.
        case region
        /// Nothing but its sign or word, which several currencies share: the commonest is put.
        case sign
    }

    /// A way to pay that words of the demand name.
    public struct Method: Hashable, Sendable {
        /// The message.
        public var n: Int32
        /// By the names of the output file, `giftCard` or `paypal`.
        public var name: String

        /// Makes a way to pay.
        public init(n: Int32, name: String) {
            self.n = n
            self.name = name
        }
    }

    /// When the demand was to be met: words of one message, and what follows from them.
    public struct Deadline: Hashable, Sendable, Codable {
        /// The message that holds the words.
        public var n: Int32
        /// As written.
        public var literal: String
        /// The instant, RFC 3339, in the precision of the source; nil when it cannot be computed.
        public var at: String?
        /// The latest instant, where the time of the message is an interval (a repeated hour); nil where it is `at`.
        public var atLatest: String?
        /// The time of day that the words name, where it had passed less than an hour before the message, RFC 3339.
        ///
        /// "by 9pm", written at ten past nine, may be an end that has come, or one of the next day: it has no instant.
        public var passed: String?

        /// Makes a deadline.
        public init(n: Int32, literal: String, at: String?, atLatest: String? = nil, passed: String? = nil) {
            self.n = n
            self.literal = literal
            self.at = at
            self.atLatest = atLatest
            self.passed = passed
        }
    }

    /// How much of a demand the record holds, after demotions.
    public var tier: Tier
    /// Where.
    public var conversation: Conversation.ID
    /// The account that demands.
    public var account: Account.ID
    /// The account it is directed at; nil in a group where that is not clear.
    public var target: Account.ID?
    /// Number of the frame between these two, from 1.
    public var frame: Int
    /// The messages that fill each slot.
    public var slots: [Slot: [Citation]]
    /// Where none of its own messages threatens: what stands for the threat, of an earlier demand of the account or a
    /// picture of the other.
    public var standing: [Citation] = []
    /// The sum demanded.
    public var amount: Money?
    /// Every sum in the demander's messages, by place; `amount` is one of them.
    public var sums: [Sum] = []
    /// Places of slots and sums that a flood of them left out.
    public var omitted = 0
    /// Where its currency comes from; nil where the sum itself names it, or nothing does.
    public var currencyBasis: CurrencyBasis?
    /// What is wanted, as far as words tell.
    public var wants: [Want] = []
    /// Ways to pay that words name, each once.
    public var methods: [Method] = []
    /// Where to pay.
    public var payees: [Payee]
    /// When it was to be met.
    public var deadline: Deadline?
    /// Deadlines behind it that can be computed and name another time, in the order of messages: one that was put off.
    public var laterDeadlines: [Deadline] = []
    /// Whether the target claims a payment after the demand and before the next frame.
    public var isPaid: Bool
    /// Why the tier is lower than the slots alone would make it: `reported-speech`, `laughter`, `forwarded`, `banter`, `game`,
    /// `business-sender`, `household`, `petty-sum`, `wording-weight`, `scattered`, `no-demand`, `no-threat`.
    public var demotions: [String]

    /// Makes a frame.
    public init(
        tier: Tier,
        conversation: Conversation.ID,
        account: Account.ID,
        target: Account.ID?,
        frame: Int,
        slots: [Slot: [Citation]],
        amount: Money? = nil,
        payees: [Payee] = [],
        deadline: Deadline? = nil,
        isPaid: Bool = false,
        demotions: [String] = []
    ) {
        self.tier = tier
        self.conversation = conversation
        self.account = account
        self.target = target
        self.frame = frame
        self.slots = slots
        self.amount = amount
        self.payees = payees
        self.deadline = deadline
        self.isPaid = isPaid
        self.demotions = demotions
    }
}
