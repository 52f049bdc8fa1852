// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// Whether a sum tells what the other earns or owns: "you earn 4000 a month", "you have 2k in your account"; what a third
/// paid: "last guy paid me 3000"; or what came in: "i see 20 not 200".
///
/// Who demands names it to say that the other can pay, or has not paid enough; it is not what they ask for.
enum OthersMeans {
    static func isTold(_ money: MoneyMatch, in n: Int32, _ context: DetectorContext) -> Bool {
        context.timeline.text(n).map { isTold(money.span, in: $0) } ?? false
    }

    static func isTold(_ span: Range<Int32>, in text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= longest, span.lowerBound >= 0, Int(span.upperBound) <= bytes.count else { return false }
        let before = Array(words(bytes[..<Int(span.lowerBound)]).suffix(reach))
        let behind = Array(words(bytes[Int(span.upperBound)...]).prefix(reach))
        if before.contains(where: addressed.contains), before.contains(where: earning.contains) { return true }
        if isPaidByThird(before) || isReceived(bytes[..<Int(span.lowerBound)]) { return true }
        if zip(before, before.dropFirst()).contains(where: {
            addressed.union(owned).contains($0) && incomes.contains($1)
        }),
            before.last.map(telling.contains) ?? false
        {
            return true
        }
        guard before.contains(where: addressed.contains), before.contains(where: having.contains) else { return false }
        return zip(behind, behind.dropFirst()).contains { owned.contains($0) && places.contains($1) }
    }

    /// "The last guy paid me"; "he wants" and "you paid" tell of no third who paid.
    private static func isPaidByThird(_ before: [String]) -> Bool {
        guard let verb = before.lastIndex(where: paying.contains), verb >= before.count - 2 else { return false }
        let lead = before[..<verb]
        return lead.contains(where: thirds.contains) && !lead.contains(where: addressed.contains)
    }

    /// "I see", "only got", and behind such a number "not" before the next: nobody asks for what came in or did not.
    private static func isReceived(_ bytes: ArraySlice<UInt8>) -> Bool {
        let parts = String(decoding: bytes, as: UTF8.self).lowercased()
            .split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
        func comesIn(_ lead: ArraySlice<String>) -> Bool {
            let near = lead.suffix(3)
            guard let verb = near.lastIndex(where: receiving.contains) else { return false }
            let between = near[(verb + 1)...]
            return between.allSatisfy(onlySo.contains) && !near[..<verb].contains(where: addressed.contains)
                && (near[..<verb].contains(where: selves.contains) || !between.isEmpty)
        }
        if comesIn(parts[...]) { return true }
        // "I see 20 not 200".
        guard parts.count >= 3, let last = parts.last, negating.contains(last),
            parts[parts.count - 2].contains(where: \.isNumber)
        else { return false }
        return comesIn(parts.dropLast(2))
    }

    private static func words(_ bytes: ArraySlice<UInt8>) -> [String] {
        String(decoding: bytes, as: UTF8.self).lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
    }

    private static let longest = 300
    /// Words on either side that are looked at.
    private static let reach = 4
    private static let addressed: Set<String> = [
        "you", "u", "ya", "tu", "vous", "usted", "você", "voce", "vc", "du", "sie", "ka", "mo",
    ]
    private static let owned: Set<String> = [
        "your", "ur", "ton", "ta", "votre", "tu", "su", "sua", "seu", "teu", "tua", "dein", "deine", "deinem", "ihr",
    ]
    private static let earning: Set<String> = [
        "earn", "earns", "earned", "gagnes", "gagnez", "ganas", "gana", "ganhas", "ganha", "verdienst", "verdienen",
        "kumikita", "sumasahod",
    ]
    private static let incomes: Set<String> = [
        "salary", "wage", "wages", "pension", "savings", "salaire", "paie", "sueldo", "salário", "salario", "gehalt",
        "lohn", "sahod",
    ]
    private static let telling: Set<String> = ["is", "are", "was", "of", "est", "es", "é", "ist", "around", "about"]
    private static let thirds: Set<String> = [
        "guy", "one", "he", "she", "they", "man", "woman", "girl", "boy", "last", "others", "other", "everyone",
        "somebody",
        "dernier", "autre", "mec", "type", "il", "elle", "otro", "otra", "último", "tipo", "él", "ella", "outro",
        "outra",
        "cara", "gajo", "ele", "ela", "letzte", "letzter", "typ", "andere", "er", "siya", "isa", "lalaki",
    ]
    private static let paying: Set<String> = [
        "paid", "payed", "gave", "sent", "payé", "donné", "pagó", "dio", "pagou", "deu", "gezahlt", "zahlte",
        "bezahlte",
        "nagbayad", "nagbigay",
    ]
    private static let receiving: Set<String> = [
        "see", "got", "received", "came", "arrived", "vois", "reçu", "veo", "recibí", "llegaron", "vejo", "recebi",
        "chegaram", "sehe", "bekommen", "angekommen", "natanggap", "nakita",
    ]
    private static let onlySo: Set<String> = [
        "only", "just", "que", "seulement", "solo", "sólo", "só", "apenas", "nur", "ko", "lang", "here", "in", "me",
    ]
    private static let selves: Set<String> = ["i", "i've", "we", "je", "j'ai", "yo", "eu", "ich", "hab", "habe", "ko"]
    private static let negating: Set<String> = ["not", "pas", "no", "não", "nicht", "hindi"]
    private static let having: Set<String> = ["have", "got", "has", "as", "avez", "tienes", "tem", "tens", "hast"]
    private static let places: Set<String> = [
        "account", "bank", "savings", "wallet", "balance", "compte", "cuenta", "conta", "konto",
    ]
}
