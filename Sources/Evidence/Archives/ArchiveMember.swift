// SPDX-License-Identifier: Apache-2.0

/// The header of a member, as stored.
struct ArchiveMember {
    enum Kind {
        case file, folder, symbolicLink, hardLink, special
    }

    var kind: Kind
    /// The name's bytes; empty when there is none.
    var name: [UInt8]
    /// Bytes by the header, when it says so; not to be trusted.
    var declaredSize: Int?
    var isEncrypted: Bool
}
