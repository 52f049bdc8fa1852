// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// Sets copies aside in the batches and accounts for them: which exhibit holds how many, by which rule.
struct AccountCopies {
    /// Events set aside, by exhibit.
    private(set) var events: [Int32: Int] = [:]
    /// Attachments of messages that were set aside, and those of them that the export omits.
    private(set) var attachments = 0
    private(set) var missing = 0
    private var counts: [Int: [Int32: [CopyRule: Int]]] = [:]
    /// Records whose events were all set aside.
    private var records: [Int32: [CopyRule: Int]] = [:]

    /// The place of a record: several events may come of one.
    private struct Place: Hashable {
        var exhibit: Int32
        var start: Int
        var locator: Provenance.Locator

        init(_ place: Provenance) {
            exhibit = place.exhibit
            start = place.bytes.lowerBound
            locator = place.locator
        }
    }

    /// Sets the copies aside; the kept events are given their places, and files that only a copy holds.
    mutating func take(_ copies: CopyFindings, from units: inout [CopySearch.Unit]) {
        guard !copies.pairs.isEmpty else { return }
        var rules: [Place: CopyRule] = [:]
        for pair in copies.pairs {
            let (kept, copy) = (pair.kept, pair.copy)
            let event = units[copy.unit].reading.batches[copy.batch].event(at: copy.row)
            units[copy.unit].reading.batches[copy.batch].setAside(copy.row)
            units[kept.unit].reading.batches[kept.batch].add([event.provenance] + event.alsoFrom, to: kept.row)
            if pair.rule == .deleted {
                var deletedBy: String?
                if case .message(let notice) = event.content { deletedBy = notice.detail?.deletedBy }
                units[kept.unit].reading.batches[kept.batch].markDeleted(kept.row, by: deletedBy)
            }
            let exhibit = event.provenance.exhibit
            events[exhibit, default: 0] += 1
            counts[copy.unit, default: [:]][exhibit, default: [:]][pair.rule, default: 0] += 1
            rules[Place(event.provenance)] = pair.rule
            guard case .message(let message) = event.content else { continue }
            count(message.attachments)
            let original = units[kept.unit].reading.batches[kept.batch].event(at: kept.row)
            guard case .message(let known) = original.content, known.attachments.count == message.attachments.count,
                known.attachments.contains(where: { $0.isFile && !$0.isHeld }),
                !message.attachments.contains(where: { $0.isFile && !$0.isHeld })
            else { continue }
            missing += known.attachments.count { $0.isFile && !$0.isHeld }
            units[kept.unit].reading.batches[kept.batch].replaceAttachments(of: kept.row, by: message.attachments)
        }
        keepRecords(rules, units)
    }

    private mutating func count(_ files: [Attachment]) {
        for file in files where file.isFile {
            attachments += 1
            if !file.isHeld { missing += 1 }
        }
    }

    /// A record counts as left out only when nothing of it is in the timeline.
    private mutating func keepRecords(_ rules: [Place: CopyRule], _ units: [CopySearch.Unit]) {
        var left = rules
        for (unit, exhibits) in counts where !exhibits.isEmpty {
            for batch in units[unit].reading.batches {
                for row in 0..<batch.count where !batch.isSetAside(row) {
                    left[Place(batch.provenance(at: row))] = nil
                }
            }
        }
        for (place, rule) in left { records[place.exhibit, default: [:]][rule, default: 0] += 1 }
    }

    /// Turns records that were read into records skipped for that rule.
    func settle(_ tallies: inout [Int32: RecordTally]) {
        for (exhibit, rules) in records {
            for (rule, count) in rules.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                guard var tally = tallies[exhibit] else { continue }
                let moved = min(count, tally.parsed)
                tally.parsed -= moved
                tally.skipped[rule.rawValue, default: 0] += moved
                tallies[exhibit] = tally
            }
        }
    }

    /// One note for each exhibit and rule; a warning where two exports differ, or where too little proves a copy.
    func diagnostics(of copies: CopyFindings, unit: Int, at start: Provenance) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (exhibit, rules) in (counts[unit] ?? [:]).sorted(by: { $0.key < $1.key }) {
            for (rule, count) in rules.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                found.append(Diagnostic(.note, rule.rawValue, at: .whole(exhibit), detail: ["count": count]))
            }
        }
        if let count = copies.differing[unit], count > 0 {
            found.append(Diagnostic(.warning, "copy-differs", at: start, detail: ["count": count]))
        }
        if let count = copies.apart[unit], count > 0 {
            found.append(Diagnostic(.warning, "forms-share-nothing", at: start, detail: ["count": count]))
        }
        if let count = copies.doubtful[unit], count > 0 {
            found.append(Diagnostic(.warning, "possible-copy", at: start, detail: ["count": count]))
        }
        return found
    }
}
