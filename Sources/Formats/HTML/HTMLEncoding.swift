// SPDX-License-Identifier: Apache-2.0

/// The encodings in which a page may come beside UTF-8.
public enum HTMLEncoding {
    /// The page in UTF-8 when a byte order mark says that it is in UTF-16; nil for every other page.
    ///
    /// Halves of surrogate pairs that stand alone become U+FFFD. Offsets into the result are not offsets into the
    /// exhibit.
    public static func utf8(fromUTF16 bytes: Span<UInt8>) -> [UInt8]? {
        guard bytes.count >= 2 else { return nil }
        let isLittleEndian: Bool
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): isLittleEndian = true
        case (0xFE, 0xFF): isLittleEndian = false
        default: return nil
        }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 2
        while index + 1 < bytes.count {
            let (low, high) = isLittleEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            units.append(UInt16(high) << 8 | UInt16(low))
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
