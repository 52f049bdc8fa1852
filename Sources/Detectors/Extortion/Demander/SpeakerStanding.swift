// SPDX-License-Identifier: Apache-2.0

import Analysis

/// For whom an account speaks, and how serious it has shown itself: who leads a talk to pictures, claims access or holds
/// something speaks for itself, and who tells of a blackmailer goes on telling.
struct SpeakerStanding {
    /// The account offered pictures or asked for acts.
    private(set) var isIntimate = false
    private(set) var hasClaimed = false
    private(set) var imageRequests = 0
    /// Something was held in own words before anything was told of others.
    private var hasHeld = false
    /// The own message up to which what follows a tale of others is more of it.
    private var tellingUntil: Int?

    /// The account offered pictures, asked for acts, claimed access or asked for pictures more than once.
    var isSerious: Bool { isGrave || imageRequests >= 2 }
    /// The same without pictures that were only asked for.
    var isGrave: Bool { isIntimate || hasClaimed }
    /// What this account says of others is said for itself.
    var isOwnVoice: Bool { isSerious || hasHeld }

    func isTelling(at message: Int) -> Bool { tellingUntil.map { message <= $0 } ?? false }

    /// Takes in what a message claims and asks for; `hasShown` tells whether the account sent a picture before.
    mutating func note(_ utterance: Utterance, at message: Int, hasShown: Bool) {
        let isTelling = isTelling(at: message)
        // "your webcam was hacked" behind "got a scam mail" is still told.
        hasClaimed = hasClaimed || utterance.own.contains(.hacked) && !utterance.all.contains(.laughter) && !isTelling
        // "some girl called without clothes and now they are saying" asks for nothing.
        let isOfOthers = isTelling || utterance.all.contains(.report)
        isIntimate = isIntimate || utterance.own.overlaps([.imageOffer, .sexualRequest]) && !isOfOthers
        // "or I post the video" is no request for one.
        let asks = utterance.own.contains(.imageRequest) || utterance.own.contains(.imageHint) && hasShown
        if asks && !utterance.all.overlaps(.threats) { imageRequests += 1 }
        // Who says to hold something before telling of anybody speaks for themselves from then on: "send it to my brother".
        let isTold = isTelling || utterance.isForwarded || utterance.all.overlaps([.report, .quote, .fiction])
        hasHeld = hasHeld || !isTold && utterance.own.overlaps([.leverage, .proof, .executed])
    }

    /// The codes of a message that the account means, and whether it begins to tell of somebody else.
    mutating func meant(by utterance: Utterance, at message: Int) -> CodeSet {
        let speaksAsSelf =
            isOwnVoice && !utterance.isForwarded && !utterance.all.overlaps([.quote, .fiction])
        var meant = speaksAsSelf ? utterance.all : utterance.own
        // One who tells of a blackmailer goes on telling, also where no "he says" stands before the words.
        if utterance.all.contains(.report), !isOwnVoice { tellingUntil = message + Self.telling }
        if !isOwnVoice, isTelling(at: message) { meant.subtract(CodeSet.extortion) }
        return meant
    }

    /// Whoever is paid demanded for themselves, though they began with a tale of somebody else.
    mutating func stopTelling() { tellingUntil = nil }

    /// Own messages after reported speech that are taken for more of it.
    private static let telling = 6
}
