// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Identifiers

/// Whether a sum tells what the other earns or owns: "you earn 4000 a month", "you have 2k in your account".
///
/// Who demands names it to say that the other can pay; it is not what they ask for.
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
    private static let having: Set<String> = ["have", "got", "has", "as", "avez", "tienes", "tem", "tens", "hast"]
    private static let places: Set<String> = [
        "account", "bank", "savings", "wallet", "balance", "compte", "cuenta", "conta", "konto",
    ]
}
