// SPDX-License-Identifier: Apache-2.0

/// A sum of small decision trees over measures that have names; each asks at most two questions.
///
/// Two questions are enough to say "this, if that is there as well", and few enough that each tree can be read as a line.
public struct DecisionTrees: Sendable, Hashable {
    /// Asks whether a measure is below a cut.
    public struct Question: Sendable, Hashable {
        /// Name of the measure.
        public var measure: String
        /// Values below it go one way, all others the other.
        public var cut: Double

        /// Asks.
        public init(measure: String, cut: Double) {
            self.measure = measure
            self.cut = cut
        }
    }

    /// What is asked on one side of the first question, and what is added then; without a question both values are equal.
    public struct Side: Sendable, Hashable {
        /// Nil where nothing more is asked.
        public var question: Question?
        /// Added below the cut, in natural logarithms of odds.
        public var below: Double
        /// Added otherwise.
        public var above: Double

        /// Makes a side.
        public init(question: Question?, below: Double, above: Double) {
            self.question = question
            self.below = below
            self.above = above
        }
    }

    /// One tree.
    public struct Tree: Sendable, Hashable {
        /// What is asked first.
        public var question: Question
        /// Where the measure is below its cut.
        public var below: Side
        /// Where it is not.
        public var above: Side

        /// Makes a tree.
        public init(question: Question, below: Side, above: Side) {
            self.question = question
            self.below = below
            self.above = above
        }
    }

    /// Sum before any tree is asked.
    public var bias: Double
    /// The trees.
    public var trees: [Tree]

    /// Makes a sum of trees.
    public init(bias: Double, trees: [Tree]) {
        self.bias = bias
        self.trees = trees
    }

    /// The same with the measures as positions in a list of names; nil where a name is not in it.
    public func ordered(_ names: [String]) -> OrderedTrees? {
        let positions = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        func node(_ question: Question?) -> OrderedTrees.Question? {
            guard let question else { return OrderedTrees.Question(position: 0, cut: 0) }
            return positions[question.measure].map { OrderedTrees.Question(position: $0, cut: question.cut) }
        }
        var rows: [OrderedTrees.Tree] = []
        for tree in trees {
            guard let first = node(tree.question), let below = node(tree.below.question),
                let above = node(tree.above.question)
            else { return nil }
            rows.append(
                OrderedTrees.Tree(
                    first: first, below: below, above: above,
                    values: [tree.below.below, tree.below.above, tree.above.below, tree.above.above]))
        }
        return OrderedTrees(bias: bias, trees: rows)
    }
}

/// Trees ready to be asked.
public struct OrderedTrees: Sendable {
    struct Question: Sendable {
        var position: Int
        var cut: Double
    }

    struct Tree: Sendable {
        var first: Question
        var below: Question
        var above: Question
        var values: InlineArray<4, Double>
    }

    let bias: Double
    let trees: [Tree]

    /// What the trees say of these measures, in the order of the names that they were made with.
    public func sum(_ measures: [Double]) -> Double {
        var sum = bias
        for tree in trees {
            let isAbove = measures[tree.first.position] >= tree.first.cut
            let next = isAbove ? tree.above : tree.below
            sum += tree.values[(isAbove ? 2 : 0) + (measures[next.position] >= next.cut ? 1 : 0)]
        }
        return sum
    }
}
