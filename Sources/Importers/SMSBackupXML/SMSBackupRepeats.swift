// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// A number for a text and what belongs to it, the same in every run (FNV-1a, 64 bits).
struct SMSBackupMark {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        }
        add(UInt64(text.utf8.count))
    }

    mutating func add(_ number: UInt64) {
        value = (value ^ number) &* 0x0000_0100_0000_01B3
        value ^= value >> 29
    }
}

/// Records met already: incremental and archived files hold the same ones again.
///
/// Rows of one list that are alike are never joined: many alike messages are a finding. A file tells as many of them as
/// no earlier one told.
struct SMSBackupRepeats {
    private struct Entry: Hashable {
        var date: Int64
        var mark: UInt64
    }

    /// How often a record stands in one of the earlier lists, at most.
    private var known: [Entry: Int] = [:]
    /// How often it stood in this list until now.
    private var current: [Entry: Int] = [:]
    /// The records of this list where no earlier one told any: they are counted when another begins, which few files have.
    private var uncounted: [Entry] = []
    /// Times of the device for messages of earlier lists that bear the sender's own time.
    private var received: [UInt64: Int64] = [:]
    /// Those of this list, which are not looked up before another begins.
    private var lately: [(mark: UInt64, time: Int64)] = []

    /// Begins another list.
    mutating func beginList() {
        for entry in uncounted { current[entry, default: 0] += 1 }
        known.merge(current) { max($0, $1) }
        for (mark, time) in lately where received[mark] == nil { received[mark] = time }
        current = [:]
        uncounted = []
        lately = []
    }

    /// Whether a record of the same instant, thread, type and content was met in an earlier list.
    ///
    /// Copies of one message differ by less than a second on the device's clock; where the sender's time is the same,
    /// too, they are one. `mark` tells thread, type and content.
    mutating func isRepeat(at time: Timestamp?, sent: String?, _ mark: SMSBackupMark) -> Bool {
        let entry = Entry(date: time?.microseconds ?? .min, mark: mark.value)
        if known.isEmpty {
            uncounted.append(entry)
        } else {
            current[entry, default: 0] += 1
            if current[entry] ?? 0 <= known[entry] ?? 0 { return true }
        }
        guard let time, let sent = SMSBackupTime.sent(sent) else { return false }
        var full = mark
        full.add(UInt64(bitPattern: sent.microseconds))
        if !received.isEmpty, let former = received[full.value], former != time.microseconds,
            abs(former - time.microseconds) < 1_000_000
        {
            return true
        }
        lately.append((full.value, time.microseconds))
        return false
    }
}
