// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Tells records from lines that look like records but were pasted into a message.
///
/// Lines of a chat that somebody pasted have the same shape when they come from the same kind of telephone. They give
/// themselves away by their place: behind a line feed where this file ends every record with CR LF, or by a date that
/// goes back, only for the chat to go on where it was. Messages that were delivered late go back too: they are records,
/// unless they repeat earlier records to the letter, or somebody speaks who says nothing else in this chat. Within a
/// day that last sign counts for two lines or more, and not in a group, where a silent member may speak once.
///
/// Whoever the chat is with belongs to it even if all that they wrote arrived late, and so does the second of only two
/// people: what they wrote must never be told as the other's words. In a group one member's stretch is a record, too.
///
/// Nothing is pasted into a notice of the app, nothing stands inside a message behind what ends records alone, and nobody
/// pastes notices alone: there the record in front bears a wrong time.
enum Chronology {
    /// Records looked at to see whether the chat goes on where it was.
    private static let reach = 256
    private static let day: Int64 = 86_400

    /// Marks the lines that stand inside a message, by how lines end.
    static func markByLineEnds(_ index: inout HeaderIndex) {
        guard index.lineEndsTellRecords else { return }
        for place in index.marks.indices.dropFirst()
        where !index.marks[place].flags.contains(.followsCarriageReturn) {
            index.marks[place].flags.insert(.isEmbedded)
        }
    }

    /// Marks the lines that stand inside a message, by their dates.
    ///
    /// - Returns: how many records go back by more than a day and were kept, how many lines were taken for pasted for who
    ///   speaks in them, and whether a second chat begins.
    static func markByDates(
        _ index: inout HeaderIndex, _ bytes: Span<UInt8>, reading: DateReading, title: ChatTitle
    ) -> Order {
        var clock = WallClock(reading: reading)
        var stretches: [(range: Range<Int>, isFar: Bool)] = []
        var latest = Int64.min
        var place = 0
        var isMixed = false
        var ahead: TimesAhead?
        while place < index.marks.count {
            let mark = index.marks[place]
            guard mark.flags.isDisjoint(with: .isNone), let time = clock.seconds(of: mark) else {
                place += 1
                continue
            }
            if latest != .min, time < latest {
                let isFar = time < latest - day
                if isFar, !isMixed {
                    let times = ahead ?? TimesAhead(index, &clock)
                    ahead = times
                    isMixed = beginsOtherChat(at: place, latest, times, index, bytes)
                }
                if let end = endOfRepetition(from: place, index, bytes, &clock) {
                    stretches.append((place..<end, isFar))
                    place = end
                    continue
                }
                if time < latest - 60,
                    let back = returning(to: latest - (isFar ? day : 60), behind: place, index, &clock)
                {
                    stretches.append((place..<back, isFar))
                    place = back
                    continue
                }
            }
            latest = time
            place += 1
        }
        guard !stretches.isEmpty else { return Order(isMixed: isMixed) }
        var order = judge(stretches, &index, bytes, title, &clock)
        order.isMixed = isMixed
        return order
    }

    /// What the times of the records tell about their order.
    struct Order {
        /// Records that go back and were kept.
        var late = 0
        /// Lines that became part of a message because somebody speaks in them who writes nowhere else.
        var ofStrangers: Set<Int> = []
        /// Whether a second chat begins in the file.
        var isMixed = false
    }

    /// Where a stretch of two different lines or more ends that all stand further up to the letter.
    ///
    /// Its last lines may be as young as the chat itself: somebody pasted what had just been said.
    private static func endOfRepetition(
        from place: Int, _ index: HeaderIndex, _ bytes: Span<UInt8>, _ clock: inout WallClock
    ) -> Int? {
        var end = place
        var areDifferent = false
        while end < index.marks.count, end < place + reach, index.marks[end].flags.isDisjoint(with: .isNone),
            repeats(index, end, place, bytes, &clock)
        {
            areDifferent =
                areDifferent || !bytes.isEqual(line(of: index.marks[end]), line(of: index.marks[place]))
            end += 1
        }
        return areDifferent ? end : nil
    }

    static func line(of mark: HeaderMark) -> Range<Int> { mark.start..<mark.restRange.upperBound }

    /// The first record near `place` that goes on where the chat was.
    private static func returning(
        to latest: Int64, behind place: Int, _ index: HeaderIndex, _ clock: inout WallClock
    ) -> Int? {
        for ahead in index.marks.indices[(place + 1)...].prefix(reach) {
            let mark = index.marks[ahead]
            guard mark.flags.isDisjoint(with: .isNone), let time = clock.seconds(of: mark) else { continue }
            if time >= latest { return ahead }
        }
        return nil
    }

    private static func judge(
        _ stretches: [(range: Range<Int>, isFar: Bool)], _ index: inout HeaderIndex, _ bytes: Span<UInt8>,
        _ title: ChatTitle, _ clock: inout WallClock
    ) -> Order {
        let far = stretches.filter(\.isFar).map(\.range)
        lazy var outsideFar = sendersOutside(far, index, bytes)
        lazy var outsideAll = sendersOutside(stretches.map(\.range), index, bytes)
        lazy var parties = Parties(index, bytes, title)
        lazy var isGroup = outsideAll.count > 2 || hasGroupNotice(index, bytes)
        var pasted: [Range<Int>] = []
        var order = Order()
        for (range, isFar) in stretches {
            guard canBePasted(range, behind: pasted.last, index, bytes),
                !isFar || !standsBehindWrongTime(range, index, bytes, &clock, { outsideFar.contains($0) })
            else {
                if isFar { order.late += range.count }
                continue
            }
            if range.allSatisfy({ repeats(index, $0, range.lowerBound, bytes, &clock) }) {
                pasted.append(range)
                continue
            }
            let known = isFar ? outsideFar : outsideAll
            let speakers = Set(range.compactMap { name(index.marks[$0], bytes) })
            let unknown = speakers.subtracting(known)
            let hasStranger = unknown.contains { !parties.include($0) }
            let isOneMember = speakers.count == 1 && isGroup
            if hasStranger, !isOneMember, isFar || range.count > 1 && !isGroup {
                pasted.append(range)
                order.ofStrangers.formUnion(range)
            } else if isFar || !unknown.isEmpty {
                order.late += range.count
            }
        }
        for range in pasted {
            for place in range where !index.marks[place].flags.contains(.isCopy) {
                index.marks[place].flags.insert(.isEmbedded)
            }
        }
        return order
    }

    /// Whether the app tells of a group: made, joined, renamed.
    private static func hasGroupNotice(_ index: HeaderIndex, _ bytes: Span<UInt8>) -> Bool {
        index.marks.contains { mark in
            guard mark.flags.isDisjoint(with: .isNone) else { return false }
            let line = mark.restRange
            guard let split = mark.split(in: bytes) else {
                return SystemLine.read(bytes.text(in: line))?.isOfGroup ?? false
            }
            guard bytes.markLength(at: split.body, before: line.upperBound) > 0 else { return false }
            return SystemLine.read(bytes.text(in: split.body..<line.upperBound))?.isOfGroup ?? false
        }
    }

    static func name(_ mark: HeaderMark, _ bytes: Span<UInt8>) -> [UInt8]? {
        mark.split(in: bytes).map { split in split.name.map { bytes[$0] } }
    }

    private static func sendersOutside(
        _ stretches: [Range<Int>], _ index: HeaderIndex, _ bytes: Span<UInt8>
    ) -> Set<[UInt8]> {
        var senders: Set<[UInt8]> = []
        var next = stretches[...]
        for (place, mark) in index.marks.enumerated() where mark.flags.isDisjoint(with: .isNone) {
            if let stretch = next.first, place >= stretch.upperBound { next.removeFirst() }
            if let stretch = next.first, stretch.contains(place) { continue }
            if let name = name(mark, bytes) { senders.insert(name) }
        }
        return senders
    }

    /// Whether the first line of a record stands further up to the letter, found by its time.
    private static func repeats(
        _ index: HeaderIndex, _ place: Int, _ limit: Int, _ bytes: Span<UInt8>, _ clock: inout WallClock
    ) -> Bool {
        let mark = index.marks[place]
        guard let time = clock.seconds(of: mark) else { return false }
        var (low, high) = (0, limit)
        while low < high {
            let middle = (low + high) / 2
            if let other = clock.seconds(of: index.marks[middle]), other < time {
                low = middle + 1
            } else {
                high = middle
            }
        }
        let line = line(of: mark)
        for other in max(0, low - 32)..<min(limit, low + 96)
        where bytes.isEqual(Self.line(of: index.marks[other]), line) {
            return true
        }
        return false
    }
}
