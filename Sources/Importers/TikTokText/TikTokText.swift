// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the text files of TikTok's "Download your data": messages, followers, following, blocked, profile.
///
/// Format notes: docs/formats/tiktok-text.md.
public struct TikTokText: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "tiktok-text", name: "TikTok data download (text)", platform: .tiktok, revision: 3)

    /// Importers have no state.
    public init() {}

    /// Claims message files by their headings, and the lists beside them by name and first line.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var exports: [String: (files: [(role: Role, exhibit: Exhibit)], isProved: Bool)] = [:]
        for exhibit in survey.exhibits where exhibit.name.lowercased().hasSuffix(".txt") {
            let head = survey.head(of: exhibit)
            guard let role = Role(exhibit, head: head) else { continue }
            let root = ExportPath.root(exhibit, below: Self.folders)
            let key = root.isEmpty ? exhibit.path : root
            exports[key, default: ([], false)].files.append((role, exhibit))
            // Lists of dates and names are TikTok's where they lie in its folders.
            if role == .messages || root != String(exhibit.folder) { exports[key]?.isProved = true }
        }
        let units = exports.filter(\.value.isProved).sorted { $0.key < $1.key }.map { key, export in
            let files = export.files.sorted {
                ($0.role.rawValue, $0.exhibit.number) < ($1.role.rawValue, $1.exhibit.number)
            }.map(\.exhibit)
            let own = Set(files.map(\.number))
            let rest = survey.exhibits.filter { exhibit in
                !own.contains(exhibit.number) && key.last != nil && exhibit.path.hasPrefix(key)
                    && ExportPath.root(exhibit, below: Self.folders) == key && String(exhibit.folder) != key
                    // A talk in a form that is not known is not passed over: it is a file that nobody understands.
                    && !Self.mayTell(exhibit)
            }
            return ImportUnit(files, companions: rest, export: key)
        }
        guard !units.isEmpty else { return nil }
        let hasMessages = exports.values.contains { $0.files.contains { $0.role == .messages } }
        return Claim(
            hasMessages ? .certain : .likely, reason: "headings of a TikTok data download", units: units)
    }

    /// Reads one export.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var owner: [Identifier] = []
        for exhibit in unit.exhibits where owner.isEmpty && Role.named(exhibit) == .profile {
            owner = (try? evidence.withBytes(of: exhibit) { TikTokTextReader.owner(in: $0) }) ?? []
        }
        var reader = TikTokTextReader(owner: owner)
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try reader.read(exhibit, bytes, into: &sink)
        }
        try reader.finish(into: &sink)
    }

    private static let folders: Set<String> = [
        "direct messages", "direct message", "activity", "your activity", "profile", "app settings",
        "profile and settings", "comment", "comments", "video", "post", "tiktok live", "tiktok shopping",
        "income+ wallet transactions",
        "ads and data",
    ]

    /// Whether a file lies among the messages, or is called like them.
    private static func mayTell(_ exhibit: Exhibit) -> Bool {
        guard exhibit.name.lowercased().hasSuffix(".txt") else { return false }
        let folder = exhibit.name(of: exhibit.folder).lowercased()
        return folder == "direct messages" || folder == "direct message" || Role.named(exhibit) == .messages
    }

    /// What a text file holds.
    enum Role: Int {
        case profile, messages, following, followers, blocked, logins

        /// Judges by first lines, and by name for files whose lines are shared by several lists.
        init?(_ exhibit: Exhibit, head original: [UInt8]) {
            let head = DecodedText(original.span).withUTF8(of: original.span) { Array(prefix: $0.count, of: $0) }
            if head.holds(">>> Chat History with ") || head.holds(">>> Group Chat") || Self.isTalk(head.span) {
                self = .messages
                return
            }
            guard let named = Self.named(exhibit), named != .messages else { return nil }
            let isFit =
                switch named {
                case .profile: head.holds("sername: ") || head.holds("serName: ")
                case .logins: head.holds("Date: ") && head.holds("IP: ")
                default: head.holds("Date: ") && head.holds("sername: ")
                }
            guard isFit else { return nil }
            self = named
        }

        /// Titles are in the language of the request: a mark in front, two colons at the end, and a record below.
        private static func isTalk(_ head: Span<UInt8>) -> Bool {
            let lines = LineCursor.first(6, in: head).filter { !$0.content.isEmpty }
            guard lines.count > 1, head.hasBytes(">>> ", at: lines[0].content.lowerBound),
                head.hasBytes("::", at: lines[0].content.upperBound - 2)
            else { return false }
            return TikTokTextReader.isDated(lines[1].content, in: head)
        }

        static func named(_ exhibit: Exhibit) -> Role? {
            switch ExportPath.stem(exhibit) {
            case "direct messages", "direct message", "group chat": .messages
            case "following", "following list": .following
            case "follower", "followers", "follower list": .followers
            case "block", "block list", "blocked list": .blocked
            case "profile info", "profile information": .profile
            case "login history": .logins
            default: nil
            }
        }
    }
}
