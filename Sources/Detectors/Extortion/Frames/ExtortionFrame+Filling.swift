// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

extension ExtortionFrame {
    mutating func raise(_ own: ExtortionDemand.Tier?, withQuotes all: ExtortionDemand.Tier?) {
        if let own { tier = max(tier ?? own, own) }
        // Own words are among all words; leaving quotes out never makes a frame stronger.
        guard let best = own.map({ max($0, all ?? $0) }) ?? all else { return }
        tierWithQuotes = max(tierWithQuotes ?? best, best)
    }

    /// Takes what a message adds: `meant` are the codes of the writer's own words.
    mutating func take(
        _ utterance: Utterance, meant: CodeSet, ownFeatures: FrameFeatures, allFeatures: FrameFeatures
    ) {
        seen.formUnion(allFeatures)
        if let number = utterance.loneNumber, loneNumbers.count < Self.most {
            loneNumbers.append((last.message, number))
        }
        noteTurn(allFeatures, at: last.message)
        noteWhole(ownFeatures)
        noteCore(meant)
        for (slot, codes) in Self.slotCodes where utterance.all.overlaps(codes) {
            fill(slot, isQuoted: !meant.overlaps(codes)) { utterance.citations(of: codes) }
        }
        let isQuoted = ownFeatures != allFeatures
        takeDemand(utterance, meant: meant, features: allFeatures, isQuoted: isQuoted)
        if allFeatures.contains(.request), tierWithQuotes != nil || !hits.isEmpty || allFeatures.overlaps(.threat) {
            fill(.demand, isQuoted: isQuoted, isOrder: true) {
                utterance.citations(of: [.imageRequest, .sexualRequest])
            }
            if !isQuoted && utterance.asksForPicture { want(.picture) }
        }
        if allFeatures.contains(.amount) { fill(.amount, isQuoted: isQuoted) { utterance.moneyCitations } }
        if allFeatures.contains(.payee) {
            fill(.method, isQuoted: isQuoted) { utterance.payeeCitations }
            takePayees(of: utterance)
        }
        if allFeatures.contains(.proof) { fill(.proof, isQuoted: isQuoted) { utterance.pictureCitations } }
        fill(.audience, isQuoted: isQuoted) { utterance.nameCitations }
        if allFeatures.contains(.amount) {
            let room = max(0, Self.most - sums.count)
            omitted += max(0, utterance.money.count - room)
            for (money, isDemanded) in zip(utterance.money, utterance.demandedSums).prefix(room) {
                sums.append(
                    Sum(
                        money: money, n: utterance.n, message: last.message,
                        isInDemand: allFeatures.contains(.demand) && isDemanded, isQuoted: isQuoted))
            }
        }
        if !deadlines.isSettled {
            let told = utterance.deadlines(.deadline, besideWords: deadlines.hasWords)
            // The time of an arrest or a posting is not that of the payment.
            if allFeatures.overlaps([.threat, .accusation]), !allFeatures.overlaps([.demand, .amount, .method]) {
                deadlines.addThreatened(told)
            } else {
                deadlines.add(told)
            }
        }
        if isQuoted {
            quotedBy.insert(utterance.isForwarded ? "forwarded" : "reported-speech")
            if !utterance.isTold { isToldAlone = false }
            if !tellsOfReader, utterance.tellsOfReader { tellsOfReader = true }
            if !tellsOfReadersPeople, utterance.tellsOfReadersPeople { tellsOfReadersPeople = true }
        }
        if utterance.all.contains(.game) { gameMessages += 1 }
        if utterance.all.contains(.business) { isBusiness = true }
    }

    /// Takes a number of a countdown behind a refused request: what it threatens with is unsaid, and what it demands was
    /// asked for before.
    mutating func takeCountdown(_ utterance: Utterance, asking request: Citation?) {
        let count = Citation(n: utterance.n, rule: "text.countdown")
        fill(.threat, isQuoted: false) { [count] }
        fill(.deadline, isQuoted: false) { [count] }
        guard let request else { return }
        if !hits.contains(where: { $0.slot == .demand && $0.citation == request }) {
            fill(.demand, isQuoted: false, isOrder: true) { [request] }
        }
        want(.picture)
    }

    /// Fills slots with weak words, whose turn has come.
    mutating func take(_ hint: FrameHint) {
        hint.forEachPart { slot, citations in
            fill(slot, isQuoted: false, in: hint.position.message, with: citations)
        }
        if !deadlines.isSettled { deadlines.add(hint.deadlines(besideWords: deadlines.hasWords)) }
    }

    /// Takes told words for the account's own where the other begs or pays: whoever was merely told of a demand does
    /// neither.
    mutating func releaseTold() {
        // "They say both of us must pay": who tells that the other must, and names where to, passes nothing on; nor does
        // who tells what will be shown to the people of one who begs.
        let isOwnAccount =
            (tellsOfReader && (isPaid || hasReaction) && !payees.isEmpty || tellsOfReadersPeople && hasPlea)
            && !quotedBy.contains("forwarded")
        guard !quotedBy.isEmpty, isToldAlone && (hasPlea || isPaid) || isOwnAccount else { return }
        for index in hits.indices { hits[index].isQuoted = false }
        for index in sums.indices { sums[index].isQuoted = false }
        tier = tierWithQuotes
        quotedBy = []
        if hasMoneyDemand { want(.money) }
    }

    private mutating func takePayees(of utterance: Utterance) {
        guard payees.count < Self.most else { return }
        for payee in utterance.payees where payees.count < Self.most && !payees.contains(payee) {
            payees.append(payee)
        }
    }

    private mutating func takeDemand(
        _ utterance: Utterance, meant: CodeSet, features: FrameFeatures, isQuoted: Bool
    ) {
        guard features.contains(.demand) else { return }
        let words: CodeSet = [.demand, .again, .lowered]
        // "send more" is of money where money is the talk, else of pictures.
        let isMoney =
            utterance.all.contains(.demand) || features.contains(.amount)
            || seen.overlaps([.amount, .method, .payee])
        if !utterance.all.overlaps(words) && !utterance.all.contains(.otherDemand) {
            if utterance.hasMoney {
                fill(.demand, isQuoted: isQuoted, isMoney: true) { utterance.moneyCitations }
            } else {
                fill(.demand, isQuoted: isQuoted, isOrder: true) { utterance.citations(of: .condition) }
            }
        } else {
            fill(.demand, isQuoted: !meant.overlaps(words), isMoney: isMoney) { utterance.citations(of: words) }
        }
        if meant.contains(.otherDemand) {
            let orders = utterance.citations(of: .otherDemand)
            if !orders.isEmpty {
                want(orders.contains { RuleName.holds("more-images", in: $0.rule) } ? .picture : .act)
            }
        }
        fill(.demand, isQuoted: !meant.contains(.otherDemand), isOrder: true) {
            utterance.citations(of: .otherDemand)
        }
    }

    /// Sums and payees of one frame; a slot is full before.
    private static let most = 1_000
    private static let slotCodes: [(ExtortionDemand.Slot, CodeSet)] = [
        (.leverage, [.leverage, .hacked]), (.proof, .proof),
        (.threat, [.threat, .violence, .accusation, .vagueThreat]),
        (.audience, [.audience, .contacts]), (.condition, .condition), (.method, [.method, .mule]),
        (.deadline, .deadline), (.pressure, .pressure), (.promise, .promise), (.executed, .executed),
    ]
}
