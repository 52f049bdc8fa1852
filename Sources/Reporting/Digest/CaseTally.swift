// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Counts of a whole timeline, from one pass over its entries; no text is touched.
struct CaseTally: Sendable {
    /// What is counted for an account or a conversation.
    struct Count: Sendable {
        var messages = 0
        var events = 0
        /// Numbers of the first and the last dated message, or event where there is no message.
        var first: Int32?
        var last: Int32?
        var lastMessage: Int32?
        var firstMessage: Int32?
    }

    /// A day of the report's zone and an account.
    struct DayKey: Hashable, Sendable {
        var day: Int64
        var account: Account.ID
    }

    var byKind: [Event.Kind: Int] = [:]
    var total = Count()
    var accounts: [Count]
    var conversations: [Count]
    /// Accounts that appear in each conversation, ascending.
    var participants: [[Account.ID]] = []
    /// Messages by day and account; counted to the end however long the period is.
    var days: [DayKey: Int] = [:]
    /// Messages by day of the week and hour of the report's clock, Monday first.
    var hours = Array(repeating: 0, count: 7 * 24)
    /// Messages of a few accounts by hour of the day.
    var accountHours: [(account: Account.ID, counts: [Int])] = []
    /// Contact steps in the order of the timeline, the first of them where there are very many.
    var requests: [ContactStep] = []
    var undated = 0
    var undatedMessages = 0
    var wallClocks = 0
    var minutePrecision = 0
    var states: [Message.State: Int] = [:]
    /// Numbers of the events of those conversations that a finding names, and of none.
    var sequences: [Conversation.ID: [Int32]] = [:]
    var outside: [Int32] = []
    /// How many of these there are, kept or not.
    var outsideCount = 0
    /// Blocks and reports, the first of them where there are very many.
    var safety: [Int32] = []

    /// A contact step with its time, where it has one.
    struct ContactStep: Sendable {
        var n: Int32
        var change: ContactChange
        var actor: Account.ID?
        /// Wall clock of the report's zone, microseconds.
        var local: Int64?
        var precision: Timestamp.Precision
    }

    /// Contact steps beyond this number are counted by kind, not kept.
    static let contactLimit = 200_000

    /// Blocks and reports that are kept one by one.
    static let safetyLimit = 2000

    /// Accounts whose hours are counted; a few, since the table of them is read by people.
    static let watchedLimit = 12

    init(
        _ timeline: Timeline, clock: ReportClock, following: Set<Conversation.ID>, watching watched: [Account.ID] = []
    ) {
        accounts = Array(repeating: Count(), count: timeline.accounts.count)
        conversations = Array(repeating: Count(), count: timeline.conversations.count)
        var seen = Array(repeating: Set<Account.ID>(), count: timeline.conversations.count)
        for (index, conversation) in timeline.conversations.enumerated() where conversation.members.count <= 1000 {
            seen[index].formUnion(conversation.members)
        }
        var places = Array(repeating: Int8(-1), count: timeline.accounts.count)
        for (place, id) in watched.prefix(Self.watchedLimit).enumerated() { places[Int(id.rawValue)] = Int8(place) }
        var watchedHours = Array(repeating: Array(repeating: 0, count: 24), count: watched.count)
        let numbers = timeline.numbers
        var today = DayCounts()
        var quarter: (Int64, Int64)?
        var plainMessages = 0
        var runs = ConversationRuns(following: following)
        var recent = RecentSpeakers()
        for n in numbers {
            let entry = timeline.entry(n)
            if entry.kind == .message { plainMessages += 1 } else { byKind[entry.kind, default: 0] += 1 }
            let isMessage = entry.kind == .message
            total.add(n, isMessage: isMessage, isDated: entry.time != nil)
            if let actor = entry.actor {
                accounts[Int(actor.rawValue)].add(n, isMessage: isMessage, isDated: entry.time != nil)
            }
            if let conversation = entry.conversation {
                let index = Int(conversation.rawValue)
                conversations[index].add(n, isMessage: isMessage, isDated: entry.time != nil)
                if let actor = entry.actor, recent.isNew(actor, in: conversation), seen[index].count <= 1000 {
                    seen[index].insert(actor)
                }
                runs.append(n, of: conversation)
            } else {
                outsideCount += 1
                if outside.count < Self.contactLimit { outside.append(n) }
            }
            if entry.kind == .safety, safety.count < Self.safetyLimit { safety.append(n) }
            if isMessage, entry.state != .sent { states[entry.state, default: 0] += 1 }
            guard let time = entry.time else {
                undated += 1
                if isMessage { undatedMessages += 1 }
                if entry.kind == .contact { keep(n, timeline, nil, entry) }
                continue
            }
            if !entry.isInstant { wallClocks += 1 }
            if entry.precision == .minute { minutePrecision += 1 }
            var local = time
            if entry.isInstant, entry.precision != .day {
                // Zone changes fall on quarters of an hour.
                let mark = time / 900_000_000
                if quarter?.0 != mark { quarter = (mark, clock.local(time).subtractingReportingOverflow(time).0) }
                local = time.addingReportingOverflow(quarter?.1 ?? 0).0
            }
            if entry.kind == .contact { keep(n, timeline, local, entry) }
            guard isMessage else { continue }
            let hour = entry.precision == .day ? nil : Self.hour(of: local)
            if let hour { hours[hour] += 1 }
            guard let actor = entry.actor else { continue }
            let place = Int(places[Int(actor.rawValue)])
            if let hour, place >= 0 { watchedHours[place][hour % 24] += 1 }
            let day = Print.day(local)
            if day != today.day || today.isFull {
                today.add(to: &days)
                today = DayCounts(day: day)
            }
            today.count(actor)
        }
        today.add(to: &days)
        if plainMessages > 0 { byKind[.message] = plainMessages }
        sequences = runs.finished()
        for (id, counts) in zip(watched.prefix(Self.watchedLimit), watchedHours)
        where counts.contains(where: { $0 > 0 }) {
            accountHours.append((id, counts))
        }
        participants = seen.map { $0.sorted() }
    }

    /// Place in `hours`; the first of January 1970 was a Thursday.
    private static func hour(of local: Int64) -> Int {
        let (quotient, rest) = local.quotientAndRemainder(dividingBy: 3_600_000_000)
        let hour = Int((rest < 0 ? quotient - 1 : quotient) % 168)
        return ((hour < 0 ? hour + 168 : hour) + 3 * 24) % 168
    }

    /// Messages of one day by account: a list, since few accounts write on a day and a dictionary would be asked for
    /// every message.
    private struct DayCounts {
        var day: Int64 = 0
        private var counts: [(account: Account.ID, messages: Int)] = []

        init(day: Int64 = 0) {
            self.day = day
        }

        /// Whether the list grows too long to be searched.
        var isFull: Bool { counts.count >= 16 }

        mutating func count(_ account: Account.ID) {
            if let index = counts.firstIndex(where: { $0.account == account }) {
                counts[index].messages += 1
            } else {
                counts.append((account, 1))
            }
        }

        func add(to days: inout [DayKey: Int]) {
            for item in counts { days[DayKey(day: day, account: item.account), default: 0] += item.messages }
        }
    }

    /// Event numbers by conversation; neighbours mostly belong to one, so the dictionary is asked once a run.
    private struct ConversationRuns {
        let following: Set<Conversation.ID>
        private var sequences: [Conversation.ID: [Int32]] = [:]
        private var current: Conversation.ID?
        private var isFollowed = false
        private var run: [Int32] = []

        init(following: Set<Conversation.ID>) {
            self.following = following
        }

        mutating func append(_ n: Int32, of conversation: Conversation.ID) {
            if conversation != current {
                close()
                current = conversation
                isFollowed = following.contains(conversation)
            }
            if isFollowed { run.append(n) }
        }

        mutating func finished() -> [Conversation.ID: [Int32]] {
            close()
            return sequences
        }

        private mutating func close() {
            if let current, !run.isEmpty { sequences[current, default: []] += run }
            run.removeAll(keepingCapacity: true)
        }
    }

    private mutating func keep(_ n: Int32, _ timeline: Timeline, _ local: Int64?, _ entry: TimelineEntry) {
        guard requests.count < Self.contactLimit, case .contact(let change) = timeline.event(n).content else { return }
        requests.append(
            ContactStep(n: n, change: change, actor: entry.actor, local: local, precision: entry.precision))
    }

    var messages: Int { byKind[.message] ?? 0 }

    /// Accounts that wrote, the busiest first.
    var writers: [Account.ID] {
        accounts.indices.filter { accounts[$0].messages > 0 }
            .sorted { (accounts[$1].messages, $0) < (accounts[$0].messages, $1) }
            .map { Account.ID(Int32($0)) }
    }

    func count(of account: Account.ID) -> Count { accounts[Int(account.rawValue)] }

    func count(of conversation: Conversation.ID) -> Count { conversations[Int(conversation.rawValue)] }

    func participants(of conversation: Conversation.ID) -> [Account.ID] {
        participants[Int(conversation.rawValue)]
    }
}

extension CaseTally.Count {
    fileprivate mutating func add(_ n: Int32, isMessage: Bool, isDated: Bool) {
        events += 1
        if isMessage { messages += 1 }
        guard isDated else { return }
        if first == nil { first = n }
        last = n
        guard isMessage else { return }
        if firstMessage == nil { firstMessage = n }
        lastMessage = n
    }
}
