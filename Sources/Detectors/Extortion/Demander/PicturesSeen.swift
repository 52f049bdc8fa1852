// SPDX-License-Identifier: Apache-2.0

/// Pictures on either side of a talk, as one account may hold them; messages are its own, counted.
struct PicturesSeen {
    /// The latest own picture, by message.
    private(set) var lastOwn: Int?
    /// Its number in the timeline.
    private var own: Int32?
    /// The other sent a picture after a course that led to it.
    private(set) var isReceived = false
    /// Number of the latest picture that may stand for a threat: of the other, or an own one that alarmed them.
    private(set) var held: Int32?
    /// The other asked for a picture of this account at that own message.
    private var wanted: Int?

    /// A picture that the other asked for shows nothing that is held.
    mutating func send(_ n: Int32, at message: Int) {
        guard wanted.map({ message - $0 > Self.answer }) ?? true else { return }
        (lastOwn, own) = (message, n)
    }

    mutating func receive(_ n: Int32) {
        isReceived = true
        held = n
    }

    /// The other asks for a picture of this account.
    mutating func want(at message: Int) { wanted = message }

    /// Whether the other answers a picture that this account sent just before: one that alarms them shows what is held.
    func isShown(at message: Int) -> Bool { lastOwn.map { message - $0 <= 1 } ?? false }

    mutating func holdOwn() { if let own { held = own } }

    /// Whether an own picture is so young that a list of names may go with it.
    func isYoung(at message: Int) -> Bool { lastOwn.map { message - $0 <= Self.young } ?? false }

    /// Own messages within which a picture answers a request for one.
    private static let answer = 4
    private static let young = 6
}
