// SPDX-License-Identifier: Apache-2.0

/// Kinds of evidence, kept apart from store to report.
public enum EvidenceFamily: String, Hashable, Sendable, Codable, CaseIterable {
    case identifier, media, script, style, behaviour

    /// The most that a family's items weigh together, as log₁₀; nil without a limit of its own.
    public var cap: Double? {
        switch self {
        case .identifier: nil
        case .media, .script: 4
        case .style: 2
        case .behaviour: 1
        }
    }
}

/// Something that two accounts have in common, with its messages on both sides.
public struct EvidenceItem: Hashable, Sendable {
    /// Whether the item alone can carry a link, and how far.
    public enum Standing: Int, Hashable, Sendable, Comparable {
        /// Goes with others, raises nothing.
        case accompanying
        /// One soft link.
        case soft
        /// A soft link of middling rarity or length.
        case middling
        /// A hard, validated value, or a long script that the index shows to be rare.
        case hard

        /// From accompanying to hard.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// Which family.
    public var family: EvidenceFamily
    /// What it is: an identifier kind, `template`, `passage`, `letterGroups` or `habits`.
    public var kind: String
    /// Normal form of the value, or the template.
    public var value: String
    /// Cases of the index that have it.
    public var cases: Int
    /// How much it weighs, as log₁₀ of the likelihood ratio, before the family's cap.
    public var weight: Double
    /// What it can carry alone.
    public var standing: Standing
    /// What the left account does with it; nil where that has no meaning.
    public var leftRole: UseRole?
    /// What the right account does with it.
    public var rightRole: UseRole?
    /// Messages of the left case, ascending.
    public var left: [Int32]
    /// Messages of the right case, ascending.
    public var right: [Int32]
    /// What a reader should know of it.
    public var notes: [EvidenceNote]
    /// The notes in words; empty where there are none.
    public var note: String { notes.map(\.rawValue).joined(separator: ", ") }
    /// Numbers that the item rests on, with their names.
    public var measures: [ItemMeasure]
    /// Whether `value` holds words that are withheld unless asked for.
    public var isSevere = false
    /// Whether it is a text so long that two writers do not come upon it each for himself; whence both have it is another
    /// question.
    public var isLong = false
    /// Who is the reason that words do not count, ascending: victims, witnesses, decoys, others who are no suspects.
    public var owners: [AccountReference] = []

    /// Whether the item can carry a link.
    ///
    /// Not where it only goes with others, nor where it is soft and so many cases have it that it supports nothing. In an
    /// index of which only the pair has it, nothing is known about its rarity.
    public var carries: Bool {
        standing == .hard || (standing > .accompanying && (weight >= Rarity.support || cases <= 2 || isLong))
    }

    /// Makes an item.
    public init(
        family: EvidenceFamily, kind: String, value: String, cases: Int, weight: Double, standing: Standing,
        leftRole: UseRole? = nil, rightRole: UseRole? = nil, left: [Int32], right: [Int32],
        notes: [EvidenceNote] = [], measures: [ItemMeasure] = []
    ) {
        self.family = family
        self.kind = kind
        self.value = value
        self.cases = cases
        self.weight = weight
        self.standing = standing
        self.leftRole = leftRole
        self.rightRole = rightRole
        self.left = left
        self.right = right
        self.notes = notes
        self.measures = measures
    }
}

/// A number of an item.
public struct ItemMeasure: Hashable, Sendable {
    /// What is measured.
    public var name: String
    /// The number.
    public var value: Double

    /// Makes a measure.
    public init(_ name: String, _ value: Double) {
        self.name = name
        self.value = value
    }
}
