// SPDX-License-Identifier: Apache-2.0

/// Measured weights of words: for each message function a weighted list of words and word groups.
///
/// The weights are not written by hand but fitted to the labelled conversations in `Samples/labelled`;
/// `docs/writing-rules.md` tells how. A pack is a text file, one feature a line, so that anybody can read what counts.
public struct WordingPack: Sendable, Hashable {
    /// One thing a message may do: threaten, demand, plead.
    public struct Function: Sendable, Hashable {
        /// Short name in rule ids: `thr`.
        public var name: String
        /// Score of a text without any feature, in hundredths of a natural logarithm of odds.
        public var bias: Int32

        /// Names a function.
        public init(name: String, bias: Int32) {
            self.name = name
            self.bias = bias
        }

        /// `M.thr`.
        public var code: RuleCode { RuleCode(rawValue: "M." + name) }
    }

    /// A labelled set that the weights were fitted to.
    public struct TrainingSet: Sendable, Hashable {
        /// File name without its ending.
        public var name: String
        /// Conversations in it that were used.
        public var conversations: Int
        /// Messages of those.
        public var messages: Int

        /// Names a set.
        public init(name: String, conversations: Int, messages: Int) {
            self.name = name
            self.conversations = conversations
            self.messages = messages
        }
    }

    /// A word, group of words or pair of word classes, and its weights by function, in hundredths.
    public struct Feature: Sendable, Hashable {
        /// As `docs/writing-rules.md` spells them: `pay me`, `{kin} will see`, `{kin}&{media}`.
        public var text: String
        /// Function (a position in `functions`) and weight; ascending by function.
        public var weights: [(function: Int, weight: Int32)]

        /// Weighs a feature.
        public init(text: String, weights: [(function: Int, weight: Int32)]) {
            self.text = text
            self.weights = weights
        }

        /// Equal texts and weights.
        public static func == (left: Self, right: Self) -> Bool {
            left.text == right.text && left.weights.elementsEqual(right.weights, by: ==)
        }

        /// By text.
        public func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    /// Where a pack is read.
    public enum Use: String, Sendable {
        /// In the scan of every text: its words are hits like those of rules.
        case scan
        /// Where somebody writes one of its languages: in the weighing of a talk, after the scan.
        case talks
        /// In the weighing of any talk: how much the words of either side are those of somebody who extorts and of somebody
        /// who is pressed.
        case sides
    }

    /// Permanent id: `wording-en`.
    public var id = ""
    /// Where it is read.
    public var use = Use.scan
    /// Version of the weights.
    public var version = ""
    /// Languages of the texts that the weights were fitted to, BCP 47.
    public var languages: [String] = []
    /// Where the weights come from.
    public var basis = ""
    /// Labelled sets they were fitted to.
    public var sets: [TrainingSet] = []
    /// Lexicons of the rule packs that stand as word classes.
    ///
    /// A word in several counts for the first; several joined by `+` are one class with the name of the first.
    public var classes: [String] = []
    /// What messages may do, in the order of the rules.
    public var functions: [Function] = []
    /// Weighted features, ascending by text.
    public var features: [Feature] = []
    /// Weights of what detectors measure around a message and between two accounts, by model and measure.
    public var models: [String: LinearModel] = [:]
    /// Trees over what detectors measure, by model.
    public var trees: [String: DecisionTrees] = [:]

    /// An empty pack.
    public init() {}

    /// Scores from which the levels 1, 2, 3 are told, in hundredths.
    public static let levels: [Int32] = [-50, 50, 150]
}

/// A weighted sum of measures that have names.
public struct LinearModel: Sendable, Hashable {
    /// Sum when every measure is nought.
    public var bias: Double
    /// Weight of each measure; those not listed weigh nothing.
    public var weights: [String: Double]

    /// Makes a model.
    public init(bias: Double, weights: [String: Double]) {
        self.bias = bias
        self.weights = weights
    }

    /// The weights in the order of the names, for fast sums.
    public func ordered(_ names: [String]) -> [Double] { names.map { weights[$0] ?? 0 } }
}
