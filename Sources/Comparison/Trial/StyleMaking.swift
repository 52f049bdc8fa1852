// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes the reference file of writing, `Style/Reference/en.tsv`, from a corpus: fits, what was measured, letter groups.
public struct StyleMaking: Sendable {
    private static let groups = 500
    /// Words of an author that are counted for the list of groups.
    private static let countedWords = 2000

    private let corpus: WritingCorpus

    /// Makes a file from a corpus.
    public init(_ corpus: WritingCorpus) {
        self.corpus = corpus
    }

    /// The lines of the file.
    public var lines: [String] {
        let style = StyleComparison(language: "en", groups: groups, bands: [])
        let trial = StyleTrial(corpus)
        var (bands, rows): ([String], [String]) = ([], [])
        for words in StyleTrial.lengths {
            let pairs = trial.pairs(words, style)
            guard pairs.authors > 3 else { continue }
            let fit = CalibrationFit(same: pairs.same, other: pairs.other.map(\.features))
            let cap = words < 500 ? 1.0 : words < 1500 ? log10(30) : 2.0
            bands.append("band\t\(words)\t" + Self.columns(fit.weights + [cap], 6))
            let both = Self.folded(pairs, cap: cap) { $0 }
            let cosine = Self.folded(pairs, cap: cap) { [$0[0]] }
            rows.append(
                "row\t\(words)\t\(pairs.authors)\t"
                    + Self.columns(
                        [
                            both.auc, both.equalError, both.cost, cosine.cost, both.supported, both.falselySupported,
                        ], 4))
        }
        return [
            "# made by selftest --part writing --make: fits by length, what was measured, letter groups"
        ] + bands + rows + style.groups.map { "group\t\($0)" }
    }

    /// Ratios of each half of the authors by the fit of the other half.
    private static func folded(
        _ pairs: StyleTrial.Pairs, cap: Double, _ taken: ([Double]) -> [Double]
    ) -> RatioQuality {
        var (same, other): ([Double], [Double]) = ([], [])
        for fold in 0...1 {
            let fit = CalibrationFit(
                same: pairs.same.enumerated().filter { $0.offset % 2 != fold }.map { taken($0.element) },
                other: pairs.other.filter { $0.left % 2 != fold && $0.right % 2 != fold }.map { taken($0.features) })
            func said(_ features: [Double]) -> Double { max(-cap, min(cap, fit.ratio(taken(features)))) }
            same += pairs.same.enumerated().filter { $0.offset % 2 == fold }.map { said($0.element) }
            other += pairs.other.filter { $0.left % 2 == fold && $0.right % 2 == fold }.map { said($0.features) }
        }
        return RatioQuality(same: same, other: other)
    }

    /// The most frequent groups of all authors.
    private var groups: [String] {
        var counts: [String: Int] = [:]
        for author in corpus.authors {
            var counter = StyleCounter(StyleComparison(language: "en", groups: [], bands: []))
            for message in author.messages where counter.words < Self.countedWords {
                counter.add(message.text) { counts[$0, default: 0] += 1 }
            }
        }
        return counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .prefix(Self.groups).map(\.key)
    }

    private static func columns(_ values: [Double], _ places: Int) -> String {
        values.map { String(format: "%.\(places)f", $0) }.joined(separator: "\t")
    }
}
