// SPDX-License-Identifier: Apache-2.0

/// Emoji that stand for words in the chats this program reads; packs write them `:money_bag:`.
enum EmojiNames {
    static let table: [UInt32: String] = clockFaces.reduce(into: words) { table, face in table[face] = "clock" }

    /// One for each half hour.
    private static let clockFaces: ClosedRange<UInt32> = 0x1F550...0x1F567

    private static let words: [UInt32: String] = [
        // Money.
        0x1F4B0: "money_bag", 0x1F4B5: "banknote", 0x1F4B4: "banknote", 0x1F4B6: "banknote", 0x1F4B7: "banknote",
        0x1F4B8: "banknote", 0x1F911: "money_face", 0x1F4B3: "card", 0x1F3E6: "bank", 0x1FA99: "coin",
        0x1F381: "gift", 0x1F3AB: "ticket", 0x1F39F: "ticket",
        // Time.
        0x23F0: "clock", 0x23F1: "clock", 0x23F2: "clock", 0x23F3: "clock", 0x231B: "clock", 0x231A: "clock",
        // Pictures, devices and publishing.
        0x1F4F7: "camera", 0x1F4F8: "camera", 0x1F4F9: "video_camera", 0x1F3A5: "video_camera",
        0x1F3A6: "video_camera", 0x1F3AC: "film", 0x1F39E: "film", 0x1F4FD: "film", 0x1F37F: "popcorn",
        0x1F5BC: "picture", 0x1F4F1: "phone", 0x1F4F2: "phone", 0x1F4DE: "phone", 0x1F4E4: "outbox",
        0x1F4E2: "megaphone", 0x1F4E3: "megaphone", 0x1F465: "people", 0x1F46A: "family", 0x1F47B: "ghost",
        // Secrecy and watching.
        0x1F92B: "shush", 0x1F910: "zipped_mouth", 0x1F512: "lock", 0x1F440: "eyes", 0x1F648: "see_no_evil",
        // Threat.
        0x1F52A: "knife", 0x1F5E1: "knife", 0x1F52B: "gun", 0x1F4A3: "bomb", 0x1F480: "skull", 0x2620: "skull",
        0x26B0: "coffin", 0x1F46E: "police", 0x1F694: "police", 0x1F6A8: "siren",
        // Mood.
        0x1F602: "laugh", 0x1F923: "laugh", 0x1F606: "laugh", 0x1F604: "grin", 0x1F605: "grin", 0x1F639: "laugh",
        0x1F62D: "cry", 0x1F622: "cry", 0x1F97A: "plead_face", 0x1F630: "afraid", 0x1F628: "afraid",
        0x1F631: "afraid", 0x1F627: "afraid", 0x1F621: "angry", 0x1F620: "angry", 0x1F92C: "angry",
        0x1F64F: "pray", 0x1F44D: "thumbs_up", 0x1F44E: "thumbs_down", 0x1F494: "broken_heart", 0x1F6D1: "stop",
        // Affection and sexual hints.
        0x2764: "heart", 0x1F495: "heart", 0x1F496: "heart", 0x1F497: "heart", 0x1F498: "heart", 0x1F499: "heart",
        0x1F49C: "heart", 0x1F970: "love_face", 0x1F60D: "love_face", 0x1F618: "kiss", 0x1F48B: "kiss",
        0x1F975: "hot_face", 0x1F608: "devil", 0x1F60F: "smirk", 0x1F609: "wink", 0x1F346: "aubergine",
        0x1F351: "peach", 0x1F4A6: "droplets", 0x1F445: "tongue", 0x1F525: "fire",
    ]
}
