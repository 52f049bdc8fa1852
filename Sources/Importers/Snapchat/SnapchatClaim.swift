// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Finds the exports of "My Data" among the exhibits, in one of their two forms.
///
/// Pages are claimed beside their JSON too: both should hold the same records, and either may lack some. Parts of one export
/// are read together; several exports of one account are a source each, for a later one may tell of a message that it was erased.
struct SnapchatClaim {
    private struct Export {
        var roots: Set<String> = []
        var files: [(role: SnapchatRole, exhibit: Exhibit)] = []
    }

    private var exports: [(key: String, export: Export)] = []
    private let all: [Exhibit]
    private let isJSON: Bool

    init(_ survey: borrowing Survey, isJSON: Bool) {
        all = survey.exhibits
        self.isJSON = isJSON
        var found: [String: Export] = [:]
        var proofs: Set<String> = []
        for exhibit in survey.exhibits {
            let head = survey.head(of: exhibit)
            guard !head.isEmpty else { continue }
            let root = ExportPath.root(exhibit, below: ["json", "html", "chat_history"])
            // Files handed in one by one lie in no folder: they are taken for those of one export.
            let key = ExportPath.joiningParts(root)
            if let (role, isProved) = SnapchatRole.ofJSON(exhibit, head: head) {
                if isProved { proofs.insert(key) }
                guard isJSON else { continue }
                found[key, default: Export()].files.append((role, exhibit))
            } else if !isJSON, let (role, isProved) = SnapchatRole.ofPage(exhibit, head: head) {
                if isProved { proofs.insert(key) }
                found[key, default: Export()].files.append((role, exhibit))
            } else {
                continue
            }
            found[key]?.roots.insert(root)
        }
        for (key, export) in found where proofs.contains(key) {
            if !export.files.isEmpty { exports.append((key, export)) }
        }
        exports.sort { $0.key < $1.key }
    }

    /// Media in parts without any list: their names bear the number by which records name them.
    private var looseMedia: [Exhibit] {
        let roots = exports.flatMap(\.export.roots).filter { !$0.isEmpty }
        return all.filter { exhibit in
            exhibit.folder.lowercased().hasSuffix("chat_media/") && !roots.contains { exhibit.path.hasPrefix($0) }
        }
    }

    func claim(reason: String) -> Claim? {
        let loose = looseMedia
        let downloads = exports.flatMap { key, export in
            FurtherDownload.groups(export.files) { $0.exhibit }.map { (key, $0.mark, $0.files, export) }
        }
        let units = downloads.map { key, mark, records, export in
            let files = records.sorted {
                ($0.role.rawValue, $0.exhibit.number) < ($1.role.rawValue, $1.exhibit.number)
            }.map(\.exhibit)
            let own = Set(export.files.map(\.exhibit.number))
            // Whose a further download is, the account beside the first one tells.
            let accounts = export.files.filter { $0.role == .account }.map(\.exhibit)
            let rest = all.filter { exhibit in
                // What lies among the lists is no part of the pages.
                !own.contains(exhibit.number) && (isJSON || !exhibit.name.lowercased().hasSuffix(".json"))
                    && export.roots.contains { !$0.isEmpty && Self.isPart(exhibit, of: $0) }
            }
            return ImportUnit(
                files, companions: (mark.isEmpty ? [] : accounts) + rest, neighbours: loose,
                export: key.isEmpty ? files.first?.path ?? key : key + mark)
        }
        return units.isEmpty ? nil : Claim(.certain, reason: reason, units: units)
    }

    /// Whether a file lies in one of the folders that Snapchat writes, or beside them.
    private static func isPart(_ exhibit: Exhibit, of root: String) -> Bool {
        guard exhibit.path.hasPrefix(root) else { return false }
        let inner = exhibit.path.dropFirst(root.count)
        if inner.contains("!") { return false }
        guard let slash = inner.firstIndex(of: "/") else {
            return ["index.html", "faq.html"].contains(inner.lowercased()) || root.hasSuffix("!")
                || Survey.isMedia(exhibit)
        }
        return folders.contains(inner[..<slash].lowercased())
    }

    private static let folders: Set<String> = [
        "json", "html", "chat_media", "memories", "shared_story", "css", "images", "profile_media", "bitmoji",
    ]
}
