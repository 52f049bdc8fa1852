// SPDX-License-Identifier: Apache-2.0

import Analysis

/// How often a detector was right on talk that nobody who made it had read: so many of so many.
///
/// The figures are data (`Quality/figures.tsv`), taken from `docs/detection-quality.md`; a test holds the two together.
struct MeasuredFigure: Hashable, Sendable {
    var detector: String
    /// The revision that was measured.
    var revision: Int
    /// Name of the set.
    var set: String
    /// What was counted.
    var name: String
    var count: Int
    var total: Int

    /// `42 of 49 (86%, 73 to 93%)`: the share and its 95% interval, which is rounded outwards.
    var words: String {
        guard let (share, low, high) = percent else { return counted }
        return "\(counted) (\(share)%, \(low) to \(high)%)"
    }

    /// `86% (73 to 93)`: the same without the counts, for a row of several.
    var share: String {
        guard let (share, low, high) = percent else { return counted }
        return "\(share)% (\(low) to \(high))"
    }

    private var counted: String { "\(Figures.grouped(count)) of \(Figures.grouped(total))" }

    private var percent: (share: String, low: Int, high: Int)? {
        Proportion.wilson(count, of: total).map { interval in
            (
                Figures.fixed(interval.share * 100, places: 0), Int((interval.low * 100).rounded(.down)),
                Int((interval.high * 100).rounded(.up))
            )
        }
    }
}

/// The figures that this build carries.
struct MeasuredFigures: Sendable {
    let figures: [MeasuredFigure]
    /// What the sets are, in the order of print.
    let sets: [(name: String, words: String)]

    static let shipped = MeasuredFigures(String(decoding: PackageResources.figures_tsv, as: UTF8.self))

    /// Reads the table: `# set`, name, words; then detector, revision, set, what was counted, count, total.
    init(_ text: String) {
        var figures: [MeasuredFigure] = []
        var sets: [(name: String, words: String)] = []
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if cells.count == 3, cells[0] == "# set" { sets.append((cells[1], cells[2])) }
            guard cells.count == 6, let revision = Int(cells[1]), let count = Int(cells[4]), let total = Int(cells[5])
            else { continue }
            figures.append(
                MeasuredFigure(
                    detector: cells[0], revision: revision, set: cells[2], name: cells[3], count: count, total: total))
        }
        (self.figures, self.sets) = (figures, sets)
    }

    func figures(of detector: String) -> [MeasuredFigure] { figures.filter { $0.detector == detector } }

    /// For a card: a line for each thing counted, with its share in each set, and what must be said where another
    /// revision was measured; empty where nothing was.
    func lines(of detector: String, revision: Int) -> [String] {
        let found = figures(of: detector)
        guard let first = found.first else { return [] }
        var lines = found.map(\.name).uniqued.map { name in
            let shares = sets.map { set in found.first { $0.set == set.name && $0.name == name }?.share ?? "–" }
            return "\(name.capitalisedFirst): " + shares.joined(separator: ", ")
        }
        if first.revision != revision {
            lines.append("Measured with revision \(first.revision), not with revision \(revision) of this build.")
        }
        return lines
    }
}
