// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Finds what several exports tell twice, for every importer alike.
///
/// Cheap where nothing can be a copy: only conversations that two exports, or two formats, have in common are looked
/// into, and only files of equal length are compared. Two equal records of one export are never joined.
struct CopySearch {
    /// A unit that was read, its times already in the declared zone.
    struct Unit {
        var importer: String
        var export: String
        /// One export may tell the same records in several forms.
        var form = ""
        var exhibits: [Exhibit]
        var reading: UnitReading
    }

    private let evidence: EvidenceSet
    let units: [Unit]
    let identities: OwnerIdentities
    var found = CopyFindings()
    /// Talks and partners that requests of one owner number differently.
    var moved: MovedCounters
    private var wholeCopies: Set<Int> = []
    /// Conversations of which it is told already that they may be another's copy.
    var inDoubt: Set<CopyFindings.Member> = []

    init(_ units: [Unit], of evidence: EvidenceSet, _ identities: OwnerIdentities = OwnerIdentities()) {
        self.units = units
        self.identities = identities
        moved = MovedCounters(units, identities)
        self.evidence = evidence
    }

    consuming func findings() -> CopyFindings {
        guard units.count > 1 else { return found }
        findEqualFiles()
        for group in CandidateGroups(units, without: wholeCopies).groups { match(group) }
        matchTalksOfBoth()
        matchMovedTalks()
        let known = Set(found.conversations.flatMap { [$0.0, $0.1] }).union(inDoubt)
        let talks = SharedWords.Talks(units)
        let words = SharedWords(talks, of: units, without: known)
        for member in words.doubtful { found.doubtful[member.unit, default: 0] += 1 }
        tellOfThirds(talks, known, words)
        for talk in words.telephones {
            found.pairs += talk.rows.map { CopyFindings.Pair(kept: $0.kept, copy: $0.copy, rule: .otherTelephone) }
            found.accounts += talk.people
            found.conversations.append((talk.kept, talk.copy))
        }
        return found
    }

    /// Tells of talks that may also be of one whose copy is known: a third file joins nothing.
    private mutating func tellOfThirds(
        _ talks: SharedWords.Talks, _ known: Set<CopyFindings.Member>, _ words: SharedWords
    ) {
        guard !found.conversations.isEmpty else { return }
        let told = Set(words.telephones.flatMap { [$0.kept, $0.copy] } + words.doubtful)
        let copies = Set(found.conversations.map(\.1)).union(inDoubt).union(told)
        let thirds = SharedWords(talks, of: units, without: copies)
        for member in thirds.doubtful + thirds.telephones.flatMap({ [$0.kept, $0.copy] }) where !known.contains(member)
        {
            found.doubtful[member.unit, default: 0] += 1
        }
    }

    // MARK: Equal files

    private struct Shape: Hashable {
        var importer: String
        var sizes: [Int]
        var events: Int
    }

    /// Each file is read again once at most, and only where another is as long.
    private mutating func findEqualFiles() {
        var shapes: [Shape: [Int]] = [:]
        for index in units.indices where units[index].reading.eventCount > 0 {
            let unit = units[index]
            let shape = Shape(
                importer: unit.importer, sizes: unit.exhibits.map(\.size), events: unit.reading.eventCount)
            shapes[shape, default: []].append(index)
        }
        var digests: [Int: [String]] = [:]
        for members in shapes.values where members.count > 1 {
            for index in members { digests[index] = units[index].exhibits.map(digest) }
        }
        var earlier: [[String]: [Int]] = [:]
        for index in digests.keys.sorted() {
            guard let own = digests[index] else { continue }
            let original = earlier[own]?.first { other in
                units[other].importer == units[index].importer && areSameTalks(other, index) && join(other, index)
            }
            if original != nil { wholeCopies.insert(index) } else { earlier[own, default: []].append(index) }
        }
    }

    /// A file that cannot be read equals no other.
    private func digest(_ exhibit: Exhibit) -> String {
        (try? evidence.digest(of: exhibit)) ?? "\(exhibit.number)"
    }

    /// Equal bytes may still be two talks: the same lines sent to two people, each named by the file alone.
    private func areSameTalks(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (units[left].reading, units[right].reading)
        guard first.conversations.count == second.conversations.count,
            first.batches.map(\.count) == second.batches.map(\.count),
            first.accounts.map(\.identifiers) == second.accounts.map(\.identifiers)
        else { return false }
        let differs = zip(first.conversations, second.conversations).contains { one, other in
            TalkName.folded(one.title) != TalkName.folded(other.title) || one.nativeID != other.nativeID
        }
        guard differs else { return true }
        var senders = Array(repeating: Set<Account.ID>(), count: first.conversations.count)
        for batch in first.batches { batch.collectSenders(into: &senders) }
        return senders.allSatisfy { $0.count > 1 }
    }

    private mutating func join(_ kept: Int, _ copy: Int) -> Bool {
        let (first, second) = (units[kept].reading, units[copy].reading)
        var pairs: [CopyFindings.Pair] = []
        for batch in first.batches.indices {
            for row in 0..<first.batches[batch].count {
                let (one, other) = (first.batches[batch], second.batches[batch])
                guard one.provenance(at: row).bytes == other.provenance(at: row).bytes,
                    one.kind(at: row) == other.kind(at: row)
                else { return false }
                pairs.append(
                    CopyFindings.Pair(
                        kept: RowPlace(unit: kept, batch: batch, row: row),
                        copy: RowPlace(unit: copy, batch: batch, row: row), rule: .bytes))
            }
        }
        found.pairs += pairs
        func members(_ count: Int) -> [(CopyFindings.Member, CopyFindings.Member)] {
            (0..<count).map { number in
                (CopyFindings.Member(unit: kept, number: number), CopyFindings.Member(unit: copy, number: number))
            }
        }
        found.accounts += members(first.accounts.count)
        found.conversations += members(first.conversations.count)
        return true
    }

    // MARK: Conversations

    private mutating func match(_ group: [CopyFindings.Member]) {
        let labels = AccountLabels(
            units, in: Set(group.map(\.unit)), identities, counterparts: moved.partners)
        // The forms of one importer differ in blanks and in the names of files as two formats do.
        let hasSeveralForms = Set(group.map { units[$0.unit].importer + "\u{0}" + units[$0.unit].form }).count > 1
        var talks = group.map { Talk($0, units[$0.unit], labels: labels, isFolded: hasSeveralForms) }
        talks.sort { $0.rank < $1.rank }
        // Talks that a third export showed to be one need no proof of their own.
        var known = DisjointSets()
        for _ in talks { _ = known.add() }
        for later in talks.indices {
            for earlier in 0..<later {
                let (first, second) = (talks[earlier].member, talks[later].member)
                let isTwin =
                    units[first.unit].export == units[second.unit].export
                    && !units[first.unit].isDownload(besides: units[second.unit])
                guard units[first.unit].isForeign(to: units[second.unit]),
                    let match = TalkMatch(
                        talks[earlier], talks[later], isTwin: isTwin,
                        isProvedOne: !isTwin && talks[later].conversation != nil
                            && (known.root(of: earlier) == known.root(of: later)
                                || identities.isTalkOfBoth(first, second))
                    )
                else { continue }
                if isTwin, !match.isProved, talks[later].conversation != nil,
                    !Self.goesOn(talks[earlier], talks[later]),
                    // What a third form told already says nothing about these two.
                    [talks[earlier], talks[later]].allSatisfy({ $0.lines.contains { $0.isMessage && !$0.isCopy } })
                {
                    found.apart[second.unit, default: 0] += 1
                }
                if !match.isProved, Self.isOneThread(talks[earlier], talks[later]) {
                    found.conversations.append((first, second))
                }
                if match.isProved, match.rule != .entry { known.join(earlier, later) }
                take(match, of: earlier, and: later, in: &talks)
            }
        }
    }

    /// Whether one form tells what came before the other, of a conversation with one id: an ordinary and an encrypted download.
    private static func goesOn(_ kept: Talk, _ copy: Talk) -> Bool {
        guard let id = kept.conversation?.nativeID, id == copy.conversation?.nativeID, kept.importer != copy.importer
        else { return false }
        let (left, right) = (kept.lines.compactMap(\.time?.microseconds), copy.lines.compactMap(\.time?.microseconds))
        guard let first = left.min(), let last = left.max(), let start = right.min(), let end = right.max() else {
            return false
        }
        return last < start || end < first
    }

    /// Whether two exports of one owner hold parts of one thread that do not overlap: its id and all its people agree.
    private static func isOneThread(_ kept: Talk, _ copy: Talk) -> Bool {
        guard let id = kept.conversation?.nativeID, id == copy.conversation?.nativeID,
            kept.importer == copy.importer, kept.ownerIsNamed, copy.ownerIsNamed,
            !kept.owners.isDisjoint(with: copy.owners)
        else { return false }
        return kept.isIdentifiedPair && copy.isIdentifiedPair && kept.people == copy.people
    }

    mutating func take(_ match: TalkMatch, of kept: Int, and copy: Int, in talks: inout [Talk]) {
        found.differing[talks[copy].member.unit, default: 0] += match.differing
        guard match.isProved else {
            if match.isDoubtful {
                found.doubtful[talks[copy].member.unit, default: 0] += 1
                inDoubt.formUnion([match.kept, talks[copy].member])
            }
            return
        }
        for (original, line) in match.pairs {
            found.pairs.append(
                CopyFindings.Pair(kept: original.place, copy: talks[copy].lines[line].place, rule: match.rule))
            talks[copy].lines[line].isCopy = true
        }
        for (left, right) in match.deletions {
            // What was sent stays, whichever export is the better copy.
            let (one, other) = (talks[kept].lines[left], talks[copy].lines[right])
            let pair = one.isDeleted ? (kept: other.place, copy: one.place) : (kept: one.place, copy: other.place)
            found.pairs.append(CopyFindings.Pair(kept: pair.kept, copy: pair.copy, rule: .deleted))
            if one.isDeleted { talks[kept].lines[left].isCopy = true } else { talks[copy].lines[right].isCopy = true }
        }
        found.accounts += match.accounts
        if match.rule != .entry { found.conversations.append((match.kept, talks[copy].member)) }
    }
}

extension CopySearch.Unit {
    /// Whether two units can hold the same records: those of two exports, or of one export in two formats.
    func isForeign(to other: CopySearch.Unit) -> Bool {
        export != other.export || importer != other.importer || form != other.form || isDownload(besides: other)
    }

    /// Whether two units are two downloads that a browser put side by side: `chat.txt`, `chat (1).txt`.
    func isDownload(besides other: CopySearch.Unit) -> Bool {
        guard exhibits.count == 1, other.exhibits.count == 1, exhibits[0].folder == other.exhibits[0].folder else {
            return false
        }
        let (own, others) = (Self.download(exhibits[0].name), Self.download(other.exhibits[0].name))
        return own.stem == others.stem && own.number != others.number
    }

    /// `chat (1).txt` is the first further download of `chat.txt`.
    private static func download(_ name: Substring) -> (stem: String, number: Int) {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let stem = name[..<dot]
        guard stem.last == ")", let open = stem.lastIndex(of: "("),
            let number = Int(stem[open...].dropFirst().dropLast())
        else { return (String(name), 0) }
        var front = stem[..<open]
        while front.last == " " { front.removeLast() }
        return (String(front + name[dot...]), number)
    }
}
