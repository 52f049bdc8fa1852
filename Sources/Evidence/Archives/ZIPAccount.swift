// SPDX-License-Identifier: Apache-2.0

/// Holds a ZIP archive's directory against its local headers: what one shows and the other does not.
///
/// A member has its name in both (APPNOTE 4.3.7 and 4.3.12), and its bytes lie between its local header and the next.
/// An archive that was made to show different things to different programs breaks one of these rules.
struct ZIPAccount {
    /// A member as the directory has it.
    struct Entry {
        var offset: UInt64
        var name: [UInt8]
        /// Nil where the size stands elsewhere.
        var compressedSize: UInt64?
    }

    private(set) var remarks: [IntakeRemark] = []

    /// - Parameters:
    ///   - entries: in the order of their offsets.
    ///   - end: where the directory begins.
    init(_ entries: [Entry], end: Int, in input: ArchiveInput) {
        var namesDiffer = false
        var overlap = false
        var isHidden = Self.holdsHeader(0..<Self.place(entries.first?.offset, end), in: input)
        for (index, entry) in entries.enumerated() {
            guard let start = Int(exactly: entry.offset), start < end,
                let header = try? input.bytes(at: start, limit: 30), header.count == 30,
                header.number(at: 0, bytes: 4) == 0x0403_4B50
            else { continue }
            let nameCount = Int(header.number(at: 26, bytes: 2))
            let extraCount = Int(header.number(at: 28, bytes: 2))
            if let name = try? input.bytes(at: start + 30, limit: nameCount), name != entry.name { namesDiffer = true }
            guard let size = entry.compressedSize.flatMap({ Int(exactly: $0) }) else { continue }
            let next = index + 1 < entries.count ? Self.place(entries[index + 1].offset, end) : end
            let (body, isFar) = (start + 30 + nameCount + extraCount).addingReportingOverflow(size)
            if isFar || body > next {
                overlap = true
            } else if Self.holdsHeader(body..<next, in: input) {
                isHidden = true
            }
        }
        if namesDiffer { remarks.append(.zipNamesDiffer) }
        if overlap { remarks.append(.zipMembersOverlap) }
        if isHidden { remarks.append(.zipMemberUnlisted) }
    }

    private static func place(_ offset: UInt64?, _ end: Int) -> Int {
        offset.flatMap { Int(exactly: $0) }.map { min($0, end) } ?? end
    }

    /// Whether a local header stands in bytes that belong to no member.
    ///
    /// A data descriptor, which may stand there, has 24 bytes at most.
    private static func holdsHeader(_ gap: Range<Int>, in input: ArchiveInput) -> Bool {
        guard gap.count >= 30, let bytes = try? input.bytes(at: gap.lowerBound, limit: min(gap.count, 1 << 20)) else {
            return false
        }
        return bytes.firstRange(of: [0x50, 0x4B, 0x03, 0x04]) != nil
    }
}
