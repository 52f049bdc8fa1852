// SPDX-License-Identifier: Apache-2.0

import Comparison

/// Tells whether somebody shows words that they were sent: `someone sent my sister this: …`, `is this you? …`.
///
/// Whoever does so neither owns the words nor is a sign that everybody writes them.
enum HandedOnWords {
    /// Whether the first words of a prepared text say so.
    static func opens(_ words: [String]) -> Bool {
        let opening = words.prefix(openingWords)
        return isSent(opening) || isAsked(opening)
    }

    /// Whether a text begins with words that say so and nothing else, up to a colon, a quotation mark or the end of the line.
    ///
    /// `I got two cats and …` tells of whoever writes it, and so may what follows `is this you?`.
    static func introduces(_ text: String) -> Bool {
        let start = text.prefix(longestHead)
        guard let end = start.firstIndex(where: { ":：\"“„«\n".contains($0) }), end != start.startIndex else {
            return false
        }
        let head = PreparedText(String(start[..<end])).words[...]
        guard head.count <= openingWords else { return false }
        if questions.contains(where: { head.suffix($0.count).elementsEqual($0) }) { return true }
        guard isSent(head) else { return false }
        let rest = head.reversed().prefix { fillers.contains($0) }
        let last = head.dropLast(rest.count).last ?? ""
        return pointers.contains(last) || rest.isEmpty && sendings.contains(last)
    }

    private static func isSent(_ opening: ArraySlice<String>) -> Bool {
        guard let verb = opening.firstIndex(where: sendings.contains) else { return false }
        return opening[max(0, verb - 3)..<min(opening.endIndex, verb + 4)].contains(where: receivers.contains)
    }

    /// `is this you`, `did you write this`.
    private static func isAsked(_ opening: ArraySlice<String>) -> Bool {
        questions.contains { question in
            opening.count > question.count
                && opening.indices.prefix(opening.count - question.count + 1).contains {
                    opening[$0..<$0 + question.count].elementsEqual(question)
                }
        }
    }

    private static let openingWords = 14
    private static let longestHead = 120
    private static let pointers: Set<String> = [
        "this", "that", "these", "it", "dies", "das", "diese", "esto", "eso", "ceci", "ça", "cela", "isto", "isso",
        "ito",
    ]
    private static let fillers: Set<String> = [
        "too", "also", "text", "message", "msg", "mail", "last", "week", "month", "year", "night", "today", "yesterday",
        "again", "as", "well", "and", "auch", "gestern", "también", "ayer", "aussi", "hier", "também", "ontem",
        "kahapon",
    ]
    private static let sendings: Set<String> = [
        "sent", "sends", "got", "received", "wrote", "writes", "texted", "messaged", "dmed", "threatened", "showed",
        "forwarded", "bekam", "bekommen", "geschickt", "schickte", "schrieb", "geschrieben", "gezeigt", "mandó",
        "mandaron", "envió", "enviaron", "escribió", "recibí", "enseñó", "mostró", "envoyé", "écrit", "reçu", "montré",
        "mandou", "enviou", "escreveu", "recebi", "mostrou", "pinadala", "natanggap", "pinakita",
    ]
    private static let receivers: Set<String> = [
        "me", "us", "my", "him", "her", "them", "i", "we", "mir", "uns", "ich", "meiner", "meinem", "ihr", "ihm", "nos",
        "mi", "yo", "le", "ai", "lui", "ma", "mon", "eu", "minha", "meu", "akin", "ko",
    ]
    private static let questions: [[String]] = [
        ["is", "this", "you"], ["is", "it", "you"], ["is", "that", "you"], ["was", "this", "you"],
        ["was", "it", "you"],
        ["was", "that", "you"], ["is", "this", "from", "you"], ["is", "this", "yours"],
        ["did", "you", "write", "this"],
        ["did", "you", "send", "this"], ["bist", "du", "das"], ["ist", "das", "von", "dir"], ["eres", "tú"],
        ["eres", "tu"], ["es", "tuyo"], ["cest", "toi"], ["é", "você"], ["ikaw", "ba", "ito"],
    ]
}
