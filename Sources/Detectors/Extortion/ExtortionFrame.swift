// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// A frame while it is being put together.
struct ExtortionFrame {
    /// One filled slot.
    struct Hit: Hashable {
        var slot: ExtortionDemand.Slot
        var citation: Citation
        /// Whether the words are those of somebody else, as the writer tells them.
        var isQuoted: Bool
    }

    /// A sum in a message of the demander.
    struct Sum {
        var money: Money
        var isInDemand: Bool
        var isQuoted: Bool
    }

    private(set) var hits: [Hit] = []
    private var filled: [ExtortionDemand.Slot: Int] = [:]
    var sums: [Sum] = []
    var payees: [ExtortionDemand.Payee] = []
    var deadlines: [ExtortionDemand.Deadline] = []
    /// The best tier of the demander's own words.
    var tier: ExtortionDemand.Tier?
    /// The best tier when quoted words count too.
    var tierWithQuotes: ExtortionDemand.Tier?
    /// Position of the latest part.
    var last: FramePosition
    /// Time of the latest part.
    var lastTime: Int64?
    var isPaid = false
    var quotedBy: Set<String> = []
    /// The demander laughed about it and put nothing behind it.
    var endsInLaughter = false
    /// Whether the latest message of the demander filled a slot.
    var lastMessageCounted = false
    /// Somebody else laughed, and the demander did not press on.
    var isTakenAsJoke = false
    var hasPlea = false
    var isGame = false
    var isBusiness = false
    /// Who answered, pleaded or paid.
    var responders: Set<Account.ID> = []

    init(at position: FramePosition, time: Int64?) {
        last = position
        lastTime = time
    }

    var hasDemand: Bool { filled[.demand] != nil }

    /// Adds what a message fills; a slot keeps at most 50 messages, so that a flood stays printable.
    mutating func fill(_ slot: ExtortionDemand.Slot, with citations: [Citation], isQuoted: Bool) {
        for citation in citations where filled[slot, default: 0] < 50 {
            filled[slot, default: 0] += 1
            hits.append(Hit(slot: slot, citation: citation, isQuoted: isQuoted))
        }
    }
}
