// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What is Facebook's own in a Meta export: the profile and the friends' lists.
enum FacebookDialect: MetaDialect {
    static let service = MetaPlatform.facebook
    static let platform = Platform.facebook

    static func isProfile(_ path: MetaPath, head: [UInt8]) -> Bool {
        guard path.file == "profile_information.json" || path.file == "your_profile_information.json" else {
            return false
        }
        return head.holds("\"profile_v") || head.holds("\"profile\"")
    }

    static func isList(_ path: MetaPath, head: [UInt8]) -> Bool {
        guard path.platform != .instagram else { return false }
        // A list of friends or requests under a new name is read all the same, so that its entries are counted.
        if path.inner.contains("friends/") || path.file.contains("friend_request"), head.holds("\"timestamp\""),
            head.holds("\"name\"")
        {
            return true
        }
        let named = meaning(ofFile: path.file)
        if head.firstVisible == UInt8(ascii: "{"), let key = head.firstKey, meanings[stem(of: key)] != nil {
            return key != stem(of: key) || named != nil || path.platform == .facebook
        }
        if path.isOfContacts {
            // Whatever stands among the lists of people is one, in whatever form and under whatever name: what is not
            // understood of it is counted.
            return named != nil || !isOfOthers(MetaListName(path.file).stem)
        }
        guard named != nil, path.platform == .facebook || !commonFiles.contains(MetaListName(path.file).stem) else {
            return false
        }
        return head.holds("\"label_values\"") || head.holds("\"name\"") || head.holds("\"string_list_data\"")
    }

    /// Whether a list beside those of people holds none: pages that were followed, and the group of one's age.
    static func isOfOthers(_ list: String) -> Bool {
        list.hasSuffix("_pages") || list.hasPrefix("pages_") || list == "pages" || list == "friend_peer_group"
    }

    static func isArchive(_ path: MetaPath, head: [UInt8]) -> Bool { false }

    static func meaning(ofList key: String?, in path: MetaPath) -> MetaListMeaning? {
        key.flatMap { meanings[stem(of: $0)] } ?? meaning(ofFile: path.file)
    }

    static func entry(_ element: JSONElement, keyed key: String?) -> MetaListEntry? {
        guard let name = name(in: element) else { return nil }
        return MetaListEntry(
            account: [Identifier(.displayName, Mojibake.repaired(name))], seconds: seconds(in: element))
    }

    /// The name in an entry; newer files label it in the export's language, so its place tells.
    private static func name(in element: JSONElement) -> String? {
        let data = element["string_list_data"]?.array?.first
        for name in [element["name"], element["value"], element["title"], data?["value"]] {
            if let name = name?.string, !name.isEmpty { return name }
        }
        for label in element["label_values"]?.array ?? element["dict"]?.array ?? [] {
            if let name = label["value"]?.string, !name.isEmpty { return name }
            for part in label["dict"]?.array ?? [] {
                if let name = part["value"]?.string, !name.isEmpty { return name }
            }
        }
        return nil
    }

    private static func seconds(in element: JSONElement) -> String? {
        if let literal = element["timestamp"]?.number { return literal }
        if let literal = element["string_list_data"]?.array?.first?["timestamp"]?.number { return literal }
        for label in element["label_values"]?.array ?? element["dict"]?.array ?? [] {
            if let literal = label["timestamp_value"]?.number { return literal }
        }
        return nil
    }

    /// A list's key without its version: `friends_v2` is `friends`.
    private static func stem(of key: String) -> String {
        guard let line = key.lastIndex(of: "_") else { return key }
        let version = key[line...].dropFirst()
        guard version.first == "v", version.count > 1, version.dropFirst().allSatisfy(\.isNumber) else { return key }
        return String(key[..<line])
    }

    private static let meanings: [String: MetaListMeaning] = [
        "friends": .contact(.accepted, .unknown),
        "sent_requests": .contact(.requested, .outgoing),
        "received_requests": .contact(.requested, .incoming),
        "rejected_requests": .contact(.declined, .incoming),
        "deleted_friends": .contact(.removed, .outgoing),
        "following": .contact(.followed, .outgoing),
        "followers": .contact(.followed, .incoming),
        "blocked_users": .safety(.blocked),
        "blocked_contacts": .safety(.blocked),
    ]

    private static func meaning(ofFile file: String) -> MetaListMeaning? {
        let name = MetaListName(file).stem
        if name.hasSuffix("_blocked") || name.hasPrefix("blocked_") { return .safety(.blocked) }
        return files[name]
    }

    private static let files: [String: MetaListMeaning] = [
        "friends": .contact(.accepted, .unknown),
        "your_friends": .contact(.accepted, .unknown),
        "sent_friend_requests": .contact(.requested, .outgoing),
        "friend_requests_sent": .contact(.requested, .outgoing),
        "received_friend_requests": .contact(.requested, .incoming),
        "friend_requests_received": .contact(.requested, .incoming),
        "rejected_friend_requests": .contact(.declined, .incoming),
        "removed_friends": .contact(.removed, .outgoing),
        "following": .contact(.followed, .outgoing),
        "who_you_follow": .contact(.followed, .outgoing),
        "who_you_ve_followed": .contact(.followed, .outgoing),
        "followers": .contact(.followed, .incoming),
        "people_who_followed_you": .contact(.followed, .incoming),
        "people_you_may_know": .contact(.suggested, .unknown),
    ]

    /// File names that exports of other services have too.
    private static let commonFiles: Set<String> = ["friends", "following", "followers"]

    // MARK: The profile

    static func owner(inProfile profile: JSONElement, path: String) -> MetaOwner? {
        guard let root = profile.members.first(where: { stem(of: $0.key) == "profile" })?.value else { return nil }
        var identifiers: [Identifier] = []
        func add(_ kind: Identifier.Kind, _ element: JSONElement?, _ key: String? = nil) {
            let text = element?.string ?? key.flatMap { element?[$0]?.string }
            guard let text, !text.isEmpty else { return }
            let identifier = Identifier(kind, Mojibake.repaired(text))
            if !identifiers.contains(identifier) { identifiers.append(identifier) }
        }
        add(.displayName, root["name"], "full_name")
        for name in root["previous_names"]?.array ?? [] { add(.displayName, name, "name") }
        add(.username, root["username"])
        for email in root["emails"]?["emails"]?.array ?? [] { add(.email, email) }
        for email in root["emails"]?["previous_emails"]?.array ?? [] { add(.email, email) }
        for phone in root["phone_numbers"]?.array ?? [] { add(.phone, phone, "phone_number") }
        add(.profileURL, root["profile_uri"])
        return identifiers.isEmpty ? nil : MetaOwner(identifiers: identifiers)
    }
}
