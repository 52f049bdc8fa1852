// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads Google Chat as Google Takeout packs it: a folder a conversation, and the owner's profile.
///
/// Dates are in the account's language and always in UTC. Format notes: docs/formats/google-chat.md.
public struct GoogleChat: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "google-chat", name: "Google Chat (Takeout)", platform: .googleChat, revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims messages and profiles of all parts.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var keys: [String] = []
        var found: [String: [Exhibit]] = [:]
        var profiles: [Exhibit] = []
        var owners: [String: String] = [:]
        for exhibit in survey.exhibits {
            // A second download of a file gets a number: `messages(1).json`.
            switch Self.plainName(exhibit) {
            case "messages.json" where Self.isMessageList(survey.head(of: exhibit)):
                let key = Self.group(of: exhibit) ?? exhibit.path
                if found[key] == nil { keys.append(key) }
                found[key, default: []].append(exhibit)
            case "user_info.json" where Self.isProfile(survey.head(of: exhibit)):
                profiles.append(exhibit)
                owners[Self.root(of: exhibit)] = Self.email(head: survey.head(of: exhibit))
            // A list on its own, under any other name.
            case _ where Self.group(of: exhibit) == nil && Self.isMessageList(survey.head(of: exhibit)):
                keys.append(exhibit.path)
                found[exhibit.path] = [exhibit]
            default: break
            }
        }
        guard !keys.isEmpty || !profiles.isEmpty else { return nil }
        var files: [String: [Exhibit]] = [:]
        for exhibit in survey.exhibits {
            if let group = Self.group(of: exhibit), let read = found[group],
                !read.contains(where: { $0.number == exhibit.number })
            {
                files[group, default: []].append(exhibit)
            }
        }
        var units: [ImportUnit] = []
        for key in keys {
            // Each download is a source of its own, whoever's it is: what two of them tell of one message may differ.
            for exhibit in found[key] ?? [] {
                let root = Self.root(of: exhibit)
                let owner = owners[root] ?? (owners.count == 1 ? owners.values.first : nil) ?? ""
                // Files of another person's download are that person's copies.
                let near = (files[key] ?? []).filter { owners[Self.root(of: $0)].map { $0 == owner } ?? true }
                let own = profiles.filter { Self.root(of: $0) == root }
                units.append(
                    ImportUnit(
                        [exhibit], companions: (own.isEmpty ? profiles : own) + near,
                        export: Self.export(of: exhibit)))
            }
        }
        units += profiles.map { ImportUnit([$0], export: Self.export(of: $0)) }
        // A conversation in which nobody wrote has members alone.
        let empty = survey.exhibits.filter { exhibit in
            guard exhibit.name == "group_info.json", let group = Self.group(of: exhibit) else { return false }
            return found[group] == nil && survey.head(of: exhibit).contains(text: "\"members\"")
        }
        units[0].companions += empty
        return Claim(.certain, reason: "conversations of Google Chat", units: units)
    }

    /// Reads one conversation, or one profile.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = GoogleChatReader(unit)
        if unit.exhibits.first?.name == "user_info.json" {
            return try reader.readProfile(unit.exhibits[0], of: evidence, into: &sink)
        }
        try reader.readFront(of: evidence)
        for exhibit in unit.exhibits { try reader.readMessages(exhibit, of: evidence, into: &sink) }
    }

    private static func plainName(_ exhibit: Exhibit) -> String {
        guard exhibit.name.hasPrefix("messages"), exhibit.name.hasSuffix(".json") else { return String(exhibit.name) }
        let rest = exhibit.name.dropFirst(8).dropLast(5)
        return rest.allSatisfy { $0 == "(" || $0 == ")" || $0 == " " || $0 == "_" || $0 == "-" || $0.isNumber }
            ? "messages.json" : String(exhibit.name)
    }

    /// `DM AAAA` or `Space BBBB`: the folder below `Groups`, which is the conversation's id.
    static func group(of exhibit: Exhibit) -> String? {
        let name = exhibit.name(of: exhibit.folder)
        let isGroup = name.hasPrefix("DM ") || name.hasPrefix("Space ")
        return isGroup || exhibit.parent(of: exhibit.folder).dropLast().hasSuffix("Groups") ? String(name) : nil
    }

    /// The folder of Google Chat, two levels above a conversation or a user.
    private static func root(of exhibit: Exhibit) -> String {
        var folder = exhibit.folder
        for _ in 0..<2 where folder.last == "/" {
            folder = exhibit.parent(of: folder)
        }
        return String(folder)
    }

    private static func export(of exhibit: Exhibit) -> String {
        let root = root(of: exhibit)
        return root.isEmpty ? exhibit.path : root
    }

    private static func isMessageList(_ head: [UInt8]) -> Bool {
        let bytes = head.span
        var cursor = JSONCursor(in: bytes, maximumDepth: 64)
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            guard try cursor.nextArray(under: "messages", in: bytes), try cursor.nextElement(in: bytes) else {
                return false
            }
            let keys = cursor.keys(in: bytes)
            return keys.contains("creator")
                && !keys.isDisjoint(with: ["created_date", "topic_id", "message_id", "deleted_date"])
        } catch { return false }
    }

    private static func isProfile(_ head: [UInt8]) -> Bool {
        email(head: head) != nil && (head.contains(text: "\"membership_info\"") || head.contains(text: "\"user_type\""))
    }

    private static func email(head: [UInt8]) -> String? {
        JSONCursor(in: head.span, maximumDepth: 64).value(under: "user", in: head.span)?["email"]?.filled
    }
}
