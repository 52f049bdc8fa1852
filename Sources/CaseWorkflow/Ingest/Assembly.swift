// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Importing

/// Joins what the units gave into one timeline, and says what became of every exhibit.
struct Assembly {
    let evidence: EvidenceSet
    let plan: ImportPlan
    /// Taken apart on the way, so that events are renumbered in place: a copy of a million costs 70 MB.
    private var readings: [Int32: UnitReading]
    let settings: Ingest.Settings

    init(
        evidence: EvidenceSet, plan: ImportPlan, readings: consuming [Int32: UnitReading], settings: Ingest.Settings
    ) {
        self.evidence = evidence
        self.plan = plan
        self.readings = readings
        self.settings = settings
    }

    mutating func result() -> Ingest.Result {
        var units: [CopySearch.Unit] = []
        var jobs: [ImportPlan.Job] = []
        var skippedHours: [Int] = []
        for job in plan.jobs {
            guard let first = job.unit.exhibits.first, var reading = readings.removeValue(forKey: first.number)
            else { continue }
            var further: [UnitReading] = []
            swap(&further, &reading.further)
            var part = 1
            func take(_ reading: consuming UnitReading) {
                var reading = reading
                var skipped = 0
                for number in reading.batches.indices { skipped += applyZone(to: &reading.batches[number]) }
                skippedHours.append(skipped)
                jobs.append(job)
                units.append(
                    CopySearch.Unit(
                        importer: job.importerID, export: job.unit.export + (part > 1 ? "#\(part)" : ""),
                        form: job.unit.form, exhibits: job.unit.exhibits, reading: reading))
                part += 1
            }
            take(reading)
            for reading in further { take(reading) }
        }
        let copies = CopySearch(units, of: evidence).findings()
        var account = AccountCopies()
        account.take(copies, from: &units)

        var accounts = AccountJoin()
        let owner = DeclaredOwner(settings.importing.owner, accounts: units.map(\.reading.accounts)) {
            units[$0].reading.people
        }
        let namesakes = Namesakes(units, copies) { $0.isOwner || owner.isNamed($0) }
        let handles = units.enumerated().map { index, unit in
            unit.reading.accounts.enumerated().map { number, account in
                let isDeclared = owner.isMeant(account, in: index)
                var marked = account
                marked.isOwner = account.isOwner || isDeclared
                return accounts.add(
                    marked, export: unit.export, isDeclaredOwner: isDeclared,
                    thread: namesakes.thread(of: number, in: index))
            }
        }
        for (left, right) in copies.accounts {
            accounts.joinMentions(handles[left.unit][left.number], handles[right.unit][right.number])
        }
        let (table, numbers) = accounts.finish()
        let ownersJoined = accounts.ownersJoinedByName

        var conversations = ConversationJoin()
        let shared = ConversationJoin.sets(of: copies.conversations)
        var batches: [TimelineBatch] = []
        var marks: [MarkTable] = []
        var diagnostics: [Diagnostic] = []
        var statuses: [Int32: Ingest.ExhibitStatus] = [:]
        var tallies: [Int32: RecordTally] = [:]
        var decisions: [(exhibit: Int32, decision: ImportError.Decision)] = []
        var referenced: Set<Int32> = []
        var (attachments, missing) = (-account.attachments, -account.missing)
        for index in units.indices {
            var unread: [TimelineBatch] = []
            swap(&unread, &units[index].reading.batches)
            let (job, reading) = (jobs[index], units[index].reading)
            let accountNumbers = handles[index].map { numbers[$0] }
            let conversationNumbers = reading.conversations.enumerated().map { number, conversation in
                var renumbered = conversation
                renumbered.members = conversation.members.map { accountNumbers[Int($0.rawValue)] }
                return conversations.add(
                    renumbered, export: units[index].export,
                    set: shared[CopyFindings.Member(unit: index, number: number)])
            }
            for number in unread.indices {
                unread[number].renumber(accounts: accountNumbers, conversations: conversationNumbers)
            }
            diagnostics += ImplausibleTimes.diagnostics(of: unread)
            batches += unread
            marks += reading.marks
            diagnostics += reading.diagnostics
            let start = Provenance(exhibit: job.unit.exhibits[0].number, bytes: 0..<0, locator: .whole)
            if skippedHours[index] > 0 {
                diagnostics.append(
                    Diagnostic(.warning, "time-in-skipped-hour", at: start, detail: ["count": skippedHours[index]]))
            }
            for (exhibit, tally) in reading.tallies {
                tallies[exhibit, default: RecordTally()].add(tally)
            }
            for exhibit in job.unit.exhibits {
                // A file may hold several exports: what was set aside is taken off once.
                let earlier = statuses[exhibit.number]
                let aside = earlier == nil ? account.events[exhibit.number] ?? 0 : 0
                let isWhole = reading.error == nil && earlier?.outcome != .partial
                statuses[exhibit.number] = Ingest.ExhibitStatus(
                    importer: job.importerID, reason: job.reason,
                    events: (earlier?.events ?? 0) + (reading.events[exhibit.number] ?? 0) - aside,
                    outcome: isWhole ? .imported : .partial)
            }
            if let error = reading.error {
                if case .decisionNeeded(let decision) = error.reason {
                    decisions.append((start.exhibit, decision))
                } else {
                    diagnostics.append(Diagnostic(.loss, error.code, at: error.provenance ?? start))
                }
            }
            diagnostics += account.diagnostics(of: copies, unit: index, at: start)
            referenced.formUnion(reading.referenced)
            attachments += reading.attachmentCount
            missing += reading.missingAttachmentCount
        }
        if ownersJoined > 0, let first = jobs.first?.unit.exhibits.first {
            let place = Provenance(exhibit: first.number, bytes: 0..<0, locator: .whole)
            diagnostics.append(
                Diagnostic(.note, "owners-joined-by-name", at: place, detail: ["count": ownersJoined]))
        }
        if namesakes.count > 0, let first = jobs.first?.unit.exhibits.first {
            let place = Provenance(exhibit: first.number, bytes: 0..<0, locator: .whole)
            diagnostics.append(
                Diagnostic(.note, "namesakes-kept-apart", at: place, detail: ["count": namesakes.count]))
        }
        account.settle(&tallies)
        for (exhibit, tally) in tallies.sorted(by: { $0.key < $1.key }) where !tally.isBalanced {
            let place = Provenance(exhibit: exhibit, bytes: 0..<0, locator: .whole)
            let difference = tally.seen - tally.parsed - tally.unknown - tally.skippedCount
            diagnostics.append(
                Diagnostic(.loss, "records-unaccounted", at: place, detail: ["difference": difference]))
        }
        complete(&statuses, referenced: referenced)
        diagnostics += DamageSearch(evidence).diagnostics(of: statuses)
        let timeline = Timeline(
            accounts: table, conversations: settled(conversations.finish(), batches), batches: batches)
        return Ingest.Result(
            timeline: timeline,
            marks: marks,
            statuses: statuses, tallies: tallies, diagnostics: diagnostics, decisions: decisions,
            attachmentCount: attachments, missingAttachmentCount: missing,
            isOwnerContradicted: owner.isRefused,
            exhibitOwnedOtherwise: owner.exportOfOther.map { jobs[$0].unit.exhibits[0].number })
    }

    /// Turns wall clocks into instants of the declared zone; returns how many fell into a skipped hour.
    private func applyZone(to batch: inout TimelineBatch) -> Int {
        var skipped = 0
        let clock = settings.zone
        batch.convertTimes { wall, zone in
            switch zone {
            case .unknown, .standardOffset:
                if let clock {
                    switch clock.reading(wall: wall) {
                    case .instant(let instant): return (instant, nil, .declared)
                    case .repeated(let earliest, let latest): return (earliest, latest, .declared)
                    case .skipped(let instant):
                        skipped += 1
                        return (instant, nil, .declared)
                    }
                }
                guard case .standardOffset(let minutes) = zone else { return nil }
                // In summer the wall clock was an hour further east than the printed winter offset.
                let latest = wall - Int64(minutes) * 60_000_000
                return (latest - 3_600_000_000, latest, zone)
            case .utc, .offset, .declared, .assumed: return nil
            }
        }
        return skipped
    }

    /// A thread whose kind the format does not tell is direct when exactly two accounts take part.
    private func settled(_ conversations: [Conversation], _ batches: [TimelineBatch]) -> [Conversation] {
        guard conversations.contains(where: { $0.kind == .unknown }) else { return conversations }
        var senders = conversations.map { Set($0.members) }
        for batch in batches { batch.collectSenders(into: &senders) }
        return zip(conversations, senders).map { conversation, senders in
            guard conversation.kind == .unknown, senders.count > 1 else { return conversation }
            var settled = conversation
            settled.kind = senders.count == 2 ? .direct : .group
            return settled
        }
    }

    private func complete(_ statuses: inout [Int32: Ingest.ExhibitStatus], referenced: Set<Int32>) {
        let furniture = ExportFurniture(plan.jobs)
        for exhibit in evidence.exhibits where statuses[exhibit.number] == nil {
            var importer = plan.companions[exhibit.number]
            let outcome: Ingest.ExhibitStatus.Outcome =
                if exhibit.isArchive {
                    .container
                } else if Survey.isLitter(exhibit) {
                    .ignored
                } else if referenced.contains(exhibit.number) {
                    .attachment
                } else if let importer, Survey.isMedia(exhibit) || furniture.holds(exhibit, of: importer) {
                    Survey.isMedia(exhibit) ? .unreferenced : .companion
                } else if !evidence.isAvailable(exhibit) {
                    .unreadable
                } else {
                    .notUnderstood
                }
            if outcome == .notUnderstood { importer = nil }
            statuses[exhibit.number] = Ingest.ExhibitStatus(importer: importer, events: 0, outcome: outcome)
        }
    }
}

extension ImportError {
    /// The stable code under which the report lists a unit that stopped early.
    var code: String {
        switch reason {
        case .notThisFormat: "not-this-format"
        case .malformed(let code): code
        case .unsupportedVersion: "unsupported-version"
        case .evidenceUnreadable: "evidence-unreadable"
        case .cancelled: "cancelled"
        case .decisionNeeded(.dateOrder): "date-order-undecided"
        case .decisionNeeded(.owner): "owner-undecided"
        }
    }
}
