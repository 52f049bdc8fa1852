// SPDX-License-Identifier: Apache-2.0

/// Whether a time to pay runs from the moment at which a message is opened or read, which no record holds.
///
/// "48 hours, the time starts when you open this": counted from the sending, it would be a time that nobody set.
enum OpeningStart {
    /// Whether a word of beginning stands before one of opening, and beside that what is opened.
    static func isTold(in text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }.map { word in
            String(word.map { DeadlineWords.withoutAccent($0) }.joined())
        }
        return words.indices.contains { index in
            guard begins.contains(words[index]) else { return false }
            return words[index..<min(words.count, index + 7)].indices.contains { place in
                guard opens.contains(words[place]) else { return false }
                let around = max(index, place - 4)..<min(words.count, place + 4)
                return words[around].contains(where: opened.contains)
            }
        }
    }

    private static let begins: Set<String> = [
        "when", "after", "once", "since", "from", "moment", "soon", "upon", "des", "apres", "quand", "lorsque",
        "depuis", "desde", "cuando", "al", "tras", "despues", "quando", "depois", "apos", "partir", "assim", "sobald",
        "nach",
        "nachdem", "ab", "seit", "wenn", "kapag", "pagka", "mula", "pagkabasa", "pagkabukas", "pagbukas", "oras",
    ]

    private static let opens: Set<String> = [
        "open", "opens", "opened", "opening", "read", "reading", "view", "viewed", "viewing", "see", "seen", "ouvres",
        "ouvrez", "ouvrir", "ouvert", "ouverture", "lis", "lisez", "lire", "lu", "lecture", "abras", "abra", "abres",
        "abrir", "abierto", "abriste", "leas", "lea", "leer", "leido", "lectura", "abre", "abrires", "aberto", "ler",
        "leres", "lido", "leitura", "offnest", "offnen", "geoffnet", "offnung", "liest", "lesen", "gelesen",
        "binuksan", "buksan", "mabuksan", "nabuksan", "nabasa", "mabasa", "basahin", "pagkabasa", "pagkabukas",
        "pagbukas",
    ]

    private static let opened: Set<String> = [
        "this", "it", "message", "msg", "mail", "email", "letter", "text", "ce", "cet", "cette", "ceci", "este", "esta",
        "esto", "isto", "mensaje", "mensagem", "correo", "carta", "diese", "dieser", "diesen", "das", "nachricht",
        "ito", "nito", "mensahe",
    ]
}
