// SPDX-License-Identifier: Apache-2.0

/// Names of senders in texts where a blank stands between name and words.
///
/// Learnt from the bodies: the title's name, and first words that recur. The app's own lines name people whole, and so do the
/// words for a picture or a call right behind a name. A word that always follows another proves nothing by itself: "Mira send
/// it now". No body is kept, for a chat may be long: each is shown once by `learn`, and again by `find` where `hasNotices`.
struct LineNames {
    private var names = LineNameTree()
    /// First lines of bodies that are lines of the app about somebody who is known by name.
    private var lines: Set<String> = []
    /// Names that may go on with the word that always follows them.
    private(set) var undecided = 0
    /// People whom lines of the app name, and those lines.
    private var told = LineNameTree()
    private var notices: [(name: String, line: String)] = []
    /// By first word, in the order in which they were met.
    private var openings: [Substring: Opening] = [:]
    private var order: [Substring] = []
    private var proved: Set<String> = []

    /// Words that a name has at most.
    private static let most = 4

    /// What the lines that begin with one word have in common: a name may be as long as that.
    private struct Opening {
        var count = 1
        /// The words with which each of them begins, where a further word stands behind.
        var common: [String]

        init(_ words: [Substring]) {
            common = words.dropLast().prefix(LineNames.most).map { String($0) }
        }

        mutating func take(_ words: [Substring]) {
            count += 1
            if common.count == 1, words.count > 1 { return }
            let shared = zip(common, words.dropLast()).prefix { $0 == $1 }.count
            if shared < common.count { common.removeLast(common.count - shared) }
        }
    }

    init(_ title: String?) {
        if let title { names.insert(title) }
    }

    /// Learns from a body.
    mutating func learn(_ body: String) {
        let line = body.prefix { $0 != "\n" }
        if let name = Self.named(body) {
            told.insert(name)
            // Computers put whoever acted in front of some lines, which name him again.
            if let half = Self.half(of: name) { told.insert(half) }
            notices.append((name, String(line).trimmed))
            return
        }
        let words = line.split(separator: " ", maxSplits: Self.most + 1, omittingEmptySubsequences: false)
        guard words.count > 1 else { return }
        if openings[words[0]] == nil {
            // A copy of its own: a part of the body would keep the whole.
            let first = String(words[0])[...]
            order.append(first)
            openings[first] = Opening(words)
        } else {
            openings[words[0]]?.take(words)
        }
        prove(words)
    }

    /// Whether lines of the app named somebody, so that the bodies are to be looked through for those names.
    var hasNotices: Bool { !notices.isEmpty }

    /// Looks for the people whom lines of the app name.
    mutating func find(in body: String) {
        for name in told.names(before: body) { names.insert(name) }
    }

    /// Decides where each name ends, once all bodies were shown.
    mutating func settle() {
        for first in order {
            guard let opening = openings[first], opening.count > 1 else { continue }
            var name = String(first)
            var isOpen = false
            for length in 2...Self.most where opening.common.count >= length {
                let longer = opening.common.prefix(length).joined(separator: " ")
                if proved.contains(longer) { (name, isOpen) = (longer, false) } else if length == 2 { isOpen = true }
            }
            guard !names.opens(with: name) else { continue }
            names.insert(name)
            if isOpen { undecided += 1 }
        }
        for (name, line) in notices where names.contains(name) { lines.insert(line) }
        (notices, openings, order, proved) = ([], [:], [], [])
    }

    /// Takes the words in front of what the app writes for a picture or a call for a name: nothing stands between the two.
    private mutating func prove(_ words: [Substring]) {
        for length in 1...Self.most where words.count > length {
            // What the app writes there begins with one of two signs, or is one word.
            let isWord = words.count == length + 1 && LineWords.bare[String(words[length])] != nil
            guard let sign = words[length].unicodeScalars.first, isWord || sign == "[" || sign == "☎" else { continue }
            let rest = words.dropFirst(length).joined(separator: " ")
            if isWord || LineWords.attachment(rest) != nil || LineWords.call(rest) != nil {
                proved.insert(words.prefix(length).joined(separator: " "))
            }
        }
    }

    /// The name that stands twice in another: `Mira Mira`.
    private static func half(of name: String) -> String? {
        let words = name.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count.isMultiple(of: 2), words.prefix(words.count / 2) == words.suffix(words.count / 2) else {
            return nil
        }
        return words.prefix(words.count / 2).joined(separator: " ")
    }

    private static func firstLine(_ body: String) -> String { String(body.prefix { $0 != "\n" }).trimmed }

    /// Who is named by a line of the app that says that a message was taken back, or that somebody came or went.
    private static func named(_ body: String) -> String? {
        LineWords.actor(firstLine(body)).flatMap { $0.isEmpty || $0 == "You" ? nil : $0 }
    }

    /// Whether a body is a line of the app about somebody who is known by name.
    func isLine(_ body: String) -> Bool { !lines.isEmpty && lines.contains(Self.firstLine(body)) }

    /// The sender and the words of a body; nil where no known name stands in front.
    func split(_ body: String) -> (name: String, body: String)? {
        for name in names.names(before: body).reversed() {
            if let rest = body.between(name + " ", "") { return (name, rest) }
        }
        return nil
    }
}
