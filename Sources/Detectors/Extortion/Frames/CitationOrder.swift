// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Citations in their order, so that a flood of them is looked through in halves.
extension [Citation] {
    /// Puts a citation in its place; one that is there already stays alone.
    mutating func insertInOrder(_ citation: Citation) {
        let place = firstPlace { !($0 < citation) }
        guard place == endIndex || self[place] != citation else { return }
        insert(citation, at: place)
    }

    /// Whether a message is cited.
    func cites(_ n: Int32) -> Bool {
        let place = firstPlace { $0.n >= n }
        return place < endIndex && self[place].n == n
    }

    private func firstPlace(where isBehind: (Citation) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
