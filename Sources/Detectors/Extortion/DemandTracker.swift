// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What one account has said that may belong to a demand, over a conversation.
struct DemandTracker {
    private(set) var ownMessages = 0
    private var own = FrameWindow()
    private var withQuotes = FrameWindow()
    private var hints = FrameHints()
    private(set) var frame: ExtortionFrame?
    private(set) var closed: [ExtortionFrame] = []
    /// A frame of tier E3 or above went before: its threat stands.
    private var hasStandingThreat = false
    /// The account offered pictures, asked for acts, claimed access or showed proof.
    var isSerious: Bool { isGrave || imageRequests >= 2 }
    /// The same without pictures that were only asked for.
    var isGrave: Bool { isIntimate || hasClaimed }
    private var hasClaimed = false
    /// Something was held in own words before anything was told of others.
    private var hasHeld = false
    /// What this account says of others is said for itself.
    private var isOwnVoice: Bool { isSerious || hasHeld }
    private(set) var isIntimate = false
    private var imageRequests = 0
    /// The account asked the other for a picture.
    var hasAskedForPicture: Bool { imageRequests > 0 }
    private var lastOwnPicture: Int?
    /// The other sent a picture after such a course.
    private var hasPicture = false
    /// Number of the latest picture that may stand for a threat: of the other, or an own one that alarmed them.
    private var held: Int32?
    /// Number of the latest own picture.
    private var ownPicture: Int32?
    /// People of the other whom this account named, folded.
    private(set) var names = KnownNames()

    /// The latest own message that asked for money, and for a picture or an act.
    private var (moneyAsked, otherAsked): (Int?, Int?)
    /// The other asked for a picture of this account at that own message.
    private var pictureWanted: Int?
    /// The other begged or showed distress; named the crime or a helper.
    private(set) var isHurting = false
    private var isDefied = false
    private var tellingUntil: Int?
    private var isTelling: Bool { tellingUntil.map { ownMessages <= $0 } ?? false }
    /// The latest own request for a picture, the own message at which the other refused one, and the latest lone number.
    private var request: Citation?
    private var refused: Int?
    private var count: (message: Int, value: Int)?
    private var nameLines = 0
    private var lastNameLine: Int?

    /// Own messages behind the latest part of a frame within which counsel is about it.
    private static let counselled = 3
    /// Own messages after reported speech that are taken for more of it.
    private static let telling = 6
    /// Own messages behind the latest part of a frame within which laughter is about it.
    private static let stillHeard = 3
    /// Own messages behind a demand within which "done" answers it.
    private static let payable = 4
    /// Own messages behind a refusal within which numbers count down to what happens.
    private static let countable = 12
    private static let daySilence: Int64 = 86_400_000_000

    /// Whether a short message without any mark may mean something.
    var readsBareText: Bool { frame?.isEstablished ?? hasStandingThreat }
    /// Whether a list of names may mean something.
    var readsNames: Bool {
        frame?.turn != nil || hasPicture || hasClaimed || nameRun > 0
            || lastOwnPicture.map { ownMessages - $0 <= 6 } ?? false
    }
    /// Names that the latest messages of this account were, one a message.
    var nameRun: Int { lastNameLine.map { $0 + 1 >= ownMessages } ?? false ? nameLines : 0 }

    mutating func countMessage() { ownMessages += 1 }

    mutating func learn(_ names: Set<String>) { self.names.learn(names) }

    mutating func countName() {
        nameLines = nameRun + 1
        lastNameLine = ownMessages
    }

    /// Takes in a message of this account in which something was seen.
    mutating func speak(_ utterance: Utterance, active: Int64) {
        let position = FramePosition(message: ownMessages, active: active)
        closeIfOver(at: position, time: utterance.time)
        noteIntimacy(utterance)
        // One who leads such a talk and tells what others will say speaks for themselves.
        noteHold(utterance)
        let speaksAsSelf =
            isOwnVoice && !utterance.isForwarded && !utterance.all.overlaps([.quote, .fiction])
        var meant = speaksAsSelf ? utterance.all : utterance.own
        // One who tells of a blackmailer goes on telling, also where no "he says" stands before the words.
        if utterance.all.contains(.report), !isOwnVoice { tellingUntil = ownMessages + Self.telling }
        if !isOwnVoice, isTelling { meant.subtract(CodeSet.extortion) }
        let (ownBefore, allBefore) = (own.justBefore(position), withQuotes.justBefore(position))
        var allFeatures = utterance.features(of: utterance.all, after: allBefore)
        var ownFeatures =
            meant == utterance.all && ownBefore == allBefore
            ? allFeatures : utterance.features(of: meant, after: ownBefore)
        // "3", "2" behind a refused request threatens without a word.
        let falls = falls(utterance)
        if falls {
            allFeatures.formUnion(Self.countdown)
            ownFeatures.formUnion(Self.countdown)
        }
        if let asked = utterance.citations(of: [.imageRequest, .imageHint]).first { request = asked }
        own.note(ownFeatures, at: position)
        withQuotes.note(allFeatures, at: position)
        listenForLaughter(utterance, ownFeatures)
        noteAsking(utterance, ownFeatures)
        if let hint = FrameHint.of(utterance, meant: meant, in: frame, at: position) { hints.add(hint) }
        // A demand behind a payment begins the next frame; all else still belongs to the one that was paid.
        let isMoment = utterance.isMoment
        if frame?.isPaid == true, !isMoment, asksAnew(ownFeatures, isShort: utterance.isShort) { close() }
        if frame == nil {
            guard
                allFeatures.overlaps(.openers) || hasStandingThreat && !isMoment && allFeatures.overlaps(.hints)
                    || allFeatures.contains(.amount) && own.recent(at: position).isSuperset(of: [.shown, .plea])
            else { return }
            frame = ExtortionFrame(
                at: position, time: utterance.time, before: own.recent(at: position).intersection(.answers))
            frame?.held = held
        }
        frame?.seen.formUnion(allFeatures.intersection(.asides))
        guard !allFeatures.subtracting(.asides).isEmpty else {
            frame?.lastMessageCounted = false
            if utterance.all.contains(.game), isStillHeard { frame?.gameMessages += 1 }
            return
        }
        frame?.last = position
        frame?.take(utterance, meant: meant, ownFeatures: ownFeatures, allFeatures: allFeatures)
        if falls { frame?.takeCountdown(utterance, asking: request) }
        frame?.lastTime = utterance.time
        if allFeatures.overlaps(.openers), let time = utterance.time { frame?.lastOpening = time }
        frame?.lastMessageCounted = true
        rate(at: position)
    }

    /// Takes in an answer of somebody else; tells whether it answers a demand with a payment.
    mutating func hear(
        _ codes: CodeSet, at n: Int32, from account: Account.ID, active: Int64, heard: ShownWords.Heard = .nothing,
        isIntimate shows: Bool = false, namesHelper: Bool = false
    ) -> Bool {
        if let last = frame?.last.message, ownMessages - last <= Self.counselled {
            // "Who sent you that?" may be asked of the pictures that somebody says to hold.
            switch heard {
            case .counsel: frame?.isCounselled = true
            case .police: if frame?.seen.contains(.accusation) == false { frame?.isCounselled = true }
            case .question: if !isOwnVoice { frame?.isAskedWhose = true }
            case .nothing: break
            }
        }
        let position = FramePosition(message: ownMessages, active: active)
        let wasAsked = isIntimate || imageRequests >= 2 || imageRequests == 1 && lastOwnPicture != nil
        if codes.contains(.picture), wasAsked || shows { receivePicture(n, at: position) }
        // Laughing words are no alarm.
        var answer = FrameFeatures(answer: codes)
        if namesHelper { answer.insert(.helper) }
        if codes.overlaps([.laughter, .game]) {
            answer.formIntersection(isSerious || holdsSomething ? [.plea, .payment] : .payment)
        }
        note(answer, at: position)
        if codes.overlaps([.imageRequest, .sexualRequest]) { pictureWanted = ownMessages }
        if codes.contains(.refusal), request != nil { refused = ownMessages }
        if answer.overlaps([.plea, .distress]) { isHurting = true }
        if answer.contains(.outcry) { isDefied = true }
        if answer.overlaps([.plea, .distress, .questions, .outcry]), let shown = lastOwnPicture,
            ownMessages - shown <= 1
        {
            // A picture that alarms the other shows what is held.
            note(.shown, at: position)
            if let ownPicture { hold(ownPicture) }
        }
        guard frame != nil else { return false }
        if answer.contains(.plea) {
            frame?.hasPlea = true
            frame?.isAnsweredWithPlea = true
        }
        if codes.overlaps([.threat, .violence]) { frame?.isAnsweredInKind = true }
        if !answer.subtracting(.debt).isEmpty {
            frame?.hasReaction = true
            frame?.responders.insert(account)
        }
        if codes.contains(.laughter), isStillHeard {
            frame?.isLaughedAt = true
            if frame?.isPressedOn == false { frame?.isTakenAsJoke = true }
        }
        if codes.contains(.game), isStillHeard { frame?.gameMessages += 1 }
        rate(at: position)
        guard isPayment(codes) else { return false }
        frame?.isPaid = true
        // Whoever is paid demanded for themselves, though they began with a tale of somebody else.
        tellingUntil = nil
        return true
    }

    /// Whether laughter and games are about the open frame: what was said outright is not laughed away much later.
    private var isStillHeard: Bool {
        frame.map { ownMessages - $0.last.message <= Self.stillHeard || !$0.isOutrightAndPressing } ?? false
    }

    /// "Done" answers the demand for money that was made last, and no other request.
    private func isPayment(_ codes: CodeSet) -> Bool {
        guard let frame, frame.hasDemand else { return false }
        // "Sent it" behind a demand for a picture alone is of the picture.
        let isOfPicture = frame.wants == [.picture] && !frame.seen.overlaps([.amount, .method, .payee])
        if codes.contains(.paid) { return !isOfPicture }
        guard codes.contains(.paidHint), let moneyAsked, ownMessages - moneyAsked <= Self.payable else { return false }
        return moneyAsked >= otherAsked ?? 0
    }

    /// The other had sent an intimate picture before this account said anything that counts.
    mutating func learnOfPicture(_ n: Int32, active: Int64) {
        receivePicture(n, at: FramePosition(message: ownMessages, active: active))
    }

    private mutating func receivePicture(_ n: Int32, at position: FramePosition) {
        hasPicture = true
        hold(n)
        note(.picture, at: position)
    }

    private mutating func hold(_ picture: Int32) {
        held = picture
        frame?.held = picture
    }

    /// Counts a message of somebody else.
    mutating func countAnswer() {
        if frame != nil { frame?.answers += 1 }
    }

    /// Ends the frame that is open.
    mutating func close() {
        guard var ended = frame else { return }
        frame = nil
        ended.releaseTold()
        guard ended.tierWithQuotes != nil else { return }
        if let tier = ended.tier, tier >= .e3 { hasStandingThreat = true }
        closed.append(ended)
    }

}

// Asked for every message: they change nothing, and are mutating so that a demander is asked in its place and not copied.
extension DemandTracker {
    /// Whether a message without any mark is worth a look.
    var readsBare: Bool { mutating get { readsBareText || readsNames } }
    /// What its next message may hold without any mark.
    var expectation: BareExpectation {
        mutating get {
            BareExpectation(
                isInside: readsBareText, readsNames: readsNames, isTurned: frame?.turn != nil, nameRun: nameRun,
                names: names, awaitsCountdown: awaitsCountdown)
        }
    }
    /// Whether numbers of its next messages may count down to what a refusal leads to.
    var awaitsCountdown: Bool {
        mutating get { refused.map { ownMessages - $0 <= Self.countable } ?? false && !readsBareText }
    }
    var hasFrame: Bool { mutating get { frame != nil } }
    /// Neither a frame nor an earlier threat, so that weak words and small sums are nothing to keep.
    var isOutside: Bool { mutating get { frame == nil && !hasStandingThreat } }
}

extension DemandTracker {
    private static let countdown: FrameFeatures = [.vagueThreat, .request, .deadline]

    /// Whether a lone number is a little less than the one before it, behind a refused request.
    private mutating func falls(_ utterance: Utterance) -> Bool {
        guard awaitsCountdown, let value = utterance.loneNumber else { return false }
        defer { count = (ownMessages, value) }
        guard let count, ownMessages - count.message <= Self.payable else { return false }
        return (1...3).contains(count.value - value)
    }

    private mutating func note(_ features: FrameFeatures, at position: FramePosition) {
        own.note(features, at: position)
        withQuotes.note(features, at: position)
        frame?.seen.formUnion(features)
    }

    private func asksAnew(_ features: FrameFeatures, isShort: Bool) -> Bool {
        if features.contains(.demand) { return true }
        guard (frame?.tier ?? .e1) >= .e3 else { return false }
        return features.overlaps([.demandHint, .amount]) || isShort && features.overlaps([.deadline, .deadlineHint])
    }

    private mutating func closeIfOver(at position: FramePosition, time: Int64?) {
        // Asked in its place: a frame is large, and a copy counts a reference for each of its lists.
        guard let last = frame?.last else { return }
        var isSilent = false
        if let time, let last = frame?.lastTime {
            let (gap, overflow) = time.subtractingReportingOverflow(last)
            isSilent = overflow || gap >= Self.daySilence
        }
        if isSilent || isPast(frame?.lastOpening, at: time) || frame?.isFull == true
            || !FrameWindow.isNear(last, position)
        {
            close()
        }
        if isSilent {
            (own, withQuotes) = (FrameWindow(), FrameWindow())
            hints.forget()
        }
    }

    /// Whether a day went by since the frame last held more than a sum or a time of day.
    private func isPast(_ opening: Int64?, at time: Int64?) -> Bool {
        guard let time, let opening else { return false }
        let (gap, overflow) = time.subtractingReportingOverflow(opening)
        return overflow || gap >= Self.daySilence
    }

    private mutating func rate(at position: FramePosition) {
        guard let answers = frame?.answers else { return }
        let course: FrameFeatures = isIntimate ? .intimacy : []
        let ownSeen = own.recent(at: position).union(course)
        let allSeen = withQuotes.recent(at: position).union(course)
        func tier(_ seen: FrameFeatures) -> ExtortionDemand.Tier? {
            TierRule.tier(of: seen, hasStandingThreat: hasStandingThreat, isUnheard: answers < 2)
        }
        let tierOfOwn = tier(ownSeen)
        frame?.raise(tierOfOwn, withQuotes: ownSeen == allSeen ? tierOfOwn : tier(allSeen))
        if let first = frame?.first, frame?.isEstablished == true {
            for hint in hints.taken(since: first) { frame?.take(hint) }
        }
    }

    private mutating func listenForLaughter(_ utterance: Utterance, _ features: FrameFeatures) {
        let presses = features.overlaps([
            .threat, .accusation, .vagueThreat, .leverage, .demand, .deadline, .pressure, .contacts,
        ])
        // Whoever laughs at begging or at the police, with something held or asked for, mocks.
        let isHeard = isHurting && (isSerious || holdsSomething) || isDefied && isSerious
        let isMocking = isHeard && !utterance.isTakenBack
        // "if you think I'm playing" is no laughter.
        if utterance.all.contains(.laughter) && !utterance.all.contains(.pressure) {
            if isMocking { return }
            // Two who laugh together are amused.
            frame?.isPressedOn = false
            if utterance.isTakenBack, isStillHeard { frame?.isTakenBack = true }
            if presses || frame?.lastMessageCounted == true || frame?.isTakenBack == true {
                frame?.endsInLaughter = true
            }
        } else if presses {
            frame?.endsInLaughter = false
            frame?.isTakenBack = false
            if frame?.isTakenAsJoke == true, features.overlaps([.threat, .demand, .deadline]) {
                frame?.isPressedOn = true
            }
            frame?.isTakenAsJoke = false
            frame?.isLaughedAt = false
        }
    }

    private var holdsSomething: Bool {
        frame.map { $0.seen.overlaps([.leverage, .contacts, .proof, .picture, .shown]) } ?? false
    }

    private mutating func noteAsking(_ utterance: Utterance, _ features: FrameFeatures) {
        let asksForMoney =
            utterance.own.overlaps([.demand, .lowered, .method]) || features.overlaps([.amount, .payee])
        if utterance.own.overlaps([.imageRequest, .sexualRequest, .otherDemand]) {
            otherAsked = ownMessages
            if asksForMoney { moneyAsked = ownMessages }
        } else if asksForMoney || utterance.own.contains(.again) {
            // "One more" is of what was asked for before.
            if asksForMoney || otherAsked ?? 0 <= moneyAsked ?? 0 { moneyAsked = ownMessages }
        }
    }

    /// Who says to hold something before telling of anybody speaks for themselves from then on: "send it to my brother".
    private mutating func noteHold(_ utterance: Utterance) {
        let isTold = isTelling || utterance.isForwarded || utterance.all.overlaps([.report, .quote, .fiction])
        hasHeld = hasHeld || !isTold && utterance.own.overlaps([.leverage, .proof, .executed])
    }

    private mutating func noteIntimacy(_ utterance: Utterance) {
        // "your webcam was hacked" behind "got a scam mail" is still told.
        hasClaimed = hasClaimed || utterance.own.contains(.hacked) && !utterance.all.contains(.laughter) && !isTelling
        // "some girl called without clothes and now they are saying" asks for nothing.
        let isOfOthers = isTelling || utterance.all.contains(.report)
        isIntimate = isIntimate || utterance.own.overlaps([.imageOffer, .sexualRequest]) && !isOfOthers
        // A picture that the other asked for shows nothing that is held.
        if utterance.isPicture, pictureWanted.map({ ownMessages - $0 > Self.payable }) ?? true {
            lastOwnPicture = ownMessages
            ownPicture = utterance.n
        }
        // "or I post the video" is no request for one.
        let asks = utterance.own.contains(.imageRequest) || utterance.own.contains(.imageHint) && lastOwnPicture != nil
        if asks && !utterance.all.overlaps(.threats) { imageRequests += 1 }
    }
}
