// SPDX-License-Identifier: Apache-2.0

extension StyleComparison {
    /// The reference of the program: English chat, from `Reference/en.tsv`; nil if that could not be read.
    public static let standard: StyleComparison? = StyleFile(PackageResources.en_tsv).comparison
}

/// What the calibration of writing was measured on, and what came out.
public enum StyleValidation {
    /// The material.
    public static let corpus = "chitchat-dataset 0.9.0 (MIT), first against last words of each author, folds by author"

    /// A length of text and what was measured at it.
    public struct Row: Sendable, Hashable {
        /// Words on each side.
        public var words: Int
        /// Authors.
        public var authors: Int
        /// What the likelihood ratios are worth.
        public var quality: RatioQuality
        /// Cllr by the cosine alone, without impostors; nil where that was not measured.
        public var cosineCost: Double?
    }

    /// Shortest first.
    public static let rows: [Row] = StyleFile(PackageResources.en_tsv).rows
}

/// The lines of a reference file: `band`, `row`, `group`, each with its columns behind a tabulator.
struct StyleFile {
    let comparison: StyleComparison?
    let rows: [StyleValidation.Row]

    init(_ bytes: [UInt8]) {
        var groups: [String] = []
        var bands: [StyleComparison.Band] = []
        var rows: [StyleValidation.Row] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let values = columns.dropFirst().compactMap(Double.init)
            switch (columns[0], columns.count) {
            case ("group", 2): groups.append(columns[1])
            case ("band", 6) where values.count == 5:
                bands.append(
                    StyleComparison.Band(
                        words: Int(values[0]), intercept: values[1], slope: values[2], impostorSlope: values[3],
                        cap: values[4]))
            case ("row", 9) where values.count == 8:
                rows.append(
                    StyleValidation.Row(
                        words: Int(values[0]), authors: Int(values[1]),
                        quality: RatioQuality(
                            auc: values[2], equalError: values[3], cost: values[4], supported: values[6],
                            falselySupported: values[7]),
                        cosineCost: values[5]))
            default: continue
            }
        }
        self.rows = rows
        comparison =
            groups.isEmpty || bands.isEmpty ? nil : StyleComparison(language: "en", groups: groups, bands: bands)
    }
}
