// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
    /// The first place of a text; letters with marks are found however they are composed.
    func firstRange(of text: String) -> Range<Index>? {
        guard let first = text.utf8.first else { return nil }
        var place = utf8.startIndex
        while let start = utf8[place...].firstIndex(of: first) {
            if utf8[start...].starts(with: text.utf8) {
                return start..<utf8.index(start, offsetBy: text.utf8.count)
            }
            place = utf8.index(after: start)
        }
        // The same letters may be other bytes only where they are not ASCII.
        return text.utf8.allSatisfy { $0 < 0x80 } ? nil : firstEquivalent(of: text)
    }

    private func firstEquivalent(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }

    /// Whether a text of ASCII stands in this one, as `contains` tells, in less time where this one is ASCII too.
    func holds(_ text: StaticString) -> Bool {
        guard utf8.allSatisfy({ $0 < 0x80 }) else { return contains(text.description) }
        return firstRange(of: text.description) != nil
    }
}
