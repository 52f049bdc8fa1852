// SPDX-License-Identifier: Apache-2.0

import Formats

/// Words beside the time of a header that say nothing about the half of the day.
enum TimeWord {
    /// Between date and time: Finnish "klo", Danish "kl.", Portuguese "às".
    static func isConnector(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        connectors.contains(key(bytes, range))
    }

    /// Behind the time: Bulgarian "ч.", German "Uhr".
    static func isDecoration(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        decorations.contains(key(bytes, range))
    }

    private static func key(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        FoldedText(bytes.text(in: bytes.trimmingMarksAndBlanks(range))).phrase
    }

    private static let connectors: Set<String> = [
        "klo", "kl", "às", "as", "à", "a las", "a les", "alle", "alle ore", "ore", "ora", "la", "um", "at", "om",
        "pukul",
        "jam", "lúc", "o", "o godz", "godz", "v", "ve", "u", "ob", "в", "у", "о", "г", "г. в", "р", "р. о", "kell",
        "saat", "στις", "ở", "a", "den", "be", "ad", "ap", "de", "pada", "på", "den kl", "เวลา", "को", "في", "ساعت",
        "בשעה", "g", "r",
    ]

    private static let decorations: Set<String> = ["ч", "год", "uhr", "น", "h", "hrs", "hs", "hod", "val", "g", "ур"]
}
