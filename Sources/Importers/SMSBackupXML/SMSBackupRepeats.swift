// SPDX-License-Identifier: Apache-2.0

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
struct SMSBackupRepeats {
    private struct Entry: Hashable {
        var date: Int64
        var mark: UInt64
    }

    private var known: Set<Entry> = []

    /// Whether a record of the same instant, thread, type and content was met before.
    mutating func isRepeat(date: Int64?, _ mark: SMSBackupMark) -> Bool {
        !known.insert(Entry(date: date ?? .min, mark: mark.value)).inserted
    }
}
