// SPDX-License-Identifier: Apache-2.0

/// A line that WhatsApp itself writes into a chat, with gaps for names.
struct SystemPhrase: Sendable {
    /// What such a line says.
    enum Meaning: Sendable, Hashable {
        case encryption
        case created, joined, added, left, removed, renamed, promoted, demoted
        /// Icon, description and settings of a group.
        case groupChange
        case blocked, unblocked, reported
        case phoneNumber, userName, securityCode, timer, chatPrivacy
        case voiceCall, videoCall
        /// Anything else.
        case notice
    }

    let meaning: Meaning
    /// Whether the exporting account is who acts: "You added …".
    let isOwn: Bool
    private let pieces: [Piece]

    private enum Piece: Sendable {
        case words([Unicode.Scalar])
        case gap(Gap)
    }

    /// `{a}` who acts, `{b}` whom it concerns, `{o}` the old and `{q}` the new value, `{n}` a number, `{*}` anything.
    enum Gap: Character, Sendable {
        case actor = "a", subject = "b", old = "o", new = "q", number = "n", anything = "*"
    }

    init(_ meaning: Meaning, _ pattern: String, isOwn: Bool = false) {
        self.meaning = meaning
        self.isOwn = isOwn
        var pieces: [Piece] = []
        var words: [Unicode.Scalar] = []
        var rest = pattern[...]
        while let first = rest.first {
            if first == "{", let name = rest.dropFirst().first, let gap = Gap(rawValue: name) {
                if !words.isEmpty { pieces.append(.words(words)) }
                words = []
                pieces.append(.gap(gap))
                rest = rest.dropFirst(3)
            } else {
                words.append(contentsOf: String(first).unicodeScalars.map(FoldedText.fold))
                rest = rest.dropFirst()
            }
        }
        if !words.isEmpty { pieces.append(.words(words)) }
        self.pieces = pieces
    }

    /// The longest words that every line of this phrase holds.
    var longestWords: [Unicode.Scalar] {
        var longest: [Unicode.Scalar] = []
        for case .words(let words) in pieces where words.count > longest.count { longest = words }
        return longest
    }

    /// A phrase in which the exporting account acts.
    static func own(_ meaning: Meaning, _ pattern: String) -> SystemPhrase {
        SystemPhrase(meaning, pattern, isOwn: true)
    }

    /// Which names may hold a colon with a blank behind it.
    enum ColonNames {
        /// None: else a message would pass for a notice.
        case none
        /// Those of senders who are known to be called so, folded.
        case known(Set<String>)
        /// Every name, for asking whether a line could be a notice.
        case any
    }

    /// What stands in the gaps if the whole line is this phrase; a point at the end does not matter.
    func match(_ text: FoldedText, _ colons: ColonNames = .none) -> [Gap: String]? {
        var end = text.folded.count
        while end > 0, text.folded[end - 1] == "." || text.folded[end - 1] == " " { end -= 1 }
        var place = 0
        var found: [Gap: String] = [:]
        var open: Gap?
        for piece in pieces {
            switch piece {
            case .gap(let gap):
                open = gap
            case .words(let words):
                guard let start = Self.find(words, in: text.folded, from: place, to: end, anchored: open == nil) else {
                    return nil
                }
                if let gap = open {
                    guard Self.fill(gap, text, place..<start, colons, &found) else { return nil }
                    open = nil
                }
                place = start + words.count
            }
        }
        if let gap = open { return Self.fill(gap, text, place..<max(place, end), colons, &found) ? found : nil }
        return place == end ? found : nil
    }

    private static func find(
        _ words: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int, to end: Int, anchored: Bool
    ) -> Int? {
        guard words.count <= end - start else { return nil }
        for place in start...(end - words.count) {
            if text[place] == words[0], text[place..<place + words.count].elementsEqual(words) { return place }
            if anchored { return nil }
        }
        return nil
    }

    /// Whether an ordinary word stands before the point, and so a sentence ends, not the "Dr." of a name.
    private static func endsWord(_ text: [Unicode.Scalar], _ point: Int, _ range: Range<Int>) -> Bool {
        var start = point
        while start > range.lowerBound, text[start - 1].properties.isAlphabetic { start -= 1 }
        return point - start >= 3 && text[start].properties.isLowercase
    }

    /// Whether a long stretch is a list of names, each of them short.
    private static func areNames(_ list: ArraySlice<Unicode.Scalar>) -> Bool {
        list.split { $0 == "," || $0 == "、" || $0 == "،" }.allSatisfy { $0.count <= 100 }
    }

    /// Names are short, and no sentence ends in them.
    private static func fill(
        _ gap: Gap, _ text: FoldedText, _ range: Range<Int>, _ colons: ColonNames, _ found: inout [Gap: String]
    ) -> Bool {
        if gap == .anything { return true }
        if gap == .number {
            return !range.isEmpty && text.folded[range].allSatisfy { $0.properties.numericType == .decimal }
        }
        guard !range.isEmpty, range.count <= 400 || areNames(text.folded[range]) else { return false }
        // A colon at the end parts a sender from what they wrote: "Mira: added you on snap".
        if gap != .new, text.folded[range.upperBound - 1] == ":", !colons.isKnown(text.folded[range]) { return false }
        if gap == .actor || gap == .subject, !colons.allow(text.folded[range]) {
            for place in range.dropLast() where text.folded[place + 1] == " " {
                if text.folded[place] == ":" || text.folded[place] == "." && endsWord(text.folded, place, range) {
                    return false
                }
            }
            guard range.count <= 200 || areNames(text.folded[range]) else { return false }
        }
        var value = String.UnicodeScalarView()
        value.append(contentsOf: text.plain[range])
        found[gap] = String(value)
        return true
    }
}

extension SystemPhrase.ColonNames {
    /// Whether a name is one of those that may hold a colon.
    func allow(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
        if case .any = self { return name.count <= 200 }
        return isKnown(name)
    }

    /// Whether somebody is known to be called so.
    func isKnown(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
        guard case .known(let names) = self else { return false }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: name)
        return names.contains(String(text))
    }
}

/// A system line that was recognised.
struct SystemLine {
    var meaning: SystemPhrase.Meaning
    var isOwn: Bool
    var actor: String?
    var subject: String?
    var old: String?
    var new: String?
    /// The line as written.
    var text: String
    /// Where its language writes a year of two digits.
    var year: SystemPhrases.YearPlace

    /// The phrase of a line; nil for a text that is none.
    static func read(_ text: String, _ colons: SystemPhrase.ColonNames = .none) -> SystemLine? {
        guard text.utf8.count <= 8192 else { return nil }
        // The app sets its mark before each of its sentences: the first one tells what happened.
        if let mark = text.place(ofMarkBehindPoint: "\u{200E}"),
            let line = read(phrases: text[..<mark], colons, of: text)
        {
            return line
        }
        return read(phrases: text[...], colons, of: text)
    }

    private static func read(
        phrases part: Substring, _ colons: SystemPhrase.ColonNames, of text: String
    ) -> SystemLine? {
        let folded = FoldedText(part)
        for place in SystemPhraseIndex.all.candidates(in: folded.folded) {
            let phrase = SystemPhrases.all[place]
            guard let found = phrase.match(folded, colons) else { continue }
            return SystemLine(
                meaning: phrase.meaning, isOwn: phrase.isOwn, actor: found[.actor], subject: found[.subject],
                old: found[.old], new: found[.new], text: text, year: SystemPhrases.yearPlaces[place])
        }
        return nil
    }

    /// Whether only groups have such lines.
    var isOfGroup: Bool {
        switch meaning {
        case .created, .joined, .added, .left, .removed, .renamed, .promoted, .demoted, .groupChange: true
        default: false
        }
    }

    /// Whether a chat can begin with such a line.
    var isOpening: Bool {
        switch meaning {
        case .encryption, .created, .joined, .added: true
        default: false
        }
    }
}

extension String {
    /// Where a mark stands behind a point and a blank.
    fileprivate func place(ofMarkBehindPoint mark: Unicode.Scalar) -> String.Index? {
        var before: (Unicode.Scalar, Unicode.Scalar)?
        for place in unicodeScalars.indices {
            let scalar = unicodeScalars[place]
            if scalar == mark, let before, before.0 == ".", FoldedText.fold(before.1) == " " { return place }
            before = (before?.1 ?? " ", scalar)
        }
        return nil
    }
}
