// SPDX-License-Identifier: Apache-2.0

extension Array<Range<Int>> {
    /// Position of the first of ascending ranges that ends behind an offset.
    func firstPosition(behind offset: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
