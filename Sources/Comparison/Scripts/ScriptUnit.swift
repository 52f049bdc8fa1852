// SPDX-License-Identifier: Apache-2.0

/// A message, or several sent without a pause, that is long enough to be known again.
public struct ScriptUnit: Hashable, Sendable, Codable {
    /// Messages of the unit, by their numbers in the timeline, ascending.
    public var messages: [Int32]
    /// Other messages of the account that say the same.
    public var repeats: [Int32]
    /// What is compared: see `PreparedText`.
    public var prepared: String
    /// Whether one of its messages is withheld unless asked for.
    public var isSevere: Bool

    /// Makes a unit.
    public init(messages: [Int32], repeats: [Int32] = [], prepared: String, isSevere: Bool = false) {
        self.messages = messages
        self.repeats = repeats
        self.prepared = prepared
        self.isSevere = isSevere
    }
}

/// Cuts an account's messages into units.
public struct UnitCutter: Sendable {
    /// A message as the cutter needs it.
    public struct Line: Sendable {
        /// Number in the timeline.
        public var n: Int32
        /// Microseconds; nil when undated.
        public var time: Int64?
        /// What it says.
        public var text: PreparedText
        /// Whether somebody else wrote between this line and the one before.
        public var isInterrupted: Bool
        /// Whether it is withheld unless asked for.
        public var isSevere: Bool

        /// Makes a line.
        public init(n: Int32, time: Int64?, text: PreparedText, isInterrupted: Bool, isSevere: Bool = false) {
            self.n = n
            self.time = time
            self.text = text
            self.isInterrupted = isInterrupted
            self.isSevere = isSevere
        }
    }

    /// Words from which on a text is a unit; letters from which on a text of fewer words is.
    public static let leastWords = 8
    static let leastLetters = 40
    static let leastFixed = 5
    /// Scripts are sent line by line; a longer pause ends a run.
    static let longestPause: Int64 = 180_000_000
    /// A run longer than this is cut: it is no script but a talk of one side.
    static let longestRun = 400
    /// Words of a single text that are kept: nobody sends a longer script.
    static let longestText = 2000

    private var known: [String: Int] = [:]
    /// The units found, in the order of the lines.
    public private(set) var units: [ScriptUnit] = []

    /// A cutter for one account.
    public init() {}

    /// Takes the lines of one conversation, in order.
    public mutating func add(_ lines: [Line]) {
        var run: [Line] = []
        for line in lines {
            let goesOn =
                run.last.map { last in
                    guard !line.isInterrupted, let from = last.time, let to = line.time else { return false }
                    return to - from <= Self.longestPause
                } ?? false
            if !goesOn || run.reduce(0, { $0 + $1.text.words.count }) > Self.longestRun {
                end(run)
                run = []
            }
            run.append(line)
        }
        end(run)
    }

    private mutating func end(_ run: [Line]) {
        for line in run { keep([line.n], line.text, line.isSevere) }
        guard run.count > 1 else { return }
        var whole = PreparedText(prepared: "")
        whole.words = run.flatMap(\.text.words)
        keep(run.map(\.n), whole, run.contains(where: \.isSevere))
    }

    private mutating func keep(_ messages: [Int32], _ text: PreparedText, _ isSevere: Bool) {
        guard Self.isUnit(text) else { return }
        let prepared = text.words.prefix(Self.longestText).joined(separator: " ")
        if let index = known[prepared] {
            units[index].repeats.append(contentsOf: messages)
            units[index].isSevere = units[index].isSevere || isSevere
        } else {
            known[prepared] = units.count
            units.append(ScriptUnit(messages: messages, prepared: prepared, isSevere: isSevere))
        }
    }

    /// Stock phrases are never units.
    public static func isUnit(_ text: PreparedText) -> Bool {
        guard text.fixedCount >= leastFixed else { return false }
        return text.words.count >= leastWords
            || text.words.reduce(text.words.count - 1, { $0 + $1.unicodeScalars.count }) >= leastLetters
    }
}
