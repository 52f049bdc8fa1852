// SPDX-License-Identifier: Apache-2.0

/// What the talk so far lets the bare characters of an account's next message mean.
struct BareExpectation {
    /// A frame holds enough, or a threat of an earlier one stands: a short message without any mark may mean something.
    var isInside = false
    /// A list of names may mean something.
    var readsNames = false
    /// The talk has turned: a number in few words is likely a sum.
    var isTurned = false
    /// Names that the latest messages were, one a message.
    var nameRun = 0
    /// People of the other whom the account named, folded.
    var names = KnownNames()
    /// A request for a picture was refused: numbers that fall count down to something.
    var awaitsCountdown = false
    /// A game is talked of: what it counts in is no money.
    var isOfGame = false
}
