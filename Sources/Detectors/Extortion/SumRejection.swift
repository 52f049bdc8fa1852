// SPDX-License-Identifier: Apache-2.0

/// Words that turn a sum down, when it is the sum that the other has just named.
enum SumRejection {
    static func stands(in text: String) -> Bool {
        guard text.utf8.count <= 300 else { return false }
        if text.contains("?") { return true }
        return text.lowercased().split { !($0.isLetter || $0 == "'") }.contains { words.contains(String($0)) }
    }

    private static let words: Set<String> = [
        "not", "isn't", "isnt", "doesn't", "doesnt", "won't", "wont", "don't", "dont", "ain't", "nowhere", "insult",
        "joke", "joking", "laughing", "nothing", "only", "pas", "rien", "seulement", "blague", "no", "solo", "nada",
        "broma", "não", "só", "piada", "nicht", "nur", "kein", "keine", "witz", "hindi", "lang", "biro",
    ]
}
