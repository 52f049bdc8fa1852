// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// Reads a conversation into frames, account by account; detectors make findings or stages of them.
struct ExtortionReader: Reading {
    static let sources: [any Reading.Type] = [WordingReader.self, TalkCurrency.self]
    static let weight = 15

    private let context: DetectorContext
    private let shared: SharedContext
    private let lists: BareLists
    private var shown: ShownWords
    private var offered = OfferedMoney()
    private var clock = ActiveClock()
    /// Accounts that said anything that may belong to a demand.
    private var demanders = ByAccount<DemandTracker>()
    /// The demanders with the latest parts: an answer concerns one of them.
    private var addressed: [Int] = []
    /// The words of the names of everybody else, folded, by account.
    private var names = ByAccount<Set<String>>()
    /// The currencies that words name, with who named them.
    private(set) var currencies = NamedCurrencies()
    /// The currency that the words of the talk belong to.
    private(set) var regionalCurrency: String?
    private var messages = 0
    private var awaited = AwaitedCode()
    /// Who counselled somebody against paying a third, or asked whose the shown words are.
    private var counsellors: [Account.ID] = []
    /// Accounts that wrote something, up to three: more than two make a group.
    private var speakers: [Account.ID] = []
    var isGroup: Bool { speakers.count > 2 }
    /// Where the messages stand that may turn out to be part of a frame.
    private(set) var places = MessagePlaces()
    private let aside: AsideNumbers
    private let echoes: EchoedSums
    /// What the measured wording says.
    private(set) var wording = ByAccount<WordingReader.Weighed>()
    /// Messages that speak of homework, chores and what is taken away for a while.
    private var household: [Int32] = []
    /// Whether anybody spoke of a game.
    private var isOfGame = false
    /// The latest picture that its text calls intimate, and by whom.
    private var intimate: (n: Int32, by: Account.ID)?
    /// Messages that answer a demand for money with a payment, by whom and to whom.
    private(set) var payments: [(n: Int32, by: Account.ID, to: Account.ID)] = []

    init(_ context: DetectorContext) {
        self.context = context
        shared = SharedContext(context)
        lists = BareLists(context.rules)
        shown = ShownWords(context)
        aside = AsideNumbers(context)
        echoes = EchoedSums(context)
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        clock.count(entry)
        guard let actor = entry.actor, entry.wasSent else { return }
        if entry.kind == .payment { return hear(.paid, at: entry.n, from: actor, demanders.index(of: actor)) }
        guard entry.kind == .message else { return }
        places.count(entry)
        messages += 1
        let known = demanders.index(of: actor)
        if speakers.count < 3, !speakers.contains(actor) { speakers.append(actor) }
        if let known { demanders[known].countMessage() }
        if entry.isWordy { for other in addressed where other != known { demanders[other].countAnswer() } }
        var isRead = !marks.isEmpty || entry.hasDetails
        if !isRead, let known {
            isRead =
                demanders[known].readsBare
                || entry.textLength <= BareReading.longestCount && demanders[known].awaitsCountdown
        }
        if awaited.code(in: entry, marks, context) != nil { hear(.paid, at: entry.n, from: actor, known) }
        if isRead { take(entry, marks, by: actor, known) }
        var isPlace = false
        if let place = known ?? demanders.index(of: actor) {
            isPlace = !marks.isEmpty || demanders[place].hasFrame
        }
        if isPlace || payments.last?.n == entry.n { places.note(entry) }
    }

    /// The demands of each account, in order; there when the reading is finished.
    private(set) var demands: [(account: Account.ID, demands: [ExtortionDemand])] = []

    /// Whether somebody presses this account with a demand of tier E3 or above, or of E2 that nothing speaks against, and
    /// it demands nothing of weight itself: what it says of threats and of silence is said under pressure.
    func isPressed(_ account: Account.ID) -> Bool {
        if demands.contains(where: { $0.account == account && $0.demands.contains { $0.tier >= .e2 } }) { return false }
        return demands.contains { demander, all in
            demander != account
                && all.contains { demand in
                    (demand.tier >= .e3 || demand.tier == .e2 && demand.demotions.isEmpty)
                        && (demand.target ?? account) == account
                }
        }
    }

    /// Accounts with a demand of tier E3 or above: what they say of silence they order.
    var weightyDemanders: Set<Account.ID> {
        Set(demands.filter { $0.demands.contains { $0.tier >= .e3 } }.map(\.account))
    }

    /// The first message of what an account threatens, holds or demands in a demand of tier E2 or above.
    private func beginning(ofDemandsBy account: Account.ID) -> Int32? {
        demands.filter { $0.account == account }.flatMap(\.demands).filter { $0.tier >= .e2 }
            .flatMap(\.slots.values).joined().map(\.n).min()
    }

    /// The messages of an account in which the measured wording sees a step, in their order; of one that ends at the first
    /// threat, those before.
    func taken(_ step: WordingStep, by account: Account.ID) -> [WordingStep.Taken] {
        let found = (wording[of: account]?.steps ?? []).filter { $0.step == step }
        guard step.endsAtThreat, !found.isEmpty, let end = beginning(ofDemandsBy: account) else { return found }
        return found.filter { $0.n < end }
    }

    /// What these messages say; nothing of an account under pressure, whose offers and pleas are no course of theirs.
    func citations(of step: WordingStep, by account: Account.ID) -> [Citation] {
        isPressed(account) ? [] : taken(step, by: account).flatMap { $0.citations(context) }
    }

    /// Ends the frames that are open.
    mutating func finish(with others: FinishedReadings) {
        for index in demanders.indices { demanders[index].close() }
        if let read = others[WordingReader.self] {
            wording = read.accounts
            places.join(read.places)
        }
        regionalCurrency = others[TalkCurrency.self]?.currency
        demands = ExtortionDemands(context, self).all
    }

    /// The frames of each account, by account; complete when the reading is finished.
    var frames: [(account: Account.ID, demander: DemandTracker)] {
        demanders.sorted.map { ($0.key, $0.value) }
    }
}

extension ExtortionReader {
    /// Takes in a message with marks or details, or bare characters that may mean something.
    private mutating func take(_ entry: TimelineEntry, _ marks: Marks, by actor: Account.ID, _ known: Int?) {
        let bare = bareReading(entry, marks, by: actor, known)
        if marks.isEmpty && !entry.hasDetails && bare == nil { return }
        let codes = context.codes(in: marks)
        awaited.note(entry, codes, context)
        let isPicture = entry.hasDetails && context.carriesPicture(entry)
        // Whoever offers money is no demander yet.
        let isOffer = offered.offers(context.ownCodes(of: entry, in: marks), by: actor, marks, context)
        let isIntimate = codes.contains(.picture) && context.hasHit(of: .picture, named: "intimate", in: marks)
        if isIntimate { intimate = (entry.n, actor) }
        if codes.contains(.debt), household.count < Self.mostPayments,
            context.hasHit(of: .debt, named: "household", in: marks)
        {
            household.append(entry.n)
        }
        isOfGame = isOfGame || codes.contains(.game)
        if let first = marks.money.first(where: { $0.currency != nil }), let named = first.currency {
            let family = context.timeline.text(entry.n).flatMap { CurrencyFamily.of(first, in: $0) }
            currencies.note(named, family, at: entry.n, by: actor)
        }
        // The code of a gift card is a payment, with or without words.
        let isCard = marks.identifiers.contains { $0.kind == .giftCard }
        // Who has written nothing so far is no third one: exports list accounts that never speak.
        let heard =
            isGroup
            ? .nothing
            : shown.heard(
                entry, marks, isPicture: isPicture || codes.contains(.picture), message: messages)
        let counsels = heard == .counsel || heard == .police
        if counsels, counsellors.count < Self.mostCounsellors, !counsellors.contains(actor) {
            counsellors.append(actor)
        }
        if isCard || heard != .nothing || codes.overlaps(Self.answers) {
            var answer = context.ownCodes(of: entry, in: marks).union(isCard ? .paid : [])
            if answer.overlaps([.paid, .paidHint]), !isCard, payments.contains(where: { $0.by == actor }),
                PaymentClaim.tellsAgain(entry.n, marks, context)
            {
                answer.subtract([.paid, .paidHint])
            }
            if answer.overlaps([.paid, .paidHint]), !isCard, PaymentClaim.isNone(entry.n, marks, context) {
                answer.subtract([.paid, .paidHint])
            }
            // "Please don't pay" begs for nobody.
            if counsels { answer.subtract([.plea, .bargaining, .paid]) }
            if heard == .counsel { answer.subtract([.alarm, .outcry]) }
            // "Who sent that" claims no payment.
            if heard != .nothing { answer.subtract(.paidHint) }
            let namesHelper = answer.contains(.outcry) && context.hasHit(of: .outcry, unlessNamed: "word", in: marks)
            let isOfAnything =
                answer.contains(.paid) && !isCard && PaymentClaim.isOfAnything(entry.n, marks, context)
            hear(
                answer, at: entry.n, from: actor, known, heard: heard, isIntimate: isIntimate,
                namesHelper: namesHelper, isOfAnything: isOfAnything)
        } else if isPicture {
            hear(.picture, at: entry.n, from: actor, known)
        }
        // What follows such words is told, too.
        let tellsOfScam = codes.contains(.report) && context.hasHit(of: .report, named: "scam", in: marks)
        guard let known else {
            guard isPicture || codes.overlaps(Self.begins) || tellsOfScam else { return }
            let added = demanders.add(actor, DemandTracker())
            if let intimate, intimate.by != actor, context.distance(from: intimate.n, to: entry.n) <= Self.nearby {
                demanders[added].learnOfPicture(intimate.n, active: clock.reading)
            }
            return speak(entry, marks, bare, isPicture, isOffer: isOffer, by: added)
        }
        // Without a frame, weak words and small sums are nothing to keep.
        let isOutside = demanders[known].isOutside
        let isKept = codes.overlaps(Self.spoken) || tellsOfScam || !marks.money.isEmpty && !isOutside
        guard isKept || isPicture || bare != nil || !marks.identifiers.isEmpty else { return }
        speak(entry, marks, bare, isPicture, isOffer: isOffer, by: known)
    }

    /// What the bare characters mean; the first words of an account may hold a list of people or a sum as well.
    private mutating func bareReading(
        _ entry: TimelineEntry, _ marks: Marks, by actor: Account.ID, _ known: Int?
    ) -> BareReading? {
        if known == nil && marks.rules.isEmpty { return nil }
        // A demander is too large to be copied for a question.
        var expectation = BareExpectation()
        if let known { expectation = demanders[known].expectation }
        expectation.isOfGame = isOfGame
        guard expectation.isInside || expectation.readsNames || expectation.awaitsCountdown || !marks.isEmpty else {
            return nil
        }
        return BareReading.of(
            entry, marks, expecting: expectation, target: otherNames(than: actor), lists, context: context)
    }

    private mutating func speak(
        _ entry: TimelineEntry, _ marks: Marks, _ bare: BareReading?, _ isPicture: Bool, isOffer: Bool, by index: Int
    ) {
        let utterance = Utterance(
            entry, marks, context: shared, bare: bare, carriesPicture: isPicture, leftOut: leftOut(entry, marks, bare),
            isOffer: isOffer)
        demanders[index].speak(utterance, active: clock.reading)
        if let bare {
            demanders[index].learn(bare.names)
            if bare.isName { demanders[index].countName() }
        }
        guard addressed.last != index else { return }
        addressed.removeAll { $0 == index }
        addressed.append(index)
        if addressed.count > Self.rememberedDemanders { addressed.removeFirst() }
    }

    private mutating func hear(
        _ codes: CodeSet, at n: Int32, from account: Account.ID, _ known: Int?, heard: ShownWords.Heard = .nothing,
        isIntimate: Bool = false, namesHelper: Bool = false, isOfAnything: Bool = false
    ) {
        for other in addressed where other != known {
            guard
                demanders[other].hear(
                    codes, at: n, from: account, active: clock.reading, heard: heard, isIntimate: isIntimate,
                    namesHelper: namesHelper, isOfAnything: isOfAnything),
                payments.count < Self.mostPayments
            else { continue }
            payments.append((n, account, demanders.keys[other]))
        }
    }

    /// Sums that a message holds and does not ask for.
    private func leftOut(_ entry: TimelineEntry, _ marks: Marks, _ bare: BareReading?) -> Set<String> {
        let numbers = (bare?.sums ?? []).map { ("\($0.value).00", $0.span) }
        if marks.money.isEmpty && numbers.isEmpty { return [] }
        let echoed = echoes.values(in: entry, of: marks.money.map { ($0.value, $0.span) } + numbers)
        let counted = marks.money.filter {
            CountedPeople.isCount($0, at: entry.n, context: context) || OthersMeans.isTold($0, in: entry.n, context)
        }.map(\.value)
        return echoed.union(counted).union(aside.values(in: entry, marks))
            .union(isOfGame ? ofGame(entry, marks) : [])
    }

    /// Sums in what a game counts in: "50 gold".
    private func ofGame(_ entry: TimelineEntry, _ marks: Marks) -> [String] {
        guard let text = context.timeline.text(entry.n) else { return [] }
        let bytes = Array(text.utf8)
        return marks.money.filter { money in
            guard money.currency == nil, Int(money.span.upperBound) <= bytes.count else { return false }
            let behind = String(decoding: bytes[Int(money.span.upperBound)...].prefix(24), as: UTF8.self)
            let next = behind.lowercased().split { !$0.isLetter }.first.map(String.init)
            return next.map(lists.gameMoney.contains) ?? false
        }.map(\.value)
    }

    /// Whether homework, chores or the like are spoken of in or near a stretch.
    func isHousehold(near stretch: ClosedRange<Int32>) -> Bool {
        guard stretch.lowerBound > 0 else { return false }
        return household.contains {
            context.distance(from: $0, to: stretch.lowerBound) <= Self.nearby
                && context.distance(from: stretch.upperBound, to: $0) <= Self.nearby
        }
    }

    /// Events around a frame, or behind a picture, that belong to the same matter.
    private static let nearby: Int32 = 20
    private static let mostPayments = 500

    /// The words of the names of everybody but this account: to call somebody by name is no threat.
    private mutating func otherNames(than actor: Account.ID) -> Set<String> {
        if let known = names.index(of: actor) { return names[known] }
        let found = context.participants.filter { $0 != actor }.flatMap { context.timeline[$0].names }
            .flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) }
        return names[names.add(actor, Set(found))]
    }

    private static let rememberedDemanders = 8
    private static let mostCounsellors = 8

    /// Whether the other of two counsels this account as one who is pressed by somebody else.
    func isCounselled(_ account: Account.ID) -> Bool {
        !isGroup && counsellors.contains { $0 != account }
    }
    static let answers: CodeSet = [
        .plea, .distress, .refusal, .paid, .bargaining, .laughter, .game, .picture, .alarm, .outcry, .threat,
        .violence, .paidHint, .imageRequest, .sexualRequest,
    ]
    /// What shows that a talk is led to pictures.
    static let intimate: CodeSet = [.imageRequest, .imageOffer, .imageHint, .sexualRequest]
    private static let begins: CodeSet = CodeSet.extortion.union(CodeSet.sexual).union(.picture)
    private static let spoken: CodeSet = begins.union(CodeSet.hints)
        .union([.laughter, .game, .business, .debt, .imageHint, .secrecy])
}
