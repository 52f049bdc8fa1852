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
    /// Event numbers by conversation, in time order; `bounds[c]..<bounds[c + 1]` are those of conversation c.
    private let numbers: ContiguousArray<Int32>
    private let bounds: [Int]

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
        copied = CopiedWords(timeline, codes: codes, marks: marks).numbers
        var bounds = [Int](repeating: 0, count: timeline.conversations.count + 1)
        let all = Array(timeline.numbers)
        let places = ContiguousArray(all.map { timeline.entry($0).conversation?.rawValue ?? -1 })
        for place in places where place >= 0 { bounds[Int(place) + 1] += 1 }
        for index in bounds.indices.dropFirst() { bounds[index] += bounds[index - 1] }
        var next = bounds
        var numbers = ContiguousArray<Int32>(repeating: 0, count: bounds.last ?? 0)
        for (n, place) in zip(all, places) where place >= 0 {
            numbers[next[Int(place)]] = n
            next[Int(place)] += 1
        }
        self.numbers = numbers
        self.bounds = bounds
        conversations = timeline.conversations.indices.filter { bounds[$0] < bounds[$0 + 1] }
            .map { Conversation.ID(Int32($0)) }
    }

    /// How many events a conversation holds.
    public func eventCount(in conversation: Conversation.ID) -> Int {
        bounds[Int(conversation.rawValue) + 1] - bounds[Int(conversation.rawValue)]
    }

    /// What the detectors of conversation scope find in one conversation.
    public func findings(in conversation: Conversation.ID) -> [Finding] {
        findings(of: [observed(conversation, share: 0, of: 1)])
    }

    /// What those detectors find whose shares these are: all shares of one conversation.
    public func findings(of shares: [ObservedShare]) -> [Finding] { ObservedShare.findings(of: shares) }

    /// What a share of those detectors and their readings sees, so that a long conversation may keep several cores busy.
    public func observed(_ conversation: Conversation.ID, share: Int, of count: Int) -> ObservedShare {
        let own = numbers[bounds[Int(conversation.rawValue)]..<bounds[Int(conversation.rawValue) + 1]]
        var members = Set(timeline[conversation].members)
        var recent = RecentSpeakers()
        for n in own {
            guard let actor = timeline.entry(n).actor, recent.isNew(actor, in: conversation) else { continue }
            members.insert(actor)
        }
        return observed(
            .conversation, over: own, in: conversation, participants: members.sorted(), share: share, of: count)
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
            subjects: subjects, codes: codes, wallClock: wallClock, copied: copied)
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
