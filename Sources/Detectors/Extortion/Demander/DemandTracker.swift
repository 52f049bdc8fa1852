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
    private var standing = SpeakerStanding()
    private var pictures = PicturesSeen()
    private var refused = RefusedRequest()
    private var asking = LatestAsking()
    private var people = NamedPeople()
    /// The other begged or showed distress; named the crime or a helper.
    private(set) var isHurting = false
    private var isDefied = false

    var isSerious: Bool { standing.isSerious }
    var isGrave: Bool { standing.isGrave }
    var isIntimate: Bool { standing.isIntimate }
    /// The account asked the other for a picture.
    var hasAskedForPicture: Bool { standing.imageRequests > 0 }
    /// People of the other whom this account named, folded.
    var names: KnownNames { people.names }

    /// Own messages behind the latest part of a frame within which counsel is about it.
    private static let counselled = 3
    /// Own messages behind the latest part of a frame within which laughter is about it.
    private static let stillHeard = 3
    private static let daySilence: Int64 = 86_400_000_000

    /// Whether a short message without any mark may mean something.
    var readsBareText: Bool { frame?.isEstablished ?? hasStandingThreat }
    /// Whether a list of names may mean something.
    var readsNames: Bool {
        frame?.turn != nil || pictures.isReceived || standing.hasClaimed || nameRun > 0
            || pictures.isYoung(at: ownMessages)
    }
    /// Names that the latest messages of this account were, one a message.
    var nameRun: Int { people.run(at: ownMessages) }

    mutating func countMessage() { ownMessages += 1 }

    mutating func learn(_ names: Set<String>) { people.learn(names) }

    mutating func countName() { people.countLine(at: ownMessages) }

    /// Takes in a message of this account in which something was seen.
    mutating func speak(_ utterance: Utterance, active: Int64) {
        let position = FramePosition(message: ownMessages, active: active)
        closeIfOver(at: position, time: utterance.time)
        if utterance.isPicture { pictures.send(utterance.n, at: ownMessages) }
        // One who leads such a talk and tells what others will say speaks for themselves.
        standing.note(utterance, at: ownMessages, hasShown: pictures.lastOwn != nil)
        let meant = standing.meant(by: utterance, at: ownMessages)
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
        refused.note(utterance)
        own.note(ownFeatures, at: position)
        withQuotes.note(allFeatures, at: position)
        listenForLaughter(utterance, ownFeatures)
        asking.note(utterance, ownFeatures, at: ownMessages)
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
            frame?.held = pictures.held
        }
        frame?.seen.formUnion(allFeatures.intersection(.asides))
        guard !allFeatures.subtracting(.asides).isEmpty else {
            frame?.lastMessageCounted = false
            if utterance.all.contains(.game), isStillHeard { frame?.gameMessages += 1 }
            return
        }
        frame?.last = position
        frame?.take(utterance, meant: meant, ownFeatures: ownFeatures, allFeatures: allFeatures)
        if falls { frame?.takeCountdown(utterance, asking: refused.request) }
        frame?.lastTime = utterance.time
        if allFeatures.overlaps(.openers), let time = utterance.time { frame?.lastOpening = time }
        frame?.lastMessageCounted = true
        rate(at: position)
    }

    /// Takes in an answer of somebody else; tells whether it answers a demand with a payment.
    mutating func hear(
        _ codes: CodeSet, at n: Int32, from account: Account.ID, active: Int64, heard: ShownWords.Heard = .nothing,
        isIntimate shows: Bool = false, namesHelper: Bool = false, isOfAnything: Bool = false
    ) -> Bool {
        if let last = frame?.last.message, ownMessages - last <= Self.counselled {
            // "Who sent you that?" may be asked of the pictures that somebody says to hold.
            switch heard {
            case .counsel: frame?.isCounselled = true
            case .police: if frame?.seen.contains(.accusation) == false { frame?.isCounselled = true }
            case .question: if !standing.isOwnVoice { frame?.isAskedWhose = true }
            case .nothing: break
            }
        }
        let position = FramePosition(message: ownMessages, active: active)
        let requests = standing.imageRequests
        let wasAsked = isIntimate || requests >= 2 || requests == 1 && pictures.lastOwn != nil
        if codes.contains(.picture), wasAsked || shows { receivePicture(n, at: position) }
        // Laughing words are no alarm.
        var answer = FrameFeatures(answer: codes)
        if namesHelper { answer.insert(.helper) }
        if codes.overlaps([.laughter, .game]) {
            answer.formIntersection(isSerious || holdsSomething ? [.plea, .payment] : .payment)
        }
        note(answer, at: position)
        if codes.overlaps([.imageRequest, .sexualRequest]) { pictures.want(at: ownMessages) }
        if codes.contains(.refusal) { refused.refuse(at: ownMessages) }
        if answer.overlaps([.plea, .distress]) { isHurting = true }
        if answer.contains(.outcry) { isDefied = true }
        if answer.overlaps([.plea, .distress, .questions, .outcry]), pictures.isShown(at: ownMessages) {
            note(.shown, at: position)
            pictures.holdOwn()
            frame?.held = pictures.held
        }
        guard frame != nil else { return false }
        if answer.contains(.plea) { frame?.isAnsweredWithPlea = true }
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
        guard isPayment(codes, isOfAnything: isOfAnything) else { return false }
        frame?.isPaid = true
        standing.stopTelling()
        return true
    }

    /// Whether laughter and games are about the open frame: what was said outright is not laughed away much later.
    private var isStillHeard: Bool {
        frame.map { ownMessages - $0.last.message <= Self.stillHeard || !$0.isOutrightAndPressing } ?? false
    }

    /// "Done" and "sent it" answer the demand for money that was made last, and no other request.
    private func isPayment(_ codes: CodeSet, isOfAnything: Bool) -> Bool {
        guard let frame, frame.hasDemand else { return false }
        // "Sent it" behind a demand for a picture alone is of the picture.
        let isOfPicture = frame.wants == [.picture] && !frame.seen.overlaps([.amount, .method, .payee])
        if codes.contains(.paid) { return !isOfPicture && !(isOfAnything && asking.awaitsOther(at: ownMessages)) }
        return codes.contains(.paidHint) && asking.awaitsPayment(at: ownMessages)
    }

    /// The other had sent an intimate picture before this account said anything that counts.
    mutating func learnOfPicture(_ n: Int32, active: Int64) {
        receivePicture(n, at: FramePosition(message: ownMessages, active: active))
    }

    private mutating func receivePicture(_ n: Int32, at position: FramePosition) {
        pictures.receive(n)
        frame?.held = n
        note(.picture, at: position)
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
        mutating get { refused.awaitsCountdown(at: ownMessages) && !readsBareText }
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
        return refused.falls(to: value, at: ownMessages)
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
}
