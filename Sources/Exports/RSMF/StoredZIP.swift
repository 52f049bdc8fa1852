// SPDX-License-Identifier: Apache-2.0

internal import Evidence

/// A ZIP file in memory whose members are stored, dated 1980-01-01: equal members give equal bytes.
///
/// For the small containers of exchange formats; below 4 GiB and 65,535 members (PKWARE APPNOTE 6.3, without ZIP64).
struct StoredZIP {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds a member; the name is UTF-8 without `..`, chosen by the program.
    mutating func add(_ name: String, _ content: [UInt8]) {
        var checksum = CRC32()
        content.withUnsafeBytes { checksum.update($0) }
        let nameBytes = Array(name.utf8)
        // Version 2.0, names in UTF-8 (bit 11), stored, 00:00 on 1980-01-01.
        var common: [UInt8] = []
        Self.append(20 as UInt16, to: &common)
        Self.append(0x0800 as UInt16, to: &common)
        Self.append(0 as UInt16, to: &common)
        Self.append(0 as UInt16, to: &common)
        Self.append(0x0021 as UInt16, to: &common)
        Self.append(checksum.value, to: &common)
        Self.append(UInt32(content.count), to: &common)
        Self.append(UInt32(content.count), to: &common)
        Self.append(UInt16(nameBytes.count), to: &common)
        Self.append(0 as UInt16, to: &common)

        Self.append(0x0201_4B50 as UInt32, to: &directory)
        Self.append(20 as UInt16, to: &directory)
        directory += common
        // No comment, first disk, no attributes.
        directory += [UInt8](repeating: 0, count: 10)
        Self.append(UInt32(bytes.count), to: &directory)
        directory += nameBytes

        Self.append(0x0403_4B50 as UInt32, to: &bytes)
        bytes += common + nameBytes + content
        count += 1
    }

    /// The file.
    consuming func finish() -> [UInt8] {
        let start = bytes.count
        bytes += directory
        Self.append(0x0605_4B50 as UInt32, to: &bytes)
        Self.append(0 as UInt32, to: &bytes)
        Self.append(UInt16(count), to: &bytes)
        Self.append(UInt16(count), to: &bytes)
        Self.append(UInt32(directory.count), to: &bytes)
        Self.append(UInt32(start), to: &bytes)
        Self.append(0 as UInt16, to: &bytes)
        return bytes
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
