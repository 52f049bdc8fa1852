// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Importing

/// Joins what the units gave into one timeline, and says what became of every exhibit.
struct Assembly {
    private let evidence: EvidenceSet
    private let plan: ImportPlan
    private let settings: Ingest.Settings
    /// What was read, in the order of the plan; a file of several exports gives a unit for each.
    private var units: [CopySearch.Unit] = []
    /// The job that each unit comes of.
    private var jobs: [ImportPlan.Job] = []

    init(
        evidence: EvidenceSet, plan: ImportPlan, readings: consuming [Int32: UnitReading], settings: Ingest.Settings
    ) {
        self.evidence = evidence
        self.plan = plan
        self.settings = settings
        // Taken apart on the way, so that events are renumbered in place: a copy of a million costs 70 MB.
        for job in plan.jobs {
            guard let first = job.unit.exhibits.first, let reading = readings.removeValue(forKey: first.number)
            else { continue }
            take(reading, of: job)
        }
    }

    private mutating func take(_ reading: consuming UnitReading, of job: ImportPlan.Job) {
        var first = reading
        var further: [UnitReading] = []
        swap(&further, &first.further)
        append(first, of: job, export: job.unit.export)
        for (index, reading) in further.enumerated() {
            append(reading, of: job, export: "\(job.unit.export)#\(index + 2)")
        }
    }

    private mutating func append(_ reading: consuming UnitReading, of job: ImportPlan.Job, export: String) {
        jobs.append(job)
        units.append(
            CopySearch.Unit(
                importer: job.importerID, export: export, form: job.unit.form, exhibits: job.unit.exhibits,
                reading: reading))
    }

    mutating func result() -> Ingest.Result {
        let zoneRemarks = applyZone()
        let identities = OwnerIdentities(units)
        let copies = CopySearch(units, of: evidence, identities).findings()
        var copied = AccountCopies()
        copied.take(copies, from: &units)
        let owner = DeclaredOwner(settings.importing.owner, accounts: units.map(\.reading.accounts)) {
            units[$0].reading.people
        }
        let accounts = joinedAccounts(copies, owner, identities)
        var conversations = ConversationJoin()
        let shared = ConversationJoin.sets(of: copies.conversations)
        var batches: [TimelineBatch] = []
        var marks: [MarkTable] = []
        var record = IngestRecord()
        for index in units.indices {
            let read = renumberedBatches(of: index, accounts.numbers[index], &conversations, shared)
            record.diagnostics += ImplausibleTimes.diagnostics(of: read)
            batches += read
            marks += units[index].reading.marks
            record.take(
                units[index].reading, of: jobs[index], zoneRemarks[index], setAside: copied.events)
            record.diagnostics += copied.diagnostics(
                of: copies, unit: index, at: .whole(jobs[index].unit.exhibits[0].number))
        }
        record.diagnostics += accounts.notes
        copied.settle(&record.tallies)
        record.balance()
        record.complete(of: evidence, plan)
        let timeline = Timeline(
            accounts: accounts.table, conversations: settled(conversations.finish(), batches), batches: batches)
        return Ingest.Result(
            timeline: timeline, marks: marks,
            statuses: record.statuses, tallies: record.tallies, diagnostics: record.diagnostics,
            decisions: record.decisions,
            attachmentCount: record.attachments - copied.attachments,
            missingAttachmentCount: record.missing - copied.missing,
            isOwnerContradicted: owner.isRefused,
            exhibitOwnedOtherwise: owner.exportOfOther.map { jobs[$0].unit.exhibits[0].number })
    }
}

// MARK: - Accounts and conversations

extension Assembly {
    /// Accounts of the case, and by which numbers those of each unit go there.
    private struct JoinedAccounts {
        var table: [Account]
        var numbers: [[Account.ID]]
        var notes: [Diagnostic]
    }

    private func joinedAccounts(_ copies: CopyFindings, _ owner: DeclaredOwner, _ identities: OwnerIdentities)
        -> JoinedAccounts
    {
        var join = AccountJoin(identities)
        let namesakes = Namesakes(units, copies) { $0.isOwner || owner.isNamed($0) }
        let handles = units.enumerated().map { index, unit in
            unit.reading.accounts.enumerated().map { number, account in
                let isDeclared = owner.isMeant(account, in: index)
                var marked = account
                marked.isOwner = account.isOwner || isDeclared
                return join.add(
                    marked, export: unit.export, isDeclaredOwner: isDeclared,
                    thread: namesakes.thread(of: number, in: index), number: identities.number(of: number, in: index))
            }
        }
        for (left, right) in copies.accounts {
            join.joinMentions(handles[left.unit][left.number], handles[right.unit][right.number])
        }
        let (table, numbers) = join.finish()
        let counts: [(String, Diagnostic.Severity, Int)] =
            [
                ("owners-joined-by-name", .note, join.ownersJoinedByName),
                ("namesakes-kept-apart", .note, namesakes.count),
                ("accounts-share-an-identifier", .note, join.sharing),
            ] + identities.remarks.map { ($0.code, $0.severity, $0.count) }
        let place = jobs.first?.unit.exhibits.first.map { Provenance.whole($0.number) }
        return JoinedAccounts(
            table: table, numbers: handles.map { $0.map { numbers[$0] } },
            notes: counts.compactMap { code, severity, count in
                count > 0 ? place.map { Diagnostic(severity, code, at: $0, detail: ["count": count]) } : nil
            })
    }

    /// Takes the batches of a unit, with the numbers that its accounts and conversations have in the case.
    private mutating func renumberedBatches(
        of index: Int, _ accounts: [Account.ID], _ conversations: inout ConversationJoin,
        _ shared: [CopyFindings.Member: Int]
    ) -> [TimelineBatch] {
        var batches: [TimelineBatch] = []
        swap(&batches, &units[index].reading.batches)
        let numbers = units[index].reading.conversations.enumerated().map { number, conversation in
            var renumbered = conversation
            renumbered.members = conversation.members.map { accounts[Int($0.rawValue)] }
            return conversations.add(
                renumbered, export: units[index].export, set: shared[CopyFindings.Member(unit: index, number: number)])
        }
        for number in batches.indices { batches[number].renumber(accounts: accounts, conversations: numbers) }
        return batches
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
}

// MARK: - Times

extension Assembly {
    /// What the declared zone did not settle in the times of one unit.
    struct ZoneRemarks {
        /// Wall clocks in an hour that the declared zone left out.
        var skippedHours = 0
        /// Printed offsets that the declared zone never had at that time.
        var contradicted = 0
    }

    /// Turns wall clocks into instants of the declared zone; returns what to remark of each unit.
    private mutating func applyZone() -> [ZoneRemarks] {
        units.indices.map { unit in
            var remarks = ZoneRemarks()
            for batch in units[unit].reading.batches.indices {
                applyZone(to: &units[unit].reading.batches[batch], &remarks)
            }
            return remarks
        }
    }

    private func applyZone(to batch: inout TimelineBatch, _ remarks: inout ZoneRemarks) {
        let clock = settings.zone
        batch.convertTimes { wall, zone in
            switch zone {
            case .unknown: return clock.map { Self.declared(wall, $0, &remarks) }
            case .standardOffset(let minutes):
                // In summer the wall clock was an hour further east than the printed winter offset.
                let latest = wall - Int64(minutes) * 60_000_000
                let earliest = latest - 3_600_000_000
                guard let clock else { return (earliest, latest, zone) }
                // A declared zone chooses between these two and overrules neither.
                var trial = remarks
                let settled = Self.declared(wall, clock, &trial)
                guard [settled.0, settled.1 ?? settled.0].allSatisfy({ $0 == earliest || $0 == latest }),
                    clock.winterOffset(at: settled.0) == Int64(minutes) * 60_000_000
                else {
                    remarks.contradicted += 1
                    return (earliest, latest, zone)
                }
                remarks = trial
                return settled
            case .utc, .offset, .declared, .assumed: return nil
            }
        }
    }

    private static func declared(
        _ wall: Int64, _ clock: ZoneClock, _ remarks: inout ZoneRemarks
    ) -> (Int64, Int64?, Timestamp.Zone) {
        switch clock.reading(wall: wall) {
        case .instant(let instant): return (instant, nil, .declared)
        case .repeated(let earliest, let latest): return (earliest, latest, .declared)
        case .skipped(let instant):
            remarks.skippedHours += 1
            return (instant, nil, .declared)
        }
    }
}
