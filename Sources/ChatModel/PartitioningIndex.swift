// SPDX-License-Identifier: Apache-2.0

extension RandomAccessCollection {
    /// The first position whose element fulfils a condition that, from some place on, all elements fulfil; `endIndex`
    /// where none does.
    @inlinable
    public func partitioningIndex(where isBehind: (Element) -> Bool) -> Index {
        var (low, length) = (startIndex, count)
        while length > 0 {
            let half = length / 2
            let middle = index(low, offsetBy: half)
            if isBehind(self[middle]) {
                length = half
            } else {
                low = index(after: middle)
                length -= half + 1
            }
        }
        return low
    }
}

extension RandomAccessCollection where Element: Comparable {
    /// The first position of an element of an ascending collection; nil where it is not among them.
    @inlinable
    public func ascendingIndex(of element: Element) -> Index? {
        let position = partitioningIndex { $0 >= element }
        return position < endIndex && self[position] == element ? position : nil
    }
}
