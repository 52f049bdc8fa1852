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
        /// Share of pairs that are ranked rightly.
        public var auc: Double
        /// Rate at which both errors are equal.
        public var equalError: Double
        /// Cost of the likelihood ratios; 1 is as good as saying nothing.
        public var cost: Double
        /// Pairs of one author with a likelihood ratio of 10 or more.
        public var supported: Double
        /// Pairs of two authors with a likelihood ratio of 10 or more: false support.
        public var falselySupported: Double
    }

    /// Shortest first.
    public static let rows: [Row] = StyleFile(PackageResources.en_tsv).rows
}

/// The lines of a reference file: `band`, `row`, `group`, each with its columns behind a tabulator.
struct StyleFile {
    let comparison: StyleComparison?
    let rows: [StyleValidation.Row]

    init(_ bytes: [UInt8]) {
        var reference = StyleReference(language: "en", groups: [], means: [], deviations: [])
        var bands: [StyleComparison.Band] = []
        var rows: [StyleValidation.Row] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let numbers = columns.dropFirst().map { Double($0) }
            switch columns[0] {
            case "group":
                guard columns.count == 4, let mean = numbers[1], let deviation = numbers[2] else { continue }
                reference.groups.append(columns[1])
                reference.means.append(mean)
                reference.deviations.append(deviation)
            case "band":
                let values = numbers.compactMap(\.self)
                guard values.count == 4 else { continue }
                bands.append(
                    StyleComparison.Band(
                        words: Int(values[0]), intercept: values[1], slope: values[2], cap: values[3]))
            case "row":
                let values = numbers.compactMap(\.self)
                guard values.count == 7 else { continue }
                rows.append(
                    StyleValidation.Row(
                        words: Int(values[0]), authors: Int(values[1]), auc: values[2], equalError: values[3],
                        cost: values[4], supported: values[5], falselySupported: values[6]))
            default: continue
            }
        }
        self.rows = rows
        comparison =
            reference.groups.isEmpty || bands.isEmpty ? nil : StyleComparison(reference: reference, bands: bands)
    }
}
