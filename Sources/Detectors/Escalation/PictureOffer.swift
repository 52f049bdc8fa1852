// SPDX-License-Identifier: Apache-2.0

/// Words with which somebody offers to send: "I can send you better pictures".
///
/// Whoever offers asks for nothing.
enum PictureOffer {
    /// Whether a text offers, and bids nobody to send.
    static func stands(in text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
            .map { String($0.replacing("’", with: "'")) }
        guard words.count <= 60 else { return false }
        func holds(_ phrases: Set<[String]>) -> Bool {
            for start in words.indices {
                for end in [start + 2, start + 3, start + 4] where end <= words.count {
                    if phrases.contains(Array(words[start..<end])) { return true }
                }
            }
            return false
        }
        return holds(offering) && !holds(bidding)
    }

    private static func phrases(_ all: String...) -> Set<[String]> {
        Set(all.map { $0.split(separator: " ").map(String.init) })
    }

    private static let offering = phrases(
        "i can send", "i could send", "i'll send", "i will send", "i'd send", "can i send", "could i send",
        "shall i send",
        "let me send", "i'm sending", "ich kann dir", "ich schicke dir", "ich schick dir", "soll ich dir",
        "je t'envoie",
        "je peux t'envoyer", "je vais t'envoyer", "je te montre", "te mando", "te envío", "te puedo mandar",
        "puedo mandarte",
        "puedo enviarte", "posso te mandar", "vou te mandar", "posso mandar", "mando pra você", "padalhan kita",
        "sesendan kita", "pwede kitang padalhan")
    private static let bidding = phrases(
        "send me", "show me", "send one", "send yours", "you send", "u send", "your turn", "schick mir", "zeig mir",
        "envoie moi", "envoie-moi", "montre moi", "mándame", "enséñame", "manda me", "me manda", "mostra me",
        "sendan mo",
        "padalhan mo")
}
