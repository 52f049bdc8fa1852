// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Compares how two accounts write: Cosine Delta over letter groups, as a likelihood ratio calibrated by length.
///
/// Each frequency is expressed as its distance from a reference population in standard deviations; the cosine of two
/// such lists is the score (Evert and others, 2017). A logistic fit for the length of the shorter text turns it into a
/// likelihood ratio, which is then held: 10 below 500 words, 30 below 1,500, 100 above. It never raises a pair.
public struct StyleComparison: Sendable {
    /// Why two accounts' writing was not compared.
    public enum Missing: String, Error, Sendable {
        case tooLittleText = "style: fewer than 100 words on one side, or no language with a reference"
        case otherLanguage = "style: different languages"
        case scripted = "style: too much of the text is script"
    }

    /// Words below which nothing is said.
    public static let leastWords = 100

    /// A length of text and the fit for it.
    public struct Band: Hashable, Sendable {
        /// Words of the shorter side, at least.
        public var words: Int
        /// `ln LR = intercept + slope · score`.
        public var intercept: Double
        /// See `intercept`.
        public var slope: Double
        /// The most that is said, as log₁₀, either way.
        public var cap: Double

        /// Makes a band.
        public init(words: Int, intercept: Double, slope: Double, cap: Double) {
            self.words = words
            self.intercept = intercept
            self.slope = slope
            self.cap = cap
        }
    }

    /// The letter groups and their reference.
    public let reference: StyleReference
    /// Shortest first.
    public let bands: [Band]

    /// Makes a comparison.
    public init(reference: StyleReference, bands: [Band]) {
        self.reference = reference
        self.bands = bands
    }

    func compare(
        _ left: StyleProfile?, _ right: StyleProfile?, scripted: Int, of messages: Int
    ) -> Result<EvidenceItem, Missing> {
        guard let left, let right else { return .failure(.tooLittleText) }
        guard left.language == right.language else { return .failure(.otherLanguage) }
        guard left.language == reference.language else { return .failure(.tooLittleText) }
        // Words of shared scripts would count twice.
        guard scripted * 10 <= messages * 3 else { return .failure(.scripted) }
        let words = min(left.words, right.words)
        guard let score = score(left, right), let band = bands.last(where: { $0.words <= words }) else {
            return .failure(.tooLittleText)
        }
        let raw = (band.intercept + band.slope * score) / log(10)
        let held = max(-band.cap, min(band.cap, raw))
        return .success(
            EvidenceItem(
                family: .style, kind: "letterGroups", value: reference.language, cases: 0, weight: held,
                standing: .accompanying, left: [], right: [],
                note: words < 500 ? "limited, indicative" : "indicative",
                measures: [
                    ItemMeasure("words on the left", Double(left.words)),
                    ItemMeasure("words on the right", Double(right.words)), ItemMeasure("cosine", score),
                    ItemMeasure("log10 likelihood ratio before the cap", raw),
                ]))
    }

    /// The cosine of the two lists of standard scores; nil for profiles of another list.
    public func score(_ left: StyleProfile, _ right: StyleProfile) -> Double? {
        guard let one = reference.standardised(left), let other = reference.standardised(right) else { return nil }
        var (product, first, second) = (0.0, 0.0, 0.0)
        for index in one.indices {
            product += one[index] * other[index]
            first += one[index] * one[index]
            second += other[index] * other[index]
        }
        guard first > 0, second > 0 else { return nil }
        return product / (first.squareRoot() * second.squareRoot())
    }
}

/// A list of letter groups with mean and deviation of their frequencies in a reference population.
public struct StyleReference: Hashable, Sendable {
    /// ISO 639 code.
    public var language: String
    /// One to three letters each.
    public var groups: [String]
    /// Mean of the relative frequencies.
    public var means: [Double]
    /// Standard deviation of the relative frequencies.
    public var deviations: [Double]

    /// Makes a reference.
    public init(language: String, groups: [String], means: [Double], deviations: [Double]) {
        self.language = language
        self.groups = groups
        self.means = means
        self.deviations = deviations
    }

    func standardised(_ profile: StyleProfile) -> [Double]? {
        guard profile.counts.count == groups.count, profile.total > 0 else { return nil }
        return groups.indices.map { index in
            let frequency = Double(profile.counts[index]) / Double(profile.total)
            return deviations[index] > 0 ? (frequency - means[index]) / deviations[index] : 0
        }
    }
}
