// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers
import RuleEngine

/// What a claim of a payment says beside the payment.
enum PaymentClaim {
    /// Whether words only repeat that something was paid before: "I paid twice already!".
    ///
    /// With a sum of its own a claim is a new one.
    static func tellsAgain(_ n: Int32, _ marks: Marks, _ context: DetectorContext) -> Bool {
        guard marks.money.isEmpty, let text = context.timeline.text(n), text.utf8.count <= 200 else { return false }
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        if words.contains(where: again.contains) { return true }
        return zip(words, words.dropFirst()).contains { again.contains($0 + " " + $1) }
    }

    /// Whether the words of a claim may be of anything that is sent: "ok sent it" holds no sum and no word of paying.
    static func isOfAnything(_ n: Int32, _ marks: Marks, _ context: DetectorContext) -> Bool {
        guard marks.money.isEmpty, marks.identifiers.isEmpty, let text = context.timeline.text(n),
            text.utf8.count <= 200
        else { return false }
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return !words.contains { word in word.contains(where: \.isNumber) || paying.contains { word.hasPrefix($0) } }
    }

    /// How words of paying begin.
    private static let paying = [
        "pay", "paid", "transfer", "money", "cash", "wire", "deposit", "bank", "card", "code", "voucher", "gift",
        "account", "rest", "half", "instal", "coin", "btc", "zahl", "bezahl", "überw", "geld", "konto", "karte",
        "gutschein", "vir", "argent", "sous", "compte", "carte", "fric", "thune", "pag", "transf", "dinero", "plata",
        "depos", "cuenta", "tarjeta", "código", "codigo", "dinheiro", "grana", "pix", "conta", "cartão", "bayad",
        "pera",
        "hulog", "padala", "gcash", "load",
    ]

    /// Whether words of a payment claim none: "once the balance is paid", "I'll have paid by friday", "I sent 0".
    static func isNone(_ n: Int32, _ marks: Marks, _ context: DetectorContext) -> Bool {
        let places = context.citations(of: [.paid, .paidHint], at: n, in: marks).compactMap(\.range)
        guard !places.isEmpty, let text = context.timeline.text(n) else { return false }
        return places.allSatisfy { place in
            let words = DeadlineWords(text, around: Int(place.lowerBound)..<Int(place.upperBound)).all
            guard let first = words.firstIndex(where: { $0.span.upperBound > place.lowerBound }),
                let last = words.lastIndex(where: { $0.span.lowerBound < place.upperBound })
            else { return false }
            if words[first..<min(words.count, last + 2)].contains(where: { nothing.contains($0.text) }) { return true }
            let lead = words[max(0, first - 6)..<first].map(\.text)
            if lead.contains(where: conditions.contains) {
                // "Once I paid you asked again" tells what was done.
                return !words[first...last].contains { persons.contains($0.text) }
            }
            let claim = lead.suffix(2) + words[first...last].map(\.text)
            return zip(claim, claim.dropFirst()).contains { $1 == "have" && future.contains($0) }
        }
    }

    /// Sums behind the first that are joined to it: "sent £40 and then £60".
    static func furtherSums(_ n: Int32, _ marks: Marks, _ context: DetectorContext) -> [MoneyMatch] {
        guard marks.money.count > 1, let text = context.timeline.text(n) else { return [] }
        let bytes = Array(text.utf8)
        func words(_ range: Range<Int>) -> [String] {
            guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return [] }
            return String(decoding: bytes[range], as: UTF8.self).lowercased().split { $0.isWhitespace || $0 == "," }
                .map(String.init)
        }
        var found: [MoneyMatch] = []
        for (before, money) in zip(marks.money, marks.money.dropFirst()) {
            let (end, start) = (Int(before.span.upperBound), Int(money.span.lowerBound))
            let between = words(end..<start)
            guard start > end, found.count < mostSums,
                between.allSatisfy({ joining.contains($0) || done.contains($0) })
            else { break }
            // "£20 yesterday £30" may be of anything; a list has its comma or its "and".
            let hasComma = bytes[end..<start].contains(UInt8(ascii: ","))
            guard hasComma || between.isEmpty || between.contains(where: joining.contains) else { break }
            let behind = words(Int(money.span.upperBound)..<bytes.count).first
            if let behind, owing.contains(behind.filter(\.isLetter)) { break }
            found.append(money)
        }
        return found
    }

    /// Whether a sum of the message is told to be all of what the claim is of: "Paid! All £320".
    static func tellsWhole(
        _ n: Int32, _ marks: Marks, _ claims: [Range<Int32>], _ context: DetectorContext
    ) -> Bool {
        guard let text = context.timeline.text(n), let end = claims.map(\.upperBound).min() else { return false }
        let bytes = Array(text.utf8)
        return marks.money.contains { money in
            guard money.span.lowerBound >= end, Int(money.span.lowerBound) <= bytes.count else { return false }
            let words = String(decoding: bytes[Int(end)..<Int(money.span.lowerBound)], as: UTF8.self).lowercased()
                .split { !$0.isLetter }.map(String.init)
            return (1...3).contains(words.count) && words.contains(where: whole.contains)
        }
    }

    private static let mostSums = 8
    private static let joining: Set<String> = [
        "and", "then", "plus", "+", "&", "also", "another", "und", "dann", "noch", "et", "puis", "encore", "y", "luego",
        "otros", "e", "depois", "mais", "at", "tapos", "pa",
    ]
    /// When a part of it was paid.
    private static let done: Set<String> = [
        "yesterday", "today", "earlier", "before", "now", "just", "this", "last", "morning", "night", "week", "ago",
        "first", "gestern", "heute", "vorhin", "eben", "hier", "aujourd'hui", "tantôt", "ce", "matin", "soir", "ayer",
        "hoy", "esta", "mañana", "ontem", "hoje", "cedo", "kahapon", "kanina", "ngayon",
    ]
    /// Of what is still to be paid.
    private static let owing: Set<String> = [
        "left", "later", "tomorrow", "remaining", "more", "to", "owed", "short", "still", "next", "on", "by", "when",
        "offen", "morgen", "demain", "mañana", "manana", "amanhã", "amanha", "bukas",
    ]
    private static let whole: Set<String> = [
        "all", "full", "whole", "entire", "everything", "alles", "ganze", "ganzen", "tout", "toute", "totalité", "todo",
        "todos", "tudo", "inteiro", "lahat", "buong",
    ]
    private static let nothing: Set<String> = ["0", "zero", "nothing", "nichts", "nada", "rien", "wala"]
    private static let conditions: Set<String> = [
        "once", "until", "till", "unless", "if", "sobald", "falls", "bis", "kapag", "kung", "hasta", "ate",
    ]
    private static let persons: Set<String> = ["i", "ich", "j'ai", "yo", "eu", "ako"]
    private static let future: Set<String> = ["i'll", "ill", "will", "would", "should", "could", "we'll"]

    private static let again: Set<String> = [
        "already", "twice", "thrice", "two times", "three times", "so much", "enough times", "deux fois", "trois fois",
        "déjà payé", "deja payé", "dos veces", "tres veces", "duas vezes", "três vezes", "zweimal", "dreimal",
        "bereits",
        "dalawang beses", "ilang beses",
    ]
}
