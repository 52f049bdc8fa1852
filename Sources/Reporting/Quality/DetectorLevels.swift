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

    /// The lines of a detector in a sentence, of one of its tables where it has several; nil where it draws none.
    func told(of detector: String, by table: String? = nil) -> String? {
        let found = lines.filter { $0.detector == detector && (table == nil || $0.table == table) }
        guard !found.isEmpty else { return nil }
        return found.map { "\(Self.words(of: $0.level)): \($0.when)" }.joined(separator: "; ")
    }

    /// `very fast` of `veryFast`; `E3` as it is.
    private static func words(of level: String) -> String {
        guard level.first?.isLowercase == true else { return level }
        return level.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }
    }
}
