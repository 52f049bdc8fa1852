// SPDX-License-Identifier: Apache-2.0

/// The language of a text as a page tells it to a screen reader.
///
/// A text is in its writer's language where its letters are of a script in which that language is written. Of any other
/// text the script alone is told, which no reader takes for the language of the page.
public enum TextLanguage {
    /// A tag of BCP 47: `en`, `und-Arab`, `und`.
    public static func tag(of text: String, writer: String?) -> String {
        guard let script = script(of: text) else { return writer ?? "und" }
        if let writer, scripts(of: writer).contains(script) { return writer }
        if let only = onlyLanguage[script] { return only }
        return script == "Latn" ? "und" : "und-\(script)"
    }

    /// The script of most letters, as a tag of no known language, where none of these languages is written in it; nil where one
    /// is, or nothing has letters.
    ///
    /// A few words are too short to tell a language by, and their letters alone may show that no rule reads them.
    public static func foreignTag(of text: String, to languages: some Sequence<String>) -> String? {
        guard let script = script(of: text), !languages.contains(where: { scripts(of: $0).contains(script) }) else {
            return nil
        }
        return "und-\(script)"
    }

    /// The script of most letters; nil without a letter whose script is known here.
    private static func script(of text: String) -> String? {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return text.utf8.contains { (0x61...0x7A).contains($0 | 0x20) } ? "Latn" : nil
        }
        var counts: [String: Int] = [:]
        var plain = 0
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                if (0x61...0x7A).contains(scalar.value | 0x20) { plain += 1 }
            } else if let script = script(of: scalar.value), scalar.properties.isAlphabetic {
                counts[script, default: 0] += 1
            }
        }
        if plain > 0 { counts["Latn", default: 0] += plain }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private static func script(of value: UInt32) -> String? {
        if value < 0x0250 { return "Latn" }
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].range.upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < blocks.count && blocks[low].range.contains(value) ? blocks[low].script : nil
    }

    /// Blocks of letters by their script, ISO 15924, ascending.
    private static let blocks: [(range: ClosedRange<UInt32>, script: String)] = [
        (0x0250...0x02AF, "Latn"), (0x0370...0x03FF, "Grek"), (0x0400...0x052F, "Cyrl"), (0x0530...0x058F, "Armn"),
        (0x0590...0x05FF, "Hebr"), (0x0600...0x06FF, "Arab"), (0x0750...0x077F, "Arab"), (0x08A0...0x08FF, "Arab"),
        (0x0900...0x097F, "Deva"), (0x0980...0x09FF, "Beng"), (0x0A00...0x0A7F, "Guru"), (0x0A80...0x0AFF, "Gujr"),
        (0x0B00...0x0B7F, "Orya"), (0x0B80...0x0BFF, "Taml"), (0x0C00...0x0C7F, "Telu"), (0x0C80...0x0CFF, "Knda"),
        (0x0D00...0x0D7F, "Mlym"), (0x0D80...0x0DFF, "Sinh"), (0x0E00...0x0E7F, "Thai"), (0x0E80...0x0EFF, "Laoo"),
        (0x0F00...0x0FFF, "Tibt"), (0x1000...0x109F, "Mymr"), (0x10A0...0x10FF, "Geor"), (0x1100...0x11FF, "Kore"),
        (0x1200...0x139F, "Ethi"), (0x1780...0x17FF, "Khmr"), (0x1E00...0x1EFF, "Latn"), (0x1F00...0x1FFF, "Grek"),
        (0x3040...0x30FF, "Jpan"), (0x3130...0x318F, "Kore"), (0x3400...0x4DBF, "Hani"), (0x4E00...0x9FFF, "Hani"),
        (0xAC00...0xD7AF, "Kore"), (0xF900...0xFAFF, "Hani"), (0xFB1D...0xFB4F, "Hebr"), (0xFB50...0xFDFF, "Arab"),
        (0xFE70...0xFEFF, "Arab"), (0xFF66...0xFF9D, "Jpan"), (0x20000...0x3FFFF, "Hani"),
    ]

    /// Scripts in which one language of today is written.
    private static let onlyLanguage = [
        "Armn": "hy", "Geor": "ka", "Grek": "el", "Jpan": "ja", "Khmr": "km", "Kore": "ko", "Laoo": "lo", "Thai": "th",
    ]

    private static func scripts(of language: String) -> Set<String> {
        written[String(language.prefix { $0 != "-" })] ?? ["Latn"]
    }

    /// Languages that are written in other letters than Latin ones, or in both.
    private static let written: [String: Set<String>] = {
        let groups: [(String, Set<String>)] = [
            ("ar fa ur ps sd ug dv ckb", ["Arab"]), ("ku", ["Arab", "Latn"]), ("he yi", ["Hebr"]),
            ("ru uk bg mk be ky mn tg ba tt os ab", ["Cyrl"]), ("sr kk uz az tk", ["Cyrl", "Latn"]), ("el", ["Grek"]),
            ("hy", ["Armn"]), ("ka", ["Geor"]), ("hi mr ne sa bh", ["Deva"]), ("bn as", ["Beng"]), ("pa", ["Guru"]),
            ("gu", ["Gujr"]), ("or", ["Orya"]), ("ta", ["Taml"]), ("te", ["Telu"]), ("kn", ["Knda"]),
            ("ml", ["Mlym"]), ("si", ["Sinh"]), ("th", ["Thai"]), ("lo", ["Laoo"]), ("bo dz", ["Tibt"]),
            ("my", ["Mymr"]), ("ko", ["Kore", "Hani"]), ("ja", ["Jpan", "Hani"]), ("zh", ["Hani"]),
            ("am ti", ["Ethi"]), ("km", ["Khmr"]),
        ]
        var found: [String: Set<String>] = [:]
        for (languages, scripts) in groups {
            for language in languages.split(separator: " ") { found[String(language)] = scripts }
        }
        return found
    }()
}
