// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the tables that Reddit hands out on request, to people and to authorities alike.
///
/// Format notes: docs/formats/reddit.md.
public struct Reddit: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "reddit", name: "Reddit data request", platform: .reddit, revision: 3)

    /// Importers have no state.
    public init() {}

    /// Claims tables by their columns; the other tables beside them come as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var exports: [String: (files: [(role: RedditRole, exhibit: Exhibit)], isProved: Bool)] = [:]
        for exhibit in survey.exhibits where exhibit.name.lowercased().hasSuffix(".csv") {
            guard let role = RedditRole(exhibit, head: survey.head(of: exhibit)) else { continue }
            let folder = String(exhibit.folder)
            let key = folder.isEmpty ? exhibit.path : folder
            exports[key, default: ([], false)].files.append((role, exhibit))
            if [.chats, .messages, .headers].contains(role) { exports[key]?.isProved = true }
        }
        var units: [ImportUnit] = []
        for (key, export) in exports.sorted(by: { $0.key < $1.key })
        where export.isProved || export.files.contains(where: { $0.role == .statistics }) && export.files.count > 1 {
            let files = export.files.sorted {
                ($0.role.rawValue, $0.exhibit.number) < ($1.role.rawValue, $1.exhibit.number)
            }.map(\.exhibit)
            let own = Set(files.map(\.number))
            let rest = survey.exhibits.filter {
                !own.contains($0.number) && String($0.folder) == key && RedditRole.others.contains(RedditRole.stem($0))
            }
            units.append(ImportUnit(files, companions: rest, export: key))
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "columns of a Reddit data request", units: units)
    }

    /// Reads one export.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = RedditReader(unit, in: evidence)
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try reader.read(exhibit, bytes, into: &sink)
        }
    }
}

/// What a table holds, in the order in which they are read.
enum RedditRole: Int {
    case statistics, messages, headers, chats, friends, logins, phone, comments, posts

    init?(_ exhibit: Exhibit, head: [UInt8]) {
        guard let columns = HeadedTable.columns(ofHead: head).first else { return nil }
        let stem = Self.stem(exhibit)
        if columns.starts(with: ["messageid", "createdat"]), columns.contains("message") {
            self = .chats
        } else if columns.starts(with: ["id", "permalink", "threadid"]), columns.contains("to") {
            self = columns.contains("body") ? .messages : .headers
        } else if stem == "statistics", columns == ["statistic", "value"] {
            self = .statistics
        } else if stem == "friends", columns.contains("username") {
            self = .friends
        } else if stem == "ip_logs", columns.starts(with: ["date", "ip"]) {
            self = .logins
        } else if stem == "linked_phone_number", columns.contains("phonenumber") {
            self = .phone
        } else if stem == "comments", columns.starts(with: ["id", "permalink", "date"]) {
            self = .comments
        } else if stem == "posts", columns.starts(with: ["id", "permalink", "date"]) {
            self = .posts
        } else {
            return nil
        }
    }

    /// The column by which the table's head is found.
    var column: String {
        switch self {
        case .statistics: "statistic"
        case .messages, .headers, .comments, .posts: "id"
        case .chats: "messageid"
        case .friends: "username"
        case .logins: "ip"
        case .phone: "phonenumber"
        }
    }

    /// What a table is called, without the number of a part: long tables come in several.
    static func stem(_ exhibit: Exhibit) -> String {
        let stem = ExportPath.stem(exhibit)
        guard let line = stem.lastIndex(of: "_"), case let number = stem[stem.index(after: line)...], !number.isEmpty,
            number.utf8.allSatisfy({ $0 &- 0x30 < 10 })
        else { return stem }
        return String(stem[..<line])
    }

    /// Tables of the export that hold nothing for the timeline.
    static let others: Set<String> = [
        "post_votes", "comment_votes", "poll_votes", "linked_identities", "user_preferences", "subscribed_subreddits",
        "drafts", "saved_posts", "saved_comments", "hidden_posts", "account_gender", "birthdate", "announcements",
        "checkfile", "gilded_content", "gold_received", "moderated_subreddits", "multireddits", "payouts", "persona",
        "approved_submitter_subreddits", "purchases", "sensitive_ads_preferences", "stripe", "scheduled_posts",
        "twitter", "subscriptions", "comment_headers", "post_headers",
    ]
}
