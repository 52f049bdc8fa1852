// SPDX-License-Identifier: Apache-2.0

extension Timeline {
    /// The same timeline with other words: each event is handed to `rewrite` with its number, and what comes back
    /// stands in its place.
    ///
    /// Numbers stay as they are, since place and time of an event do not change; `rewrite` must leave the time alone.
    /// Made for produced sets from which words are removed. Events that are set aside as copies lose their content.
    ///
    /// - Parameters:
    ///   - accounts: as many as before, in the same order.
    ///   - conversations: as many as before, in the same order.
    public func rewriting(
        accounts: [Account], conversations: [Conversation], _ rewrite: (Int32, Event) -> Event
    ) -> Timeline {
        precondition(
            accounts.count == self.accounts.count && conversations.count == self.conversations.count,
            "ids are positions")
        var numbers: [[Int32]] = sizes.map { Array(repeating: 0, count: $0) }
        for n in self.numbers {
            let (batch, row) = place(n)
            numbers[batch][row] = n
        }
        var batches: [TimelineBatch] = []
        batches.reserveCapacity(numbers.count)
        for (batch, own) in numbers.enumerated() {
            batches.append(rewritten(batch) { row, event in own[row] > 0 ? rewrite(own[row], event) : nil })
        }
        return Timeline(accounts: accounts, conversations: conversations, batches: batches)
    }
}

extension TimelineBatch {
    /// The same rows; where `rewrite` gives nothing the row is a copy that was set aside, and stays so.
    func rewritten(_ rewrite: (Int, Event) -> Event?) -> TimelineBatch {
        var batch = TimelineBatch()
        batch.rows.reserveCapacity(rows.count)
        for row in rows.indices {
            let event = event(of: rows[row])
            if let found = rewrite(row, event) {
                batch.append(found)
            } else {
                var bare = event
                bare.content = .notice("")
                bare.alsoFrom = []
                bare.provenance.locator = .whole
                batch.append(bare)
                batch.setAside(row)
            }
        }
        return batch
    }
}
