// SPDX-License-Identifier: Apache-2.0

/// Measures the comparison of writing on public texts: the first words of each author against the last of everybody, with
/// the authors of the same corpus as the population.
public struct StyleTrial: Sendable {
    /// Words on each side that are tried, each the beginning of a band.
    public static let lengths = [100, 250, 500, 1000, 1500]
    /// Words of an author that stand in the population.
    private static let populationWords = 1000

    private let corpus: WritingCorpus

    /// A trial on a corpus.
    public init(_ corpus: WritingCorpus) {
        self.corpus = corpus
    }

    /// Two features a pair: the cosine and the share of rounds won against impostors.
    struct Pairs {
        var authors: Int
        /// First against last words of one author, by the author's position.
        var same: [[Double]] = []
        /// First words of one against last words of another, with both positions.
        var other: [(left: Int, right: Int, features: [Double])] = []
    }

    /// What a comparison says at each length, held as in the program; empty with too few authors for a population.
    public func rows(of style: StyleComparison) -> [StyleValidation.Row] {
        Self.lengths.compactMap { words in
            let pairs = pairs(words, style)
            guard pairs.authors > 1, let band = style.bands.last(where: { $0.words <= words }) else { return nil }
            let said = { (features: [Double]) in band.held(band.ratio(cosine: features[0], won: features[1])) }
            return StyleValidation.Row(
                words: words, authors: pairs.authors,
                quality: RatioQuality(same: pairs.same.map(said), other: pairs.other.map { said($0.features) }))
        }
    }

    /// All pairs of authors who wrote twice as many words.
    func pairs(_ words: Int, _ style: StyleComparison) -> Pairs {
        let keys = Dictionary(
            Set(corpus.authors.map(\.key)).sorted().enumerated().map { ($1, $0) }, uniquingKeysWith: { one, _ in one })
        var members = corpus.authors.compactMap { author -> StylePopulation.Member? in
            var counter = StyleCounter(style)
            for message in author.messages where counter.words < Self.populationWords { counter.add(message.text) }
            return counter.profile.map { StylePopulation.Member(caseIndex: keys[author.key] ?? 0, profile: $0) }
        }
        var dice = StableDice("population")
        members = dice.choose(StylePopulation.most, below: members.count).map { members[$0] }
        let population = style.population(members)
        let read = corpus.authors.compactMap {
            author -> (key: Int, first: StylePopulation.Reading, last: StylePopulation.Reading)? in
            guard let sides = Self.sides(of: author, words, style), let first = population.reading(sides.0),
                let last = population.reading(sides.1)
            else { return nil }
            return (keys[author.key] ?? 0, first, last)
        }
        var pairs = Pairs(authors: read.count)
        for (left, one) in read.enumerated() {
            for (right, other) in read.enumerated() where left == right || one.key != other.key {
                let found = population.features(one.first, other.last, cases: [one.key, other.key])
                if left == right {
                    pairs.same.append([found.cosine, found.won])
                } else {
                    pairs.other.append((left, right, [found.cosine, found.won]))
                }
            }
        }
        return pairs
    }

    /// The first and the last words of an author, a message that stands on both sides only once; nil with too few.
    static func sides(
        of author: WritingCorpus.Author, _ words: Int, _ style: StyleComparison
    ) -> (StyleProfile, StyleProfile)? {
        var (first, last) = (StyleCounter(style), StyleCounter(style))
        var seen: Set<String> = []
        var from = author.messages.startIndex
        while from < author.messages.endIndex, first.words < words {
            seen.insert(author.messages[from].text)
            first.add(author.messages[from].text)
            from += 1
        }
        var end = author.messages.endIndex
        while end > from, last.words < words {
            end -= 1
            if !seen.contains(author.messages[end].text) { last.add(author.messages[end].text) }
        }
        guard first.words >= words, last.words >= words, let one = first.profile, let other = last.profile else {
            return nil
        }
        return (one, other)
    }
}
