// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The times at which a zone changed its offset, from the compiled tz database of the machine (RFC 9636, TZif).
///
/// Read only for names that Foundation does not know: zones that were made after the program was.
struct ZoneFile {
    /// First instant and seconds east of UTC, in ascending order; the first holds from the beginning of time.
    let changes: [(from: Int64, offset: Int64)]

    private static let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]

    /// Where the zone of this name lies; nil for a name that is none, or that the machine does not know.
    static func path(of name: String) -> String? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { isAlphanumeric($0) || [0x2B, 0x2D, 0x5F].contains($0) }
        }
        // Two copies of all zones, one with leap seconds, and the setting of this machine are no names of zones.
        let others: Set<Substring> = ["posix", "right", "localtime", "posixrules"]
        guard isName, let first = parts.first, !others.contains(first) else { return nil }
        return folders.lazy.map { $0 + "/" + name }.first { path in
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 4)
            else { return false }
            return head.elementsEqual(Array("TZif".utf8))
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Reads the file of a zone; nil where it holds less than what is needed to say the offset in every year.
    init?(_ name: String) {
        guard let path = Self.path(of: name), let data = FileManager.default.contents(atPath: path) else { return nil }
        self.init(bytes: Array(data))
    }

    init?(bytes: [UInt8]) {
        var walk = Walk(bytes)
        // The first block has instants of 32 bits and is passed over; the second, of version 2 and later, has 64.
        guard let first = walk.header(), first.version >= 0x32, walk.skip(first.length(instantBytes: 4)),
            let second = walk.header(), second.types > 0
        else { return nil }
        var instants: [Int64] = []
        for _ in 0..<second.times {
            guard let instant = walk.number(8) else { return nil }
            instants.append(instant)
        }
        var sorts: [Int] = []
        for _ in 0..<second.times {
            guard let sort = walk.number(1), sort >= 0, sort < second.types else { return nil }
            sorts.append(Int(sort))
        }
        var offsets: [Int64] = []
        for _ in 0..<second.types {
            guard let offset = walk.number(4), walk.skip(2) else { return nil }
            offsets.append(offset)
        }
        guard walk.skip(second.abbreviations + second.leaps * 12 + second.standards + second.universals)
        else { return nil }
        // Behind the last change a rule may go on; where it changes clocks, the changes must be listed far enough.
        let rule = walk.rest
        let isChanging = rule.contains(UInt8(ascii: ","))
        let endOf2036: Int64 = 2_114_380_800
        if isChanging, instants.last ?? 0 < endOf2036 { return nil }
        var changes: [(from: Int64, offset: Int64)] = [(.min, offsets[0])]
        for (instant, sort) in zip(instants, sorts) where offsets[sort] != changes[changes.count - 1].offset {
            changes.append((instant, offsets[sort]))
        }
        self.changes = changes
    }

    private struct Header {
        var version: UInt8
        var universals, standards, leaps, times, types, abbreviations: Int

        func length(instantBytes: Int) -> Int {
            times * (instantBytes + 1) + types * 6 + abbreviations + leaps * (instantBytes + 4) + standards + universals
        }
    }

    private struct Walk {
        private let bytes: [UInt8]
        private var at = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        var rest: ArraySlice<UInt8> { bytes[at...] }

        mutating func skip(_ count: Int) -> Bool {
            guard count >= 0, count <= bytes.count - at else { return false }
            at += count
            return true
        }

        /// A signed number, the highest byte first; one byte is unsigned.
        mutating func number(_ width: Int) -> Int64? {
            guard width <= bytes.count - at else { return nil }
            var value: Int64 = width > 1 && bytes[at] >= 0x80 ? -1 : 0
            for byte in bytes[at..<at + width] { value = value << 8 | Int64(byte) }
            at += width
            return value
        }

        mutating func header() -> Header? {
            guard rest.starts(with: Array("TZif".utf8)), bytes.count - at >= 44 else { return nil }
            let version = bytes[at + 4]
            at += 20
            var counts: [Int] = []
            for _ in 0..<6 {
                guard let count = number(4), count >= 0, count < 1 << 20 else { return nil }
                counts.append(Int(count))
            }
            return Header(
                version: version, universals: counts[0], standards: counts[1], leaps: counts[2], times: counts[3],
                types: counts[4], abbreviations: counts[5])
        }
    }
}
