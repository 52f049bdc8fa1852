// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Compares how two accounts write, as a likelihood ratio calibrated by length.
///
/// Two scores: Cosine Delta, the cosine of the two lists of letter groups, each frequency expressed as its distance from
/// what is usual in the index in standard deviations (Evert and others, 2017), and the share of rounds that the pair wins
/// against impostors of the index (`ImpostorTest`). A logistic fit for the length of the shorter text turns both into a
/// likelihood ratio, which is then held: 10 below 500 words, 30 below 1,500, 100 above. It never raises a pair.
public struct StyleComparison: Sendable {
    /// Why two accounts' writing was not compared.
    public enum Missing: String, Error, Sendable {
        case tooLittleText = "style: fewer than 100 words on one side, or no language with a reference"
        case otherLanguage = "style: different languages"
        case scripted = "style: too much of the text is script"
        case noPopulation =
            "style: fewer than 100 other accounts of the language in the index to hold the writing against"
    }

    /// Words below which nothing is said.
    public static let leastWords = 100

    /// A length of text and the fit for it.
    public struct Band: Hashable, Sendable {
        /// Words of the shorter side, at least.
        public var words: Int
        /// `ln LR = intercept + slope · cosine + impostorSlope · share of rounds won`.
        public var intercept: Double
        /// See `intercept`.
        public var slope: Double
        /// See `intercept`.
        public var impostorSlope: Double
        /// The most that is said, as log₁₀, either way.
        public var cap: Double

        /// Makes a band.
        public init(words: Int, intercept: Double, slope: Double, impostorSlope: Double, cap: Double) {
            self.words = words
            self.intercept = intercept
            self.slope = slope
            self.impostorSlope = impostorSlope
            self.cap = cap
        }

        /// The likelihood ratio as log₁₀, before it is held.
        func ratio(cosine: Double, won: Double) -> Double {
            (intercept + slope * cosine + impostorSlope * won) / log(10)
        }

        func held(_ ratio: Double) -> Double { max(-cap, min(cap, ratio)) }
    }

    /// ISO 639 code.
    public let language: String
    /// The letter groups that are counted, one to three letters each.
    public let groups: [String]
    /// Shortest first.
    public let bands: [Band]

    /// Makes a comparison.
    public init(language: String, groups: [String], bands: [Band]) {
        self.language = language
        self.groups = groups
        self.bands = bands
    }

    /// The accounts among which a pair is compared.
    public func population(_ members: [StylePopulation.Member]) -> StylePopulation {
        StylePopulation(members, language: language, groups: groups.count)
    }

    /// An account as it is compared.
    struct Side {
        var position: Int
        var caseIndex: Int
        var profile: StyleProfile?
    }

    /// Compares two accounts; `readings` keeps what was made of them.
    func compare(
        _ left: Side, _ right: Side, scripted: Int, of messages: Int, among population: StylePopulation,
        _ readings: inout StyleReadings
    ) -> Result<EvidenceItem, Missing> {
        guard let one = left.profile, let other = right.profile else { return .failure(.tooLittleText) }
        guard one.language == other.language else { return .failure(.otherLanguage) }
        guard one.language == language else { return .failure(.tooLittleText) }
        // Words of shared scripts would count twice.
        guard scripted * 10 <= messages * 3 else { return .failure(.scripted) }
        guard population.isLargeEnough else { return .failure(.noPopulation) }
        let words = min(one.words, other.words)
        guard let band = bands.last(where: { $0.words <= words }),
            let first = readings.reading(of: left.position, one, among: population),
            let second = readings.reading(of: right.position, other, among: population)
        else { return .failure(.tooLittleText) }
        let (cosine, won) = population.features(first, second, cases: [left.caseIndex, right.caseIndex])
        let raw = band.ratio(cosine: cosine, won: won)
        return .success(
            EvidenceItem(
                family: .style, kind: "letterGroups", value: language, cases: 0, weight: band.held(raw),
                standing: .accompanying, left: [], right: [],
                notes: [words < 500 ? .limited : .indicative],
                measures: [
                    ItemMeasure("words on the left", Double(one.words)),
                    ItemMeasure("words on the right", Double(other.words)), ItemMeasure("cosine", cosine),
                    ItemMeasure("share of rounds won against impostors", won),
                    ItemMeasure("log10 likelihood ratio before the cap", raw),
                ]))
    }
}
