// SPDX-License-Identifier: Apache-2.0

/// Where each detector draws its lines between levels.
///
/// The lines are data (`Quality/levels.tsv`), taken from the tables of `docs/detectors`; a test holds the two together.
struct DetectorLevels: Sendable {
    static let shipped = DetectorLevels(PackageResources.levels_tsv)

    /// A row of a table.
    struct Line: Hashable, Sendable {
        var detector: String
        /// What the table goes by: `when`, `index`, `by requests`.
        var table: String
        var level: String
        var when: String
    }

    let lines: [Line]

    init(_ bytes: [UInt8]) {
        lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t").map(String.init)
            return parts.count == 4 ? Line(detector: parts[0], table: parts[1], level: parts[2], when: parts[3]) : nil
        }
    }

    /// The lines that a finding of a detector went by: those of its classes, in one of their tables where it has several, then
    /// those from a class to a strength.
    func tables(of detector: String, by table: String? = nil) -> [Table] {
        let names = lines.filter { $0.detector == detector }.map(\.table).uniqued
        return names.filter { $0 == Self.strength || table == nil || $0 == table }
            .compactMap { self.table(of: detector, by: $0) }
    }

    /// The name of a table that leads from classes to strengths.
    private static let strength = "strength when"

    /// What a table tells of, and the word for one of its rows: a class of speed is no strength.
    private static func heading(of table: String, _ detector: String) -> (caption: Prose, row: String) {
        switch (detector, table) {
        case ("escalation-speed", "index"): ("Classes of speed, by the index", "Class")
        case ("extortion-demand", "the frame holds"): ("Tiers of demands, by what the frame holds", "Tier")
        case ("mass-contact", let by) where by != strength: ("Classes of contact, \(words: by)", "Class")
        default: ("Strength of the indicator \(code: detector)", "Strength")
        }
    }

    /// The lines of a detector in one of its tables, as level and line; nil where it draws none.
    func table(of detector: String, by table: String) -> Table? {
        let found = lines.filter { $0.detector == detector && $0.table == table }
        guard !found.isEmpty else { return nil }
        let heading = Self.heading(of: table, detector)
        return Table(
            caption: heading.caption,
            subline: found.contains { $0.when.contains("surely") }
                ? "Surely: with the end of the 95% interval that speaks against it." : nil,
            columns: [.init(heading.row, 22), .init("Line")],
            rows: found.map { .init([Prose(.text(Self.words(of: $0.level))), Prose(.text(Self.line($0.when)))]) })
    }

    /// Without what points to another place of the document that it is taken from.
    private static func line(_ words: String) -> String {
        words.replacing(" (below)", with: "").replacing(" of the table", with: " that the index rests on")
            .capitalisedFirst
    }

    /// `very fast` of `veryFast`; `E3` as it is.
    private static func words(of level: String) -> String {
        guard level.first?.isLowercase == true else { return level }
        return level.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }.capitalisedFirst
    }
}
