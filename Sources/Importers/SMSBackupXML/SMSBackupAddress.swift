// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The other end of a message as the telephone stored it: a number, a mail address, or the name of a service.
struct SMSBackupAddress: Hashable {
    /// As written.
    let literal: String
    /// The form that is compared.
    let key: String
    let identifier: Identifier

    /// Reads an address; nil for what stands where there is none.
    init?(_ literal: String) {
        guard !literal.isEmpty, !Self.placeholders.contains(literal) else { return nil }
        self.literal = literal
        identifier = Identifier(Self.kind(of: literal), literal)
        guard !identifier.normalized.isEmpty else { return nil }
        key = identifier.normalized
    }

    /// The addresses of a message to several.
    ///
    /// The app itself joins them by `~`; others that write its format do so by commas, semicolons or blanks, which count
    /// only where each part is a number or a mail address: names hold such marks too.
    static func parts(of literal: String) -> [String] {
        let joined = literal.split(separator: "~").map(String.init)
        if joined.count != 1 { return joined }
        var parts = joined[0].split(omittingEmptySubsequences: false) { $0 == "," || $0 == ";" }.map {
            String($0).trimmed
        }
        parts = parts.flatMap { part in part.replacing(" +", with: "\n+").split(separator: "\n").map(String.init) }
        let areAddresses = parts.allSatisfy { kind(of: $0) != .displayName && !$0.isEmpty }
        return parts.count > 1 && areAddresses ? parts : joined
    }

    /// Several addresses, each once.
    static func list(_ literal: String?) -> [SMSBackupAddress] {
        guard let literal else { return [] }
        var seen: Set<String> = []
        return parts(of: literal).compactMap { SMSBackupAddress($0) }.filter { seen.insert($0.key).inserted }
    }

    /// The token that Android stores for its own number, and the call log's words for withheld numbers.
    private static let placeholders: Set<String> = ["insert-address-token", "null", "-1", "-2", "-3", "Unknown"]

    /// Short codes and names of services are no numbers that anybody could be reached under.
    private static func kind(of literal: String) -> Identifier.Kind {
        if literal.contains("@") { return literal.first == "@" ? .displayName : .email }
        var digits = 0
        for scalar in literal.unicodeScalars {
            if ("0"..."9").contains(scalar) {
                digits += 1
            } else if !isSeparator(scalar) {
                return .displayName
            }
        }
        return digits > 6 || (literal.first == "+" && digits > 0) ? .phone : .displayName
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "+", "-", " ", "(", ")", ".", "/", "*", "#", "\u{A0}", "\u{202A}", "\u{202C}", "\u{200E}": true
        default: false
        }
    }
}
