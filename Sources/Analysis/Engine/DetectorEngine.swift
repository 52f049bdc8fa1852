// SPDX-License-Identifier: Apache-2.0

public import ChatModel
public import RuleEngine

/// Feeds detectors: those of conversation scope one conversation at a time, those of case scope everything.
///
/// Each scope is independent of the others, so that a caller may run `findings(in:)` on several threads and join
/// the results with `ordered`; the order does not depend on who was first.
public struct DetectorEngine: Sendable {
    /// The detectors.
    public let plans: [DetectorPlan]
    /// Conversations that hold events, ascending.
    public let conversations: [Conversation.ID]
    private let timeline: Timeline
    private let rules: RuleSet
    private let marks: MarkTable
    private let subjects: Set<Account.ID>
    private let codes: CodeTable
    private let wallClock: WallClock?
    private let copied: Set<Int32>
    private let places: TalkPlaces

    /// Sorts the events of a timeline by conversation.
    public init(
        _ plans: [DetectorPlan], timeline: Timeline, rules: RuleSet, marks: MarkTable, subjects: Set<Account.ID>,
        wallClock: WallClock? = nil
    ) {
        self.plans = plans
        self.timeline = timeline
        self.rules = rules
        self.marks = marks
        self.subjects = subjects
        self.wallClock = wallClock
        let codes = CodeTable(rules)
        self.codes = codes
        let places = TalkPlaces(timeline)
        copied = CopiedWords(timeline, codes: codes, marks: marks).numbers
            .union(PastedLines(timeline, codes: codes, marks: marks, places: places).numbers)
        self.places = places
        conversations = timeline.conversations.indices.filter { places.bounds[$0] < places.bounds[$0 + 1] }
            .map { Conversation.ID(Int32($0)) }
    }

    /// How many events a conversation holds.
    public func eventCount(in conversation: Conversation.ID) -> Int {
        numbers(of: conversation).count
    }

    private func numbers(of conversation: Conversation.ID) -> ContiguousArray<Int32>.SubSequence {
        places.numbers[places.bounds[Int(conversation.rawValue)]..<places.bounds[Int(conversation.rawValue) + 1]]
    }

    /// What the detectors of conversation scope find in one conversation.
    public func findings(in conversation: Conversation.ID) -> [Finding] {
        findings(of: [observed(conversation, by: participants(in: conversation), share: 0, of: 1)])
    }

    /// What those detectors find whose shares these are: all shares of one conversation.
    public func findings(of shares: [ObservedShare]) -> [Finding] { ObservedShare.findings(of: shares) }

    /// Who is a member of a conversation or did anything in it, ascending.
    public func participants(in conversation: Conversation.ID) -> [Account.ID] {
        var members = Set(timeline[conversation].members)
        var recent = RecentSpeakers()
        for n in numbers(of: conversation) {
            guard let actor = timeline.entry(n).actor, recent.isNew(actor, in: conversation) else { continue }
            members.insert(actor)
        }
        return members.sorted()
    }

    /// What a share of those detectors and their readings sees, so that a long conversation may keep several cores busy;
    /// `participants` are those of the conversation, found once for all shares.
    public func observed(
        _ conversation: Conversation.ID, by participants: [Account.ID], share: Int, of count: Int
    ) -> ObservedShare {
        observed(
            .conversation, over: numbers(of: conversation), in: conversation, participants: participants,
            share: share, of: count)
    }

    /// What the detectors of case scope find in everything.
    public func findingsOfWholeCase() -> [Finding] {
        let everybody = timeline.accounts.indices.map { Account.ID(Int32($0)) }
        return findings(of: [observed(.wholeCase, over: timeline.numbers, in: nil, participants: everybody)])
    }

    /// Everything, one scope after the other.
    public func findings() -> [Finding] {
        Self.ordered(agreed(findingsOfWholeCase() + conversations.flatMap(findings(in:))))
    }

    /// The findings of all conversations, with what they say of payments made to agree; without the ledger nothing is.
    public func agreed(_ findings: [Finding]) -> [Finding] {
        guard plans.contains(where: { $0.description.id == "payments" }) else { return findings }
        return PaymentAgreement(timeline).applied(to: findings)
    }

    /// Runs detectors over a case.
    public static func run(
        _ plans: [DetectorPlan], timeline: Timeline, rules: RuleSet, marks: MarkTable, subjects: Set<Account.ID>,
        wallClock: WallClock? = nil
    ) -> [Finding] {
        DetectorEngine(
            plans, timeline: timeline, rules: rules, marks: marks, subjects: subjects, wallClock: wallClock
        ).findings()
    }

    private func observed(
        _ scope: DetectorScope, over numbers: some Collection<Int32>, in conversation: Conversation.ID?,
        participants: [Account.ID], share: Int = 0, of count: Int = 1
    ) -> ObservedShare {
        let context = DetectorContext(
            timeline: timeline, rules: rules, marks: marks, conversation: conversation, participants: participants,
            subjects: subjects, codes: codes, wallClock: wallClock, copied: copied, places: places)
        let units = DetectorUnits(plans.filter { $0.description.scope == scope }).dealt(share: share, of: count)
        var observed = ObservedShare(units, in: context)
        if units.isEmpty { return observed }
        var stretch = EventStretch()
        var rest = numbers[...]
        while !rest.isEmpty {
            stretch.refill(rest.prefix(EventStretch.length), in: context)
            rest = rest.dropFirst(EventStretch.length)
            observed.observe(stretch)
        }
        observed.close()
        return observed
    }
}
