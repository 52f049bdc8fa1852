// SPDX-License-Identifier: Apache-2.0

import Analysis

extension ExtortionFrame {
    mutating func raise(_ own: ExtortionDemand.Tier?, withQuotes all: ExtortionDemand.Tier?) {
        if let own { tier = max(tier ?? own, own) }
        // Own words are among all words; leaving quotes out never makes a frame stronger.
        if let best = [own, all].compactMap({ $0 }).max() { tierWithQuotes = max(tierWithQuotes ?? best, best) }
    }

    /// Takes what a message adds: `meant` are the codes of the writer's own words.
    mutating func take(
        _ utterance: Utterance, meant: CodeSet, ownFeatures: FrameFeatures, allFeatures: FrameFeatures
    ) {
        seen.formUnion(allFeatures)
        noteTurn(allFeatures, at: last.message)
        for (slot, codes) in Self.slotCodes {
            fill(slot, with: utterance.citations(of: codes), isQuoted: !meant.overlaps(codes))
        }
        let isQuoted = ownFeatures != allFeatures
        takeDemand(utterance, meant: meant, features: allFeatures, isQuoted: isQuoted)
        if allFeatures.contains(.request), tierWithQuotes != nil || !hits.isEmpty || allFeatures.overlaps(.threat) {
            fill(
                .demand, with: utterance.citations(of: [.imageRequest, .sexualRequest]), isQuoted: isQuoted,
                isOrder: true)
        }
        if allFeatures.contains(.amount) { fill(.amount, with: utterance.moneyCitations, isQuoted: isQuoted) }
        if allFeatures.contains(.payee) { fill(.method, with: utterance.payeeCitations, isQuoted: isQuoted) }
        if let picture = utterance.pictureCitation, allFeatures.contains(.proof) {
            fill(.proof, with: [picture], isQuoted: isQuoted)
        }
        fill(.audience, with: utterance.nameCitations, isQuoted: isQuoted)
        for money in utterance.money.prefix(max(0, Self.most - sums.count)) {
            sums.append(Sum(money: money, isInDemand: allFeatures.contains(.demand), isQuoted: isQuoted))
        }
        for payee in utterance.payees where payees.count < Self.most && !payees.contains(payee) {
            payees.append(payee)
        }
        take(utterance.deadlines)
        if isQuoted { quotedBy.insert(utterance.isForwarded ? "forwarded" : "reported-speech") }
        if utterance.all.contains(.game) { gameMessages += 1 }
        if utterance.all.contains(.business) { isBusiness = true }
    }

    /// Fills slots with weak words, whose turn has come.
    mutating func take(_ hint: FrameHint) {
        for part in hint.parts {
            fill(part.slot, with: part.citations, isQuoted: false, in: hint.position.message)
        }
        take(hint.deadlines)
    }

    private mutating func take(_ more: [ExtortionDemand.Deadline]) {
        deadlines += more.prefix(max(0, Self.most - deadlines.count))
    }

    private mutating func takeDemand(
        _ utterance: Utterance, meant: CodeSet, features: FrameFeatures, isQuoted: Bool
    ) {
        guard features.contains(.demand) else { return }
        let words = utterance.citations(of: [.demand, .again, .lowered])
        if words.isEmpty && !utterance.all.contains(.otherDemand) {
            fill(.demand, with: utterance.moneyCitations, isQuoted: isQuoted)
        } else {
            fill(.demand, with: words, isQuoted: !meant.overlaps([.demand, .again, .lowered]))
        }
        fill(
            .demand, with: utterance.citations(of: .otherDemand), isQuoted: !meant.contains(.otherDemand),
            isOrder: true)
    }

    /// Sums, payees and deadlines kept, so that a flood stays printable.
    private static let most = 50
    private static let slotCodes: [(ExtortionDemand.Slot, CodeSet)] = [
        (.leverage, [.leverage, .hacked]), (.proof, .proof),
        (.threat, [.threat, .violence, .accusation, .vagueThreat]),
        (.audience, [.audience, .contacts]), (.condition, .condition), (.method, [.method, .mule]),
        (.deadline, .deadline), (.pressure, .pressure), (.promise, .promise), (.executed, .executed),
    ]
}
