// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// The files of one package.
struct DiscordPackageFiles {
    /// What a file holds.
    enum Role {
        case profile, channel, messages, looseMessages, activity, index
    }

    private(set) var profile: Exhibit?
    private var profiles: [Exhibit] = []
    private(set) var channels: [Exhibit] = []
    private(set) var messages: [Exhibit] = []
    private var activity: [Exhibit] = []
    private var indexes: [Exhibit] = []

    mutating func add(_ exhibit: Exhibit, _ role: Role) {
        switch role {
        case .profile:
            profile = profile ?? exhibit
            profiles.append(exhibit)
        case .channel: channels.append(exhibit)
        case .messages, .looseMessages: messages.append(exhibit)
        case .activity: activity.append(exhibit)
        case .index: indexes.append(exhibit)
        }
    }

    var isProved: Bool { !profiles.isEmpty || !channels.isEmpty || !messages.isEmpty }

    /// In the order in which they are read.
    var records: [Exhibit] { profiles + channels + messages + activity }

    /// What tells of the owner.
    var lists: [Exhibit] { profiles + activity }

    /// What tells of channels.
    var talks: [Exhibit] { channels + messages }

    /// Whether an exhibit is a part of the package that holds no records.
    func holds(_ exhibit: Exhibit, root: String) -> Bool {
        guard exhibit.path.hasPrefix(root) else { return false }
        if indexes.contains(exhibit) { return true }
        let inside = exhibit.path.dropFirst(root.count)
        guard let slash = inside.firstIndex(of: "/") else { return inside == "README.txt" && !channels.isEmpty }
        let folder = root + inside[...slash]
        if profiles.contains(where: { $0.folder == folder }) { return true }
        guard !channels.isEmpty else { return false }
        return Self.otherFolders.contains(inside[..<slash].lowercased())
            || inside.hasSuffix("/guild.json") || inside.hasSuffix("/audit-log.json")
    }

    private static let otherFolders: Set<String> = [
        "account", "servers", "programs", "ads", "store", "activities", "activity", "support_tickets",
    ]
}

/// What names and first bytes tell of a package's files.
enum DiscordPackageShape {
    /// What a file holds; nil for a file of something else.
    static func role(of exhibit: Exhibit, head: [UInt8]) -> DiscordPackageFiles.Role? {
        switch exhibit.name {
        case "channel.json" where channelID(of: exhibit) != nil: return keys(head).contains("id") ? .channel : nil
        case "user.json":
            let keys = keys(head)
            guard keys.contains("id"), keys.contains("username") else { return nil }
            let signs: Set<String> = [
                "discriminator", "relationships", "avatar_hash", "mfa_sessions", "guild_settings", "connections",
                "needs_email_verification", "user_settings", "global_name",
            ]
            return keys.intersection(signs).count >= 2 ? .profile : nil
        case "index.json":
            let keys = keys(head)
            return !keys.isEmpty && keys.allSatisfy { isID($0[...]) } ? .index : nil
        case "messages.json":
            let isInChannel = channelID(of: exhibit) != nil
            guard isMessageList(head) || isInChannel && isEmptyList(head) else { return nil }
            return isInChannel ? .messages : .looseMessages
        case "messages.csv":
            var cursor = CSVCursor(in: head.span)
            guard let header = cursor.next(in: head.span)?.values(in: head.span), header.count >= 3,
                header.prefix(4).map({ $0.lowercased() }).elementsEqual(
                    ["id", "timestamp", "contents", "attachments"].prefix(header.count))
            else { return nil }
            return channelID(of: exhibit) == nil ? .looseMessages : .messages
        case let name where name.hasPrefix("events-") && name.hasSuffix(".json"):
            return head.contains(text: "\"event_type\"") || head.contains(text: "\"predicted_") ? .activity : nil
        default: return nil
        }
    }

    /// The channel whose folder holds a file: `c123…/` or, before December 2021, `123…/`.
    static func channelID(of exhibit: Exhibit) -> String? {
        var name = exhibit.name(of: exhibit.folder)
        if name.first == "c" { name = name.dropFirst() }
        return isID(name) ? String(name) : nil
    }

    private static func isID(_ text: Substring) -> Bool {
        (15...32).contains(text.utf8.count) && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }

    /// The folder of the package, up from a file by the levels that the layout has.
    static func root(of exhibit: Exhibit, _ role: DiscordPackageFiles.Role) -> String {
        let levels =
            switch role {
            case .profile, .index: 1
            case .channel, .messages: 2
            case .activity: 2
            case .looseMessages: 0
            }
        var folder = exhibit.folder
        for _ in 0..<levels {
            guard folder.last == "/" else { break }
            folder = exhibit.parent(of: folder)
        }
        return String(folder)
    }

    /// The profile's own id, which stands near its beginning.
    static func ownerID(head: [UInt8]) -> String? {
        JSONCursor(in: head.span).value(under: "id", in: head.span)?.literal
    }

    /// Which channel a file describes, and who takes part where two do.
    static func channel(head: [UInt8]) -> (id: String?, pair: Set<String>?) {
        let bytes = head.span
        let recipients = JSONCursor(in: bytes).value(under: "recipients", in: bytes)?.array?.compactMap(\.literal)
        let id = JSONCursor(in: bytes).value(under: "id", in: bytes)?.literal
        return (id, recipients.flatMap { $0.count == 2 ? Set($0) : nil })
    }

    /// The numbers of the messages with which a list in JSON begins.
    static func messageIDs(head: [UInt8]) -> [String] {
        let bytes = head.span
        var cursor = JSONCursor(in: bytes)
        var damage = JSONDamage()
        var found: [String] = []
        do throws(FormatError) {
            try cursor.enterArray(in: bytes)
            while try cursor.nextElement(in: bytes) {
                if let id = cursor.soundElement(in: bytes, &damage)["ID"]?.literal { found.append(id) }
                // The cursor stands where the text was cut.
                if damage.end != nil { break }
            }
        } catch { return found }
        return found
    }

    /// Whether the talks of two have one account in common, and no other.
    static func shareAlone(_ channels: [(id: String?, pair: Set<String>?)], _ owner: String) -> Bool {
        let pairs = channels.compactMap(\.pair)
        guard let first = pairs.first else { return false }
        return pairs.dropFirst().reduce(first) { $0.intersection($1) } == [owner]
    }

    /// The keys of the object with which a file begins, as far as the head shows them.
    private static func keys(_ head: [UInt8]) -> Set<String> {
        JSONCursor(in: head.span).keys(in: head.span)
    }

    private static func isEmptyList(_ head: [UInt8]) -> Bool {
        let signs = head.filter { $0 > 0x20 }
        return signs == Array("[]".utf8)
    }

    /// Whether one of the first records is a message: the very first may be damaged.
    private static func isMessageList(_ head: [UInt8]) -> Bool {
        let bytes = head.span
        var cursor = JSONCursor(in: bytes)
        var damage = JSONDamage()
        do throws(FormatError) {
            try cursor.enterArray(in: bytes)
            for _ in 0..<8 {
                guard try cursor.nextElement(in: bytes) else { return false }
                let record = cursor.soundElement(in: bytes, &damage)
                if record.member("ID") != nil, record.member("Timestamp") != nil, record.member("Contents") != nil {
                    return true
                }
            }
            return false
        } catch { return false }
    }
}
