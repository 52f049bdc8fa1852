// SPDX-License-Identifier: Apache-2.0

/// For which reader a set is produced; each level removes what the one before it removes, and more.
public enum RedactionLevel: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Everything: the examiner, the disclosure officer.
    case r0 = "R0"
    /// Contact data of third parties are removed: prosecution.
    case r1 = "R1"
    /// Also names and contact data of everybody but the subjects, places, schools and family names: the served set.
    case r2 = "R2"
    /// Also severe wording: the bundle of a court.
    case r3 = "R3"
    /// No words at all, counts and times: research and briefing.
    case r4 = "R4"

    /// By what is removed.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    var removesNames: Bool { self >= .r2 }
    var removesPlaces: Bool { self >= .r2 }
    var removesSevereWording: Bool { self >= .r3 }
    var removesWords: Bool { self == .r4 }
}

/// What a removed value was; the word of the label that stands in its place.
public enum RedactionClass: String, Hashable, Sendable, CaseIterable {
    case person = "PERSON"
    case phone = "PHONE"
    case email = "EMAIL"
    case username = "USERNAME"
    case accountID = "ACCOUNT-ID"
    case payment = "PAYMENT"
    case device = "DEVICE"
    case link = "LINK"
    case place = "PLACE"
    case school = "SCHOOL"
    case family = "FAMILY"
    case listed = "LISTED"
    case contactCard = "CONTACT-CARD"
    case title = "TITLE"
    case file = "FILE"
    case encoded = "ENCODED"
    case severe = "SEVERE"
    case words = "WORDS"
}

/// Words and lists that only the investigator can give.
public struct RedactionRequest: Hashable, Sendable {
    /// A text that must go, whatever the program makes of it.
    public struct Listed: Hashable, Sendable {
        /// What it is.
        public var kind: RedactionClass
        /// The text.
        public var text: String

        /// Makes an entry.
        public init(kind: RedactionClass, text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// The level.
    public var level: RedactionLevel
    /// Texts that the investigator lists: schools, places, relatives, nicknames.
    public var listed: [Listed]

    /// Makes a request.
    public init(level: RedactionLevel, listed: [Listed] = []) {
        self.level = level
        self.listed = listed
    }

    /// Reads a list, one text a line; `school`, `place`, `family`, `person` and a tab may stand before it.
    public static func listed(in text: String) -> [Listed] {
        let kinds: [String: RedactionClass] = [
            "school": .school, "place": .place, "family": .family, "person": .person, "phone": .phone,
            "email": .email, "username": .username,
        ]
        return text.split(whereSeparator: \.isNewline).compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            if parts.count == 2, let kind = kinds[parts[0].lowercased()] {
                return Listed(kind: kind, text: String(parts[1]))
            }
            let plain = line.drop(while: \.isWhitespace)
            return plain.isEmpty || plain.first == "#" ? nil : Listed(kind: .listed, text: String(plain))
        }
    }
}
