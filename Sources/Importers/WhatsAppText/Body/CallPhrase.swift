// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Reads the lines that WhatsApp writes for calls: `Missed voice call`, `Video call. 12 min`.
enum CallPhrase {
    /// The call of a body.
    ///
    /// - Parameters:
    ///   - phrase: the body as `FoldedText.phrase`.
    ///   - isMarked: whether the program marked the body as its own; unmarked bodies must be known to the end.
    static func read(_ phrase: String, isMarked: Bool) -> Call? {
        if !isMarked, CallWords.needMark.contains(phrase) { return nil }
        // Polish writes "nieodebrane poł. wideo".
        if let isVideo = CallWords.missed[phrase] { return Call(isVideo: isVideo, wasAnswered: false) }
        let parts = split(phrase)
        if let isVideo = CallWords.missed[parts.head] {
            guard isMarked || CallWords.callBack.contains(parts.tail) else { return nil }
            return Call(isVideo: isVideo, wasAnswered: false)
        }
        guard let isVideo = CallWords.made[parts.head] else { return isMarked ? unmade(parts) : nil }
        if let seconds = seconds(of: parts.tail) { return Call(isVideo: isVideo, seconds: seconds, wasAnswered: true) }
        if CallWords.unanswered.contains(parts.tail) { return Call(isVideo: isVideo, wasAnswered: false) }
        if CallWords.ended.contains(parts.tail) { return Call(isVideo: isVideo, wasAnswered: nil) }
        if isMarked { return Call(isVideo: isVideo, wasAnswered: parts.tail.contains("•") ? true : nil) }
        return nil
    }

    /// A call that did not come about, in words of no table: "Telepon suara diheningkan, Mode fokus".
    ///
    /// Behind the mark of the app stands what calls are called, a word on what became of it, and why or what can be done.
    private static func unmade(_ parts: (head: String, tail: String)) -> Call? {
        guard !parts.tail.isEmpty, parts.tail.split(separator: " ").count <= 4,
            let end = parts.head.lastIndex(of: " "), let isVideo = CallWords.made[String(parts.head[..<end])]
        else { return nil }
        return Call(isVideo: isVideo, wasAnswered: false)
    }

    /// The beginnings of all such lines.
    static var heads: [String] { Array(CallWords.missed.keys) + Array(CallWords.made.keys) }

    private static func split(_ phrase: String) -> (head: String, tail: String) {
        for end in phrase.indices where phrase[end] == "." || phrase[end] == "," {
            let behind = phrase.index(after: end)
            guard behind < phrase.endIndex, phrase[behind] == " " else { continue }
            return (String(phrase[..<end]), String(phrase[phrase.index(after: behind)...]))
        }
        return (phrase, "")
    }

    /// `12 min`, `45 sec`, `1 hr 5 min`, in the units of several languages.
    private static func seconds(of text: String) -> Int? {
        let words = text.split(separator: " ")
        guard words.count <= 6, words.count.isMultiple(of: 2) else { return nil }
        return CallLength(
            parts: stride(from: 0, to: words.count, by: 2).map { place in
                (Int(words[place]), CallWords.units[words[place + 1].filter { $0 != "." && $0 != "," }])
            })?.seconds
    }
}
