// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Citations in their order, so that a flood of them is looked through in halves.
extension [Citation] {
    /// In order, each once.
    var inOrder: [Citation] {
        // Most frames are filled from one message to the next.
        if zip(self, dropFirst()).allSatisfy(<) { return self }
        var ordered: [Citation] = []
        ordered.reserveCapacity(count)
        for citation in sorted() {
            // Equal ones stand among those that are neither before nor behind each other.
            let isKnown = ordered.reversed().prefix { !($0 < citation) }.contains(citation)
            if !isKnown { ordered.append(citation) }
        }
        return ordered
    }

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
