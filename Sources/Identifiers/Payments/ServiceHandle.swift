// SPDX-License-Identifier: Apache-2.0

/// The payment service that a bare handle belongs to, where it was named shortly before: "have you got revolut?", "yes, @fenlark".
public enum ServiceHandle {
    /// Messages before that of the handle in which the service may be named.
    public static let reach = 6

    /// Nil where no service with handles is named, or the nearest words name another place as well.
    ///
    /// `texts` are those of the talk, the handle's own first, then the nearest before it.
    public static func service(of literal: String, in texts: some Sequence<String>) -> IdentifierMatch.Kind? {
        guard literal.hasPrefix("@") else { return nil }
        for text in texts {
            let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
            let named = services.filter { words.contains($0.key) }
            if !words.isDisjoint(with: elsewhere) || named.count > 1 { return nil }
            if let service = named.first { return service.value }
        }
        return nil
    }

    private static let services: [String: IdentifierMatch.Kind] = ["venmo": .venmo, "revolut": .revolut]

    /// Other places where a name with such a sign may be of.
    private static let elsewhere = Set(ServiceNames.names.keys).subtracting(ServiceNames.ordinary).union([
        "youtube", "twitch", "paypal", "cashapp", "monzo", "zelle",
    ])
}
