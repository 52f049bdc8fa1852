// SPDX-License-Identifier: Apache-2.0

/// What went wrong while an archive was read.
enum ArchiveTrouble: Sendable, Hashable {
    case passphraseMissing
    case passphraseWrong
    case encryptionUnsupported
    case checksum
    /// A checksum stands there but does not belong to what can be told apart.
    case unverified
    case truncated
    case damaged
    case nameUnreadable
    case unreadable

    /// Reads libarchive's message: its error numbers do not tell these cases apart.
    init(message: String, hasPassphrase: Bool) {
        let text = message.lowercased()
        func says(_ word: String) -> Bool { text.firstRange(of: word) != nil }
        self =
            if says("passphrase") {
                hasPassphrase || says("incorrect") ? .passphraseWrong : .passphraseMissing
            } else if says("encrypt") || says("crypt") {
                .encryptionUnsupported
            } else if says("crc") || says("checksum") || says("wrong size") || says("authentication") {
                .checksum
            } else if says("truncated") || says("premature") || says("unexpected end") {
                .truncated
            } else if says("pathname") || says("linkname") {
                .nameUnreadable
            } else {
                .damaged
            }
    }

    var isEncryption: Bool {
        self == .passphraseMissing || self == .passphraseWrong || self == .encryptionUnsupported
    }
}
