// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Holds two exports' tellings of what may be one conversation against each other, in one pass over both.
///
/// Messages join when their native ids agree and time, sender and text too; without ids, when a stretch of both agrees
/// in time, sender and text. Each record joins one of the other export at most. What differs under one id stays twice.
struct TalkMatch {
    private(set) var rule = CopyRule.stretch
    let kept: CopyFindings.Member
    /// Line of the kept talk, index of the line that is its copy.
    var pairs: [(kept: Talk.Line, copy: Int)] = []
    /// Messages of which one export has the content and the other that it was deleted: indices of the lines.
    private(set) var deletions: [(kept: Int, copy: Int)] = []
    /// Senders of the pairs, where one stands for one.
    private(set) var accounts: [(CopyFindings.Member, CopyFindings.Member)] = []
    private(set) var differing = 0
    private(set) var isProved = false
    /// It looks like one conversation, and too little proves it.
    private(set) var isDoubtful = false
    /// Lines of the kept talk that have a copy.
    var used: Set<Int> = []
    private let isTwin: Bool

    /// Nil when nothing suggests that they are one.
    ///
    /// - Parameter isTwin: whether one export tells both, in two forms.
    /// - Parameter isProvedOne: whether it is known that each party's export tells the talk.
    init?(_ kept: Talk, _ copy: Talk, isTwin: Bool = false, isProvedOne: Bool = false) {
        self.kept = kept.member
        self.isTwin = isTwin
        let isList = kept.conversation == nil
        guard isList == (copy.conversation == nil), isList || isProvedOne || Self.couldBeOne(kept, copy, isTwin: isTwin)
        else { return nil }
        let sharesOwner = !kept.owners.isDisjoint(with: copy.owners)
        if isList, !isTwin, !(sharesOwner && kept.ownerIsNamed && copy.ownerIsNamed) { return nil }
        let clock = TalkClock(kept, copy)
        if isList {
            rule = .entry
            _ = pair(kept, copy, clock, usesIDs: false)
            isProved = !pairs.isEmpty
        } else if kept.hasIDs, copy.hasIDs {
            let ids = pair(kept, copy, clock, usesIDs: true)
            rule = .messageID
            isProved = ids.agreeing > 0 && ids.agreeing * 2 >= ids.common
        }
        if !isList, !isProved {
            // Some formats number the messages of each file anew: then the sequence tells.
            (pairs, used, differing, deletions) = ([], [], 0, [])
            rule = .stretch
            _ = pair(kept, copy, clock, usesIDs: false)
            if isProvedOne {
                isProved = pairs.contains { $0.kept.isMessage }
            } else {
                judgeStretch(kept, copy, clock, sharesOwner: sharesOwner)
            }
        }
        if !isProved {
            differing = 0
            deletions = []
        } else if rule == .stretch {
            if !isTwin { findDeletions(kept, copy, clock) }
            if isTwin, kept.importer == copy.importer {
                pairRenderings(kept, copy, clock)
                pairCards(kept, copy, clock)
            }
            differing = Self.differences(
                kept, copy, without: used, Set(pairs.map(\.copy) + deletions.map(\.copy)), clock)
        }
        if isProved, isTwin {
            if !isList { pairUndated(kept, copy) }
            pairServiceLines(kept, copy, clock)
        }
        if isProved, !isList {
            pairBlank(kept, copy, clock)
            pairReactions(kept, copy)
        }
        pairAccounts(of: copy)
    }

    /// Pairs lines of equal content and time; how many ids both have, and how many of these agree in time.
    private mutating func pair(
        _ kept: Talk, _ copy: Talk, _ clock: TalkClock, usesIDs: Bool
    ) -> (common: Int, agreeing: Int) {
        var byID: [String: Int] = [:]
        var bySignature: [Talk.Signature: [Int]] = [:]
        for (index, line) in kept.lines.enumerated() where !line.isCopy {
            if usesIDs, let id = line.id {
                byID[id] = byID[id] ?? index
            } else {
                bySignature[line.content, default: []].append(index)
            }
        }
        var next: [Talk.Signature: Int] = [:]
        var (common, agreeing) = (0, 0)
        for (index, line) in copy.lines.enumerated() where !line.isCopy {
            if usesIDs, let id = line.id {
                guard let other = byID[id], !used.contains(other) else { continue }
                common += 1
                // Of what was taken back, some exports no longer tell when it was sent: the number says which it is.
                let (one, two) = (kept.lines[other], line)
                let isTimeless = one.isDeleted && one.time == nil || two.isDeleted && two.time == nil
                if !isTwin, isTimeless, one.isDeleted != two.isDeleted, one.content.actor == two.content.actor {
                    agreeing += 1
                    used.insert(other)
                    deletions.append((kept: other, copy: index))
                    continue
                }
                guard clock.agrees(one.time, line.time) else {
                    // One export does not give a number twice: a time that differs between its forms is told, and the
                    // message is one all the same.
                    if isTwin, kept.lines[other].content == line.content || isRendering(kept, other, copy, line) {
                        agreeing += 1
                        differing += 1
                        used.insert(other)
                        pairs.append((kept.lines[other], index))
                    }
                    continue
                }
                agreeing += 1
                if kept.lines[other].content == line.content || isRendering(kept, other, copy, line) {
                    used.insert(other)
                    pairs.append((kept.lines[other], index))
                } else if !isTwin, kept.lines[other].isDeleted != line.isDeleted,
                    kept.lines[other].content.actor == line.content.actor
                {
                    used.insert(other)
                    deletions.append((kept: other, copy: index))
                } else {
                    differing += 1
                }
                continue
            }
            guard let candidates = bySignature[line.content] else { continue }
            var start = next[line.content] ?? 0
            while start < candidates.count,
                used.contains(candidates[start]) || clock.isBefore(kept.lines[candidates[start]].time, line.time)
            {
                start += 1
            }
            next[line.content] = start
            var probe = start
            while probe < candidates.count, !clock.isAfter(kept.lines[candidates[probe]].time, line.time) {
                let other = candidates[probe]
                if !used.contains(other), clock.agrees(kept.lines[other].time, line.time) {
                    used.insert(other)
                    pairs.append((kept.lines[other], index))
                    break
                }
                probe += 1
            }
        }
        return (common, agreeing)
    }

    /// Pairs what the app wrote, which two forms of one export word and sort differently: by its time alone.
    private mutating func pairServiceLines(_ kept: Talk, _ copy: Talk, _ clock: TalkClock) {
        let paired = Set(pairs.map(\.copy))
        // What reads like a call in one form may be somebody's words in another, which knows.
        let left = kept.lines.indices.filter { kept.lines[$0].time != nil && !used.contains($0) }
        var start = 0
        for (index, line) in copy.lines.enumerated()
        where !line.isMessage && line.time != nil && !line.isCopy && !paired.contains(index) {
            while start < left.count, clock.isBefore(kept.lines[left[start]].time, line.time) { start += 1 }
            var probe = start
            while probe < left.count, !clock.isAfter(kept.lines[left[probe]].time, line.time) {
                let other = left[probe]
                if !used.contains(other), !kept.lines[other].isCopy, Self.couldBeWords(kept.lines[other], line),
                    clock.agrees(kept.lines[other].time, line.time)
                {
                    used.insert(other)
                    pairs.append((kept.lines[other], index))
                    break
                }
                probe += 1
            }
        }
    }

    /// Joins what one export says was deleted with what the other has: as many of one sender and one time in both, in order.
    private mutating func findDeletions(_ kept: Talk, _ copy: Talk, _ clock: TalkClock) {
        let paired = Set(pairs.map(\.copy))
        let left = kept.lines.indices.filter {
            kept.lines[$0].isMessage && kept.lines[$0].time != nil && !kept.lines[$0].isCopy && !used.contains($0)
        }
        let right = copy.lines.indices.filter {
            copy.lines[$0].isMessage && copy.lines[$0].time != nil && !copy.lines[$0].isCopy && !paired.contains($0)
        }
        guard left.contains(where: { kept.lines[$0].isDeleted }) || right.contains(where: { copy.lines[$0].isDeleted })
        else { return }
        var start = 0
        var place = 0
        while place < right.count {
            let first = copy.lines[right[place]]
            // The other export's messages of this time, then this one's.
            var others: [Int] = []
            while start < left.count, clock.isBefore(kept.lines[left[start]].time, first.time) { start += 1 }
            var probe = start
            while probe < left.count, !clock.isAfter(kept.lines[left[probe]].time, first.time) {
                if clock.agrees(kept.lines[left[probe]].time, first.time) { others.append(left[probe]) }
                probe += 1
            }
            var own: [Int] = []
            while place < right.count, copy.lines[right[place]].time?.microseconds == first.time?.microseconds {
                own.append(right[place])
                place += 1
            }
            for actor in Set(own.map { copy.lines[$0].content.actor }).sorted() where actor >= 0 {
                let mine = own.filter { copy.lines[$0].content.actor == actor }
                let theirs = others.filter { kept.lines[$0].content.actor == actor && !used.contains($0) }
                guard mine.count == theirs.count,
                    mine.allSatisfy({ copy.lines[$0].isDeleted }) && theirs.allSatisfy({ !kept.lines[$0].isDeleted })
                        || mine.allSatisfy({ !copy.lines[$0].isDeleted })
                            && theirs.allSatisfy({ kept.lines[$0].isDeleted })
                else { continue }
                for (left, right) in zip(theirs, mine) { deletions.append((kept: left, copy: right)) }
                used.formUnion(theirs)
            }
        }
    }

    /// Messages of one sender and one time of which each export has another content: deleted or edited in between.
    private static func differences(
        _ kept: Talk, _ copy: Talk, without used: Set<Int>, _ paired: Set<Int>, _ clock: TalkClock
    ) -> Int {
        let left = kept.lines.enumerated().filter { !used.contains($0.offset) && !$0.element.isCopy }
            .map(\.element).filter(\.isMessage)
        let right = copy.lines.enumerated().filter { !paired.contains($0.offset) && !$0.element.isCopy }
            .map(\.element).filter(\.isMessage)
        var count = 0
        var start = 0
        for line in right where line.time != nil {
            while start < left.count, clock.isBefore(left[start].time, line.time) { start += 1 }
            var probe = start
            while probe < left.count, probe < start + 64, !clock.isAfter(left[probe].time, line.time) {
                if left[probe].content.actor == line.content.actor, clock.agrees(left[probe].time, line.time) {
                    count += 1
                    break
                }
                probe += 1
            }
        }
        return count
    }

    /// Same native id, or same title and people of which one export may have seen fewer.
    ///
    /// Two forms of one export that bear one title are held together in any case: one misread name must not double a talk.
    private static func couldBeOne(_ left: Talk, _ right: Talk, isTwin: Bool) -> Bool {
        if left.conversation?.platform != right.conversation?.platform { return false }
        if let one = left.conversation?.nativeID, let other = right.conversation?.nativeID {
            if one == other { return true }
            // Each party's export of a talk of two may file it under the other's name.
            if left.isIdentifiedPair, right.isIdentifiedPair, left.people == right.people { return true }
            if left.importer == right.importer { return false }
        }
        guard TalkName.folded(left.conversation?.title) == TalkName.folded(right.conversation?.title) else {
            return false
        }
        if isTwin, left.importer == right.importer, !left.people.isDisjoint(with: right.people) { return true }
        return left.people.isSubset(of: right.people) || right.people.isSubset(of: left.people)
    }

    /// Whether enough of the time that both exports cover agrees, and more than one person speaks in it.
    ///
    /// One person's words alone prove nothing: the same lines may have gone to two people at once.
    private mutating func judgeStretch(_ kept: Talk, _ copy: Talk, _ clock: TalkClock, sharesOwner: Bool) {
        let isSameID =
            kept.conversation?.nativeID != nil && kept.conversation?.nativeID == copy.conversation?.nativeID
        let both = pairs.filter { $0.kept.isMessage && $0.kept.time != nil }
        guard !both.isEmpty else {
            // One form keeps calls apart, the other tells them among the messages.
            isProved = isTwin && isSameID && !pairs.isEmpty && pairs.count == copy.lines.count
            return
        }
        let left = kept.lines.filter { $0.isMessage && $0.time != nil }
        let right = copy.lines.filter { $0.isMessage && $0.time != nil }
        let common = min(
            left.count { !clock.isOutside($0.time, right, isKept: true) },
            right.count { !clock.isOutside($0.time, left, isKept: false) })
        // Of one owner's one thread, everything in the time that both cover agrees: however little that is.
        let isWhole = isSameID && sharesOwner && kept.ownerIsNamed && copy.ownerIsNamed && both.count == common
        guard isWhole || both.count >= min(3, left.count, right.count), both.count * 2 >= common else { return }
        let speakers = Set(both.map(\.kept.content.actor)).count
        let areIdentified = kept.isIdentifiedPair && copy.isIdentifiedPair && kept.people == copy.people
        let isOtherOwner = kept.ownerIsNamed && copy.ownerIsNamed && !sharesOwner && !areIdentified
        isProved = !isOtherOwner && (speakers > 1 || isSameID || isTwin)
        isDoubtful = !isProved
    }

    /// Accounts that stand for each other in every message; a name that two accounts bear joins neither.
    private mutating func pairAccounts(of copy: Talk) {
        guard isProved else { return }
        var partners: [CopyFindings.Member: Set<CopyFindings.Member>] = [:]
        var reverse: [CopyFindings.Member: Set<CopyFindings.Member>] = [:]
        for (line, index) in pairs where line.isMessage {
            guard let one = line.actor, let other = copy.lines[index].actor else { continue }
            let left = CopyFindings.Member(unit: kept.unit, number: Int(one.rawValue))
            let right = CopyFindings.Member(unit: copy.member.unit, number: Int(other.rawValue))
            partners[left, default: []].insert(right)
            reverse[right, default: []].insert(left)
        }
        for (left, rights) in partners.sorted(by: { $0.key.number < $1.key.number }) where rights.count == 1 {
            for right in rights where reverse[right]?.count == 1 { accounts.append((left, right)) }
        }
    }
}
