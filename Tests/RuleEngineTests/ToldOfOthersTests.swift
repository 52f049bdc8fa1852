// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RuleEngine

@Suite("What is told of somebody else") struct ToldOfOthersTests {
    /// Victims tell friends what they were sent; demanders say the same of the other.
    @Test(arguments: [
        ("they are saying the recording goes to all my contacts, 15,000 they want", true),
        ("300 quid she wants or everyone sees", true),
        ("it all goes out tonight unless i pay 600", true),
        ("my video will be sent to everyone by tomorrow", true),
        ("she records you then says 500 or your friends see it", true),
        ("got a scam email", true),
        ("10,000 maang rahe hain warna sab ko bhej denge", true),
        ("tout part à tous mes contacts ce soir, ils disent", true),
        ("mandan el video a mis contactos", true),
        ("sonst sieht meine freundin die bilder", true),
        ("vai tudo pra minha mulher, dizem", true),
        ("hanggang bukas kundi kakalat daw", true),
        ("it all goes out tonight unless you pay 600", false),
        ("your video will be sent to everyone by tomorrow", false),
        ("i will send it to all my contacts", false),
        ("300 quid i want or everyone sees", false),
        ("tout part à tous tes contacts ce soir", false),
        ("mando el video a tus contactos", false),
        ("sonst sieht deine freundin die bilder", false),
        ("mando tudo pra tua mulher", false),
        ("hanggang bukas kundi ikakalat ko", false),
    ])
    func `is told from what is said to the reader`(_ words: String, _ isTold: Bool) throws {
        let rules = try ShippedRules.set()
        var scanner = RuleScanner(rules)
        var found: [RuleMatch] = []
        let bytes = Array(words.utf8)
        scanner.matches(in: bytes.span, into: &found)
        let codes = found.map { rules.entries[Int($0.rule)].code.rawValue }
        #expect(codes.contains("C.report") == isTold)
    }
}
