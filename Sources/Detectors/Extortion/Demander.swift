// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What one account has said that may belong to a demand, over a conversation.
struct Demander {
    private(set) var ownMessages = 0
    private var own = FrameWindow()
    private var withQuotes = FrameWindow()
    private(set) var frame: ExtortionFrame?
    private(set) var closed: [ExtortionFrame] = []
    /// A frame of tier E3 or above went before: its threat stands.
    private var hasStandingThreat = false
    /// The account offered pictures, asked for acts, claimed access or showed proof.
    var isSerious: Bool { isIntimate || hasClaimed || imageRequests >= 2 }
    private var hasClaimed = false
    private var isIntimate = false
    private var imageRequests = 0
    private var lastOwnPicture: Int?

    private static let daySilence: Int64 = 86_400_000_000

    mutating func countMessage() { ownMessages += 1 }

    /// Takes in a message of this account in which something was seen.
    mutating func speak(_ utterance: Utterance, active: Int64) {
        let position = FramePosition(message: ownMessages, active: active)
        closeIfOver(at: position, time: utterance.time)
        noteIntimacy(utterance)
        // One who leads such a talk and tells what others will say speaks for themselves.
        let speaksAsSelf = isSerious && !utterance.isForwarded && !utterance.all.overlaps([.quote, .fiction])
        let meant = speaksAsSelf ? utterance.all : utterance.own
        let ownFeatures = utterance.features(of: meant, after: own.justBefore(position))
        let allFeatures = utterance.features(of: utterance.all, after: withQuotes.justBefore(position))
        own.note(ownFeatures, at: position)
        withQuotes.note(allFeatures, at: position)
        listenForLaughter(utterance, ownFeatures)
        if frame == nil {
            guard allFeatures.overlaps(.openers) else { return }
            frame = ExtortionFrame(at: position, time: utterance.time)
        }
        guard !allFeatures.isEmpty else {
            frame?.lastMessageCounted = false
            return
        }
        frame?.take(utterance, meant: meant, ownFeatures: ownFeatures, allFeatures: allFeatures)
        frame?.last = position
        frame?.lastTime = utterance.time
        frame?.lastMessageCounted = true
        rate(at: position)
    }

    /// Takes in an answer of somebody else.
    mutating func hear(_ codes: CodeSet, from account: Account.ID, active: Int64) {
        let position = FramePosition(message: ownMessages, active: active)
        if codes.contains(.picture), isIntimate || imageRequests >= 2 || imageRequests == 1 && lastOwnPicture != nil {
            own.note(.picture, at: position)
            withQuotes.note(.picture, at: position)
        }
        guard frame != nil else { return }
        if codes.overlaps([.plea, .distress]) {
            frame?.hasPlea = true
            own.note(.plea, at: position)
            withQuotes.note(.plea, at: position)
        }
        if codes.overlaps([.plea, .distress, .refusal, .paid, .bargaining]) { frame?.responders.insert(account) }
        if codes.contains(.laughter) { frame?.isTakenAsJoke = true }
        if codes.contains(.game) { frame?.isGame = true }
        rate(at: position)
        if codes.contains(.paid), frame?.hasDemand == true {
            frame?.isPaid = true
            close()
        }
    }

    /// Ends the frame that is open.
    mutating func close() {
        guard let ended = frame else { return }
        frame = nil
        guard ended.tierWithQuotes != nil else { return }
        if let tier = ended.tier, tier >= .e3 { hasStandingThreat = true }
        closed.append(ended)
    }

    private mutating func closeIfOver(at position: FramePosition, time: Int64?) {
        guard let open = frame else { return }
        var isSilent = false
        if let time, let last = open.lastTime {
            let (gap, overflow) = time.subtractingReportingOverflow(last)
            isSilent = overflow || gap >= Self.daySilence
        }
        if isSilent || !FrameWindow.isNear(open.last, position) { close() }
        if isSilent { (own, withQuotes) = (FrameWindow(), FrameWindow()) }
    }

    private mutating func rate(at position: FramePosition) {
        let stands = hasStandingThreat
        frame?.raise(
            TierRule.tier(of: own.recent(at: position), hasStandingThreat: stands),
            withQuotes: TierRule.tier(of: withQuotes.recent(at: position), hasStandingThreat: stands))
    }

    private mutating func listenForLaughter(_ utterance: Utterance, _ features: FrameFeatures) {
        let presses = features.overlaps([
            .threat, .accusation, .vagueThreat, .leverage, .demand, .deadline, .pressure, .contacts,
        ])
        if utterance.all.contains(.laughter) {
            if presses || frame?.lastMessageCounted == true { frame?.endsInLaughter = true }
        } else if presses {
            frame?.endsInLaughter = false
            frame?.isTakenAsJoke = false
        }
    }

    private mutating func noteIntimacy(_ utterance: Utterance) {
        hasClaimed = hasClaimed || utterance.own.overlaps([.hacked, .proof])
        isIntimate = isIntimate || utterance.own.overlaps([.imageOffer, .sexualRequest])
        if utterance.pictureCitation != nil { lastOwnPicture = ownMessages }
        // "or I post the video" is no request for one.
        if utterance.own.contains(.imageRequest) && !utterance.all.overlaps(.threats) { imageRequests += 1 }
    }
}

extension ExtortionFrame {
    fileprivate mutating func raise(_ own: ExtortionDemand.Tier?, withQuotes all: ExtortionDemand.Tier?) {
        if let own { tier = max(tier ?? own, own) }
        // Own words are among all words; leaving quotes out never makes a frame stronger.
        if let best = [own, all].compactMap({ $0 }).max() { tierWithQuotes = max(tierWithQuotes ?? best, best) }
    }

    fileprivate mutating func take(
        _ utterance: Utterance, meant: CodeSet, ownFeatures: FrameFeatures, allFeatures: FrameFeatures
    ) {
        for (slot, codes) in Self.slotCodes {
            fill(slot, with: utterance.citations(of: codes), isQuoted: !meant.overlaps(codes))
        }
        let isDemand = allFeatures.contains(.demand)
        let isQuoted = ownFeatures != allFeatures
        if allFeatures.contains(.request), tierWithQuotes != nil || !hits.isEmpty || allFeatures.overlaps(.threat) {
            fill(.demand, with: utterance.citations(of: [.imageRequest, .sexualRequest]), isQuoted: isQuoted)
        }
        if isDemand && !utterance.all.overlaps(Utterance.demandCodes) {
            fill(.demand, with: utterance.moneyCitations, isQuoted: isQuoted)
        }
        if allFeatures.contains(.amount) { fill(.amount, with: utterance.moneyCitations, isQuoted: isQuoted) }
        if allFeatures.contains(.payee) { fill(.method, with: utterance.payeeCitations, isQuoted: isQuoted) }
        if let picture = utterance.pictureCitation, allFeatures.contains(.proof) {
            fill(.proof, with: [picture], isQuoted: isQuoted)
        }
        for money in utterance.money.prefix(max(0, Self.most - sums.count)) {
            sums.append(Sum(money: money, isInDemand: isDemand, isQuoted: isQuoted))
        }
        for payee in utterance.payees where payees.count < Self.most && !payees.contains(payee) {
            payees.append(payee)
        }
        deadlines += utterance.deadlines.prefix(max(0, Self.most - deadlines.count))
        if isQuoted { quotedBy.insert(utterance.isForwarded ? "forwarded" : "reported-speech") }
        if utterance.all.contains(.game) { isGame = true }
        if utterance.all.contains(.business) { isBusiness = true }
    }

    /// Sums, payees and deadlines kept, so that a flood stays printable.
    private static let most = 50
    private static let slotCodes: [(ExtortionDemand.Slot, CodeSet)] = [
        (.leverage, [.leverage, .hacked]), (.proof, .proof),
        (.threat, [.threat, .violence, .accusation, .vagueThreat]),
        (.audience, [.audience, .contacts]), (.condition, .condition), (.demand, Utterance.demandCodes),
        (.method, [.method, .mule]), (.deadline, .deadline), (.pressure, .pressure), (.promise, .promise),
        (.executed, .executed),
    ]
}
