// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats

/// A person, group or list to whom frames refer by number.
struct SignalRecipient {
    enum Kind {
        case contact, group, me, list, news, callLink, unknown
    }

    /// Somebody who has to do with a group without being in it.
    struct Outsider {
        enum Standing {
            case invited, asking, banned
        }

        var standing: Standing
        /// Ids in base64, as the frame has them.
        var person: JSONElement?
        var inviter: JSONElement?
        var time: Timestamp?
    }

    private(set) var kind = Kind.unknown
    private(set) var identifiers: [Identifier] = []
    private(set) var title: String?
    /// Ids of a group's members, as UUIDs.
    private(set) var members: [String] = []
    /// Who was invited to a group, asked to join it, or may not come back.
    private(set) var outsiders: [Outsider] = []
    private(set) var isBlocked = false
    /// When the owner blocked it, which exports since August 2026 tell.
    private(set) var blockedAt: Timestamp?
    private(set) var visibility: String?
    /// What the owner wrote about somebody in the address book.
    private(set) var note: String?
    /// What keeps the talk apart from others, across exports.
    private(set) var key: String?

    init(_ frame: JSONElement) {
        if let contact = frame["contact"] {
            kind = .contact
            readContact(contact)
        } else if let group = frame["group"] {
            kind = .group
            readGroup(group)
        } else if frame["self"] != nil {
            kind = .me
        } else if let list = frame["distributionList"] {
            kind = .list
            title = list["distributionList"]?["name"]?.filled ?? list["name"]?.filled
        } else if frame["releaseNotes"] != nil {
            kind = .news
            identifiers = [Identifier(.displayName, "Signal")]
        } else if let link = frame["callLink"] {
            kind = .callLink
            title = link["name"]?.filled
        }
    }

    private mutating func readContact(_ contact: JSONElement) {
        let aci = SignalFiles.uuid(contact["aci"]?.string)
        let pni = SignalFiles.uuid(contact["pni"]?.string)
        if let aci {
            identifiers.append(Identifier(.platformID, aci))
        } else if let pni {
            identifiers.append(Identifier(.platformID, "PNI:" + pni))
        }
        if let number = contact["e164"]?.literal, number != "0", !number.isEmpty {
            identifiers.append(Identifier(.phone, number.first == "+" ? number : "+" + number))
        }
        if let username = contact["username"]?.filled { identifiers.append(Identifier(.username, username)) }
        // The owner's own word for somebody goes before the address book, that before the profile.
        let nickname = contact["nickname"]
        let names = [
            Self.name(nickname?["given"], nickname?["family"]),
            Self.name(contact["systemGivenName"], contact["systemFamilyName"]), contact["systemNickname"]?.filled,
            Self.name(contact["profileGivenName"], contact["profileFamilyName"]),
        ].compactMap(\.self)
        for name in names {
            let identifier = Identifier(.displayName, name)
            if !identifiers.contains(identifier) { identifiers.append(identifier) }
        }
        readBlock(contact)
        visibility = contact["visibility"]?.literal
        note = contact["note"]?.filled
        title = names.first ?? identifiers.first?.literal
        key = aci ?? pni ?? identifiers.first?.normalized
    }

    private mutating func readGroup(_ group: JSONElement) {
        let snapshot = group["snapshot"]
        title = snapshot?["title"]?["title"]?.filled
        members = (snapshot?["members"]?.array ?? []).compactMap { SignalFiles.uuid($0["userId"]?.string) }
        // Signal-Desktop, `Backups.proto`, message `Group.GroupSnapshot`.
        for (list, standing) in [
            ("membersPendingProfileKey", Outsider.Standing.invited), ("membersPendingAdminApproval", .asking),
            ("membersBanned", .banned),
        ] {
            for entry in snapshot?[list]?.array ?? [] {
                outsiders.append(
                    Outsider(
                        standing: standing, person: (entry["member"] ?? entry)["userId"],
                        inviter: entry["addedByUserId"], time: EpochTime.milliseconds(entry["timestamp"]?.literal)))
            }
        }
        readBlock(group)
        if let master = group["masterKey"]?.filled {
            // The master key opens the group: only its hash is kept.
            key = "group-" + StreamDigest.hex(of: Array(master.utf8)).prefix(16)
        }
    }

    private mutating func readBlock(_ recipient: JSONElement) {
        isBlocked = recipient["blocked"]?.bool ?? false
        guard isBlocked, let literal = recipient["blockedAtTimestamp"]?.literal, literal != "0" else { return }
        blockedAt = EpochTime.milliseconds(literal)
    }

    static func name(_ given: JSONElement?, _ family: JSONElement?) -> String? {
        let parts = [given?.filled, family?.filled].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
