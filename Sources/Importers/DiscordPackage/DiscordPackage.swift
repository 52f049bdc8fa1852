// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
import Formats
public import Importing

/// Reads the data package that Discord sends to an account's owner: the owner's own messages, and the lists.
///
/// Folder names are in the owner's language, so folders are found by what lies in them. Format notes:
/// docs/formats/discord-package.md.
public struct DiscordPackage: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "discord-package", name: "Discord data package", platform: .discord, revision: 5)

    /// Importers have no state.
    public init() {}

    /// Claims messages, profile and activity of every package; packages of one owner go together.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var roots: [String] = []
        var files: [String: DiscordPackageFiles] = [:]
        func note(_ exhibit: Exhibit, _ role: DiscordPackageFiles.Role, root: String) {
            if files[root] == nil {
                roots.append(root)
                files[root] = DiscordPackageFiles()
            }
            files[root]?.add(exhibit, role)
        }
        for exhibit in survey.exhibits {
            let head = survey.head(of: exhibit)
            if let role = DiscordPackageShape.role(of: exhibit, head: head) {
                note(exhibit, role, root: DiscordPackageShape.root(of: exhibit, role))
            }
        }
        // Lists of activity and names of chats prove nothing by themselves.
        roots.removeAll { files[$0]?.isProved != true }
        guard !roots.isEmpty else { return nil }
        var units: [ImportUnit] = []
        var unitOfOwner: [String: Int] = [:]
        for root in roots {
            guard let found = files[root] else { continue }
            let companions = survey.exhibits.filter { exhibit in
                found.holds(exhibit, root: root)
            }
            let owner = found.profile.flatMap { DiscordPackageShape.ownerID(head: survey.head(of: $0)) }
            if let owner, let index = unitOfOwner[owner] {
                units[index].exhibits += found.records
                units[index].companions += companions
                continue
            }
            if let owner { unitOfOwner[owner] = units.count }
            let export = root.isEmpty ? found.records.first?.path ?? root : root
            units.append(ImportUnit(found.records, companions: companions, export: export))
        }
        return Claim(.certain, reason: "files of a Discord data package", units: units)
    }

    /// Reads one owner's packages.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var reader = DiscordPackageReader()
        let all = unit.exhibits + unit.companions
        for exhibit in all where exhibit.name == "index.json" {
            // Servers have an index as well, in a folder without messages.
            guard unit.exhibits.contains(where: { $0.name != "user.json" && $0.path.hasPrefix(exhibit.folder) }) else {
                continue
            }
            try reader.readIndex(exhibit, of: evidence, into: &sink)
        }
        for exhibit in unit.exhibits where exhibit.name == "user.json" {
            try reader.readProfile(exhibit, of: evidence, into: &sink)
        }
        try reader.lists.push(into: &sink)
        for exhibit in unit.exhibits where exhibit.name == "channel.json" {
            try reader.readChannel(exhibit, of: evidence, into: &sink)
        }
        for exhibit in unit.exhibits {
            switch exhibit.name {
            case "user.json", "channel.json": break
            case let name where name.hasPrefix("events-"):
                try reader.readActivity(exhibit, of: evidence, into: &sink)
            default: try reader.readMessages(exhibit, of: evidence, into: &sink)
            }
        }
        reader.finish(unit.exhibits, into: &sink)
    }
}
