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
        id: "discord-package", name: "Discord data package", platform: .discord, revision: 7)

    /// Importers have no state.
    public init() {}

    /// Claims messages, profile and activity of every package.
    ///
    /// Profiles and activity of one owner go together, for packages complete each other's lists. The messages of each package
    /// are a unit, so that what two packages tell of one message stands in both.
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
        let owners = Self.owners(of: roots, files, survey)
        var units: [ImportUnit] = []
        var unitOfOwner: [String: Int] = [:]
        // Those that say whose they are come first: parts are read with them.
        for root in roots.filter({ files[$0]?.profile != nil }) + roots.filter({ files[$0]?.profile == nil }) {
            guard let found = files[root] else { continue }
            let companions = survey.exhibits.filter { exhibit in
                found.holds(exhibit, root: root)
            }
            let (owner, main) = owners[root] ?? (nil, root)
            let export = main.isEmpty ? found.records.first?.path ?? main : main
            guard let owner else {
                units.append(ImportUnit(found.records, companions: companions, export: export))
                continue
            }
            if let index = unitOfOwner[owner] {
                units[index].exhibits += found.lists
                units[index].companions += companions
            } else {
                unitOfOwner[owner] = units.count
                units.append(
                    ImportUnit(found.lists + found.talks, companions: companions, export: export))
                continue
            }
            guard !found.talks.isEmpty else { continue }
            let profiles = roots.filter { owners[$0]?.owner == owner }.compactMap { files[$0]?.profile }
            units.append(ImportUnit(found.talks, companions: profiles + companions, export: export))
        }
        return Claim(.certain, reason: "files of a Discord data package", units: units)
    }

    /// Whose each package is, and the package of which it is a part where it does not say so itself.
    ///
    /// A part of what was packed in several has no profile. It is another package's who lies beside it alone where its talks of two
    /// have that account in common and no other, and no channel of it is in that package too: the package of a partner
    /// without a profile has such a channel, and its words are the partner's. Where both have a message of one number, they
    /// are two packages of one owner: each holds its owner's messages alone.
    private static func owners(
        of roots: [String], _ files: [String: DiscordPackageFiles], _ survey: borrowing Survey
    ) -> [String: (owner: String?, main: String)] {
        var owners: [String: (owner: String?, main: String)] = [:]
        for root in roots {
            let owner = files[root]?.profile.flatMap { DiscordPackageShape.ownerID(head: survey.head(of: $0)) }
            if owner != nil { owners[root] = (owner, root) }
        }
        func parent(_ root: String) -> Substring? { files[root]?.records.first?.parent(of: root[...]) }
        func messageIDs(of roots: [String]) -> Set<String> {
            Set(
                roots.flatMap { files[$0]?.messages ?? [] }.flatMap {
                    DiscordPackageShape.messageIDs(head: survey.head(of: $0))
                })
        }
        let known = owners
        for root in roots where owners[root] == nil && !root.isEmpty {
            let beside = known.filter { !$0.key.isEmpty && parent($0.key) == parent(root) }
            guard Set(beside.values.compactMap(\.owner)).count == 1, let main = beside.keys.min(),
                let owner = known[main]?.owner, let found = files[root]
            else { continue }
            let channels = found.channels.map { DiscordPackageShape.channel(head: survey.head(of: $0)) }
            let held = Set(
                beside.keys.flatMap { files[$0]?.channels ?? [] }.compactMap {
                    DiscordPackageShape.channel(head: survey.head(of: $0)).id
                })
            let ids = messageIDs(of: [root])
            if !ids.isEmpty, !ids.isDisjoint(with: messageIDs(of: Array(beside.keys))) {
                owners[root] = (owner, root)
                continue
            }
            guard DiscordPackageShape.shareAlone(channels, owner),
                !channels.contains(where: { held.contains($0.id ?? "") })
            else { continue }
            owners[root] = (owner, main)
        }
        return owners
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
        let profiles = unit.exhibits.filter { $0.name == "user.json" }
        for exhibit in profiles { try reader.readProfile(exhibit, of: evidence, into: &sink) }
        // The lists of a profile are told with that; here it says whose the messages are.
        for exhibit in unit.companions where profiles.isEmpty && exhibit.name == "user.json" {
            try reader.learnOwner(exhibit, of: evidence)
        }
        if profiles.isEmpty, let first = unit.exhibits.first, first.path.hasPrefix(unit.export) == false {
            sink.report(Diagnostic(.note, "parts-joined", at: .whole(first.number)))
        }
        if let first = unit.exhibits.first, !all.contains(where: { $0.name == "user.json" }) {
            sink.report(Diagnostic(.note, "package-without-profile", at: .whole(first.number)))
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
