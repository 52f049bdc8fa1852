// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Which word for oneself stands for the owner in the tables of a folder: one of them is a name elsewhere.
struct ViberOwner {
    /// Tables by word.
    private var tables: [String: Set<Int32>] = [:]

    /// English, French, Russian and Ukrainian, German, Spanish, Italian, Portuguese, Dutch, Polish, Czech and Croatian,
    /// Swedish, Danish and Norwegian, Turkish, Greek, Hungarian.
    private static let words: Set<String> = [
        "Me", "Moi", "Я", "Ich", "Yo", "Io", "Eu", "Ik", "Ja", "Já", "Jag", "Jeg", "Mig", "Ben", "Εγώ", "Én",
    ]

    /// Words that are people's names too.
    private static let names: Set<String> = ["Ben"]

    /// Takes the sender of a row; a table is called after the contact, who is not the owner.
    mutating func note(_ name: String, in exhibit: Exhibit) {
        guard Self.words.contains(name), name != Viber.title(of: exhibit) else { return }
        tables[name, default: []].insert(exhibit.number)
    }

    /// The owner's word; nil where none stands.
    var word: String? {
        tables.max { left, right in
            let (one, other) = (Self.names.contains(left.key), Self.names.contains(right.key))
            if one != other { return one }
            return (left.value.count, right.key) < (right.value.count, left.key)
        }?.key
    }
}

extension Viber {
    /// The contact after whom a table is called.
    static func title(of exhibit: Exhibit) -> String {
        let name = exhibit.name
        return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }
}
