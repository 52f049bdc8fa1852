// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Counts whom the owner of the export approached, how densely, and what followed an acceptance.
///
/// It rests on contact lists where there are any, else on first messages in new conversations. Figures and lines:
/// docs/detectors/mass-contact.md.
struct MassContact: Detector {
    private let context: DetectorContext
    private let owners: [Account.ID]
    private var ledgers: [Account.ID: ContactLedger] = [:]
    private var threads: ThreadStarts
    private var periods: [Account.ID: ClosedRange<Int64>] = [:]

    init(context: DetectorContext) {
        self.context = context
        owners = context.participants.filter { context.timeline[$0].isOwner }
        threads = ThreadStarts(context, owners: Set(owners))
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        if owners.isEmpty { return }
        switch entry.kind {
        case .message: threads.observe(entry, marks)
        case .contact: takeContact(entry)
        default: return
        }
    }

    private mutating func takeContact(_ entry: TimelineEntry) {
        guard case .contact(let change) = context.timeline.event(entry.n).content,
            let owner = owner(of: change, actor: entry.actor), owner != change.other
        else { return }
        ledgers[owner, default: ContactLedger()].take(change, entry)
        if let time = entry.time { extendPeriod(of: owner, to: time) }
    }

    /// Whose list it is: the actor, else the only owner on that service.
    private func owner(of change: ContactChange, actor: Account.ID?) -> Account.ID? {
        if let actor, owners.contains(actor) { return actor }
        let platform = context.timeline[change.other].platform
        return owners.first { context.timeline[$0].platform == platform } ?? owners.first
    }

    private mutating func extendPeriod(of owner: Account.ID, to time: Int64) {
        let known = periods[owner] ?? time...time
        periods[owner] = min(known.lowerBound, time)...max(known.upperBound, time)
    }

    consuming func conclude() -> [Finding] {
        for thread in threads.starts {
            if let own = thread.own, let owner = own.actor, let time = own.time { extendPeriod(of: owner, to: time) }
        }
        return owners.map { .contacts(activity(of: $0)) }
    }
}

extension MassContact {
    private func activity(of owner: Account.ID) -> ContactActivity {
        var ledger = ledgers[owner] ?? ContactLedger()
        ledger.settle()
        if !ledger.certain.isEmpty {
            let figures = figures(of: owner, ledger)
            return activity(of: owner, figures, basis: .requests, level: figures.levelByRequests, ledger)
        }
        let figures = figuresOfFirstMessages(of: owner)
        guard figures.approached >= Self.fewest else {
            // Where contacts come of requests, their list tells of approaches, if not of whose; an address book does not.
            if !ledger.undirected.isEmpty, context.timeline[owner].platform != .telegram {
                let figures = self.figures(of: owner, ledger)
                return activity(of: owner, figures, basis: .requests, level: figures.levelByRequests, ledger)
            }
            return ContactActivity(account: owner, basis: .none, level: .notComputable)
        }
        return activity(
            of: owner, figures, basis: .firstMessages, level: figures.levelByFirstMessages, ContactLedger())
    }

    /// Fewer new conversations than this say nothing about a habit.
    private static let fewest = 3
    private static let mostCitations = 200

    private func activity(
        of owner: Account.ID, _ figures: ContactFigures, basis: ContactActivity.Basis,
        level: ContactActivity.Level, _ ledger: ContactLedger
    ) -> ContactActivity {
        let peak = figures.peak
        let requested = ledger.people.values.filter(\.isRequested)
        let certain = ledger.certain
        // Following somebody whose account is open asks for nothing: it is an approach, and no request.
        let follows = basis == .requests ? certain.filter { !(ledger.people[$0]?.isAsked ?? false) } : []
        let back = follows.count { ledger.people[$0]?.isAccepted ?? false }
        let knowsDeclined = ledger.people.values.contains(where: \.isDeclined)
        let open = requested.count { !$0.isAccepted && !$0.isDeclined && !$0.isClosed }
        let citations =
            (peak?.members ?? []).map { Citation(n: $0.n, rule: "stat.requests-per-hour") }
            + figures.template.map { Citation(n: $0, rule: "stat.near-duplicate") }
        return ContactActivity(
            account: owner, basis: basis,
            requested: figures.approached - follows.count...figures.approachedAtMost - follows.count,
            accepted: max(0, figures.accepted.lowerBound - back)...max(0, figures.accepted.upperBound - back),
            declined: knowsDeclined ? ledger.people.values.count(where: \.isDeclined) : nil,
            pending: requested.isEmpty ? nil : open,
            peak: peak.map { peak in
                ContactActivity.Peak(
                    windowSeconds: Int(peak.seconds), count: peak.count,
                    from: InstantText.rfc3339(
                        peak.entry.time ?? 0, precision: peak.entry.precision, isInstant: peak.entry.isInstant))
            },
            p: figures.p, templateShare: figures.templateShare, level: level,
            citations: Array(citations.sorted().prefix(Self.mostCitations)),
            measures: measures(of: figures, follows: follows.count, back: back))
    }

    private func measures(of figures: ContactFigures, follows: Int, back: Int) -> [Measure] {
        var measures: [Measure] = []
        if !figures.approaches.isEmpty {
            measures.append(Measure("most people approached in 24 hours", Double(figures.perDay), "people"))
            measures.append(Measure("raised rate of approaches", Double(figures.burstSteps), "doublings"))
        }
        if follows > 0 {
            measures.append(Measure("people followed without a request on record", Double(follows), "people"))
            measures.append(Measure("of these, people who followed back", Double(back), "people"))
        }
        if let acceptance = figures.acceptance {
            measures.append(Measure("acceptance, lower end", rounded(acceptance.low), "share"))
            measures.append(Measure("acceptance, upper end", rounded(acceptance.high), "share"))
        }
        if let share = figures.promptShare {
            measures.append(Measure("acceptances followed by a message in 5 minutes", rounded(share), "share"))
            measures.append(Measure("acceptances that a message could follow", Double(figures.followable), "people"))
        }
        if let median = figures.medianFollowUp {
            measures.append(Measure("median time from acceptance to message", median.rounded(), "seconds"))
        }
        if figures.codedTalks > 0 {
            measures.append(
                Measure(
                    "conversations with requests for pictures or words of threat", Double(figures.codedTalks),
                    "conversations"))
        }
        return measures
    }

    private func rounded(_ share: Double) -> Double { (share * 1000).rounded() / 1000 }
}

extension MassContact {
    private func figures(of owner: Account.ID, _ ledger: ContactLedger) -> ContactFigures {
        let certain = ledger.certain
        let undirected = ledger.undirected
        let talks = threads.direct(of: owner)
        // Some exports know people by username in lists and by display name in talks, and join them nowhere.
        let isJoined = talks.contains { ledger.people[$0.other] != nil }
        let people = (certain + undirected).compactMap { account in
            ledger.people[account].flatMap { person in person.accepted.map { (account, $0) } }
        }.filter { $0.1.precision != .day && $0.1.time != nil }
        let followUps = isJoined ? followUps(of: people, in: talks) : followUps(of: people.map(\.1), byTimeIn: talks)
        let followable = people.count
        let sure = certain.count { ledger.people[$0]?.isAccepted == true }
        let openers = openers(of: isJoined ? talks.filter { ledger.people[$0.other] != nil } : talks.filter(isOpened))
        return ContactFigures(
            approached: certain.count, approaches: dated(certain.compactMap { ledger.people[$0]?.approached }),
            approachedAtMost: certain.count + undirected.count, accepted: sure...sure + undirected.count,
            answerable: ledger.answerable.count + undirected.count,
            requested: certain.count { ledger.people[$0]?.isAsked ?? false },
            followUps: followUps, followable: talks.isEmpty ? 0 : followable, openers: openers,
            template: template(openers), codedTalks: talks.count { $0.start.isCoded }, period: period(of: owner))
    }

    /// Seconds from each acceptance to the owner's first message to that person.
    private func followUps(
        of people: [(Account.ID, TimelineEntry)], in talks: [ThreadStarts.Talk]
    ) -> [Double] {
        var firstOwn: [Account.ID: TimelineEntry] = [:]
        for talk in talks where firstOwn[talk.other] == nil { firstOwn[talk.other] = talk.start.own }
        return people.compactMap { account, accepted in
            guard let own = firstOwn[account]?.time, let time = accepted.time,
                own + accepted.precision.microseconds > time
            else { return nil }
            return max(0, Double(own) - Double(time)) / 1_000_000
        }
    }

    /// The same where nothing joins the two: each acceptance with the next conversation that the owner began, which no
    /// earlier acceptance has taken.
    private func followUps(of accepted: [TimelineEntry], byTimeIn talks: [ThreadStarts.Talk]) -> [Double] {
        let starts = talks.filter(isOpened).compactMap { $0.start.own?.time }.sorted()
        var next = 0
        return accepted.compactMap(\.time).sorted().compactMap { time in
            while next < starts.count && starts[next] < time { next += 1 }
            guard next < starts.count else { return nil }
            next += 1
            return (Double(starts[next - 1]) - Double(time)) / 1_000_000
        }
    }

    /// Whether the owner wrote first, and nothing shows that the talk began earlier.
    private func isOpened(_ talk: ThreadStarts.Talk) -> Bool {
        talk.start.first?.n == talk.start.own?.n && !talk.start.refersBack
            && !context.timeline[talk.id].startsTruncated
    }

    private func figuresOfFirstMessages(of owner: Account.ID) -> ContactFigures {
        let opened = threads.direct(of: owner).filter(isOpened)
        let people = Set(opened.map(\.other)).count
        let answered = Set(opened.filter(\.start.isAnswered).map(\.other)).count
        let openers = openers(of: opened)
        return ContactFigures(
            approached: people, approaches: dated(opened.compactMap(\.start.own)), approachedAtMost: people,
            accepted: answered...answered, answerable: people, requested: people, followUps: [], followable: 0,
            openers: openers,
            template: template(openers), codedTalks: opened.count { $0.start.isCoded }, period: period(of: owner))
    }

    private func dated(_ entries: [TimelineEntry]) -> [TimelineEntry] {
        entries.filter { $0.time != nil }.sorted { ($0.time ?? 0, $0.n) < ($1.time ?? 0, $1.n) }
    }

    private func period(of owner: Account.ID) -> Int64 {
        guard let period = periods[owner] else { return 0 }
        let (length, overflow) = period.upperBound.subtractingReportingOverflow(period.lowerBound)
        return overflow ? .max : length
    }

    /// The owner's first texts, without the words of the other's name, which templates fill in.
    private func openers(of talks: [ThreadStarts.Talk]) -> [(n: Int32, text: String)] {
        talks.compactMap { talk in
            guard let own = talk.start.own, let text = context.timeline.text(own.n) else { return nil }
            let names = Set(
                context.timeline[talk.other].name.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
                    .map(String.init))
            let words = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "@" && $0 != "$" })
            return (own.n, words.filter { !names.contains($0.lowercased()) }.joined(separator: " "))
        }
    }

    private func template(_ openers: [(n: Int32, text: String)]) -> [Int32] {
        guard let largest = TextTemplates(openers.map(\.text)).groups.first, largest.count >= 2 else { return [] }
        return largest.map { openers[$0].n }.sorted()
    }
}
