// SPDX-License-Identifier: Apache-2.0

/// Names of emoji that several characters make, where the names of the single characters tell of another picture.
///
/// Short names of the Unicode Common Locale Data Repository, <https://cldr.unicode.org>; sequences of Unicode Technical
/// Standard 51, `emoji-zwj-sequences.txt` and `emoji-sequences.txt`.
enum EmojiSequences {
    /// Nil where the single names tell enough.
    static func name(of character: Character) -> String? {
        let scalars = character.unicodeScalars.map(\.value).filter { $0 != 0xFE0F }
        guard scalars.count > 1 else { return nil }
        if scalars.last == 0x20E3, scalars.count == 2, let key = Unicode.Scalar(scalars[0]) { return "keycap: \(key)" }
        if let region = subdivision(scalars) { return "flag: \(region)" }
        return joined[scalars]
    }

    /// The flag of a part of a country: a black flag, then its code of ISO 3166-2 in tag characters.
    private static func subdivision(_ scalars: [UInt32]) -> String? {
        guard scalars.first == 0x1F3F4, scalars.count > 2, scalars.dropFirst().allSatisfy(tags.contains) else {
            return nil
        }
        var code = ""
        for value in scalars.dropFirst() where value != tags.upperBound {
            if let letter = Unicode.Scalar(value - tags.lowerBound) { code.unicodeScalars.append(letter) }
        }
        return subdivisions[code] ?? "part of a country, code \(code)"
    }

    private static let tags: ClosedRange<UInt32> = 0xE0000...0xE007F
    private static let subdivisions = ["gbeng": "England", "gbsct": "Scotland", "gbwls": "Wales"]

    private static let joined: [[UInt32]: String] = [
        [0x1F34B, 0x200D, 0x1F7E9]: "lime",
        [0x1F344, 0x200D, 0x1F7EB]: "brown mushroom",
        [0x1F636, 0x200D, 0x1F32B]: "face in clouds",
        [0x1F62E, 0x200D, 0x1F4A8]: "face exhaling",
        [0x1F635, 0x200D, 0x1F4AB]: "face with spiral eyes",
        [0x1F642, 0x200D, 0x2194]: "head shaking horizontally",
        [0x1F642, 0x200D, 0x2195]: "head shaking vertically",
        [0x2764, 0x200D, 0x1F525]: "heart on fire",
        [0x2764, 0x200D, 0x1FA79]: "mending heart",
        [0x1F3F3, 0x200D, 0x1F308]: "rainbow flag",
        [0x1F3F3, 0x200D, 0x26A7]: "transgender flag",
        [0x1F3F4, 0x200D, 0x2620]: "pirate flag",
        [0x1F441, 0x200D, 0x1F5E8]: "eye in speech bubble",
        [0x1F415, 0x200D, 0x1F9BA]: "service dog",
        [0x1F408, 0x200D, 0x2B1B]: "black cat",
        [0x1F426, 0x200D, 0x2B1B]: "black bird",
        [0x1F426, 0x200D, 0x1F525]: "phoenix",
        [0x1F43B, 0x200D, 0x2744]: "polar bear",
        [0x26D3, 0x200D, 0x1F4A5]: "broken chain",
        [0x1F9D1, 0x200D, 0x1F384]: "Mx Claus",
    ]
}
