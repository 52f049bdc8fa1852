// SPDX-License-Identifier: Apache-2.0

/// Where a file stands inside a Meta export: the export's root, and what the folders below it say.
///
/// Layouts of all years are told by the folder `messages` with a section below it; older and partial ones by the
/// section or the thread folder alone.
struct MetaPath {
    /// Exhibit path up to the export's first folder, with its `/` or `!`.
    var root: String
    /// Components below the root, in small letters, apostrophes made `_`.
    var inner: [String]
    /// The thread folder in which the file stands.
    var thread: MetaThreadKey?
    /// What a thread's JSON file is called: `message_3.json` is 3, `message.json` is 0; nil for other files.
    var chunk: Int?

    init(_ path: String) {
        let parts = Self.components(of: path)
        let names = parts.map { Self.folded(path[$0]) }
        let file = names.last ?? ""
        chunk = Self.chunkNumber(file)
        var first = names.dropLast().firstIndex { Self.topFolders.contains($0) }
        thread = nil
        if let section = names.dropLast(2).firstIndex(where: { Self.sections.contains($0) }) {
            thread = MetaThreadKey(
                section: names[section], folder: names[section + 1], name: String(path[parts[section + 1]]))
            first = min(first ?? section, section)
        } else if let messages = names.dropLast(2).firstIndex(of: "messages"),
            !Self.shared.contains(names[messages + 1])
        {
            // 2018: messages/<thread>/message.json.
            thread = MetaThreadKey(
                section: "inbox", folder: names[messages + 1], name: String(path[parts[messages + 1]]))
        }
        let top = first ?? max(names.count - 1, 0)
        root = top < parts.count ? String(path[..<parts[top].lowerBound]) : ""
        inner = Array(names.dropFirst(top))
    }

    /// The file's name, in small letters.
    var file: String { inner.last ?? "" }

    /// The service that a folder name of the path proves.
    var platform: MetaPlatform? {
        if isOfContacts, !inner.contains("followers_and_following") { return .facebook }
        for name in inner {
            if MetaPlatform.facebookFolders.contains(name) { return .facebook }
            if MetaPlatform.instagramFolders.contains(name) || name.hasPrefix("instagramuser_") { return .instagram }
        }
        return nil
    }

    /// Whether the file stands where Facebook keeps its lists of friends, requests and followers.
    var isOfContacts: Bool {
        let folders = inner.dropLast()
        if folders.contains(where: Self.contactFolders.contains) { return true }
        guard let place = folders.firstIndex(of: "connections"), place + 1 < folders.endIndex else { return false }
        return folders[place + 1] == "followers"
    }

    /// Whether the file stands among the lists and is none of those that are read: pages that were followed, the group of
    /// one's age, the telephone's address book.
    var isOfUnreadList: Bool {
        let folders = inner.dropLast()
        if isOfContacts { return FacebookDialect.isOfOthers(MetaListName(file).stem) }
        guard let place = folders.firstIndex(of: "connections"), place + 1 < folders.endIndex else { return false }
        return folders[place + 1] == "contacts"
    }

    private static let contactFolders: Set<String> = ["friends", "friends_and_followers", "following_and_followers"]

    /// Whether the file belongs to the message folders but to no thread: stickers, group pictures.
    var isSharedMedia: Bool {
        guard thread == nil, let messages = inner.firstIndex(of: "messages") else { return false }
        return messages + 1 < inner.count - 1
    }

    /// A path's components, separated by `/`, or by `!` behind an archive.
    static func components(of path: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var start = path.startIndex
        var index = start
        while index < path.endIndex {
            let byte = path.utf8[index]
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") {
                found.append(start..<index)
                start = path.utf8.index(after: index)
            }
            index = path.utf8.index(after: index)
        }
        found.append(start..<path.endIndex)
        return found
    }

    /// The name in small letters, with one form for the three ways in which Meta writes an apostrophe.
    static func folded(_ name: Substring) -> String {
        let lower = name.lowercased()
        guard lower.utf8.contains(where: { $0 == UInt8(ascii: "'") || $0 >= 0x80 }) else { return lower }
        return String(lower.map { $0 == "'" || $0 == "\u{2019}" ? "_" : $0 })
    }

    private static func chunkNumber(_ file: String) -> Int? {
        if file == "message.json" { return 0 }
        guard file.hasPrefix("message_"), file.hasSuffix(".json") else { return nil }
        var digits = file.dropFirst(8).dropLast(5)
        // A second download of a file gets a number: `message_1 (1).json`.
        if digits.last == ")", let open = digits.lastIndex(of: "(") {
            digits = digits[..<open]
            if digits.last == " " { digits.removeLast() }
        }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits)
    }

    /// Folders of conversations; strangers' openers stand in `filtered_threads` and `message_requests`.
    static let sections: Set<String> = [
        "inbox", "archived_threads", "filtered_threads", "message_requests", "e2ee_cutover", "broadcast",
        "ai_conversations",
    ]

    /// Folders beside the threads of 2018.
    private static let shared: Set<String> = ["stickers_used", "photos", "videos", "audio", "gifs", "files"]

    /// The first folders of an export, over the years.
    private static let topFolders: Set<String> = [
        "your_facebook_activity", "your_activity_across_facebook", "your_instagram_activity", "messages", "friends",
        "friends_and_followers", "following_and_followers", "followers_and_following", "connections",
        "profile_information", "personal_information", "account_information", "about_you",
        "security_and_login_information", "login_and_account_creation", "logged_information", "preferences",
        "ads_information", "apps_and_websites_off_of_facebook", "apps_and_websites_off_of_instagram",
    ]
}

/// A thread folder; the same in all parts of a split export.
struct MetaThreadKey: Hashable {
    /// The folder above: `inbox`, `message_requests` and others.
    var section: String
    /// The folder's name in small letters.
    var folder: String
    /// The folder's name as it is written.
    var name: String

    /// The platform's id of the thread, which outlives a rename; the whole name where it holds no such id.
    ///
    /// Old ids are ten letters and digits, new ones long numbers; what follows the last `_` of other names may be part
    /// of somebody's name.
    var nativeID: String {
        guard let line = name.lastIndex(of: "_") else { return name }
        let id = name[name.index(after: line)...]
        let isNumber = id.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let isOld =
            id.utf8.count == 10 && id.contains(where: \.isNumber)
            && id.utf8.allSatisfy { $0 < 0x80 && Character(Unicode.Scalar($0)).isLetter || (0x30...0x39).contains($0) }
        return isOld || (isNumber && id.utf8.count >= 8) ? String(id) : name
    }
}

/// The two services that write exports of this shape.
enum MetaPlatform {
    case facebook, instagram

    /// Folders that only one of the two writes.
    static let facebookFolders: Set<String> = [
        "your_facebook_activity", "your_activity_across_facebook", "stickers_used", "friends_and_followers",
        "following_and_followers", "profile_information", "apps_and_websites_off_of_facebook", "archived_threads",
        "filtered_threads", "e2ee_cutover", "friends",
    ]
    static let instagramFolders: Set<String> = [
        "your_instagram_activity", "followers_and_following", "login_and_account_creation",
        "apps_and_websites_off_of_instagram", "broadcast",
    ]
}
