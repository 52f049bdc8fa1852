// SPDX-License-Identifier: Apache-2.0

import Comparison

/// By what the same message of a conversation is known again in another export of it.
///
/// A mark is made of the words; what the clocks say of them is weighed where marks agree (`SharedMarks`). Short answers say
/// little alone: they are marked with the words that the other wrote before.
public struct EvidenceMarks: Sendable {
    private static let leastLetters = 10

    /// The latest message that is long enough to be known by itself.
    private var latest: (account: Int?, hash: UInt64)?

    /// Marks of one conversation.
    public init() {}

    /// The mark of the next message; nil for one that is undated, or short and answers nothing.
    ///
    /// - Parameters:
    ///   - account: number of its writer.
    ///   - time: in microseconds; nil where it is not known to the minute.
    public mutating func next(_ text: String, by account: Int?, time: Int64?) -> Int64? {
        guard time != nil else { return nil }
        let words = PreparedText(text).words.filter { !PreparedText.isSlot($0) }
        let letters = words.reduce(0) { $0 + $1.unicodeScalars.count }
        guard letters > 0 else { return nil }
        let hash = Mixing.hash(words.joined(separator: " "))
        if letters >= Self.leastLetters {
            latest = (account, hash)
            return Self.mark(Mixing.mix(hash), isAnswer: false)
        }
        guard let latest, latest.account != account else { return nil }
        return Self.mark(Mixing.mix(Mixing.mix(latest.hash) ^ hash), isAnswer: true)
    }

    /// The lowest bit tells short answers from messages that are known by themselves.
    private static func mark(_ digest: UInt64, isAnswer: Bool) -> Int64 {
        Int64(bitPattern: digest & ~1 | (isAnswer ? 1 : 0))
    }

    /// Whether a mark is that of a short answer.
    static func isAnswer(_ mark: Int64) -> Bool { mark & 1 == 1 }
}

extension EvidenceMarks {
    /// The marks of the messages of a filing as this version makes them, by number, of those that bear one.
    ///
    /// A file that an earlier version wrote has marks of another making.
    static func renewed(
        _ messages: some Sequence<(n: Int32, conversation: Int?, account: Int?, time: Int64?, text: String)>
    ) -> [Int32: Int64] {
        var (talks, found): ([Int?: EvidenceMarks], [Int32: Int64]) = ([:], [:])
        for message in messages {
            found[message.n] = talks[message.conversation, default: EvidenceMarks()].next(
                message.text, by: message.account, time: message.time)
        }
        return found
    }
}
