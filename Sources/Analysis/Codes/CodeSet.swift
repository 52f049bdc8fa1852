// SPDX-License-Identifier: Apache-2.0

public import RuleEngine

/// Codes of the rule packs as a set of bits, so that a message is asked about many at once.
///
/// A pack may hold codes that are not here; no detector reads those.
public struct CodeSet: OptionSet, Hashable, Sendable {
    /// One bit a code, in the order of `table`.
    public let rawValue: UInt64

    /// Wraps bits.
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

extension CodeSet {
    /// `G.acc`: first contact.
    public static let accost = CodeSet(rawValue: 1 << 0)
    /// `G.back`: first words that refer back.
    public static let back = CodeSet(rawValue: 1 << 1)
    /// `G.age`: a question about age.
    public static let age = CodeSet(rawValue: 1 << 2)
    /// `G.ageG`: an age given.
    public static let ageGiven = CodeSet(rawValue: 1 << 3)
    /// `G.loc`: a question about place.
    public static let place = CodeSet(rawValue: 1 << 4)
    /// `G.risk`: a question whether somebody is alone or might see.
    public static let risk = CodeSet(rawValue: 1 << 5)
    /// `G.sec`: secrecy or deletion.
    public static let secrecy = CodeSet(rawValue: 1 << 6)
    /// `G.exc`: exclusivity, guilt, jealousy.
    public static let exclusivity = CodeSet(rawValue: 1 << 7)
    /// `G.aff`: affection.
    public static let affection = CodeSet(rawValue: 1 << 8)
    /// `G.compl`: a compliment.
    public static let compliment = CodeSet(rawValue: 1 << 9)
    /// `G.comp`: a dare, a test, bargaining for compliance.
    public static let compliance = CodeSet(rawValue: 1 << 10)
    /// `G.gift`: a gift offered.
    public static let gift = CodeSet(rawValue: 1 << 11)
    /// `G.money`: money or work offered.
    public static let moneyOffer = CodeSet(rawValue: 1 << 12)
    /// `G.sexT`: a sexual topic.
    public static let sexualTopic = CodeSet(rawValue: 1 << 13)
    /// `G.sexR`: a sexual request.
    public static let sexualRequest = CodeSet(rawValue: 1 << 14)
    /// `G.img`: a picture, video or live camera asked for.
    public static let imageRequest = CodeSet(rawValue: 1 << 15)
    /// `G.imgO`: an own picture offered.
    public static let imageOffer = CodeSet(rawValue: 1 << 16)
    /// `G.imgP`: a placeholder of a picture in the text.
    public static let picture = CodeSet(rawValue: 1 << 17)
    /// `G.move`: another platform, a number, a call.
    public static let move = CodeSet(rawValue: 1 << 18)
    /// `G.meet`: a meeting.
    public static let meeting = CodeSet(rawValue: 1 << 19)
    /// `G.neg`: a refusal.
    public static let refusal = CodeSet(rawValue: 1 << 20)
    /// `G.pos`: consent or liking.
    public static let positive = CodeSet(rawValue: 1 << 21)
    /// `X.lev`: something held over somebody.
    public static let leverage = CodeSet(rawValue: 1 << 22)
    /// `X.proof`: proof shown.
    public static let proof = CodeSet(rawValue: 1 << 23)
    /// `X.thr`: a threat to publish or send.
    public static let threat = CodeSet(rawValue: 1 << 24)
    /// `X.thrV`: a threat of violence.
    public static let violence = CodeSet(rawValue: 1 << 25)
    /// `X.thrR`: a threat to report or accuse.
    public static let accusation = CodeSet(rawValue: 1 << 26)
    /// `X.thrG`: a threat without a named harm.
    public static let vagueThreat = CodeSet(rawValue: 1 << 27)
    /// `X.aud`: an audience.
    public static let audience = CodeSet(rawValue: 1 << 28)
    /// `X.cond`: a condition.
    public static let condition = CodeSet(rawValue: 1 << 29)
    /// `X.dem`: a demand for money.
    public static let demand = CodeSet(rawValue: 1 << 30)
    /// `X.demO`: a demand for pictures, acts, silence or a relationship.
    public static let otherDemand = CodeSet(rawValue: 1 << 31)
    /// `X.met`: a way to pay.
    public static let method = CodeSet(rawValue: 1 << 32)
    /// `X.dl`: a deadline.
    public static let deadline = CodeSet(rawValue: 1 << 33)
    /// `X.pres`: pressure or insult.
    public static let pressure = CodeSet(rawValue: 1 << 34)
    /// `X.neg`: bargaining.
    public static let bargaining = CodeSet(rawValue: 1 << 35)
    /// `X.low`: a lowered sum.
    public static let lowered = CodeSet(rawValue: 1 << 36)
    /// `X.paid`: a payment claimed.
    public static let paid = CodeSet(rawValue: 1 << 37)
    /// `X.rep`: a further demand.
    public static let again = CodeSet(rawValue: 1 << 38)
    /// `X.prom`: a promise to delete or stop.
    public static let promise = CodeSet(rawValue: 1 << 39)
    /// `X.mule`: a payee who is somebody else.
    public static let mule = CodeSet(rawValue: 1 << 40)
    /// `X.exec`: a threat said to be carried out.
    public static let executed = CodeSet(rawValue: 1 << 41)
    /// `X.hack`: a claim to have hacked.
    public static let hacked = CodeSet(rawValue: 1 << 42)
    /// `X.cont`: a claim to hold the contacts.
    public static let contacts = CodeSet(rawValue: 1 << 43)
    /// `X.plead`: pleading.
    public static let plea = CodeSet(rawValue: 1 << 44)
    /// `W.harm`: self-harm voiced.
    public static let selfHarm = CodeSet(rawValue: 1 << 45)
    /// `W.urge`: self-harm urged.
    public static let selfHarmUrged = CodeSet(rawValue: 1 << 46)
    /// `W.dis`: distress.
    public static let distress = CodeSet(rawValue: 1 << 47)
    /// `W.minor`: an age under 18.
    public static let minor = CodeSet(rawValue: 1 << 48)
    /// `C.report`: speech of others reported.
    public static let report = CodeSet(rawValue: 1 << 49)
    /// `C.quote`: a quotation.
    public static let quote = CodeSet(rawValue: 1 << 50)
    /// `C.laugh`: laughter or a joke taken back.
    public static let laughter = CodeSet(rawValue: 1 << 51)
    /// `C.game`: a game.
    public static let game = CodeSet(rawValue: 1 << 52)
    /// `C.biz`: a business or authority writing as such.
    public static let business = CodeSet(rawValue: 1 << 53)
    /// `C.fict`: fiction, lyrics, a draft.
    public static let fiction = CodeSet(rawValue: 1 << 54)
    /// `C.adv`: advice about such messages.
    public static let advice = CodeSet(rawValue: 1 << 55)
    /// `X.thrI`: a hint of a threat, which counts inside a frame alone.
    public static let threatHint = CodeSet(rawValue: 1 << 56)
    /// `X.demI`: a hint of a demand, which counts inside a frame alone.
    public static let demandHint = CodeSet(rawValue: 1 << 57)
    /// `X.dlI`: a hint of a deadline, which counts inside a frame alone.
    public static let deadlineHint = CodeSet(rawValue: 1 << 58)
    /// `X.re`: the other asks who, why, what is wanted or how to pay.
    public static let alarm = CodeSet(rawValue: 1 << 59)
    /// `G.imgI`: a hint of a request for a picture, which counts beside an own picture or the other's.
    public static let imageHint = CodeSet(rawValue: 1 << 60)
    /// `X.cry`: the other names the crime, the police or a helper.
    public static let outcry = CodeSet(rawValue: 1 << 62)
    /// `X.paidI`: a hint of a payment, which counts behind a demand for money alone.
    public static let paidHint = CodeSet(rawValue: 1 << 63)
    /// `C.debt`: a claim of everyday life: a debt, rent, a refund, a fine among friends.
    public static let debt = CodeSet(rawValue: 1 << 61)
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
