// SPDX-License-Identifier: Apache-2.0

/// A conversation of a labelled set; `Samples/labelled/README.md` describes the file.
public struct LabelledConversation: Sendable, Decodable {
    /// Somebody who takes part.
    public struct Participant: Sendable, Decodable {
        /// `u1`.
        public var id: String
        /// `suspect`, `target`, `other`.
        public var role: String
    }

    /// A message.
    public struct Message: Sendable, Decodable {
        /// Number from 1.
        public var n: Int32
        /// Writer.
        public var from: String
        /// Text.
        public var text: String
        /// What it does.
        public var tags: [String]
    }

    /// A name that tells nothing.
    public var id: String
    /// `sextortion`, `benign` and so on.
    public var kind: String
    /// BCP 47.
    public var language: String
    /// Who takes part.
    public var participants: [Participant]
    /// In order.
    public var messages: [Message]

    /// Whether somebody is extorted in it.
    var isExtortion: Bool { kind == "sextortion" || kind == "extortion_other" }

    /// A share of the set to which it belongs, the same in every run: FNV-1a of its id.
    func fold(of count: UInt32) -> UInt32 {
        id.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 } % count
    }
}
