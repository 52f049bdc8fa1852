// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The letter of a stage: the same in summary, charts, tables and transcript, and in every report.
///
/// I and O are left out because they read as digits.
struct StageLetter: Hashable, Sendable {
    /// Nil for the first message.
    var stage: Escalation.Stage?

    /// The first message between two accounts.
    static let start = StageLetter(stage: nil)

    var letter: String {
        switch stage {
        case nil: "A"
        case .ageQuestion: "B"
        case .isolationQuestion: "C"
        case .sexualTopic: "D"
        case .imageRequest: "E"
        case .imageReceived: "F"
        case .platformMove: "G"
        case .secrecy: "H"
        case .meetingRequest: "J"
        case .giftOffer: "K"
        case .threat: "L"
        case .demand: "M"
        case .payment: "N"
        }
    }

    /// What the stage is, as a noun.
    var name: String {
        switch stage {
        case nil: "first message"
        case .ageQuestion: "age asked"
        case .isolationQuestion: "home, company or partner asked about"
        case .sexualTopic: "sexual topic"
        case .imageRequest: "picture or camera asked for"
        case .imageReceived: "picture after a request"
        case .platformMove: "move to another service"
        case .secrecy: "secrecy asked"
        case .meetingRequest: "meeting asked"
        case .giftOffer: "gift, money or work offered"
        case .threat: "words of threat"
        case .demand: "words of demand"
        case .payment: "payment"
        }
    }

    /// The letters in order, for the key.
    static var all: [StageLetter] { [.start] + Escalation.Stage.allCases.map { StageLetter(stage: $0) } }
}
