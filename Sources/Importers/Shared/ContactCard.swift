// SPDX-License-Identifier: Apache-2.0

import Evidence

/// A card of a contact, or an entry of a calendar, that stands as text in a record.
enum ContactCard {
    /// Names, numbers and addresses of a card, or the subject of an entry in a calendar (RFC 6350, RFC 5545).
    static func told(in text: String) -> String {
        text.split(whereSeparator: \.isNewline).compactMap { line -> String? in
            guard let (key, value) = String(line).parting(at: ":"), !value.isEmpty else { return nil }
            let field = key.prefix { $0 != ";" }.uppercased()
            return ["FN", "TEL", "EMAIL", "SUMMARY"].contains(field) ? value : nil
        }.joined(separator: " ")
    }

    /// The digest of a card as it stands there.
    static func digest(of text: String) -> String {
        StreamDigest.hex(of: Array(text.utf8))
    }
}
