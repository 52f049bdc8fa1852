// SPDX-License-Identifier: Apache-2.0

/// An account of a case, by the names that reports use: `C-7/A2`.
///
/// An account is not a person.
public struct AccountReference: Hashable, Sendable, Codable, Comparable {
    /// Case reference.
    public var caseReference: String
    /// Label of the account in its case.
    public var account: String

    /// Names an account.
    public init(_ caseReference: String, _ account: String) {
        self.caseReference = caseReference
        self.account = account
    }

    /// By case, then by the label's number.
    public static func < (left: Self, right: Self) -> Bool {
        if left.caseReference != right.caseReference {
            return NaturalOrder.precedes(left.caseReference, right.caseReference)
        }
        return NaturalOrder.precedes(left.account, right.account)
    }
}

/// The order in which people count: `C-2` before `C-10`.
public enum NaturalOrder {
    /// Compares by figures where both have figures, else by code points.
    public static func precedes(_ left: String, _ right: String) -> Bool {
        var (i, j) = (left.utf8.startIndex, right.utf8.startIndex)
        let (a, b) = (left.utf8, right.utf8)
        while i < a.endIndex, j < b.endIndex {
            if isDigit(a[i]), isDigit(b[j]) {
                let (first, second) = (figure(a, &i), figure(b, &j))
                if first.count != second.count { return first.count < second.count }
                if first != second { return first.lexicographicallyPrecedes(second) }
                continue
            }
            if a[i] != b[j] { return a[i] < b[j] }
            (i, j) = (a.index(after: i), b.index(after: j))
        }
        if i == a.endIndex, j == b.endIndex { return left.utf8.lexicographicallyPrecedes(right.utf8) }
        return i == a.endIndex
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The digits from a place on, without zeros in front.
    private static func figure(_ text: String.UTF8View, _ index: inout String.Index) -> [UInt8] {
        var digits: [UInt8] = []
        while index < text.endIndex, isDigit(text[index]) {
            if !(digits.isEmpty && text[index] == UInt8(ascii: "0")) { digits.append(text[index]) }
            index = text.index(after: index)
        }
        return digits
    }
}
