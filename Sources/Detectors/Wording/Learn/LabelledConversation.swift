// SPDX-License-Identifier: Apache-2.0

/// A conversation of a labelled set; `Samples/labelled/README.md` describes the file.
public struct LabelledConversation: Sendable, Decodable {
    /// Somebody who takes part.
    public struct Participant: Sendable, Decodable {
        /// `u1`.
        public var id: String
        /// As it is displayed.
        public var name: String
        /// `suspect`, `target`, `other`.
        public var role: String
    }

    /// A message.
    public struct Message: Sendable, Decodable {
        /// Number from 1.
        public var n: Int32
        /// RFC 3339, in UTC.
        public var t: String
        /// Writer.
        public var from: String
        /// Text.
        public var text: String
        /// What it does.
        public var tags: [String]
    }

    /// What a message names.
    public struct Entity: Sendable, Decodable {
        /// Message that names it.
        public var n: Int32
        /// `phone`, `iban`, `money` and so on.
        public var type: String
        /// In normal form; sums as `GBP 200.00`.
        public var value: String
    }

    /// Numbers of the first message of each stage; nil where there is none.
    public struct Facts: Sendable, Decodable {
        /// A picture of the person addressed is asked for.
        public var firstImageRequest: Int32?
        /// A threat is made.
        public var firstThreat: Int32?
        /// Something is demanded.
        public var firstDemand: Int32?

        private enum CodingKeys: String, CodingKey {
            case firstImageRequest = "first_image_request"
            case firstThreat = "first_threat"
            case firstDemand = "first_demand"
        }
    }

    /// A name that tells nothing.
    public var id: String
    /// `sextortion`, `benign` and so on; `harmless` for talk that was looked at as a whole alone, whose messages bear no tags.
    public var kind: String
    /// BCP 47.
    public var language: String
    /// Who takes part.
    public var participants: [Participant]
    /// In order.
    public var messages: [Message]
    /// Identifiers and sums that it names.
    public var entities: [Entity]?
    /// Where its stages begin.
    public var facts: Facts?

    /// Whether somebody is extorted in it.
    public var isExtortion: Bool { kind == "sextortion" || kind == "extortion_other" }

    /// Tags of messages that threaten.
    static let threats: Set<String> = ["threat_share", "threat_violence", "threat_report"]

    /// How many of its messages are looked at for a step.
    func end(of step: WordingStep) -> Int {
        let first = step.endsAtThreat ? messages.firstIndex { !Self.threats.isDisjoint(with: $0.tags) } : nil
        return first ?? messages.count
    }

    /// Whether a message that is looked at takes a step.
    func takes(_ step: WordingStep) -> Bool {
        messages[..<end(of: step)].contains { !step.tags.isDisjoint(with: $0.tags) }
    }

    /// Whether each message was looked at.
    var isTagged: Bool { kind != "harmless" }

    /// A share of the set to which it belongs, the same in every run: FNV-1a of its id.
    func fold(of count: UInt32) -> UInt32 {
        id.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 } % count
    }
}
