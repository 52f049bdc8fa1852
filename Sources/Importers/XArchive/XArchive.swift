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
        id: "x-archive", name: "X (Twitter) archive", platform: .x, revision: 1)

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
        let units = exports.sorted { $0.key < $1.key }.map { key, files in
            // The account and the messages come before what only adds to them.
            let sorted = files.sorted {
                ($0.section.order, $0.part, $0.exhibit.number) < ($1.section.order, $1.part, $1.exhibit.number)
            }.map(\.exhibit)
            let own = Set(sorted.map(\.number))
            let rest = survey.exhibits.filter { exhibit in
                !own.contains(exhibit.number) && !key.isEmpty && roots.contains(key) && Self.isPart(exhibit, of: key)
            }
            return ImportUnit(sorted, companions: rest, export: key.isEmpty ? sorted[0].path : key)
        }
        return units.isEmpty ? nil : Claim(.certain, reason: "assignments of an X archive", units: units)
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
        var reader = XReader(unit, in: evidence)
        try evidence.lend(unit.exhibits, to: &sink) { (exhibit, bytes, sink) throws(ImportError) in
            try reader.read(exhibit, bytes, into: &sink)
        }
        try reader.finish(into: &sink)
    }
}
