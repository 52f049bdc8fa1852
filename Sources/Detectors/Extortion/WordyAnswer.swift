// SPDX-License-Identifier: Apache-2.0

import ChatModel

extension TimelineEntry {
    /// Whether a text is more than a word or two: only such an answer to a threat shows that its writer is calm, for
    /// "ok" is what somebody says who is pressed, too.
    var isWordy: Bool { textLength >= Self.wordy }

    /// Bytes of text from which on it is taken for more than two words; expert judgement.
    private static let wordy = 12
}
