// SPDX-License-Identifier: Apache-2.0

/// What the models say of an account in a stretch of talk.
struct WordingStretch: Sendable {
    /// First message.
    var first: Int32
    /// Last message.
    var last: Int32
    /// How many messages it holds.
    var messages: Int
    /// How much the wording is that of extortion: above 0 it is, as natural logarithm of odds.
    var support: Double
    /// Messages of others that beg, name the crime or are in distress.
    var alarms: Int
    /// Most messages with strong words of a demand or a threat among six of the account in a row.
    var density: Int
    /// A message of the account threatens in strong words or by a rule, or something is held.
    var menaces: Bool

    /// What is demanded stands close together: in long harmless talk a strong word stands here and another there.
    var isDense: Bool { density >= 3 }

    /// The support where the talk is thin or others beg.
    ///
    /// Thin talk of extortion hints; where many messages press and others despair, it may as well be a romance scam. Chosen on labelled sets
    /// with packs that had not seen them, and on those of the fit: docs/detection-quality.md.
    var heard: Double {
        guard alarms >= 2 else { return density == 2 || density == 3 ? support + 0.1 : support }
        switch density {
        case ..<2: return support
        case 2: return support + (menaces ? 1 : 0.5)
        case 3: return support + 1
        default: return support + 0.5
        }
    }

    /// Whether the wording alone makes a demand: of few words the talk as a whole must speak for it more plainly.
    var isEnough: Bool { density >= 2 && heard > 0 || support > Self.plain }

    private static let plain = 1.0
}
