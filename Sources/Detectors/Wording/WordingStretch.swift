// SPDX-License-Identifier: Apache-2.0

/// What the models say of an account in a stretch of talk.
struct WordingStretch: Sendable {
    /// First message.
    var first: Int32
    /// Last message.
    var last: Int32
    /// How much the wording is that of extortion: above 0 it is, as natural logarithm of odds.
    var support: Double
    /// Messages of others that beg, name the crime or are in distress.
    var alarms: Int
    /// Most messages with strong words of a demand or a threat among six of the account in a row.
    var density: Int

    /// What is demanded stands close together: in long harmless talk a strong word stands here and another there.
    var isDense: Bool { density >= 3 }

    /// The support where others beg: whoever begs twice weighs as much as a weak frame of the rules.
    ///
    /// Chosen on labelled sets with packs that had not seen them: docs/detection-quality.md.
    var heard: Double { isDense && alarms >= 2 ? support + 1 : support }
}
