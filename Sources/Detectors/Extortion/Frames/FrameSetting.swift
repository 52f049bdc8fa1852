// SPDX-License-Identifier: Apache-2.0

/// What is known around a frame, beside its parts.
struct FrameSetting {
    /// The demander asked for pictures, claimed access or showed proof.
    var isSerious = false
    /// More than two write.
    var isGroup = false
    /// Homework, chores or the like are spoken of nearby.
    var isHousehold = false
    /// It is serious by more than asking for pictures twice, as a parent does for the doctor.
    var isGrave = false
    /// The demander wants gift cards, coins of a chain or what a courier collects: money that no bank calls back.
    var isUntraceable = false
    /// All that is asked for is less than ten of a common currency, and no picture is threatened with.
    var isPetty = false
    /// There is a claim of money in it, and all that is held is what was written: screenshots, a chat.
    var holdsTalkAlone = false
}
