// SPDX-License-Identifier: Apache-2.0

/// A sentence of the service, cut where names, titles and emoji stand.
///
/// Written as `{s} added {n} to the group`: `{s}` is whom the sentence speaks of first, `{n}` one or more people,
/// `{e}` an emoji, `{x}` any words, `{*}` any words or none, and `[a|b]` one of the two. A full stop or a blank at the
/// end may be there or not.
struct MetaPhrase {
    /// What stands in a sentence's places.
    struct Places {
        /// People, as one text.
        var name: String?
        /// A title, a nickname, a sum.
        var words: String?
    }

    private enum Part {
        case literal([UInt8])
        case place(Character)
    }

    /// Whether whom it speaks of stands in front.
    let beginsWithSubject: Bool
    let kind: MetaSentenceKind
    private let parts: [Part]

    /// Reads one line of a language table: `kind: pattern`; several where the pattern has alternatives.
    static func phrases(_ line: Substring) -> [MetaPhrase] {
        guard let colon = line.firstIndex(of: ":"), let kind = MetaSentenceKind(rawValue: String(line[..<colon]))
        else { return [] }
        let pattern = line[line.index(after: colon)...].drop { $0 == " " }
        return alternatives(String(pattern)).map { MetaPhrase($0, kind) }
    }

    private static func alternatives(_ pattern: String) -> [String] {
        guard let open = pattern.firstIndex(of: "["), let close = pattern[open...].firstIndex(of: "]") else {
            return [pattern]
        }
        return pattern[pattern.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
            .flatMap { alternatives(String(pattern[..<open]) + $0 + String(pattern[pattern.index(after: close)...])) }
    }

    private init(_ pattern: String, _ kind: MetaSentenceKind) {
        self.kind = kind
        var parts: [Part] = []
        var rest = pattern[...]
        beginsWithSubject = rest.hasPrefix("{s}")
        if beginsWithSubject { rest = rest.dropFirst(3) }
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { parts.append(.literal(Array(rest[..<open].utf8))) }
            let name = rest[rest.index(after: open)...]
            parts.append(.place(name.first ?? "x"))
            rest = name.dropFirst(2)
        }
        if !rest.isEmpty { parts.append(.literal(Array(rest.utf8))) }
        self.parts = parts
    }

    /// The bytes with which the sentence begins, behind its subject.
    var opening: [UInt8] {
        if case .literal(let bytes)? = parts.first { bytes } else { [] }
    }

    /// What stands in the places of a text that is this sentence; nil for any other.
    ///
    /// - Parameter isPerson: whether a text is whom the thread's sentences speak of.
    func match(_ text: Substring.UTF8View, isPerson: (String) -> Bool) -> Places? {
        var places = Places()
        var rest = text
        for (index, part) in parts.enumerated() {
            switch part {
            case .literal(let bytes):
                guard rest.starts(with: bytes) else { return nil }
                rest = rest.dropFirst(bytes.count)
            case .place(let place):
                guard let end = end(of: place, at: index, in: rest, isPerson: isPerson) else { return nil }
                let held = Substring(rest[..<end])
                rest = rest[end...]
                guard fill(place, with: held, of: &places, isPerson: isPerson) else { return nil }
            }
        }
        return rest.isEmpty || (rest.count == 1 && Self.isEnd(rest[rest.startIndex])) ? places : nil
    }

    private static func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == 0x20 }

    /// Where a place ends: at the words behind it, the last of the sentence counted from its end.
    private func end(
        of place: Character, at index: Int, in rest: Substring.UTF8View, isPerson: (String) -> Bool
    ) -> Substring.UTF8View.Index? {
        guard index + 1 < parts.count, case .literal(let next) = parts[index + 1] else { return rest.endIndex }
        if index + 2 == parts.count {
            if rest.hasSuffix(next) { return rest.index(rest.endIndex, offsetBy: -next.count) }
            guard let last = rest.last, Self.isEnd(last) else { return nil }
            let body = rest.dropLast()
            return body.hasSuffix(next) ? body.index(body.endIndex, offsetBy: -next.count) : nil
        }
        // A blank may also stand inside the name of somebody who is known.
        var found: Substring.UTF8View.Index?
        var start = rest.startIndex
        while start < rest.endIndex {
            if rest[start...].starts(with: next) {
                guard place == "n", kind.needsKnownPerson else { return start }
                if isPerson(String(Substring(rest[..<start]))) { found = start }
            }
            start = rest.index(after: start)
        }
        return found
    }

    private func fill(
        _ place: Character, with held: Substring, of places: inout Places, isPerson: (String) -> Bool
    ) -> Bool {
        switch place {
        case "*": return true
        case "e":
            return !held.isEmpty && held.utf8.count <= 40 && !held.utf8.contains { $0 < 0x80 && $0 != 0x20 }
        case "n":
            guard !held.isEmpty else { return false }
            let isEnded = held.last == "." || held.last == "!"
            let name = isEnded && !isPerson(String(held)) ? String(held.dropLast()) : String(held)
            places.name = name
            return !kind.needsKnownPerson || isPerson(name)
        case "s": return isPerson(String(held))
        default:
            guard held.contains(where: { !$0.isWhitespace }) else { return false }
            places.words = String(held)
            return true
        }
    }
}

extension MetaSentenceKind {
    /// Sentences that people also type, unless they name somebody of the thread.
    fileprivate var needsKnownPerson: Bool {
        switch self {
        case .call, .videocall, .missed, .missedvideo, .friend, .sent, .asked: true
        default: false
        }
    }
}

extension Substring.UTF8View {
    fileprivate func hasSuffix(_ bytes: [UInt8]) -> Bool {
        count >= bytes.count && suffix(bytes.count).elementsEqual(bytes)
    }
}
