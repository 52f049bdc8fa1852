// SPDX-License-Identifier: Apache-2.0

/// The names in a ZIP archive's central directory, byte for byte.
///
/// libarchive composes the accents of names that are flagged as UTF-8, and loses those that are flagged but are not
/// UTF-8. Here they are as stored, in the order in which libarchive visits the members: that of the local headers.
struct ZIPDirectory {
    let names: [[UInt8]]
    /// Where the first local header stands that is one.
    private let firstHeader: Int?
    /// What the directory and the local headers tell differently.
    let remarks: [IntakeRemark]
    /// A directory above this is not read for its names alone.
    private static let sizeLimit = 256 << 20

    /// Reads the directory; nil when it is not where the end record says.
    init?(_ input: ArchiveInput) {
        guard let (place, front) = Self.place(in: input), place.count <= Self.sizeLimit,
            let directory = try? input.bytes(at: place.lowerBound, limit: place.count), directory.count == place.count
        else { return nil }
        var entries: [ZIPAccount.Entry] = []
        var at = 0
        // APPNOTE 4.3.12: 46 bytes, then name, extra fields and comment.
        while at + 46 <= directory.count, directory.number(at: at, bytes: 4) == 0x0201_4B50 {
            let nameEnd = at + 46 + Int(directory.number(at: at + 28, bytes: 2))
            let extraEnd = nameEnd + Int(directory.number(at: at + 30, bytes: 2))
            let end = extraEnd + Int(directory.number(at: at + 32, bytes: 2))
            guard end <= directory.count else { return nil }
            let offset = Self.localOffset(in: directory, entry: at, extra: nameEnd..<extraEnd) &+ UInt64(front)
            let size = directory.number(at: at + 20, bytes: 4)
            entries.append(
                ZIPAccount.Entry(
                    offset: offset, name: Array(directory[at + 46..<nameEnd]),
                    compressedSize: size == 0xFFFF_FFFF ? nil : size))
            at = end
        }
        entries.sort { $0.offset < $1.offset }
        var names: [[UInt8]] = []
        var last: UInt64?
        for entry in entries where entry.offset != last {
            names.append(entry.name)
            last = entry.offset
        }
        self.names = names
        firstHeader = entries.lazy.compactMap { Int(exactly: $0.offset) }.first { offset in
            offset < place.lowerBound && (try? input.bytes(at: offset, limit: 4)) == [0x50, 0x4B, 0x03, 0x04]
        }
        remarks = ZIPAccount(entries, end: place.lowerBound, in: input).remarks
    }

    /// The stored name of a member, given what libarchive made of it.
    func storedName(of index: Int, as converted: [UInt8]) -> [UInt8] {
        guard names.indices.contains(index), names[index] != converted else { return converted }
        if converted.isEmpty { return names[index] }
        guard let stored = String(validating: names[index], as: UTF8.self),
            let shown = String(validating: converted, as: UTF8.self), stored == shown
        else { return converted }
        return names[index]
    }

    /// The first local header that the directory leads to and that is whole; without a directory, the first near the beginning.
    static func firstHeader(in input: ArchiveInput) -> Int? {
        if let directory = ZIPDirectory(input) { return directory.firstHeader }
        guard let bytes = try? input.bytes(at: 0, limit: 1 << 20) else { return nil }
        return bytes.firstRange(of: [0x50, 0x4B, 0x03, 0x04])?.lowerBound
    }

    /// Whether the end record is that of an archive in several files, of which this one is the last.
    static func isInParts(_ input: ArchiveInput) -> Bool {
        guard let (tail, at) = endRecord(in: input) else { return false }
        // APPNOTE 4.4.19: the number of this disk; all ones where zip64 tells it.
        return (1..<0xFFFF).contains(tail.number(at: at + 4, bytes: 2))
    }

    /// Whether a file that does not begin as an archive ends as one, whose members lie behind other bytes.
    static func standsBehindOtherBytes(_ input: ArchiveInput) -> Bool {
        guard let (place, front) = place(in: input), front > 0, place.count >= 46,
            let entry = try? input.bytes(at: place.lowerBound, limit: 4), entry == [0x50, 0x4B, 0x01, 0x02]
        else { return false }
        return true
    }

    /// Where an archive ends whose last end record says that it is empty although one further up fits its directory; nil as a
    /// rule.
    ///
    /// Such a record hides the members, or was left by a program that opened the file again; it may stand in the comment of the
    /// true one.
    static func endBeforeEmptyRecord(in input: ArchiveInput) -> Int? {
        let start = max(0, input.count - 2 * (22 + 65_535))
        guard let tail = try? input.bytes(at: start, limit: input.count - start), tail.count >= 44 else { return nil }
        var isBehindEmpty = false
        for at in stride(from: tail.count - 22, through: 0, by: -1) {
            guard tail[at] == 0x50, tail.number(at: at, bytes: 4) == 0x0605_4B50 else { continue }
            let end = at + 22 + Int(tail.number(at: at + 20, bytes: 2))
            if tail[at + 4..<at + 20].allSatisfy({ $0 == 0 }) {
                guard isBehindEmpty || end == tail.count else { return nil }
                isBehindEmpty = true
                continue
            }
            guard isBehindEmpty,
                let size = Int(exactly: tail.number(at: at + 12, bytes: 4)), size >= 46, size <= start + at,
                let entry = try? input.bytes(at: start + at - size, limit: 4), entry == [0x50, 0x4B, 0x01, 0x02]
            else { return nil }
            return start + (end < tail.count ? end : at + 22)
        }
        return nil
    }

    /// The last bytes of the archive, and where in them its end record stands.
    private static func endRecord(in input: ArchiveInput) -> (tail: [UInt8], at: Int)? {
        let start = max(0, input.count - 22 - 65_535)
        guard let tail = try? input.bytes(at: start, limit: input.count - start), tail.count >= 22 else { return nil }
        let at = stride(from: tail.count - 22, through: 0, by: -1).first { at in
            tail[at] == 0x50 && tail.number(at: at, bytes: 4) == 0x0605_4B50
        }
        return at.map { (tail, $0) }
    }

    /// Where the directory lies: right before the end record, or before the larger one of zip64; and how many bytes stand in
    /// front of what the archive's own offsets count from.
    private static func place(in input: ArchiveInput) -> (directory: Range<Int>, front: Int)? {
        guard let (tail, at) = endRecord(in: input) else { return nil }
        var end = input.count - tail.count + at
        var size = tail.number(at: at + 12, bytes: 4)
        var offset = tail.number(at: at + 16, bytes: 4)
        if at >= 20, tail.number(at: at - 20, bytes: 4) == 0x0706_4B50 {
            guard let record = Int(exactly: tail.number(at: at - 12, bytes: 8)), record < input.count,
                let large = try? input.bytes(at: record, limit: 56), large.count == 56,
                large.number(at: 0, bytes: 4) == 0x0606_4B50
            else { return nil }
            size = large.number(at: 40, bytes: 8)
            offset = large.number(at: 48, bytes: 8)
            end = record
        }
        guard let count = Int(exactly: size), count <= end else { return nil }
        // An offset that points behind the directory is none.
        let front = Int(exactly: offset).map { max(0, end - count - $0) } ?? 0
        return (end - count..<end, front)
    }

    /// Where the local header stands: 32 bits, or 64 in the extra field behind whichever sizes need 64 as well.
    private static func localOffset(in directory: [UInt8], entry: Int, extra: Range<Int>) -> UInt64 {
        let short = directory.number(at: entry + 42, bytes: 4)
        guard short == 0xFFFF_FFFF else { return short }
        let sizes = [20, 24].count { directory.number(at: entry + $0, bytes: 4) == 0xFFFF_FFFF }
        var at = extra.lowerBound
        while at + 4 <= extra.upperBound {
            let size = Int(directory.number(at: at + 2, bytes: 2))
            if directory.number(at: at, bytes: 2) == 1, size >= 8 * (sizes + 1), at + 4 + size <= extra.upperBound {
                return directory.number(at: at + 4 + 8 * sizes, bytes: 8)
            }
            at += 4 + size
        }
        return short
    }
}

extension [UInt8] {
    /// A little-endian number; the bytes must be there.
    func number(at offset: Int, bytes: Int) -> UInt64 {
        (0..<bytes).reduce(0) { $0 | UInt64(self[offset + $1]) << UInt64(8 * $1) }
    }
}
