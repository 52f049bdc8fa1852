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
        var values: [Int32: Int] = [:]
        let named = analysis.identifiers.filter { identifier in
            identifier.role != .own && identifier.account.map(parts.suspects.contains) ?? false
                && (ValueConfirmation.names[identifier.kind] != nil || LinkKind(identifier.kind).isPayee)
        }
        for identifier in named { for n in identifier.messages { values[n, default: 0] += 1 } }
        for identifier in named {
            // Of several in one message nobody can tell which is meant; what a suspect calls theirs is not confirmed by another.
            let frames = identifier.messages.map { (n: $0, frames: roles.frames(of: identifier, in: $0)) }
            guard !frames.contains(where: { $0.frames.contains(.ofWriter) }) else { continue }
            for (n, around) in frames where values[n] == 1 {
                guard let talk = timeline.entry(n).conversation else { continue }
                // `yes` answers `is that your number`, not `will you pay to it`.
                let isAsked = around.contains(.ofReader)
                let answer = lines.after(n, in: talk, atMost: Self.reach).first { later in
                    guard let writer = timeline.entry(later).actor, parts[writer].role.isProtected,
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
        if words.count <= Self.mostOfClaim, words.contains(where: Self.claims.contains) { return true }
        let things = Self.names[kind] ?? Self.accounts
        return words.indices.contains { place in
            Self.possessives.contains(words[place]) && words[(place + 1)...].prefix(3).contains(where: things.contains)
                && words[..<place].contains(where: Self.pointers.contains)
        }
    }

    private static let mostOfClaim = 5

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
    /// They point back at what was said: `that is my …`, `how did you get my …`.
    private static let pointers: Set<String> = [
        "that", "that's", "thats", "this", "it", "it's", "its", "how", "where", "why", "das", "woher", "wie", "eso",
        "ese",
        "cómo", "como", "ça", "comment", "où", "é", "onde", "paano",
    ]
    private static let agreements: Set<String> = [
        "yes", "yeah", "yep", "yh", "yea", "ya", "yup", "correct", "ja", "sí", "si", "oui", "sim", "oo", "opo",
    ]
    /// Enough by themselves in a line of few words: `thats mine`.
    private static let claims: Set<String> = ["mine", "meins", "mía", "mío", "minha", "meu", "akin"]
    private static let denials: Set<String> = [
        "not", "no", "isn't", "isnt", "never", "don't", "dont", "wrong", "nope", "nicht", "nein", "kein", "pas", "non",
        "não", "hindi", "wasn't", "wasnt", "ain't", "aint",
    ]
}
