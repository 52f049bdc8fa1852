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
        while front >= 0, let time = clock.seconds(of: index.marks[front]), time > last { front -= 1 }
        guard front >= 0, (range.lowerBound - 1 - front) * 4 <= range.count else { return false }
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
        guard let split = SenderSplit.first(in: bytes, line) else { return true }
        if SystemLine.read(bytes.text(in: line)) != nil { return true }
        return bytes.markLength(at: split.body, before: line.upperBound) > 0
            && SystemLine.read(bytes.text(in: split.body..<line.upperBound)) != nil
    }

    /// Whether another chat begins here: its notice of encryption goes back by days, and the file never returns.
    static func beginsOtherChat(
        at place: Int, _ latest: Int64, _ index: HeaderIndex, _ bytes: Span<UInt8>, _ clock: inout WallClock
    ) -> Bool {
        let line = index.marks[place].restRange
        let body = SenderSplit.first(in: bytes, line)?.body ?? line.lowerBound
        guard SystemLine.read(bytes.text(in: body..<line.upperBound))?.meaning == .encryption else { return false }
        for ahead in index.marks.indices[(place + 1)...] where index.marks[ahead].flags.isDisjoint(with: .isNone) {
            if let time = clock.seconds(of: index.marks[ahead]), time >= latest { return false }
        }
        return true
    }
}
