// SPDX-License-Identifier: Apache-2.0

import Analysis

/// What a stretch of one account's messages holds, as far as the tier of a frame depends on it.
struct FrameFeatures: OptionSet, Hashable {
    let rawValue: UInt64

    /// To publish or send, or to harm: a threat by itself.
    static let threat = FrameFeatures(rawValue: 1 << 0)
    /// To report or accuse: a threat only beside something that makes it bite.
    static let accusation = FrameFeatures(rawValue: 1 << 1)
    /// Something held over the other: pictures, recordings, access.
    static let leverage = FrameFeatures(rawValue: 1 << 2)
    /// The other's people are known, or named.
    static let contacts = FrameFeatures(rawValue: 1 << 3)
    /// Something was shown.
    static let proof = FrameFeatures(rawValue: 1 << 4)
    /// Before whom it would come.
    static let audience = FrameFeatures(rawValue: 1 << 5)
    static let demand = FrameFeatures(rawValue: 1 << 6)
    static let amount = FrameFeatures(rawValue: 1 << 7)
    static let method = FrameFeatures(rawValue: 1 << 8)
    /// A payee with a valid or checkable identifier.
    static let payee = FrameFeatures(rawValue: 1 << 9)
    static let deadline = FrameFeatures(rawValue: 1 << 10)
    static let pressure = FrameFeatures(rawValue: 1 << 11)
    /// The other side pleads.
    static let plea = FrameFeatures(rawValue: 1 << 12)

    /// A picture or an act asked for: a demand where it stands beside a threat.
    static let request = FrameFeatures(rawValue: 1 << 13)

    /// Without a named harm: a threat only beside something held, known or shown, or a plea.
    static let vagueThreat = FrameFeatures(rawValue: 1 << 14)
    /// The other sent a picture that this account had asked for or answered with an own one.
    static let picture = FrameFeatures(rawValue: 1 << 15)

    /// Weak words, which never open a frame.
    static let threatHint = FrameFeatures(rawValue: 1 << 16)
    static let demandHint = FrameFeatures(rawValue: 1 << 17)
    static let deadlineHint = FrameFeatures(rawValue: 1 << 18)
    /// An own intimate picture or a request for acts went before.
    static let intimacy = FrameFeatures(rawValue: 1 << 20)
    /// To harm the body: also among `threat`.
    static let violence = FrameFeatures(rawValue: 1 << 21)
    /// The talk is about a debt, rent, a refund, a fine among friends.
    static let debt = FrameFeatures(rawValue: 1 << 22)
    static let promise = FrameFeatures(rawValue: 1 << 23)
    static let condition = FrameFeatures(rawValue: 1 << 24)

    /// Hints of a threat in more than one message.
    static let threatHints = FrameFeatures(rawValue: 1 << 25)
    /// A threat, or a hint of one, and a condition in one message.
    static let conditioned = FrameFeatures(rawValue: 1 << 26)

    /// How the other takes it: distress, questions, an outcry, bargaining, a refusal, a payment.
    static let distress = FrameFeatures(rawValue: 1 << 27)
    static let questions = FrameFeatures(rawValue: 1 << 28)
    static let outcry = FrameFeatures(rawValue: 1 << 29)
    static let bargaining = FrameFeatures(rawValue: 1 << 30)
    static let refusal = FrameFeatures(rawValue: 1 << 31)
    static let payment = FrameFeatures(rawValue: 1 << 32)

    /// A picture of the demander alarmed the other.
    static let shown = FrameFeatures(rawValue: 1 << 33)

    /// The demander bids the other tell nobody.
    static let hush = FrameFeatures(rawValue: 1 << 34)
    /// The other names the police or another helper, and not only the crime.
    static let helper = FrameFeatures(rawValue: 1 << 35)

    static let count = 36
    static let weakThreats: FrameFeatures = [.accusation, .vagueThreat]
    /// What may open a frame.
    static let openers: FrameFeatures = [
        .threat, .accusation, .vagueThreat, .leverage, .contacts, .proof, .demand, .method, .payee,
    ]

    static let hints: FrameFeatures = [.threatHint, .demandHint, .deadlineHint]
    /// What the other may add.
    static let answers: FrameFeatures = [
        .plea, .distress, .questions, .outcry, .helper, .bargaining, .refusal, .payment, .debt,
    ]
    /// What says nothing of a demand by itself.
    static let asides: FrameFeatures = [.debt, .hush]

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The feature of a part that bare characters fill.
    init(hint slot: ExtortionDemand.Slot) {
        switch slot {
        case .threat: self = .threatHint
        case .deadline: self = .deadlineHint
        case .demand: self = .demandHint
        default: self = []
        }
    }

    /// The features that codes stand for.
    init(_ codes: CodeSet) {
        var features: FrameFeatures = []
        if codes.overlaps([.threat, .violence, .executed]) { features.insert(.threat) }
        if codes.contains(.accusation) { features.insert(.accusation) }
        if codes.contains(.vagueThreat) { features.insert(.vagueThreat) }
        if codes.overlaps([.leverage, .hacked]) { features.insert(.leverage) }
        if codes.contains(.contacts) { features.insert(.contacts) }
        if codes.contains(.proof) { features.insert(.proof) }
        if codes.contains(.audience) { features.insert(.audience) }
        if codes.overlaps([.demand, .otherDemand]) { features.insert(.demand) }
        if codes.overlaps([.method, .mule]) { features.insert(.method) }
        if codes.contains(.deadline) { features.insert(.deadline) }
        if codes.contains(.pressure) { features.insert(.pressure) }
        if codes.overlaps([.imageRequest, .sexualRequest]) { features.insert(.request) }
        if codes.contains(.violence) { features.insert(.violence) }
        if codes.contains(.threatHint) { features.insert(.threatHint) }
        if codes.contains(.demandHint) { features.insert(.demandHint) }
        if codes.contains(.deadlineHint) { features.insert(.deadlineHint) }
        if codes.contains(.debt) { features.insert(.debt) }
        if codes.contains(.secrecy) { features.insert(.hush) }
        if codes.contains(.promise) { features.insert(.promise) }
        if codes.contains(.condition) {
            features.insert(.condition)
            if codes.overlaps(CodeSet.threats.union(.threatHint)) { features.insert(.conditioned) }
        }
        self = features
    }

    /// What an answer of the other tells.
    init(answer codes: CodeSet) {
        var features: FrameFeatures = []
        if codes.contains(.plea) { features.insert(.plea) }
        if codes.contains(.distress) { features.insert(.distress) }
        if codes.contains(.alarm) { features.insert(.questions) }
        if codes.contains(.outcry) { features.insert(.outcry) }
        if codes.contains(.bargaining) { features.insert(.bargaining) }
        if codes.contains(.refusal) { features.insert(.refusal) }
        if codes.contains(.paid) { features.insert(.payment) }
        self = features
    }

    func overlaps(_ other: FrameFeatures) -> Bool { rawValue & other.rawValue != 0 }
}
