// SPDX-License-Identifier: Apache-2.0

/// Whether a value with a wrong check figure may be a copy of a right one, with a slip in it.
///
/// Nobody knows which value was meant: the two are kept apart, and that they are alike is told.
public enum LookAlikeValue {
    /// Kinds whose values are so long that two of them are never alike by chance.
    public static let kinds = LinkKind.codes.union(["iban"]).sorted()

    /// Letters at either end of which one end is untouched by a slip.
    static let anchor = 12

    /// Letters as they are mistaken for each other: capitals for small ones, figures for letters.
    public static func folded(_ value: String) -> [UInt8] {
        value.utf8.map { byte in
            switch byte | 0x20 {
            case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "1"): UInt8(ascii: "1")
            case UInt8(ascii: "o"), UInt8(ascii: "0"): UInt8(ascii: "0")
            default: (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }
        }
    }

    /// Both ends of a folded value, of which a slip leaves one as it is.
    public static func anchors(of folded: [UInt8]) -> [[UInt8]] {
        folded.count >= 2 * anchor ? [Array(folded.prefix(anchor)), Array(folded.suffix(anchor))] : []
    }

    /// Whether two folded values are equal but for one letter: another, missing, too many, or changed with its neighbour.
    public static func areAlike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        if left == right { return true }
        guard abs(left.count - right.count) <= 1 else { return false }
        let front = zip(left, right).prefix { $0 == $1 }.count
        let back = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        let shorter = min(left.count, right.count)
        if left.count != right.count { return front + back >= shorter }
        if front + back >= shorter - 1 { return true }
        return front + back == shorter - 2 && left[front] == right[front + 1] && left[front + 1] == right[front]
    }
}
