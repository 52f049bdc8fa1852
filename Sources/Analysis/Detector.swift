// SPDX-License-Identifier: Apache-2.0

public import ChatModel
public import RuleEngine

/// Who a detector is; named in every finding.
public struct DetectorDescription: Sendable, Hashable {
    /// Permanent lower-kebab name.
    public var id: String
    /// For people.
    public var name: String
    /// Raised when the same timeline may yield other findings.
    public var revision: Int
    /// What it looks for, in one plain sentence without jargon.
    public var summary: String
    /// What its findings do not show, in one plain sentence.
    public var doesNotShow: String
    /// How much of the timeline one copy sees.
    public var scope: DetectorScope
    /// Rule codes it reads.
    public var codes: [RuleCode]
    /// Miniature chats that define it; tests and documents run and print them.
    public var examples: [DetectorExample]

    /// Describes a detector.
    public init(
        id: String, name: String, revision: Int, summary: String, doesNotShow: String, scope: DetectorScope,
        codes: [RuleCode], examples: [DetectorExample]
    ) {
        self.id = id
        self.name = name
        self.revision = revision
        self.summary = summary
        self.doesNotShow = doesNotShow
        self.scope = scope
        self.codes = codes
        self.examples = examples
    }
}

/// How much of the timeline one copy of a detector sees.
public enum DetectorScope: String, Sendable, Hashable, Codable {
    case conversation, wholeCase
}

/// A miniature chat in the script language, and what must be found in it.
///
/// One line a message: `B: text  +2m` — speaker, text, and after two blanks the time since the line before
/// (`s`, `m`, `h`, `d`; none means one minute). `B> request`, `A> accepted` are contact steps between the two.
/// A `↓` before the text marks a message that must be cited.
public struct DetectorExample: Sendable, Hashable {
    /// The script.
    public var script: String
    /// Whether the detector must find something.
    public var isHit: Bool

    /// A script in which the marked lines must be cited.
    public static func finds(_ script: String) -> Self { Self(script: script, isHit: true) }

    /// A script in which nothing must be found.
    public static func ignores(_ script: String) -> Self { Self(script: script, isHit: false) }
}

/// Turns microseconds since 1970 into those of the wall clock in a declared zone.
public typealias WallClock = @Sendable (_ microseconds: Int64) -> Int64

/// What a detector may ask about the people and texts in its scope.
///
/// A class, since each message that matters hands it on, and a copy would count a dozen references.
public final class DetectorContext: Sendable {
    /// The whole timeline, for texts of single messages; folding over events stays with the engine.
    public let timeline: Timeline
    /// The rules behind the matches.
    public let rules: RuleSet
    /// What was seen in each message.
    public let marks: MarkTable
    /// The conversation, in conversation scope.
    public let conversation: Conversation.ID?
    /// Accounts that take part in the scope, ascending.
    public let participants: [Account.ID]
    /// Accounts under suspicion; empty when nobody was named, so that everybody is assessed.
    public let subjects: Set<Account.ID>
    /// The codes of the rules, for asking about many at once.
    public let codes: CodeTable
    /// Turns an instant into the wall clock of the zone that the investigator declared; nil when none was.
    public let wallClock: WallClock?
    /// Messages whose words their writer was sent before, by somebody else elsewhere.
    let copied: Set<Int32>
    /// Where events stand in their conversations; nil where a context was made by hand.
    let places: TalkPlaces?

    /// Makes a context; the table of codes is made from the rules unless one is handed over.
    public convenience init(
        timeline: Timeline, rules: RuleSet, marks: MarkTable, conversation: Conversation.ID?,
        participants: [Account.ID], subjects: Set<Account.ID>, codes: CodeTable? = nil, wallClock: WallClock? = nil
    ) {
        self.init(
            timeline: timeline, rules: rules, marks: marks, conversation: conversation, participants: participants,
            subjects: subjects, codes: codes, wallClock: wallClock, copied: [], places: nil)
    }

    init(
        timeline: Timeline, rules: RuleSet, marks: MarkTable, conversation: Conversation.ID?,
        participants: [Account.ID], subjects: Set<Account.ID>, codes: CodeTable?, wallClock: WallClock?,
        copied: Set<Int32>, places: TalkPlaces?
    ) {
        self.copied = copied
        self.places = places
        self.timeline = timeline
        self.rules = rules
        self.marks = marks
        self.conversation = conversation
        self.participants = participants
        self.subjects = subjects
        self.codes = codes ?? CodeTable(rules)
        self.wallClock = wallClock
    }

    /// Whether findings about this account are wanted.
    public func isAssessed(_ account: Account.ID) -> Bool {
        subjects.isEmpty || subjects.contains(account)
    }
}

/// Looks for one pattern by folding over events in time order.
///
/// The engine makes one copy for each conversation or case (`scope`), feeds it the events in order, then asks for
/// the conclusion. No clock, no randomness, no input or output; state is small, never the conversation itself.
/// `DetectorConformanceTests` runs every detector's examples, also with times shifted and text decomposed.
public protocol Detector: Sendable {
    /// Who the detector is.
    static var description: DetectorDescription { get }

    /// A fresh copy for one scope.
    init(context: DetectorContext)

    /// Sees the next event; `marks` is empty for most.
    mutating func observe(_ entry: TimelineEntry, _ marks: Marks)

    /// Says what was found, in a stable order.
    consuming func conclude() -> [Finding]
}
