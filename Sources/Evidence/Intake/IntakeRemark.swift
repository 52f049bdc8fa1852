// SPDX-License-Identifier: Apache-2.0

/// A code and its severity, before it is known which exhibit it is about.
struct IntakeRemark: Hashable {
    var severity: IntakeNote.Severity
    var code: String

    static func note(_ code: String) -> Self { Self(severity: .note, code: code) }
    static func warning(_ code: String) -> Self { Self(severity: .warning, code: code) }
    static func loss(_ code: String) -> Self { Self(severity: .loss, code: code) }

    // Names.
    static let unsafePath = warning("unsafe-path")
    static let backslashPath = note("backslash-path")
    static let controlCharacter = warning("control-character")
    static let nameNotUTF8 = note("name-not-utf8")
    static let pathTooLong = warning("path-too-long")
    static let unnamed = note("unnamed-member")
    static let duplicateName = warning("duplicate-name")
    static let caseCollision = note("case-collision")
    static let normalisationCollision = warning("normalisation-collision")

    // What a ZIP archive's directory and its local headers tell differently.
    static let zipNamesDiffer = warning("zip-names-differ")
    static let zipMembersOverlap = warning("zip-members-overlap")
    static let zipMemberUnlisted = loss("zip-member-unlisted")
    static let archiveLeadingBytes = warning("archive-leading-bytes")

    // What is not a file.
    static let symlinkSkipped = note("symlink-skipped")
    static let hardlinkSkipped = note("hardlink-skipped")
    static let specialFileSkipped = note("special-file-skipped")

    // What cannot be read.
    static let unreadable = loss("unreadable")
    static let scratchFull = loss("scratch-full")
    static let archiveUnsupported = loss("archive-unsupported")
    static let archiveInParts = loss("archive-in-parts")

    // Limits.
    static let expansionLimit = loss("expansion-limit")
    static let entryLimit = loss("entry-limit")
    static let depthLimit = loss("depth-limit")
}

extension IntakeRemark {
    init(_ trouble: ArchiveTrouble) {
        self =
            switch trouble {
            case .passphraseMissing: .loss("encrypted-member")
            case .passphraseWrong: .loss("wrong-passphrase")
            case .encryptionUnsupported: .loss("encryption-unsupported")
            case .checksum: .loss("checksum-mismatch")
            case .unverified: .warning("checksum-unverified")
            case .truncated: .loss("archive-truncated")
            case .damaged: .loss("archive-damaged")
            case .nameUnreadable: .nameNotUTF8
            case .unreadable: .unreadable
            }
    }
}
