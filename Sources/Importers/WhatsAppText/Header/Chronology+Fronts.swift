// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What the record in front of a stretch that goes back tells about it.
extension Chronology {
    /// Whether a stretch can stand inside the record in front of it.
    ///
    /// - Parameter earlier: the pasted stretch before, which may reach up to this one.
    static func canBePasted(
        _ range: Range<Int>, behind earlier: Range<Int>?, _ index: HeaderIndex, _ bytes: Span<UInt8>
    ) -> Bool {
        if index.partsRecordsByCarriageReturn,
            range.allSatisfy({ index.marks[$0].flags.contains(.followsCarriageReturn) })
        {
            return false
        }
        var front = range.lowerBound - 1
        while front >= 0 {
            if let earlier, earlier.contains(front) {
                front = earlier.lowerBound - 1
            } else if index.marks[front].flags.contains(.isEmbedded) {
                front -= 1
            } else {
                break
            }
        }
        guard front >= 0, !index.marks[front].flags.contains(.isCopy), !isOfApp(index.marks[front], bytes) else {
            return false
        }
        return !range.allSatisfy { isOfApp(index.marks[$0], bytes) }
    }

    /// Whether the few records in front, not the stretch, are out of line: without them it goes on where the chat was, and
    /// two or more who write elsewhere in the chat speak in it.
    static func standsBehindWrongTime(
        _ range: Range<Int>, _ index: HeaderIndex, _ bytes: Span<UInt8>, _ clock: inout WallClock,
        _ isKnown: ([UInt8]) -> Bool
    ) -> Bool {
        guard var last = clock.seconds(of: index.marks[range.lowerBound]) else { return false }
        var front = range.lowerBound - 1
        let nearest = range.lowerBound - 1 - range.count / 4
        while front >= max(0, nearest), let time = clock.seconds(of: index.marks[front]), time > last { front -= 1 }
        guard front >= max(0, nearest) else { return false }
        var speakers: Set<[UInt8]> = []
        for place in range {
            guard let time = clock.seconds(of: index.marks[place]), time >= last - 60 else { return false }
            last = time
            if let name = name(index.marks[place], bytes), isKnown(name) { speakers.insert(name) }
        }
        return speakers.count >= 2
    }

    /// Whether a record is a line of the app: without a sender, or in known words behind its mark.
    static func isOfApp(_ mark: HeaderMark, _ bytes: Span<UInt8>) -> Bool {
        let line = mark.restRange
        guard let split = mark.split(in: bytes) else { return true }
        if SystemLine.read(bytes.text(in: line)) != nil { return true }
        return bytes.markLength(at: split.body, before: line.upperBound) > 0
            && SystemLine.read(bytes.text(in: split.body..<line.upperBound)) != nil
    }

    /// Whether another chat begins here: its notice of encryption goes back by days, and the file never returns.
    static func beginsOtherChat(
        at place: Int, _ latest: Int64, _ ahead: TimesAhead, _ index: HeaderIndex, _ bytes: Span<UInt8>
    ) -> Bool {
        guard !ahead.reach(latest, behind: place) else { return false }
        let line = index.marks[place].restRange
        let body = index.marks[place].split(in: bytes)?.body ?? line.lowerBound
        return SystemLine.read(bytes.text(in: body..<line.upperBound))?.meaning == .encryption
    }

    /// The latest time behind each record, so that a file that goes back a thousand times is looked through once.
    struct TimesAhead {
        private var latest: ContiguousArray<Int64>

        init(_ index: HeaderIndex, _ clock: inout WallClock) {
            latest = ContiguousArray(repeating: .min, count: index.marks.count + 1)
            for place in index.marks.indices.reversed() {
                let mark = index.marks[place]
                let time = mark.flags.isDisjoint(with: .isNone) ? clock.seconds(of: mark) : nil
                latest[place] = max(latest[place + 1], time ?? .min)
            }
        }

        /// Whether a record behind `place` is as late as `time`.
        func reach(_ time: Int64, behind place: Int) -> Bool { latest[place + 1] >= time }
    }
}
