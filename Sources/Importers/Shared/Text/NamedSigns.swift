// SPDX-License-Identifier: Apache-2.0

/// A list of who reacted with what, `Mira: 👍, Jonas: 😀`, as programs write it behind a message.
enum NamedSigns {
    /// The pairs of a list; nil where a part is no name with a sign behind it: somebody may have typed the like.
    static func all(in list: Substring, between separator: Character) -> [(name: String, symbol: String)]? {
        var found: [(name: String, symbol: String)] = []
        for part in list.split(separator: separator) {
            guard let colon = part.lastIndex(of: ":") else { return nil }
            let symbol = part[part.index(after: colon)...].filter { $0 != " " }
            let name = part[..<colon].drop { $0 == " " }
            guard symbol.count == 1, let first = symbol.unicodeScalars.first, first.properties.isEmoji, !first.isASCII,
                !name.isEmpty
            else { return nil }
            found.append((String(name), symbol))
        }
        return found.isEmpty ? nil : found
    }
}
