// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Comparison

/// Values that a suspect names first and a complainant, a witness or a decoy then says are theirs: `is that your number`,
/// `yes it is`; or, without a question, `how did you get my number`.
struct ConfirmedValues {
    /// A value with the message that confirms it.
    struct Found {
        var identifier: IdentifierFinding
        var account: Account.ID
        var n: Int32
    }

    private(set) var found: [Found] = []

    /// Messages among which the answer is looked for.
    private static let reach = 4

    init(_ analysis: CaseAnalysis, parts: AccountParts, lines: TalkLines, roles: ValueRoles) {
        let timeline = analysis.timeline
        var values: [Int32: Set<String>] = [:]
        let bearing = analysis.identifiers.filter {
            ValueConfirmation.names[$0.kind] != nil || LinkKind($0.kind).isPayee
        }
        let named = bearing.filter { $0.role != .own && $0.account.map(parts.suspects.contains) ?? false }
        // Who answers with a value of their own says that one is theirs.
        let told = Set(bearing.filter { !($0.account.map(parts.suspects.contains) ?? false) }.flatMap(\.messages))
        for identifier in named {
            // An e-mail address is one value, though it is a payee of a service too.
            let owned = LinkKind.owning(identifier.kind, identifier.value).first ?? identifier.kind
            for n in identifier.messages { values[n, default: []].insert("\(owned) \(identifier.value)") }
        }
        for identifier in named where identifier.messages.contains(where: { values[$0]?.count == 1 }) {
            // Of several in one message nobody can tell which is meant; what a suspect calls theirs is not confirmed by another.
            guard !identifier.messages.contains(where: { roles.signs(of: identifier, in: $0).contains(.writers) })
            else { continue }
            for n in identifier.messages where values[n]?.count == 1 {
                guard let talk = timeline.entry(n).conversation else { continue }
                // `yes` answers `is that your number`, not `will you pay to it`.
                let isAsked = roles.signs(of: identifier, in: n).contains(.readers)
                let answer = lines.after(n, in: talk, atMost: Self.reach).first { later in
                    guard !told.contains(later), let writer = timeline.entry(later).actor,
                        parts[writer].role.isProtected,
                        let words = timeline.text(later)
                    else { return false }
                    return ValueConfirmation(words).confirms(identifier.kind, isAsked: isAsked)
                }
                guard let answer, let account = timeline.entry(answer).actor else { continue }
                found.append(Found(identifier: identifier, account: account, n: answer))
                break
            }
        }
    }
}

/// An answer that says of a value that it is the writer's.
struct ValueConfirmation {
    private let words: [String]

    private static let longest = 200

    init(_ text: String) {
        words = text.prefix(Self.longest).lowercased().replacing("\u{2019}", with: "'")
            .split { !$0.isLetter && $0 != "'" }.map(String.init)
    }

    /// Whether it does; `isAsked` where the value was called theirs.
    func confirms(_ kind: String, isAsked: Bool) -> Bool {
        guard words.allSatisfy({ !Self.denials.contains($0) }) else { return false }
        if isAsked, let first = words.first, Self.agreements.contains(first) { return true }
        // "How do I pay from my account" is an answer to where to pay; "that is my own account" claims it.
        let isBorne = Self.names[kind] != nil
        let isOwned =
            words.count <= Self.mostOfStatement
            && words.contains { Self.owned.contains($0) || Self.claims.contains($0) }
        guard isAsked || isBorne || isOwned else { return false }
        if words.count <= Self.mostOfClaim, let last = words.last, Self.claims.contains(last),
            words.dropLast().contains(where: Self.statements.contains)
        {
            return true
        }
        let things = Self.names[kind] ?? Self.accounts
        return words.indices.contains { place in
            guard place > 0, Self.possessives.contains(words[place]),
                words[(place + 1)...].prefix(3).contains(where: things.contains)
            else { return false }
            return Self.statements.contains(words[place - 1])
                || (isAsked || isBorne) && words[..<place].contains(where: Self.questions.contains)
                    && words[..<place].contains(where: Self.acquisitions.contains)
        }
    }

    private static let mostOfClaim = 5
    /// Words of a line that claims an account where to pay: "but that is my own bank account".
    private static let mostOfStatement = 7

    /// What kinds of which somebody is the bearer are called.
    static let names: [String: Set<String>] = [
        "phone": [
            "number", "numbers", "num", "digits", "nummer", "handynummer", "número", "numero", "numéro",
        ],
        "email": ["email", "mail", "address", "gmail", "inbox", "adresse", "correo", "endereço"],
        "username": [
            "snap", "snapchat", "insta", "ig", "instagram", "telegram", "kik", "discord", "tiktok", "username", "user",
            "name",
            "handle", "account", "profile", "konto", "cuenta", "compte", "conta", "perfil", "profil",
        ],
    ]
    private static let accounts: Set<String> = [
        "account", "acc", "bank", "iban", "card", "details", "wallet", "paypal", "cashapp", "konto", "karte", "cuenta",
        "tarjeta", "compte", "carte", "conta", "cartão",
    ]
    private static let possessives: Set<String> = [
        "my", "mein", "meine", "meiner", "meinem", "mi", "mis", "mon", "ma", "mes", "meu", "minha", "aking",
    ]
    /// `that is my …`.
    private static let statements: Set<String> = [
        "is", "was", "that", "that's", "thats", "this", "it's", "its", "ist", "das", "es", "eso", "ese", "est", "c'est",
        "é",
    ]
    /// `how did you get my …`.
    private static let questions: Set<String> = [
        "how", "where", "why", "who", "woher", "wie", "warum", "wer", "cómo", "como", "dónde", "quién", "comment", "où",
        "qui", "onde", "quem", "paano", "saan", "sino",
    ]
    private static let acquisitions: Set<String> = [
        "get", "got", "have", "find", "found", "know", "knew", "gave", "give", "hast", "kennst", "gab", "tienes",
        "conseguiste", "sabes", "dio", "as", "trouvé", "connais", "donné", "tem", "tens", "conseguiu", "sabe", "achou",
        "deu",
        "nakuha", "nakita", "alam", "nagbigay",
    ]
    private static let agreements: Set<String> = [
        "yes", "yeah", "yep", "yh", "yea", "ya", "yup", "correct", "ja", "sí", "si", "oui", "sim", "oo", "opo",
    ]
    /// Enough by themselves in a line of few words: `thats mine`.
    private static let claims: Set<String> = ["mine", "meins", "mía", "mío", "minha", "meu", "akin"]
    private static let owned: Set<String> = [
        "own", "eigene", "eigenes", "eigener", "eigenen", "propia", "propio", "propre", "própria", "próprio", "sarili",
    ]
    private static let denials: Set<String> = [
        "not", "no", "isn't", "isnt", "never", "don't", "dont", "wrong", "nope", "nicht", "nein", "kein", "pas", "non",
        "não", "hindi", "wasn't", "wasnt", "ain't", "aint",
    ]
}
