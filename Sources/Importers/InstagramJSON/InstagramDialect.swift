// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What is Instagram's own in a Meta export: the lists of followers and requests, and the flat files until 2021.
enum InstagramDialect: MetaDialect {
    static let service = MetaPlatform.instagram
    static let platform = Platform.instagram

    static func isProfile(_ path: MetaPath, head: [UInt8]) -> Bool {
        switch path.file {
        case "personal_information.json": head.holds("\"profile_user\"")
        case "profile.json":
            head.holds("\"username\"")
                && (head.holds("\"private_account\"") || head.holds("\"name\"") || head.holds("\"email\""))
        default: false
        }
    }

    static func isList(_ path: MetaPath, head: [UInt8]) -> Bool {
        if head.holds("\"relationships_") { return true }
        if path.file == "connections.json" {
            return head.firstKey.map { meanings[$0] != nil || $0 == "following_hashtags" } ?? false
        }
        // Among the lists of people every file is one, and so is a list of a known name, in whatever form: what is not
        // understood of it is counted.
        if path.inner.dropLast().contains("followers_and_following") { return true }
        if isOfThreads(path), path.file.hasPrefix("followers") || key(ofListNamed: path.file) != nil { return true }
        if let key = head.firstKey, key.hasPrefix(threadsKey), meanings[stem(ofKey: key)] != nil { return true }
        return head.holds("\"string_list_data\"") && path.file.hasPrefix("followers")
    }

    static func isArchive(_ path: MetaPath, head: [UInt8]) -> Bool {
        path.file.hasPrefix("messages") && head.firstVisible == UInt8(ascii: "[") && head.holds("\"participants\"")
            && head.holds("\"conversation\"")
    }

    static func meaning(ofList key: String?, in path: MetaPath) -> MetaListMeaning? {
        guard
            let key = key.flatMap({ $0 == "label_values" ? nil : $0 })
                ?? self.key(ofListNamed: path.file)
        else { return path.file.hasPrefix("followers") ? .contact(.followed, .incoming) : nil }
        let stem = stem(ofKey: key)
        if let meaning = meanings[stem] { return meaning }
        guard key.hasPrefix("relationships_") || stem == "following_hashtags" else { return nil }
        let words = stem.prefix(60).lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return .setting(words.isEmpty ? "list" : words.joined(separator: "-"))
    }

    private static let meanings: [String: MetaListMeaning] = [
        "followers": .contact(.followed, .incoming),
        "following": .contact(.followed, .outgoing),
        "follow_requests_sent": .contact(.requested, .outgoing),
        "permanent_follow_requests": .contact(.requested, .outgoing),
        "follow_requests_permanent": .contact(.requested, .outgoing),
        "follow_requests_received": .contact(.requested, .incoming),
        "unfollowed_users": .contact(.unfollowed, .outgoing),
        "dismissed_suggested_users": .contact(.suggested, .unknown),
        "blocked_users": .safety(.blocked),
        "restricted_users": .safety(.restricted),
        "close_friends": .setting("close-friends"),
        "hide_stories_from": .setting("hide-story-from"),
        "feed_favorites": .setting("favourites"),
    ]

    // MARK: Entries

    static func entry(_ element: JSONElement, keyed key: String?) -> MetaListEntry? {
        if let key {
            // Until 2021: {"<username>": "<time>"}.
            guard !key.isEmpty, let literal = element.string else { return nil }
            return MetaListEntry(account: [Identifier(.username, key)], time: MetaTime.readText(literal))
        }
        let data = element["string_list_data"]?.array?.first ?? element
        var seconds = data["timestamp"]?.number ?? element["timestamp"]?.number
        var username = [data["value"]?.string, element["title"]?.string].compactMap { $0 }.first { !$0.isEmpty }
        username = username ?? data["href"]?.string.flatMap(self.username(inAddress:))
        if username == nil {
            let labels = element["label_values"]?.array ?? element["dict"]?.array ?? []
            for label in labels where username == nil {
                let isNamed = label["label"]?.string.map { usernameLabels.contains(Mojibake.repaired($0).lowercased()) }
                if isNamed == true, let value = label["value"]?.string, !value.isEmpty { username = value }
                username = username ?? label["href"]?.string.flatMap(self.username(inAddress:))
                username = username ?? label["value"]?.string.flatMap(self.username(inAddress:))
            }
            seconds = seconds ?? labels.lazy.compactMap { $0["timestamp_value"]?.number }.first
        }
        guard let username else { return nil }
        return MetaListEntry(
            account: [Identifier(.username, Mojibake.repaired(username))],
            seconds: seconds)
    }

    /// The last part of `https://www.instagram.com/<user>` or `…/_u/<user>`, and of `https://www.threads.com/@<user>`.
    private static func username(inAddress address: String) -> String? {
        for site in ["instagram.com/", "threads.net/@", "threads.com/@"] {
            guard let site = address.firstRange(of: site) else { continue }
            let path = address[site.upperBound...].prefix { $0 != "?" && $0 != "#" }
            return path.split(separator: "/").last.map(String.init)
        }
        return nil
    }

    // MARK: The profile

    static func owner(inProfile profile: JSONElement, path: String) -> MetaOwner? {
        if let username = profile["username"]?.string { return flatOwner(profile, username: username) }
        guard let user = profile["profile_user"]?.array?.first else { return nil }
        var values: [(label: String, value: String)] = []
        for member in user["string_map_data"]?.members ?? [] {
            values.append(
                (Mojibake.repaired(member.key).lowercased(), Mojibake.repaired(member.value["value"]?.string ?? "")))
        }
        for label in user["label_values"]?.array ?? [] {
            guard let name = label["label"]?.string, let value = label["value"]?.string else { continue }
            values.append((Mojibake.repaired(name).lowercased(), Mojibake.repaired(value)))
        }
        return owner(values, path: path)
    }

    /// Labels are in the account's language; an unknown one gives its username by the archive's name or its place.
    private static func owner(_ values: [(label: String, value: String)], path: String) -> MetaOwner? {
        var position = values.firstIndex { usernameLabels.contains($0.label) }
        if position == nil, let name = username(inArchiveName: path) {
            position = values.firstIndex { $0.value.lowercased() == name }
        }
        var identifiers: [Identifier] = []
        let named = values.first { nameLabels.contains($0.label) }?.value
        let following = position.flatMap { $0 + 1 < values.count ? values[$0 + 1].value : nil }
        let isKnownLanguage = position.map { usernameLabels.contains(values[$0].label) } ?? false
        if let name = named ?? (isKnownLanguage ? nil : following), !name.isEmpty {
            identifiers.append(Identifier(.displayName, name))
        }
        if let position, !values[position].value.isEmpty {
            identifiers.append(Identifier(.username, values[position].value))
        }
        for (_, value) in values {
            if isEmail(value) { identifiers.append(Identifier(.email, value)) }
            if isPhone(value) { identifiers.append(Identifier(.phone, value)) }
        }
        return identifiers.isEmpty ? nil : MetaOwner(identifiers: identifiers)
    }

    private static func flatOwner(_ profile: JSONElement, username: String) -> MetaOwner? {
        var identifiers: [Identifier] = []
        for (key, kind) in [
            ("name", Identifier.Kind.displayName), ("username", .username), ("email", .email),
            ("phone_number", .phone),
        ] {
            guard let value = profile[key]?.string, !value.isEmpty else { continue }
            identifiers.append(Identifier(kind, value))
        }
        return identifiers.isEmpty ? nil : MetaOwner(identifiers: identifiers)
    }

    /// `instagram-<username>-<YYYY-MM-DD>-<random>.zip`.
    private static func username(inArchiveName path: String) -> String? {
        for part in path.split(whereSeparator: { $0 == "/" || $0 == "!" }) where part.hasPrefix("instagram-") {
            let rest = part.dropFirst(10)
            guard let date = rest.firstRange(of: "-20") else { continue }
            return rest[..<date.lowerBound].lowercased()
        }
        return nil
    }

    private static func isEmail(_ value: String) -> Bool {
        let parts = value.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !value.contains(" ")
            && !value.contains("/")
    }

    /// A phone number is written with its plus; a birthday is not.
    private static func isPhone(_ value: String) -> Bool {
        value.first == "+" && value.filter(\.isNumber).count >= 7
            && value.dropFirst().allSatisfy { $0.isNumber || $0 == " " || $0 == "-" || $0 == "(" || $0 == ")" }
    }

    private static let usernameLabels: Set<String> = [
        "username", "benutzername", "nom d’utilisateur", "nom d'utilisateur", "nombre de usuario", "gebruikersnaam",
        "nome utente", "nome de usuário",
    ]
    private static let nameLabels: Set<String> = ["name", "nom", "nombre", "naam", "nome"]
}
