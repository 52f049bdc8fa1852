// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

/// What the measured wording takes from a demand of the rules.
extension WordingFrames {
    func weaken(_ frame: inout ExtortionDemand, _ outright: Outright, isOrder: Bool) {
        guard frame.tier >= .e2, outright != .heard, isOfLanguage(frame) else { return }
        let isWhole = frame.slots.count >= Self.wholeFrame
        let isDemand = frame.tier >= .e3
        let range = Self.range(frame)
        if outright == .backed { return lowerOfAnotherKind(&frame, range, isWhole: isWhole) }
        if isUnlike(range, by: isDemand ? Self.unlikeDemand : Self.unlike) {
            let isHeard = (isAlarmed(frame) || isOrder) && !isUnlike(range, by: Self.unlikeAlarmed)
            let stands = isDemand && (isWhole || isPayable(frame) || isHeard)
            if stands { return lowerOfAnotherKind(&frame, range, isWhole: isWhole) }
            if outright == .said, isDemand {
                frame.tier = .e2
                frame.demotions.append(Self.reason)
            } else {
                frame.leaveSeeming(for: Self.reason)
            }
        } else if isDemand, !isWhole, !isOrder, !isPayable(frame), !isAlarmed(frame) {
            frame.tier = .e2
            frame.demotions.append(Self.reason)
        }
    }

    /// Leaves what rules call a demand at E2 where the talk as a whole is plainly of another kind.
    ///
    /// Of 803 extortions with E3 or E4 in 13 labelled sets none was so unlike; of 22 harmless talks with such a grade eleven
    /// were (docs/detection-quality.md). A whole letter with a sum and a payee is unlike any talk.
    private func lowerOfAnotherKind(_ frame: inout ExtortionDemand, _ range: ClosedRange<Int32>, isWhole: Bool) {
        guard frame.tier >= .e3, !(isWhole && isPayable(frame)),
            reading.stretches.contains(where: { Self.overlaps(range, $0) && $0.messages >= Self.telling }),
            isUnlike(range, by: Self.ofAnotherKind)
        else { return }
        frame.tier = .e2
        frame.demotions.append(Self.reason)
    }

    private static let ofAnotherKind = -3.0
    /// Messages of a talk from which on it tells its kind: of fewer the outright words are most of what there is.
    private static let telling = 12

    /// Whether no stretch there is anything like extortion in its wording, as far as stretches were weighed.
    private func isUnlike(_ range: ClosedRange<Int32>, by least: Double) -> Bool {
        guard reading.isWhole else { return false }
        return !reading.stretches.contains { Self.overlaps(range, $0) && $0.support > least }
    }

    /// Support up to which nothing in the wording of a stretch is like extortion: where the rules saw a threat or a demand
    /// alone, where they saw both, and where the other begs or names the crime besides.
    private static let (unlike, unlikeDemand, unlikeAlarmed) = (-2.5, -3.5, -4.6)

    /// A threat and a demand in the words of rules, with an alarmed answer or with a sum and a payee: words alone never take
    /// weight from that, only a reason that has a name.
    private func isPayable(_ frame: ExtortionDemand) -> Bool {
        isSpoken(frame) && frame.amount != nil && !frame.payees.isEmpty
    }

    private func isAlarmed(_ frame: ExtortionDemand) -> Bool {
        isSpoken(frame) && (frame.slots[.demand] ?? []).contains { alarmed.contains($0.n) }
    }

    private func isSpoken(_ frame: ExtortionDemand) -> Bool {
        frame.slots[.threat] != nil && frame.slots[.demand] != nil
    }

    static let reason = "wording-weight"

    /// Parts from which on a frame of the rules stands whatever its wording: the models know talk between two, and a
    /// letter to thousands, or a threat among many friendly words, is unlike that.
    private static let wholeFrame = 6

    /// The models know some languages: frames on rules of others are left alone.
    private func isOfLanguage(_ frame: ExtortionDemand) -> Bool {
        let languages = context.rules.wordedLanguages
        let rules = frame.slots.values.joined().map(\.rule).filter {
            !$0.hasPrefix("entity.") && !$0.hasPrefix("text.")
        }
        return rules.allSatisfy { rule in rule.hasPrefix("model.") || languages.contains { rule.hasPrefix($0 + ".") } }
    }
}
