// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Which blocks of a text that begin at an earlier time than the one in front are messages all the same.
///
/// The program sorts by time and does not escape bodies: an earlier time was pasted into a message, unless a clock was put
/// back at night, or the program wrote a second chat of the same name into the file. Both name people who write in the
/// file; a second chat shows as three such blocks or more in their order, or two with which the file ends.
struct IMessageOrder {
    /// Where such blocks begin.
    private(set) var accepted: Set<Int> = []
    /// Whether a second chat begins somewhere.
    private(set) var hasSecondChat = false
    /// Who wrote, by the names that stand there.
    private(set) var senders: Set<String> = []
    /// Whoever read what others wrote, where the program was given a name for the owner; nil too where it would be two.
    private(set) var reader: String?

    private struct Block {
        var offset: Int
        var time: Int64
        var sender: String
        var reader: String?
        /// Between midnight and five, when clocks are put back.
        var isAtNight: Bool { time / 3_600_000_000 % 24 < 5 }
    }

    init(_ bytes: Span<UInt8>) {
        let blocks = Self.blocks(of: bytes)
        var known: Set<String> = ["Me"]
        var last: Int64?
        var place = 0
        let readers = Set(
            blocks.compactMap { block in
                block.reader.flatMap { ["you", "them", block.sender].contains($0) ? nil : $0 }
            })
        reader = readers.count == 1 ? readers.first : nil
        senders = Set(blocks.map(\.sender))
        while place < blocks.count {
            let block = blocks[place]
            guard let front = last, block.time < front else {
                known.insert(block.sender)
                last = block.time
                place += 1
                continue
            }
            var end = place
            while end < blocks.count, known.contains(blocks[end].sender), blocks[end].time < front,
                end == place || blocks[end].time >= blocks[end - 1].time
            {
                end += 1
            }
            let isPutBack = end > place && front - block.time <= 3_600_000_000 && block.isAtNight
            if isPutBack { end = place + 1 }
            // A second chat goes on to the end of the file, or to where a third begins.
            let isWhole =
                end == blocks.count
                || end > place && end < blocks.count && blocks[end].time < blocks[end - 1].time
                    && known.contains(blocks[end].sender)
            guard isPutBack || end - place >= (isWhole ? 2 : 3) else {
                place += 1
                continue
            }
            for index in place..<end { accepted.insert(blocks[index].offset) }
            if !isPutBack { hasSecondChat = true }
            last = blocks[end - 1].time
            place = end
        }
    }

    /// The blocks at the outermost level that stand behind an empty line and have a line below their time.
    private static func blocks(of bytes: Span<UInt8>) -> [Block] {
        var lines = LineCursor(in: bytes)
        var found: [Block] = []
        var isBehindBlank = true
        var open: (offset: Int, stamp: IMessageStamp)?
        while let line = lines.next(in: bytes) {
            if let (offset, stamp) = open, !line.content.isEmpty {
                found.append(
                    Block(
                        offset: offset, time: stamp.time.microseconds, sender: bytes.text(in: line.content),
                        reader: stamp.reader))
            }
            open = nil
            if isBehindBlank, let stamp = IMessageStamp(line.content, in: bytes), stamp.rest.isEmpty {
                open = (line.content.lowerBound, stamp)
            }
            isBehindBlank = line.content.isEmpty
        }
        return found
    }
}
