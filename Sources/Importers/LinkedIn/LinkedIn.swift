// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads LinkedIn's "Get a copy of your data": messages, invitations, connections.
///
/// Format notes: docs/formats/linkedin.md.
public struct LinkedIn: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "linkedin", name: "LinkedIn data export", platform: .linkedin, revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims tables by their columns; the other files beside them come as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var exports: [String: [(role: LinkedInRole, exhibit: Exhibit)]] = [:]
        for exhibit in survey.exhibits where exhibit.name.lowercased().hasSuffix(".csv") {
            guard let role = LinkedInRole(head: survey.head(of: exhibit)) else { continue }
            let folder = String(exhibit.folder)
            exports[folder.isEmpty ? exhibit.path : folder, default: []].append((role, exhibit))
        }
        var units: [ImportUnit] = []
        let downloads = exports.sorted { $0.key < $1.key }.flatMap { key, files in
            FurtherDownload.groups(files) { $0.exhibit }.map { (key: key, mark: $0.mark, files: $0.files) }
        }
        for (key, mark, files) in downloads where files.contains(where: \.role.isProof) {
            let sorted = files.sorted { ($0.role.rawValue, $0.exhibit.number) < ($1.role.rawValue, $1.exhibit.number) }
                .map(\.exhibit)
            let own = Set(sorted.map(\.number))
            let isArchive = key.lowercased().contains("linkedindataexport")
            let rest = survey.exhibits.filter {
                !own.contains($0.number) && isArchive && $0.path.hasPrefix(key)
            }
            units.append(ImportUnit(sorted, companions: rest, export: key + mark))
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "columns of a LinkedIn export", units: units)
    }

    /// Reads one export.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = LinkedInReader(unit, in: evidence, settings: settings)
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try reader.read(exhibit, bytes, into: &sink)
        }
    }
}

/// What a table holds, in the order in which they are read.
enum LinkedInRole: Int {
    case profile, emails, phones, logins, invitations, connections, follows, messages

    /// Judges by columns; connections may stand behind a note.
    init?(head: [UInt8]) {
        let rows = HeadedTable.columns(ofHead: head)
        guard let first = rows.first else { return nil }
        if first.starts(with: ["conversationid", "conversationtitle", "from"]) {
            self = .messages
        } else if first.starts(with: ["from", "to", "sentat", "message", "direction"]) {
            self = .invitations
        } else if rows.contains(where: { $0.starts(with: ["firstname", "lastname"]) && $0.contains("connectedon") }) {
            self = .connections
        } else if first.starts(with: ["firstname", "lastname"]), first.contains("headline") {
            self = .profile
        } else if first.starts(with: ["date", "status", "fullname"]) {
            self = .follows
        } else if first.starts(with: ["emailaddress", "confirmed", "primary"]) {
            self = .emails
        } else if first == ["extension", "number", "type"] {
            self = .phones
        } else if rows.contains(where: { $0.starts(with: ["logindate", "ipaddress"]) }) {
            self = .logins
        } else {
            return nil
        }
    }

    /// Whether no other program writes such a table.
    var isProof: Bool { self == .messages || self == .invitations || self == .connections }

    /// The column by which the table's head is found.
    var column: String {
        switch self {
        case .emails: "emailaddress"
        case .phones: "number"
        case .logins: "logindate"
        case .follows: "fullname"
        case .profile: "headline"
        case .invitations: "sentat"
        case .connections: "connectedon"
        case .messages: "conversationid"
        }
    }
}
