// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats

/// What a page of a Meta export is, by its place and its first bytes.
enum MetaHTMLRole: Hashable {
    /// `message_3.html` of a thread; `message.html` is 0.
    case chunk(Int)
    /// Everything in one page, until 2018.
    case archive
    case list
    case profile

    /// The role of a page; nil for pages that hold nothing for the timeline.
    static func of(_ path: MetaPath, head: [UInt8], service: MetaPlatform) -> MetaHTMLRole? {
        if let number = chunk(path.file), path.thread != nil || MetaHTMLPages.isMetaPage(head) {
            return MetaHTMLPages.isMetaPage(head) || path.thread.map { MetaPath.sections.contains($0.section) } ?? false
                ? .chunk(number) : nil
        }
        if service == .facebook, head.contains(text: "message_header") { return .archive }
        if profileNames.contains(stem(path.file)), MetaHTMLPages.isMetaPage(head) { return .profile }
        if service == .facebook, path.file == "friends.htm" { return .list }
        guard MetaHTMLPages.isMetaPage(head) else { return nil }
        if meaning(of: path, service: service) != nil { return .list }
        // A page of entries among the lists of people under another name: they are counted.
        let isAmongLists =
            service == .facebook ? path.isOfContacts : path.inner.dropLast().contains("followers_and_following")
        return (isAmongLists || path.isOfUnreadList) && !MetaHTMLPages.boxes(in: head.span).isEmpty ? .list : nil
    }

    /// What an entry of a list means, by the list's name.
    static func meaning(of path: MetaPath, service: MetaPlatform) -> MetaListMeaning? {
        let name = stem(path.file)
        switch service {
        case .facebook:
            guard path.platform != .instagram else { return nil }
            var asJSON = path
            if !asJSON.inner.isEmpty { asJSON.inner[asJSON.inner.count - 1] = name + ".json" }
            return FacebookDialect.meaning(ofList: nil, in: asJSON)
        case .instagram:
            guard path.platform != .facebook,
                path.inner.contains("followers_and_following") || path.inner.count <= 1
                    || InstagramDialect.isOfThreads(path)
            else { return nil }
            return InstagramDialect.key(ofListNamed: name).flatMap { InstagramDialect.meaning(ofList: $0, in: path) }
        }
    }

    /// The number in a thread page's name.
    static func chunk(_ file: String) -> Int? {
        let name = stem(file)
        guard name.count < file.count else { return nil }
        if name == "message" { return 0 }
        guard name.hasPrefix("message_") else { return nil }
        let digits = name.dropFirst("message_".count)
        return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
    }

    private static func stem(_ file: String) -> String {
        file.dropping(suffix: ".html") ?? file.dropping(suffix: ".htm") ?? file
    }

    private static let profileNames: Set<String> = [
        "profile_information", "your_profile_information", "personal_information",
    ]
}
