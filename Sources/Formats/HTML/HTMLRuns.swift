// SPDX-License-Identifier: Apache-2.0

/// The forms of runs of records that were met last, by which further runs are cut without looking at their tags.
///
/// A run ends with a record of one of some patterns, as a chat ends with its time. It begins behind the run before.
struct HTMLRuns: Sendable {
    private struct Entry {
        var form: HTMLRunForm
        var hits = 0
    }

    /// A run is compared with no more forms.
    private static let most = 12

    private let ends: Set<Int>
    private var entries: [Entry] = []
    private var patience = HTMLPatience()

    /// The records of the run that is being read in full, and where it begins; nil where that is not known.
    private var open: [HTMLRecord] = []
    private var start: Int? = 0

    /// The run that was found last: its form, what stands in its gaps, and which of its records comes next.
    private var found = 0
    private var places: [Range<Int>] = []
    private var origin = 0
    private var upcoming = 0
    private(set) var end = 0

    /// - Parameter ends: the patterns with whose records runs end; with none there are no runs.
    init(endingWith ends: Set<Int>) {
        self.ends = ends
    }

    /// Whether records of this page follow one another in runs.
    var areLookedFor: Bool { !ends.isEmpty }

    /// How many records of the run that was found last are not taken yet.
    private(set) var remaining = 0

    /// Looks for a run of a known form at a place; its records can be taken then.
    mutating func find(at place: Int, isRecord: Bool, in bytes: Span<UInt8>) -> Bool {
        remaining = 0
        var index = 0
        while index < entries.count {
            let form = entries[index].form
            guard let end = form.end(at: place, isRecord: isRecord, in: bytes, filling: &places) else {
                index += 1
                continue
            }
            self.end = end
            origin = isRecord ? form.origin(ofRecordAt: place) : place
            remaining = form.count
            upcoming = 0
            entries[index].hits += 1
            // What is met often is asked for first.
            if index > 0, entries[index].hits > entries[index - 1].hits {
                entries.swapAt(index, index - 1)
                index -= 1
            }
            found = index
            return true
        }
        return false
    }

    /// A record of the run that was found last.
    ///
    /// - Parameter index: counts from the next one that is not taken.
    func record(_ index: Int) -> HTMLRecord {
        entries[found].form.record(upcoming + index, origin: origin, places)
    }

    /// Takes the next record of the run that was found last; nil behind its end.
    mutating func take() -> HTMLRecord? {
        guard remaining > 0 else { return nil }
        let record = record(0)
        upcoming += 1
        remaining -= 1
        if remaining == 0 { begin(at: end) }
        return record
    }

    /// Passes over the run that was found last.
    mutating func pass() {
        remaining = 0
        begin(at: end)
    }

    /// A run begins at a place; what was noted of another is forgotten.
    ///
    /// - Parameter place: nil where what stands there is not the beginning of one.
    mutating func begin(at place: Int?) {
        remaining = 0
        open.removeAll(keepingCapacity: true)
        start = place
    }

    /// Notes a record that was read in full, and learns the form of the run that it ends.
    ///
    /// - Parameter next: where the next record may begin; nil where it has begun already.
    mutating func note(_ record: HTMLRecord, next: Int?, in bytes: Span<UInt8>) {
        let isEnd = ends.contains(record.pattern)
        guard let start, record.isComplete, open.count < HTMLRunForm.mostPieces else {
            return begin(at: isEnd ? next : nil)
        }
        open.append(record)
        guard isEnd else { return }
        if patience.isOver() { learn(open, from: start, in: bytes) }
        begin(at: next)
    }

    private mutating func learn(_ records: [HTMLRecord], from start: Int, in bytes: Span<UInt8>) {
        guard records.count > 1, let form = HTMLRunForm(of: records, from: start, in: bytes) else {
            return patience.noteFailure()
        }
        patience.noteSuccess(isCrowded: entries.count >= Self.most)
        if entries.count >= Self.most { entries.removeLast() }
        entries.append(Entry(form: form))
    }
}
