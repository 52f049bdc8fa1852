// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Notes messages that somebody must look at today.
///
/// Words of self-harm are noted whoever writes them, in any conversation, also when passed on.
struct Safeguarding: Detector {
    let context: DetectorContext
    var flags: [SafeguardingFlag] = []
    /// By conversation: the latest message with a demand, and who made it.
    private var demands: [Conversation.ID: (by: Account.ID, at: Int32)] = [:]
    /// By conversation: who threatened, demanded or held something, and whether a helper was named.
    private var pressed: [Conversation.ID: Pressing] = [:]
    private var cries: [Account.ID: Cries] = [:]
    /// When an account last told of a threat made to it.
    private var told: [Account.ID: Int32] = [:]
    private var intimate: Set<Key> = []
    private var pressing: Set<Key> = []
    var minors: Set<Conversation.ID> = []
    private var meetings: [Key: Meeting] = [:]
    private var forceful: Set<Key> = []
    /// By account: messages that threaten, demand or tell of what is held.
    private var pressures: [Key: Int] = [:]
    /// Words that may be of violence, from accounts that have not yet threatened or demanded anything else.
    private var violences: [Key: [SafeguardingFlag]] = [:]
    private var lastTime: Int64?
    /// What was asked of ages, by conversation.
    var ages: [Conversation.ID: AgeTalk] = [:]
    /// Ages of others that somebody tells, until the conversation shows that they matter.
    var agesOfOthers: [Conversation.ID: [SafeguardingFlag]] = [:]
    /// Conversations with intimate words, threats or demands.
    var grave: Set<Conversation.ID> = []
    /// Questions for self-harm, by conversation.
    var asked: [Conversation.ID: Asked] = [:]
    let answers: AnswerWords
    /// By account: where it last voiced self-harm.
    private var despaired: [Key: Int32] = [:]

    private struct Key: Hashable {
        var conversation: Conversation.ID?
        var account: Account.ID
    }

    private struct Pressing {
        var by: Set<Account.ID> = []
        var isHelped = false

        /// Whether somebody else presses this account, or somebody named the crime or a helper.
        func isFelt(by account: Account.ID) -> Bool { isHelped || by.contains { $0 != account } }
    }

    private struct Cries {
        var count = 0
        var latest: Citation?
        var isFlagged = false
    }

    private struct Meeting {
        var citation: Citation
        var time: Int64?
    }

    /// Distress belongs to a demand that stands at most so many events before it.
    private static let reach: Int32 = 500
    /// A meeting may lie ahead when it was spoken of in so many microseconds before the record ends: two days.
    private static let ahead: Int64 = 172_800_000_000

    init(context: DetectorContext) {
        self.context = context
        answers = AnswerWords(context)
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        if let time = entry.time { lastTime = max(lastTime ?? time, time) }
        if !ages.isEmpty { noteAge(entry, marks) }
        if !asked.isEmpty { noteAnswer(entry, marks) }
        if marks.rules.isEmpty { return }
        guard let actor = entry.actor, entry.kind == .message else { return }
        if let conversation = entry.conversation, answers.asks(marks) { asked[conversation] = Asked(by: actor) }
        let all = context.codes(in: marks)
        guard all.overlaps(Self.read) else { return }
        let own = context.ownCodes(of: entry, in: marks)
        let key = Key(conversation: entry.conversation, account: actor)
        if all.contains(.selfHarmUrged) { noteUrging(entry, by: key, marks) }
        if all.contains(.selfHarm) { noteDespair(entry, by: key, marks) }
        if let conversation = entry.conversation, own.overlaps(Self.graveCodes) { confirmAges(in: conversation) }
        if all.contains(.minor) { noteMinor(entry, by: actor, marks) }
        if own.contains(.violence), !all.overlaps([.laughter, .game, .fiction, .quote, .advice]) {
            noteViolence(entry, by: key, marks)
        }
        if own.overlaps(Self.forceful) { confirmViolence(by: key) }
        if own.overlaps([.distress, .plea]), !violences.isEmpty {
            for other in violences.keys where other.conversation == key.conversation && other != key {
                confirmViolence(by: other)
            }
        }
        if own.overlaps(Self.forceful) {
            forceful.insert(key)
            pressures[key, default: 0] += 1
        }
        if own.overlaps(CodeSet.sexual) { intimate.insert(key) }
        if own.overlaps(Self.pressing) { pressing.insert(key) }
        if own.contains(.meeting) {
            let citation = context.citations(of: .meeting, at: entry.n, in: marks)[0]
            meetings[key] = Meeting(citation: citation, time: entry.time)
        }
        guard let conversation = entry.conversation else { return }
        if all.contains(.age) { askAge(entry, by: actor, in: conversation) }
        if all.overlaps([.ageGiven, .minor]), let text = context.timeline.text(entry.n), StatedAge.asksBack(text) {
            ages[conversation, default: AgeTalk()].ask(actor, supposing: nil)
        }
        if own.overlaps(CodeSet.threats) { demands[conversation] = (actor, entry.n) }
        notePressing(own, by: actor, in: conversation)
        if all.overlaps(CodeSet.threats), all.overlaps([.report, .quote]) { told[actor] = entry.n }
        if all.contains(.distress) || told[actor] == entry.n { noteDistress(entry, by: key, in: conversation, marks) }
    }

    /// What makes words of despair count: no single threat in words is needed for that.
    private mutating func notePressing(_ own: CodeSet, by account: Account.ID, in conversation: Conversation.ID) {
        guard own.overlaps(Self.presses) || own.contains(.outcry) else { return }
        var found = pressed[conversation] ?? Pressing()
        if own.contains(.outcry) { found.isHelped = true }
        if own.overlaps(Self.presses) { found.by.insert(account) }
        pressed[conversation] = found
    }

    private static let presses: CodeSet = CodeSet.threats.union(CodeSet.demands)
        .union([.leverage, .hacked, .contacts])

    /// One cry is in almost every talk under threat; a second one is acute.
    ///
    /// It may stand in the same message, and the threat may be told of, to a friend or a helpline, after the first.
    private mutating func noteDistress(
        _ entry: TimelineEntry, by key: Key, in conversation: Conversation.ID, _ marks: Marks
    ) {
        var cries = cries[key.account] ?? Cries()
        let citations = context.citations(of: .distress, at: entry.n, in: marks)
        if let first = citations.first {
            if let latest = cries.latest, entry.n - latest.n > Self.reach { cries = Cries() }
            cries.count += Set(citations.map(\.span)).count
            cries.latest = first
        }
        let isThreatened =
            demands[conversation].map {
                $0.by != key.account && context.distance(from: $0.at, to: entry.n) <= Self.reach
            } ?? false
            || told[key.account].map { entry.n - $0 <= Self.reach } ?? false
        if isThreatened, cries.count >= 2, !cries.isFlagged, let citation = cries.latest {
            cries.isFlagged = true
            flags.append(SafeguardingFlag(kind: .distress, citation: citation, account: key.account))
        }
        self.cries[key.account] = cries
    }

    /// Plain words of self-harm always count, also when told of somebody else; words of despair count from somebody
    /// who is threatened or in distress.
    ///
    /// Words of leave-taking, of less weight still, count from somebody who voiced self-harm before.
    private mutating func noteDespair(_ entry: TimelineEntry, by key: Key, _ marks: Marks) {
        let weight = weight(of: .selfHarm, in: marks)
        let isPressed = entry.conversation.flatMap { pressed[$0] }?.isFelt(by: key.account) ?? false
        let isDesperate = despaired[key].map { context.distance(from: $0, to: entry.n) <= Self.reach } ?? false
        let isHeard =
            weight >= Self.plain && !isHeldOut(entry, by: key, marks)
            || !isPressure(entry, by: key, marks)
                && (isDesperate
                    || weight >= Self.despair && (isPressed || isDistressed(key.account, at: entry.n)))
        guard isHeard else { return }
        // Urging answers plain words: "I cannot do this" is no despair that anybody would know.
        if weight >= Self.plain || isPressed { despaired[key] = entry.n }
        flag(.selfHarm, .selfHarm, entry, by: key.account, marks)
    }

    /// Whether an account is in acute distress, or told of a threat, not long before a message.
    private func isDistressed(_ account: Account.ID, at n: Int32) -> Bool {
        let cried = cries[account].map { $0.count >= 2 && $0.latest.map { n - $0.n <= Self.reach } ?? false } ?? false
        return cried || told[account].map { n - $0 <= Self.reach } ?? false
    }

    /// Whether "you will not hear from me again" is held out by whoever presses, as what compliance buys.
    ///
    /// Despair is that of the one who is pressed. Plain words of self-harm count from anybody.
    private func isPressure(_ entry: TimelineEntry, by key: Key, _ marks: Marks) -> Bool {
        context.ownCodes(of: entry, in: marks).contains(.promise) || presses(key)
    }

    /// The same in plain words: both the promise and the pressing are needed then.
    private func isHeldOut(_ entry: TimelineEntry, by key: Key, _ marks: Marks) -> Bool {
        context.ownCodes(of: entry, in: marks).contains(.promise) && presses(key)
    }

    private func presses(_ key: Key) -> Bool {
        let others = pressures.filter { $0.key.conversation == key.conversation && $0.key.account != key.account }
        return pressures[key] ?? 0 >= 2 && pressures[key] ?? 0 > others.values.max() ?? 0
    }

    /// "Go on then" urges somebody who has just voiced self-harm, and nobody else.
    private mutating func noteUrging(_ entry: TimelineEntry, by key: Key, _ marks: Marks) {
        let isAnswer = despaired.contains {
            $0.key.conversation == key.conversation && $0.key.account != key.account
                && context.distance(from: $0.value, to: entry.n) <= Self.reach
        }
        guard isAnswer || weight(of: .selfHarmUrged, in: marks) >= Self.plain else { return }
        flag(.selfHarmUrged, .selfHarmUrged, entry, by: key.account, marks)
    }

    /// Big words are everywhere: they count from an account that threatens or demands besides or says it again, or to
    /// somebody who shows distress.
    private mutating func noteViolence(_ entry: TimelineEntry, by key: Key, _ marks: Marks) {
        guard let citation = context.citations(of: .violence, at: entry.n, in: marks).first else { return }
        let flag = SafeguardingFlag(kind: .violence, citation: citation, account: key.account)
        if forceful.contains(key) || violences[key] != nil {
            flags += (violences[key] ?? []) + [flag]
            violences[key] = []
        } else {
            violences[key] = [flag]
        }
    }

    /// Words of violence that stood alone until the account did more, or the other took them in earnest.
    private mutating func confirmViolence(by key: Key) {
        flags += violences[key] ?? []
        if violences[key] != nil { violences[key] = [] }
    }

    private func weight(of code: CodeSet, in marks: Marks) -> Double {
        marks.rules.filter { context.codes[$0] == code }.map { context.rules.rule($0.rule).weight }.max() ?? 0
    }

    private mutating func flag(
        _ kind: SafeguardingFlag.Kind, _ code: CodeSet, _ entry: TimelineEntry, by account: Account.ID, _ marks: Marks
    ) {
        guard let citation = context.citations(of: code, at: entry.n, in: marks).first else { return }
        flags.append(SafeguardingFlag(kind: kind, citation: citation, account: account))
    }

    consuming func conclude() -> [Finding] {
        for (key, meeting) in meetings where intimate.contains(key) {
            // Couples meet; a meeting matters today where somebody is pressed, hides it, or the other is a child.
            guard pressing.contains(key) || key.conversation.map(minors.contains) ?? false else { continue }
            guard let time = meeting.time, let last = lastTime, last - time <= Self.ahead else { continue }
            flags.append(SafeguardingFlag(kind: .meetingPlanned, citation: meeting.citation, account: key.account))
        }
        return flags.sorted {
            $0.citation != $1.citation ? $0.citation < $1.citation : $0.kind.rawValue < $1.kind.rawValue
        }.map(Finding.safeguarding)
    }

    /// Rules of this weight say a thing in so many words.
    private static let plain = 3.2
    /// Rules of this weight say it where there is reason to despair.
    private static let despair = 2.0
    private static let graveCodes: CodeSet = CodeSet.sexual.union(CodeSet.threats).union(CodeSet.demands)
        .union([.accusation, .outcry, .leverage])
    private static let forceful: CodeSet = CodeSet.threats.subtracting(.violence).union(CodeSet.demands)
        .union([.leverage, .hacked])
    private static let pressing: CodeSet = CodeSet.threats.union([.secrecy, .compliance, .pressure])
    private static let read: CodeSet = [
        .selfHarm, .selfHarmUrged, .minor, .violence, .distress, .meeting, .threat, .accusation, .vagueThreat,
        .age, .ageGiven, .outcry, .executed, .demand, .otherDemand, .promise, .plea, .leverage, .hacked, .secrecy,
        .compliance,
        .pressure,
        .sexualTopic,
        .sexualRequest, .imageRequest, .imageOffer, .contacts,
    ]

    static let description = DetectorDescription(
        id: "safeguarding", name: "Somebody may be in danger", revision: 9,
        summary:
            "Somebody voices or is urged to self-harm, is in acute distress, under age, or threatened with violence.",
        doesNotShow: "It does not show how somebody is now; only a person can find that out.",
        scope: .wholeCase, codes: read.codes,
        examples: [
            .finds("B: {G.age}how old are you\nA: ↓13"),
            .ignores("B: {G.age}how old are you\nA: 31"),
            .ignores("B: {G.age}how old are you\nA: 13 minutes away"),
            .finds("B: {G.age}you're 14 right?\nA: ↓yes"),
            .ignores("B: {G.age}over 16?\nA: yes"),
            .finds("B: {X.thr}everyone will see\nA: ↓{W.harm}I cannot go on"),
            .finds("A: ↓{forwarded}{W.harm}she wrote that she wants to end it\nB: call her now"),
            .finds("B: {X.thr}they will see\nA: {W.dis}I feel sick\nA: ↓{W.dis}I am shaking, please"),
            .ignores("A: {W.dis}I am dying of laughter\nB: me too"),
            .ignores("A: {G.meet}lunch on Friday?\nB: yes"),
            .finds("B: {X.dem}{money 400.00 GBP}400 by Friday\nB: ↓{X.thrV}or I come to your gate"),
            .finds("B: ↓{X.thrV}I will find you\nA: {W.dis}you are scaring me"),
            .ignores("B: {X.thrV}I will catch you later\nA: bye"),
            .ignores("A: {C.game}{X.thrV}I will end you next round\nB: try"),
        ])
}
