// SPDX-License-Identifier: Apache-2.0

public import RuleEngine

/// Codes of the rule packs as a set of bits, so that a message is asked about many at once.
///
/// A pack may hold codes that are not here; no detector reads those.
public struct CodeSet: OptionSet, Hashable, Sendable {
    /// One bit a code, in the order of `table`.
    public let rawValue: UInt64

    /// Wraps bits.
    @inlinable
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The set of one code; empty for a code that no detector reads.
    public init(_ code: RuleCode) {
        let bit = Self.table.firstIndex { $0 == code.rawValue }
        rawValue = bit.map { 1 << UInt64($0) } ?? 0
    }

    /// The codes, by name.
    public var codes: [RuleCode] {
        Self.table.indices.filter { rawValue >> UInt64($0) & 1 == 1 }.map { RuleCode(rawValue: Self.table[$0]) }
    }

    /// Whether the two have a code in common.
    @inlinable
    public func overlaps(_ other: CodeSet) -> Bool { rawValue & other.rawValue != 0 }

    /// Every code that a detector may read, in the order of the bits.
    public static let all = CodeSet(rawValue: table.count == 64 ? .max : 1 << UInt64(table.count) - 1)

    /// Names of the codes, in the order of the bits.
    public static let table = [
        "G.acc", "G.back", "G.age", "G.ageG", "G.loc", "G.risk", "G.sec", "G.exc",
        "G.aff", "G.compl", "G.comp", "G.gift", "G.money", "G.sexT", "G.sexR", "G.img",
        "G.imgO", "G.imgP", "G.move", "G.meet", "G.neg", "G.pos", "X.lev", "X.proof",
        "X.thr", "X.thrV", "X.thrR", "X.thrG", "X.aud", "X.cond", "X.dem", "X.demO",
        "X.met", "X.dl", "X.pres", "X.neg", "X.low", "X.paid", "X.rep", "X.prom",
        "X.mule", "X.exec", "X.hack", "X.cont", "X.plead", "W.harm", "W.urge", "W.dis",
        "W.minor", "C.report", "C.quote", "C.laugh", "C.game", "C.biz", "C.fict", "C.adv",
        "X.thrI", "X.demI", "X.dlI", "X.re", "G.imgI", "C.debt", "X.cry", "X.paidI",
    ]
}

// Computed, and open to the detectors' own target: a set of several is then put together by the compiler.
extension CodeSet {
    /// `G.acc`: first contact.
    @inlinable public static var accost: CodeSet { CodeSet(rawValue: 1 << 0) }
    /// `G.back`: first words that refer back.
    @inlinable public static var back: CodeSet { CodeSet(rawValue: 1 << 1) }
    /// `G.age`: a question about age.
    @inlinable public static var age: CodeSet { CodeSet(rawValue: 1 << 2) }
    /// `G.ageG`: an age given.
    @inlinable public static var ageGiven: CodeSet { CodeSet(rawValue: 1 << 3) }
    /// `G.loc`: a question about place.
    @inlinable public static var place: CodeSet { CodeSet(rawValue: 1 << 4) }
    /// `G.risk`: a question whether somebody is alone or might see.
    @inlinable public static var risk: CodeSet { CodeSet(rawValue: 1 << 5) }
    /// `G.sec`: secrecy or deletion.
    @inlinable public static var secrecy: CodeSet { CodeSet(rawValue: 1 << 6) }
    /// `G.exc`: exclusivity, guilt, jealousy.
    @inlinable public static var exclusivity: CodeSet { CodeSet(rawValue: 1 << 7) }
    /// `G.aff`: affection.
    @inlinable public static var affection: CodeSet { CodeSet(rawValue: 1 << 8) }
    /// `G.compl`: a compliment.
    @inlinable public static var compliment: CodeSet { CodeSet(rawValue: 1 << 9) }
    /// `G.comp`: a dare, a test, bargaining for compliance.
    @inlinable public static var compliance: CodeSet { CodeSet(rawValue: 1 << 10) }
    /// `G.gift`: a gift offered.
    @inlinable public static var gift: CodeSet { CodeSet(rawValue: 1 << 11) }
    /// `G.money`: money or work offered.
    @inlinable public static var moneyOffer: CodeSet { CodeSet(rawValue: 1 << 12) }
    /// `G.sexT`: a sexual topic.
    @inlinable public static var sexualTopic: CodeSet { CodeSet(rawValue: 1 << 13) }
    /// `G.sexR`: a sexual request.
    @inlinable public static var sexualRequest: CodeSet { CodeSet(rawValue: 1 << 14) }
    /// `G.img`: a picture, video or live camera asked for.
    @inlinable public static var imageRequest: CodeSet { CodeSet(rawValue: 1 << 15) }
    /// `G.imgO`: an own picture offered.
    @inlinable public static var imageOffer: CodeSet { CodeSet(rawValue: 1 << 16) }
    /// `G.imgP`: a placeholder of a picture in the text.
    @inlinable public static var picture: CodeSet { CodeSet(rawValue: 1 << 17) }
    /// `G.move`: another platform, a number, a call.
    @inlinable public static var move: CodeSet { CodeSet(rawValue: 1 << 18) }
    /// `G.meet`: a meeting.
    @inlinable public static var meeting: CodeSet { CodeSet(rawValue: 1 << 19) }
    /// `G.neg`: a refusal.
    @inlinable public static var refusal: CodeSet { CodeSet(rawValue: 1 << 20) }
    /// `G.pos`: consent or liking.
    @inlinable public static var positive: CodeSet { CodeSet(rawValue: 1 << 21) }
    /// `X.lev`: something held over somebody.
    @inlinable public static var leverage: CodeSet { CodeSet(rawValue: 1 << 22) }
    /// `X.proof`: proof shown.
    @inlinable public static var proof: CodeSet { CodeSet(rawValue: 1 << 23) }
    /// `X.thr`: a threat to publish or send.
    @inlinable public static var threat: CodeSet { CodeSet(rawValue: 1 << 24) }
    /// `X.thrV`: a threat of violence.
    @inlinable public static var violence: CodeSet { CodeSet(rawValue: 1 << 25) }
    /// `X.thrR`: a threat to report or accuse.
    @inlinable public static var accusation: CodeSet { CodeSet(rawValue: 1 << 26) }
    /// `X.thrG`: a threat without a named harm.
    @inlinable public static var vagueThreat: CodeSet { CodeSet(rawValue: 1 << 27) }
    /// `X.aud`: an audience.
    @inlinable public static var audience: CodeSet { CodeSet(rawValue: 1 << 28) }
    /// `X.cond`: a condition.
    @inlinable public static var condition: CodeSet { CodeSet(rawValue: 1 << 29) }
    /// `X.dem`: a demand for money.
    @inlinable public static var demand: CodeSet { CodeSet(rawValue: 1 << 30) }
    /// `X.demO`: a demand for pictures, acts, silence or a relationship.
    @inlinable public static var otherDemand: CodeSet { CodeSet(rawValue: 1 << 31) }
    /// `X.met`: a way to pay.
    @inlinable public static var method: CodeSet { CodeSet(rawValue: 1 << 32) }
    /// `X.dl`: a deadline.
    @inlinable public static var deadline: CodeSet { CodeSet(rawValue: 1 << 33) }
    /// `X.pres`: pressure or insult.
    @inlinable public static var pressure: CodeSet { CodeSet(rawValue: 1 << 34) }
    /// `X.neg`: bargaining.
    @inlinable public static var bargaining: CodeSet { CodeSet(rawValue: 1 << 35) }
    /// `X.low`: a lowered sum.
    @inlinable public static var lowered: CodeSet { CodeSet(rawValue: 1 << 36) }
    /// `X.paid`: a payment claimed.
    @inlinable public static var paid: CodeSet { CodeSet(rawValue: 1 << 37) }
    /// `X.rep`: a further demand.
    @inlinable public static var again: CodeSet { CodeSet(rawValue: 1 << 38) }
    /// `X.prom`: a promise to delete or stop.
    @inlinable public static var promise: CodeSet { CodeSet(rawValue: 1 << 39) }
    /// `X.mule`: a payee who is somebody else.
    @inlinable public static var mule: CodeSet { CodeSet(rawValue: 1 << 40) }
    /// `X.exec`: a threat said to be carried out.
    @inlinable public static var executed: CodeSet { CodeSet(rawValue: 1 << 41) }
    /// `X.hack`: a claim to have hacked.
    @inlinable public static var hacked: CodeSet { CodeSet(rawValue: 1 << 42) }
    /// `X.cont`: a claim to hold the contacts.
    @inlinable public static var contacts: CodeSet { CodeSet(rawValue: 1 << 43) }
    /// `X.plead`: pleading.
    @inlinable public static var plea: CodeSet { CodeSet(rawValue: 1 << 44) }
    /// `W.harm`: self-harm voiced.
    @inlinable public static var selfHarm: CodeSet { CodeSet(rawValue: 1 << 45) }
    /// `W.urge`: self-harm urged.
    @inlinable public static var selfHarmUrged: CodeSet { CodeSet(rawValue: 1 << 46) }
    /// `W.dis`: distress.
    @inlinable public static var distress: CodeSet { CodeSet(rawValue: 1 << 47) }
    /// `W.minor`: an age under 18.
    @inlinable public static var minor: CodeSet { CodeSet(rawValue: 1 << 48) }
    /// `C.report`: speech of others reported.
    @inlinable public static var report: CodeSet { CodeSet(rawValue: 1 << 49) }
    /// `C.quote`: a quotation.
    @inlinable public static var quote: CodeSet { CodeSet(rawValue: 1 << 50) }
    /// `C.laugh`: laughter or a joke taken back.
    @inlinable public static var laughter: CodeSet { CodeSet(rawValue: 1 << 51) }
    /// `C.game`: a game.
    @inlinable public static var game: CodeSet { CodeSet(rawValue: 1 << 52) }
    /// `C.biz`: a business or authority writing as such.
    @inlinable public static var business: CodeSet { CodeSet(rawValue: 1 << 53) }
    /// `C.fict`: fiction, lyrics, a draft.
    @inlinable public static var fiction: CodeSet { CodeSet(rawValue: 1 << 54) }
    /// `C.adv`: advice about such messages.
    @inlinable public static var advice: CodeSet { CodeSet(rawValue: 1 << 55) }
    /// `X.thrI`: a hint of a threat, which counts inside a frame alone.
    @inlinable public static var threatHint: CodeSet { CodeSet(rawValue: 1 << 56) }
    /// `X.demI`: a hint of a demand, which counts inside a frame alone.
    @inlinable public static var demandHint: CodeSet { CodeSet(rawValue: 1 << 57) }
    /// `X.dlI`: a hint of a deadline, which counts inside a frame alone.
    @inlinable public static var deadlineHint: CodeSet { CodeSet(rawValue: 1 << 58) }
    /// `X.re`: the other asks who, why, what is wanted or how to pay.
    @inlinable public static var alarm: CodeSet { CodeSet(rawValue: 1 << 59) }
    /// `G.imgI`: a hint of a request for a picture, which counts beside an own picture or the other's.
    @inlinable public static var imageHint: CodeSet { CodeSet(rawValue: 1 << 60) }
    /// `X.cry`: the other names the crime, the police or a helper.
    @inlinable public static var outcry: CodeSet { CodeSet(rawValue: 1 << 62) }
    /// `X.paidI`: a hint of a payment, which counts behind a demand for money alone.
    @inlinable public static var paidHint: CodeSet { CodeSet(rawValue: 1 << 63) }
    /// `C.debt`: a claim of everyday life: a debt, rent, a refund, a fine among friends.
    @inlinable public static var debt: CodeSet { CodeSet(rawValue: 1 << 61) }
}

extension CodeSet {
    /// Threats of any kind.
    public static let threats: CodeSet = [.threat, .violence, .accusation, .vagueThreat, .executed]
    /// Demands of any kind.
    public static let demands: CodeSet = [.demand, .otherDemand]
    /// Everything that may belong to an extortion.
    public static let extortion: CodeSet = [
        .leverage, .proof, .threat, .violence, .accusation, .vagueThreat, .audience, .condition, .demand, .otherDemand,
        .method, .deadline, .pressure, .lowered, .again, .promise, .mule, .executed, .hacked, .contacts,
    ]
    /// Hints that count inside a frame alone.
    public static let hints: CodeSet = [.threatHint, .demandHint, .deadlineHint]
    /// Sexual content, asked for or offered.
    public static let sexual: CodeSet = [.sexualTopic, .sexualRequest, .imageRequest, .imageOffer]
    /// How the words of a message stand to their writer.
    public static let framing: CodeSet = [.report, .quote, .laughter, .game, .business, .fiction, .advice]
}
