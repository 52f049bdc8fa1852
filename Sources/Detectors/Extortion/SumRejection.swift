// SPDX-License-Identifier: Apache-2.0

/// Words that turn a sum down or mock it, when it is the sum that the other has just named.
enum SumRejection {
    /// Whether a text asks, laughs, or has any such word at all.
    static func mayStand(in text: String) -> Bool {
        guard text.utf8.count <= longest else { return false }
        return text.contains("?") || laughs(text) || words(text).contains(where: rejecting.contains)
    }

    /// Whether the clause with a sum turns it down or asks, or the text laughs.
    ///
    /// `span` is where the sum stands, in bytes.
    static func stands(at span: Range<Int>, in text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard span.lowerBound >= 0, span.upperBound <= bytes.count else { return false }
        if laughs(text) { return true }
        let span = narrowed(span, in: bytes)
        var (start, end) = (span.lowerBound, span.upperBound)
        while start > 0, !ends(bytes, start - 1) { start -= 1 }
        while end < bytes.count, !ends(bytes, end) { end += 1 }
        let clause = words(String(decoding: bytes[start..<end], as: UTF8.self))
        // "And the other 300?", "where is my 300?" ask for it.
        if end < bytes.count, bytes[end] == UInt8(ascii: "?") { return !clause.contains(where: claiming.contains) }
        return clause.contains(where: rejecting.contains)
    }

    /// Whether a sign ends a clause; a point between digits does not.
    private static func ends(_ bytes: [UInt8], _ place: Int) -> Bool {
        switch bytes[place] {
        case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"), 10: true
        case UInt8(ascii: "."):
            place == 0 || place + 1 >= bytes.count || bytes[place - 1] &- 48 > 9 || bytes[place + 1] &- 48 > 9
        default: false
        }
    }

    private static func laughs(_ text: String) -> Bool {
        text.contains(where: faces.contains) || words(text).contains(where: isLaughter)
    }

    /// Whether the words beside a sum take it, whatever else the text says of it: "ok 80 now", "lol send me the 30 then".
    ///
    /// `span` is where the sum stands, in bytes.
    static func takes(_ span: Range<Int>, in text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard span.lowerBound >= 0, span.upperBound <= bytes.count else { return false }
        let span = narrowed(span, in: bytes)
        let behind = String(decoding: bytes[span.upperBound...], as: UTF8.self)
        if behind.drop(while: { $0 == " " }).first == "?" { return false }
        let before = words(String(decoding: bytes[..<span.lowerBound], as: UTF8.self)).suffix(reach)
        let next = Array(words(behind).prefix(2))
        if let first = next.first {
            // "60 is nothing" and "60 is fine" tell of it.
            if judging.contains(first) { return next.count > 1 && pleased.contains(next[1]) }
            if denying.contains(first) { return false }
            // "Don't be late, 70 by six", and not "not 70 now".
            if due.contains(first) { return !(before.last.map(denying.contains) ?? false) }
        }
        if before.contains(where: denying.contains) { return false }
        return before.contains(where: taking.contains)
    }

    /// Up to its last digit, where a clause ends within it.
    private static func narrowed(_ span: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        guard let digit = span.last(where: { bytes[$0] &- 48 < 10 }),
            (digit + 1..<span.upperBound).contains(where: { ends(bytes, $0) })
        else { return span }
        return span.lowerBound..<digit + 1
    }

    private static let longest = 300
    /// Words before a sum that are looked at.
    private static let reach = 3

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "\u{2019}") }
            .map { String($0).replacing("\u{2019}", with: "'") }
    }

    /// "lol", "hahaha", "jajaja", "kkkk".
    private static func isLaughter(_ word: String) -> Bool {
        laughing.contains(word) || repeated.contains(where: word.contains)
    }

    private static let repeated = ["haha", "hehe", "hihi", "jaja", "jeje", "kkk", "ahah"]
    private static let faces: Set<Character> = ["😂", "🤣", "😆", "💀", "🙄", "😅", "😹"]
    private static let laughing: Set<String> = [
        "lol", "lool", "loool", "lolol", "lmao", "lmfao", "rofl", "mdr", "mdrr", "mdrrr", "ptdr", "rs", "rsrs", "xd",
    ]
    private static let rejecting: Set<String> = [
        "not", "isn't", "isnt", "doesn't", "doesnt", "won't", "wont", "don't", "dont", "ain't", "nowhere", "insult",
        "insults", "insulting", "peanuts", "pennies", "pathetic", "laughable", "useless", "seriously", "nah", "nope",
        "joke", "joking", "laughing", "nothing", "only", "pas", "rien", "seulement", "blague", "no", "solo", "nada",
        "broma", "não", "só", "piada", "nicht", "nur", "kein", "keine", "witz", "hindi", "lang", "biro", "fous",
        "moques", "rigoles", "burlas", "burlando", "limosna", "miseria", "insulto", "insulte", "miséria", "esmola",
        "verarschen", "lächerlich", "beleidigung", "barya", "nagpapatawa", "pulubi",
    ]
    /// What asks where a sum is, or for the rest of one.
    private static let claiming: Set<String> = [
        "other", "others", "rest", "remaining", "where", "where's", "wheres", "still", "my", "outros", "otros",
        "autres",
        "anderen", "restlichen", "wo", "où", "dónde", "donde", "cadê", "cade", "asan", "asa", "nasaan", "pa", "faltan",
        "falta",
    ]
    private static let denying: Set<String> = [
        "not", "don't", "dont", "won't", "wont", "can't", "cant", "no", "never", "only", "pas", "nicht", "kein",
        "keine", "nur", "não", "hindi", "ayaw", "insult",
    ]
    private static let judging: Set<String> = [
        "is", "isn't", "isnt", "won't", "wont", "doesn't", "doesnt", "ain't", "aint", "est", "c'est", "ist", "es",
        "é", "buys", "gets",
    ]
    private static let pleased: Set<String> = ["fine", "ok", "okay", "good", "a", "bon", "gut", "bien", "bom"]
    /// What the other is to do with it, or when.
    private static let taking: Set<String> = [
        "ok", "okay", "fine", "alright", "aight", "send", "give", "bring", "pay", "do", "sige", "dale", "vale",
        "bueno", "manda", "mande", "envoie", "envoyez", "donne", "schick", "schicke", "zahl", "dann", "alors", "beleza",
        "envía", "mándame", "dame", "ipadala", "isend",
    ]
    private static let due: Set<String> = [
        "now", "then", "today", "tonight", "first", "tomorrow", "ahora", "hoy", "jetzt", "heute", "maintenant",
        "demain", "agora", "hoje", "ngayon", "muna", "will", "tout", "erst", "erstmal", "ya", "by", "before", "until",
        "till",
        "til", "bis", "vor", "avant", "antes", "ate", "até", "hasta", "bago",
    ]
}
