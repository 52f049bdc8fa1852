// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Evidence
public import Importing

/// Reads the archive that X (Twitter) lets people download: JavaScript files, each one assignment of a JSON list.
///
/// Format notes: docs/formats/x-archive.md.
public struct XArchive: Importer {
    /// Who the importer is.
    public static let description = ImporterDescription(
        id: "x-archive", name: "X (Twitter) archive", platform: .x, revision: 6)

    /// Importers have no state.
    public init() {}

    /// Claims the files with messages, people and the account; the rest of the archive comes as companions.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var exports: [String: [(section: XSection, part: Int, exhibit: Exhibit)]] = [:]
        var roots: Set<String> = []
        for exhibit in survey.exhibits {
            let head = survey.head(of: exhibit)
            guard let front = XFront(head.span) else { continue }
            let root = ExportPath.root(exhibit, below: ["data"])
            roots.insert(root)
            guard let section = XSection.of(front, head.span) else { continue }
            exports[root, default: []].append((section, front.part, exhibit))
        }
        let whole = Self.joined(&exports, survey)
        let loose = Self.looseMedia(survey, roots)
        let downloads = exports.sorted { $0.key < $1.key }.flatMap { key, files in
            FurtherDownload.groups(files) { $0.exhibit }.map { (key, $0.mark, $0.files, files) }
        }
        let units = downloads.map { key, mark, files, all in
            // The account and the messages come before what only adds to them.
            let sorted = files.sorted {
                ($0.section.order, $0.part, $0.exhibit.number) < ($1.section.order, $1.part, $1.exhibit.number)
            }.map(\.exhibit)
            let own = Set(all.map(\.exhibit.number))
            // Whose a further download is, the account beside the first one tells.
            let accounts = mark.isEmpty ? [] : all.filter { $0.section == .account }.map(\.exhibit)
            let rest = survey.exhibits.filter { exhibit in
                !own.contains(exhibit.number) && !key.isEmpty && roots.contains(key)
                    && ([key] + (whole[key] ?? [])).contains { Self.isPart(exhibit, of: $0) }
            }
            return ImportUnit(
                sorted, companions: accounts + rest, neighbours: loose,
                export: key.isEmpty ? sorted[0].path : key + mark)
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "assignments of an X archive", units: units)
    }

    /// Files of messages that lie in parts without any list: their names begin with the number of a message, which says
    /// whose they are.
    private static func looseMedia(_ survey: borrowing Survey, _ roots: Set<String>) -> [Exhibit] {
        survey.exhibits.filter { exhibit in
            XMedia.isFolder(exhibit.folder) && !roots.contains { !$0.isEmpty && exhibit.path.hasPrefix($0) }
        }
    }

    /// Joins archives without an account to the one beside them that has one: parts of what the service split.
    ///
    /// - Returns: the roots of the parts by that of the archive they belong to.
    private static func joined(
        _ exports: inout [String: [(section: XSection, part: Int, exhibit: Exhibit)]], _ survey: borrowing Survey
    ) -> [String: [String]] {
        func parent(_ root: String) -> Substring? { exports[root]?.first?.exhibit.parent(of: root[...]) }
        let owned = exports.filter { $0.value.contains { $0.section == .account } }.map(\.key)
        var parts: [String: [String]] = [:]
        for root in exports.keys.sorted() where !root.isEmpty && !owned.contains(root) {
            let beside = owned.filter { !$0.isEmpty && parent($0) == parent(root) }
            guard beside.count == 1, let main = beside.first, let files = exports[root] else { continue }
            let own = exports[main]?.first { $0.section == .account }.map { survey.head(of: $0.exhibit) } ?? []
            guard let account = value(of: "\"accountId\"", in: own) else { continue }
            // A talk of two is called after both, so that the owner's number stands in its name.
            var isForeign = false
            for file in files {
                let talk = value(of: "\"conversationId\"", in: survey.head(of: file.exhibit))
                if let talk, talk.contains("-"), !talk.split(separator: "-").contains(account[...]) { isForeign = true }
            }
            if isForeign { continue }
            exports[root] = nil
            exports[main, default: []] += files
            parts[main, default: []].append(root)
        }
        return parts
    }

    /// The text behind the first such key of a file's first bytes.
    private static func value(of key: String, in head: [UInt8]) -> String? {
        let text = String(decoding: head, as: UTF8.self)
        guard let mark = text.firstRange(of: key) else { return nil }
        let parts = text[mark.upperBound...].prefix(200).split(separator: "\"", maxSplits: 2)
        return parts.count > 1 ? String(parts[1]) : nil
    }

    private static func isPart(_ exhibit: Exhibit, of root: String) -> Bool {
        guard exhibit.path.hasPrefix(root) else { return false }
        let inner = exhibit.path.dropFirst(root.count).lowercased()
        return inner.hasPrefix("data/") || inner.hasPrefix("assets/") || inner == "your archive.html"
            || inner.hasSuffix(".js") && !inner.contains("/") || inner.contains("_media/")
    }

    /// Reads one archive.
    public func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let root = unit.exhibits.first.map { ExportPath.root($0, below: ["data"]) }
        if let part = unit.exhibits.first(where: { ExportPath.root($0, below: ["data"]) != root }) {
            let place = Provenance.whole(part.number)
            sink.report(Diagnostic(.note, "parts-joined", at: place))
        }
        var reader = XReader(unit, in: evidence)
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try reader.read(exhibit, bytes, into: &sink)
        }
        try reader.finish(into: &sink)
    }
}
