// SPDX-License-Identifier: Apache-2.0

/// How many records are read in full before the form of one is learned, which costs more than reading it.
struct HTMLPatience: Sendable {
    /// Short pages are not worth a form.
    private var wait = 8
    private var pause = 1

    /// Whether the form of a record without a known one is to be learned.
    mutating func isOver() -> Bool {
        wait -= 1
        return wait <= 0
    }

    /// A record had no form to be learned: each such one makes the next wait longer.
    mutating func noteFailure() {
        pause = min(64, pause * 2)
        wait = pause
    }

    /// A form was learned, perhaps in the place of another.
    mutating func noteSuccess(isCrowded: Bool) {
        pause = isCrowded ? 16 : 1
        wait = pause
    }
}
