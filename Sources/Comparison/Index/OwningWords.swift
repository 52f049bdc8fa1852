// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Whether somebody's own message calls a value theirs, or tells that they paid to it: who writes where they were told to pay, or
/// whom they ask about, owns nothing by it.
public enum OwningWords {
    /// Whether one of the messages calls the value its writer's, or none has it in its text.
    public static func areOwning(_ texts: some Sequence<String>, around literal: String) -> Bool {
        let told = texts.compactMap { stand(in: $0, around: literal) }
        return told.isEmpty || told.contains(true)
    }

    /// Whether a message tells that its writer paid to the value, or was told to: `i sent 300 to …`, `he made me pay to …`.
    public static func tellOfPaying(_ text: String, to literal: String) -> Bool {
        let text = text.lowercased()
        guard !literal.isEmpty, let place = text.range(of: literal.lowercased()) else { return false }
        let front = text[..<place.lowerBound].split(whereSeparator: isEnd).last.map(Substring.init) ?? ""
        let after = words(
            text[place.upperBound...].split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: isEnd)[0])
        let before = words(front)
        guard !owns(before.suffix(reach)), !owns(after.prefix(reach)) else { return false }
        // Between the word of direction and the value stand its kind and whose it is at most.
        guard let direction = before.lastIndex(where: directions.contains),
            before[(direction + 1)...].allSatisfy({
                things.contains($0) || others.contains($0)
                    || ["the", "that", "this", "same", "new", "old"].contains($0)
            })
        else { return false }
        // German puts the verb behind: "ich habe schon an … bezahlt".
        if let verb = after.first, paid.contains(verb), before[..<direction].suffix(4).contains(where: writers.contains)
        {
            return true
        }
        let deed = before[..<direction].suffix(paidWithin)
        if let verb = deed.lastIndex(where: paid.contains),
            deed[..<verb].suffix(4).contains(where: writers.contains)
        {
            return true
        }
        guard let verb = deed.lastIndex(where: paying.contains) else { return false }
        let lead = deed[..<verb].suffix(4)
        return lead.contains { ["me", "us"].contains($0) } && lead.contains(where: orders.contains)
    }

    private static let paidWithin = 12
    private static let directions: Set<String> = [
        "to", "into", "an", "auf", "a", "al", "à", "para", "na", "на", "sa",
    ]
    private static let others: Set<String> = ["your", "ur", "his", "her", "their", "dein", "deine", "tu", "su", "ton"]
    private static let writers: Set<String> = [
        "i", "we", "i've", "ive", "we've", "already", "ich", "wir", "habe", "yo", "he", "ya", "j'ai", "jai", "ai", "eu",
        "já", "я", "уже", "ako", "ko",
    ]
    private static let paid: Set<String> = [
        "paid", "payed", "sent", "transferred", "transfered", "deposited", "wired", "gezahlt", "bezahlt", "überwiesen",
        "pagué", "pagado", "envié", "enviado", "transferí", "payé", "envoyé", "viré", "paguei", "enviei", "transferi",
        "заплатил", "заплатила", "отправил", "отправила", "перевел", "перевела", "перевёл", "nagbayad", "nagpadala",
    ]
    private static let paying: Set<String> = ["pay", "send", "transfer", "deposit", "wire"]
    private static let orders: Set<String> = [
        "made", "makes", "told", "tells", "asked", "asks", "forced", "forces", "want", "wanted", "wants",
    ]

    /// Other words beside a value that stands as good as alone.
    private static let mostBeside = 6
    /// Words before or behind a value that belong to it.
    private static let reach = 6

    /// Nil where the value is not in the text as it was written: on a contact card, or spelled in another way.
    public static func stand(in text: String, around literal: String) -> Bool? {
        // Whoever hands over what they were asked for says so to the other, and speaks of their own.
        let text = handing.reduce(text.lowercased()) { $0.replacing($1, with: "here") }
        guard !literal.isEmpty, let place = text.range(of: literal.lowercased()) else { return nil }
        let (front, back) = (text[..<place.lowerBound], text[place.upperBound...])
        let before = words(front.split(whereSeparator: isEnd).last.map(Substring.init) ?? "")
        let after = words(back.split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: isEnd)[0])
        if owns(before.suffix(reach)) || owns(after.prefix(reach)) { return true }
        if before.count > 1, selves.contains(before[before.count - 2]), places.contains(before[before.count - 1]) {
            return !before.suffix(reach).contains(where: moving.contains)
        }
        // A number alone answers "what is yours"; of a wallet nobody is asked so, and it is the other's that is spoken of.
        let beside = words(front) + words(back)
        return beside.count <= mostBeside && !isWallet(literal) && !text.contains("?") && !text.contains("？")
            && beside.allSatisfy { things.contains($0) || besideOwn.contains($0) }
    }

    /// Whether a value looks like the address of a wallet: long, without blanks, letters and digits together.
    private static func isWallet(_ literal: String) -> Bool {
        literal.count >= 25 && literal.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            && !(literal.prefix(2).allSatisfy { $0.isLetter && $0.isUppercase }
                && literal.dropFirst(2).prefix(2).allSatisfy(\.isNumber))
    }

    /// Words that hand a value over, beside its kind.
    private static let besideOwn: Set<String> = [
        "here", "it's", "its", "it", "is", "yes", "yeah", "yh", "ok", "okay", "k", "sure", "hi", "hello", "hey", "and",
        "on",
        "at", "x", "xx", "then", "so", "haha", "lol", "there", "hier", "ja", "ist", "voici", "oui", "c'est", "aquí",
        "aqui",
        "sí", "si", "es", "sim", "é", "ito", "oo", "вот", "да", "or", "my", "work", "home", "one", "other",
    ]

    private static let handing = ["here you go", "here you are", "there you go"]

    /// `my number is`, `is mine`, `mi cuenta es`; not `from my account to`.
    private static func owns(_ words: ArraySlice<String>) -> Bool {
        guard let start = words.lastIndex(where: possessives.contains) else { return false }
        let rest = words[words.index(after: start)...]
        guard !words[..<start].contains(where: denials.contains), !rest.contains(where: denials.contains),
            !rest.contains(where: { moving.contains($0) || ofOthers.contains($0) })
        else { return false }
        return words[start] == "mine" || rest.contains(where: things.contains)
    }

    private static func isEnd(_ letter: Character) -> Bool { letter.isNewline || "!?;。！？".contains(letter) }

    private static func words(_ text: Substring) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }.map {
            String($0).replacing("’", with: "'")
        }
    }

    private static let possessives: Set<String> = [
        "my", "mine", "our", "mein", "meine", "meiner", "meinem", "mi", "mis", "mía", "mío", "meu", "minha", "mon",
        "ma", "mio", "mia", "мой", "моя", "моё", "мое", "мои", "мій", "mój", "moja", "moje", "moj", "aking", "ko",
        "mijn", "min", "mitt", "benim",
    ]
    private static let things: Set<String> = [
        "number", "no", "phone", "mobile", "cell", "cellphone", "whatsapp", "telegram", "signal", "snap", "snapchat",
        "insta", "instagram", "ig", "kik", "discord", "skype", "line", "viber", "user", "username", "handle", "id",
        "name", "account", "acc", "acct", "iban", "card", "bank", "paypal", "cashapp", "cashtag", "venmo", "wise",
        "revolut", "monzo", "wallet", "address", "btc", "bitcoin", "eth", "ethereum", "usdt", "crypto", "email", "mail",
        "mailbox", "gmail", "nummer", "handynummer", "handy", "telefon", "konto", "adresse", "número", "numero",
        "móvil", "teléfono", "telefono", "cuenta", "cartera", "billetera", "correo", "tarjeta", "celular", "telefone",
        "conta", "carteira", "numéro", "téléphone", "compte", "portefeuille", "conto", "номер", "телефон", "кошелек",
        "кошелёк", "карта", "счет", "счёт", "почта", "numer", "rekening", "nummerko", "pitaka",
    ]
    private static let selves: Set<String> = [
        "me", "i'm", "im", "am", "us", "mich", "mir", "moi",
    ]
    private static let places: Set<String> = [
        "at", "on", "under", "via", "auf", "unter", "en", "no", "sur", "al",
    ]
    private static let denials: Set<String> = [
        "not", "isn't", "isnt", "never", "nicht", "kein", "pas", "não", "не",
    ]
    /// What is done with a value of somebody else's.
    private static let moving: Set<String> = [
        "to", "sent", "send", "sending", "paid", "payed", "pay", "paying", "payment", "transferred", "used", "uses",
        "using", "told", "made", "forced", "asked", "receipt", "again", "an", "gesendet", "geschickt", "gezahlt",
        "bezahlt", "überwiesen", "pagué", "pagado", "pago", "envié", "enviado", "mandé", "a", "à", "payé", "envoyé",
        "paguei", "enviei", "mandei", "отправил", "отправила", "заплатил", "заплатила", "перевел", "перевёл",
        "перевела", "nagbayad", "binayaran", "nagpadala", "sa",
    ]
    private static let ofOthers: Set<String> = [
        "you", "your", "yours", "u", "ur", "you're", "he", "she", "his", "him", "they", "their", "them", "he's", "man",
        "guy", "someone", "somebody", "person", "people", "scammer", "scammer's", "scammers", "blackmailer",
        "blackmailer's", "extorter", "hacker", "hacker's", "catfish", "another", "other", "else", "same", "dein",
        "deine", "ihre", "tu", "tus", "su", "sus", "seu", "sua", "teu", "tua", "ton", "ta", "votre", "твой", "твоя",
        "ваш", "ваша", "его", "её", "mo", "iyo", "niya",
    ]
}
