// SPDX-License-Identifier: Apache-2.0

/// Writes folded scalars with the place each came from.
struct FoldingWriter {
    private(set) var bytes: [UInt8] = []
    private(set) var origins: [Int32] = []
    private(set) var signs: TextSigns = []
    private var last: UInt32 = 0
    private var beforeLast: UInt32 = 0
    private var latin = 0
    private var foreign = 0

    /// Begins a text, in the room of the last one unless that is larger than `limit`.
    mutating func begin(capacity: Int, keeping limit: Int) {
        bytes.removeAll(keepingCapacity: bytes.capacity <= limit)
        origins.removeAll(keepingCapacity: origins.capacity <= limit)
        bytes.reserveCapacity(capacity)
        origins.reserveCapacity(capacity + 1)
        (signs, last, beforeLast, latin, foreign) = ([], 0, 0, 0, 0)
    }

    /// Folds one scalar that stands at an offset of the source.
    mutating func fold(_ scalar: UInt32, at origin: Int32) {
        if scalar < 0x80 {
            let lower = scalar &- 65 < 26 ? scalar + 32 : scalar
            put(lower, at: origin)
        } else {
            switch ScalarFolding.fold(scalar) {
            case .drop: break
            case .keep(let folded): put(folded, at: origin)
            case .two(let first, let second):
                put(first, at: origin)
                put(second, at: origin)
            case .name(let name):
                write(0x3A, at: origin)
                for byte in name.utf8 { write(byte, at: origin) }
                write(0x3A, at: origin)
                (beforeLast, last) = (last, 0)
            }
        }
    }

    /// Ends the text; `origin` is its length in the source.
    mutating func finish(at origin: Int32) {
        origins.append(origin)
        // Greek and Cyrillic letters count as look-alikes only where Latin prevails: a Russian message is no evasion.
        if foreign > 0, latin > foreign { signs.insert(.lookAlikes) }
    }

    private mutating func put(_ scalar: UInt32, at origin: Int32) {
        let isLetter = scalar &- 97 < 26 || scalar >= 0x80
        if isLetter {
            if scalar == last, scalar == beforeLast {
                signs.insert(.elongated)
                return
            }
            if scalar < 0x80 { latin += 1 } else if scalar &- 0x370 < 0x1C0 { foreign += 1 }
        }
        (beforeLast, last) = (last, scalar)
        if scalar < 0x80 {
            let byte = UInt8(truncatingIfNeeded: scalar)
            if byte == 34 { signs.insert(.quotes) }
            if byte == 36 { signs.insert(.currency) }
            write(byte, at: origin)
        } else if scalar < 0x800 {
            write(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6), at: origin)
            write(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F), at: origin)
        } else if scalar < 0x10000 {
            write(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12), at: origin)
            write(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F), at: origin)
            write(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F), at: origin)
        } else {
            write(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18), at: origin)
            write(0x80 | UInt8(truncatingIfNeeded: scalar >> 12 & 0x3F), at: origin)
            write(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F), at: origin)
            write(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F), at: origin)
        }
    }

    private mutating func write(_ byte: UInt8, at origin: Int32) {
        bytes.append(byte)
        origins.append(origin)
    }
}
