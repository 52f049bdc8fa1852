// SPDX-License-Identifier: Apache-2.0

import Analysis

/// How plainly a frame threatens and demands.
///
/// What is said outright needs no measured wording to be believed, and no answer: models are fitted to whole talks, and
/// whoever is pressed may say "ok".
extension ExtortionFrame {
    /// A spoken threat and a spoken demand stand next to each other, with something that makes the threat bite or with a
    /// condition.
    var isOutright: Bool {
        guard let core, core <= Self.nextTo else { return false }
        return seen.overlaps([.audience, .leverage, .contacts, .proof, .conditioned])
    }

    /// They do, and something is held, or a sum has a time or a place to pay to.
    var isOutrightAndPressing: Bool {
        isOutright
            && (seen.overlaps([.leverage, .proof, .shown, .picture])
                || seen.contains(.amount) && seen.overlaps([.deadline, .payee]))
    }

    /// They do, and something is held or a picture is asked for, or a sum stands beside a time, a payee or those who would
    /// see it.
    var isOutrightAndBacked: Bool {
        isOutrightAndPressing
            || isOutright
                && (seen.contains(.request) || wants.contains(.picture)
                    || seen.contains(.amount) && seen.overlaps([.audience, .contacts]))
    }

    /// What is wanted is a picture, an act, silence or the relationship, and no money: of that the fitted talks know little, so that
    /// what is held and how the other takes it tell more than the wording.
    ///
    /// Something is held and the other answers in any way, or the other names the crime and begs besides.
    var isHeardOrder: Bool {
        guard !hasMoneyDemand, hasDemand, seen.overlaps([.threat, .vagueThreat, .audience, .contacts]) else {
            return false
        }
        let holds = seen.overlaps([.leverage, .proof, .shown, .picture])
        return seen.isSuperset(of: [.plea, .outcry])
            || holds && seen.overlaps([.plea, .outcry, .distress, .questions, .refusal])
    }

    /// One message orders a picture, an act, silence or the relationship and says what happens otherwise, and the other begs or
    /// is distressed; a plain no is enough where a picture is named.
    ///
    /// A demand for money has a sum and a payee to be believed by; an order has nothing but its own words and how they are taken.
    func isUltimatumHeard(_ words: FrameWords) -> Bool {
        guard core == 0, isOutright, !hasMoneyDemand, !wants.isEmpty, seen.contains(.conditioned), !isTakenAsJoke,
            !endsInLaughter
        else { return false }
        let isMoved = seen.overlaps([.plea, .outcry, .distress])
        return isMoved && wants.contains(.picture)
            || (isMoved || seen.overlaps([.refusal, .questions])) && (words.threatenWithPicture || words.threatenToShow)
    }

    /// Own messages within which two parts stand next to each other.
    private static let nextTo = 3
}
