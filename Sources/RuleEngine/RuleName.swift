// SPDX-License-Identifier: Apache-2.0

/// The parts of a rule's id: `en.c.laugh.joke.01`.
///
/// A part says what a code leaves open: who an age is told of (`third`), that it is a year (`born`), that an order is for
/// pictures (`more-images`). A unit's own rule says the same by the same part; docs/writing-rules.md lists them.
public enum RuleName {
    /// Whether a part between two points is this word.
    ///
    /// By bytes: a flood of demands asks some hundred thousand times, and a search by characters was a seventh of the
    /// time of such a case.
    public static func holds(_ part: StaticString, in id: String) -> Bool {
        let (wanted, length) = (part.utf8Start, part.utf8CodeUnitCount)
        let found = id.utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.count >= length + 2 else { return false }
            for start in 1..<bytes.count - length
            where bytes[start - 1] == 0x2E && bytes[start + length] == 0x2E
                && (0..<length).allSatisfy({ bytes[start + $0] == wanted[$0] })
            {
                return true
            }
            return false
        }
        return found ?? id.contains(".\(part).")
    }
}
