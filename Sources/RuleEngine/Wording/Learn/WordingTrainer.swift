// SPDX-License-Identifier: Apache-2.0

/// Fits the weights of words to labelled messages.
///
/// Texts are read by the code that scans evidence: folded, searched for cue words, cut into words. Texts that the
/// scanner would pass over are left out.
public struct WordingTrainer {
    /// A message and the functions it has, one bit each.
    public struct Sample: Sendable {
        /// Its text.
        public var text: String
        /// Bit n is set when it has the function at position n.
        public var functions: UInt64

        /// Labels a text.
        public init(text: String, functions: UInt64) {
            self.text = text
            self.functions = functions
        }
    }

    /// What a pack is to say of itself.
    public struct Heading: Sendable {
        /// Id of the pack.
        public var id: String
        /// Version of the weights.
        public var version: String
        /// Where it is to be read.
        public var use: WordingPack.Use
        /// Languages of the texts.
        public var languages: [String]
        /// Where the weights come from.
        public var basis: String
        /// Lexicons that stand as classes.
        public var classes: [String]
        /// Names of the functions, in the order of the bits.
        public var functions: [String]
        /// Most features of the pack.
        public var size: Int

        /// Makes a heading.
        public init(
            id: String, version: String, use: WordingPack.Use, languages: [String], basis: String, classes: [String],
            functions: [String],
            size: Int
        ) {
            self.id = id
            self.version = version
            self.use = use
            self.languages = languages
            self.basis = basis
            self.classes = classes
            self.functions = functions
            self.size = size
        }
    }

    private let heading: Heading
    private let truths: [UInt64]
    /// Features of each sample, ascending; nil for texts that a scanner passes over.
    private var rows: [[Int32]?] = []
    private var names: [String] = []

    /// Reads all samples.
    public init(_ samples: [Sample], rules sources: [RulePackSource], heading: Heading) throws(RulePackError) {
        var heading = heading
        truths = samples.map(\.functions)
        let sources = sources.filter { !$0.isWording }
        var documents: [PackDocument] = []
        for source in sources { documents.append(try PackReader.read(source)) }
        // A language that no rule pack knows is recognised by nothing.
        let known = Set(documents.flatMap(\.languages))
        heading.languages = heading.languages.filter(known.contains)
        self.heading = heading
        let rules = try RuleSet.load(
            packs: sources.map { RulePackSource(name: $0.name, bytes: $0.bytes, runsTests: false) })
        let lexicon = RuleSet.lexicon(of: Self.pack(heading), documents)
        var reader = SampleReader(rules)
        // The words of all samples get numbers first, so that the second reading knows them.
        var words = lexicon
        for sample in samples { reader.learn(sample.text, into: &words) }
        var features = WordingFeatures(words)
        let table = try WordingTable(
            WordingPack(), file: heading.id, lexicon: words, vocabulary: rules.compiled.vocabulary, firstRule: 0)
        for sample in samples { rows.append(reader.features(of: sample.text, table, &features)) }
        names = features.names
    }

    /// Number of features before pruning, by how many texts hold them: at least two.
    public var featureCount: Int { names.count }

    /// Fits a pack to some of the samples.
    public func pack(from samples: [Int], sets: [WordingPack.TrainingSet] = []) -> WordingPack {
        let used = samples.filter { rows[$0] != nil }
        var columns = [[Int32]](repeating: [], count: names.count)
        for (row, sample) in used.enumerated() {
            for feature in rows[sample] ?? [] { columns[Int(feature)].append(Int32(truncatingIfNeeded: row)) }
        }
        let usual = columns.indices.filter { columns[$0].count >= 2 }
        let first = weights(columns, usual, used, rounds: 12)
        let worth = usual.map { feature in
            first.weights.map { abs($0[feature]) }.max() ?? 0
        }
        let order = usual.indices.sorted { worth[$0] != worth[$1] ? worth[$0] > worth[$1] : usual[$0] < usual[$1] }
        let kept = order.prefix(heading.size).map { usual[$0] }.sorted()
        let second = weights(columns, kept, used, rounds: 25)
        var pack = Self.pack(heading)
        pack.sets = sets
        pack.functions = heading.functions.indices.map {
            WordingPack.Function(name: heading.functions[$0], bias: Self.hundredths(second.biases[$0]))
        }
        pack.features = kept.compactMap { feature in
            let weights = heading.functions.indices.compactMap { function in
                let weight = Self.hundredths(second.weights[function][feature])
                return abs(weight) >= Self.lightest ? (function: function, weight: weight) : nil
            }
            return weights.isEmpty ? nil : WordingPack.Feature(text: names[feature], weights: weights)
        }.sorted { $0.text < $1.text }
        return pack
    }

    private static func pack(_ heading: Heading) -> WordingPack {
        var pack = WordingPack()
        (pack.id, pack.version, pack.use) = (heading.id, heading.version, heading.use)
        (pack.languages, pack.basis, pack.classes) = (heading.languages, heading.basis, heading.classes)
        return pack
    }

    private static let lightest: Int32 = 4

    private static func hundredths(_ weight: Double) -> Int32 { Int32((weight * 100).rounded()) }

    private func weights(
        _ columns: [[Int32]], _ kept: [Int], _ used: [Int], rounds: Int
    ) -> (biases: [Double], weights: [[Double]]) {
        let fit = LogisticFit(strength: 0.5, rounds: rounds)
        let chosen = kept.map { columns[$0] }
        var result: (biases: [Double], weights: [[Double]]) = ([], [])
        for function in heading.functions.indices {
            let truth = used.map { truths[$0] >> UInt64(function) & 1 == 1 }
            let fitted = fit.fit(columns: chosen, truth: truth)
            var all = [Double](repeating: 0, count: columns.count)
            for (place, feature) in kept.enumerated() { all[feature] = fitted.weights[place] }
            result.biases.append(fitted.bias)
            result.weights.append(all)
        }
        return result
    }
}
