// SPDX-License-Identifier: Apache-2.0

/// Checks what came out of a gzip file against its trailer, which libarchive passes over.
struct GzipCheck {
    private let storedCRC: UInt32
    private let storedSize: UInt32
    private var crc = CRC32()
    private var size: UInt32 = 0

    /// A check for a gzip file; nil for everything else.
    init?(_ input: ArchiveInput) {
        // RFC 1952: a header of at least 10 bytes; at the end the CRC and the length modulo 2^32.
        guard input.count >= 18, let magic = try? input.bytes(at: 0, limit: 2), magic == [0x1F, 0x8B],
            let trailer = try? input.bytes(at: input.count - 8, limit: 8), trailer.count == 8
        else { return nil }
        func number(at offset: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(trailer[offset + $1]) << UInt32(8 * $1) }
        }
        storedCRC = number(at: 0)
        storedSize = number(at: 4)
    }

    mutating func update(_ block: UnsafeRawBufferPointer) {
        crc.update(block)
        size &+= UInt32(truncatingIfNeeded: block.count)
    }

    /// What the trailer objects to.
    ///
    /// Another length may come from a flipped bit, from several gzip members in a row, or from padding behind the last:
    /// then the check says only that it could not check.
    var trouble: ArchiveTrouble? {
        guard storedSize == size else { return .unverified }
        return storedCRC == crc.value ? nil : .checksum
    }
}
