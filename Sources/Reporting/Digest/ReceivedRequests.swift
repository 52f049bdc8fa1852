// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Contact requests that the owner of the export received.
struct ReceivedRequests {
    /// In the order of the record.
    let numbers: [Int32]
    /// Those from accounts that wrote or stand in a finding.
    let ofWriters: [Int32]

    init(_ tally: CaseTally, named: Set<Account.ID>) {
        let steps = tally.requests.filter { $0.change.step == .requested && $0.change.direction == .incoming }
        numbers = steps.map(\.n)
        ofWriters = steps.filter {
            named.contains($0.change.other) || tally.count(of: $0.change.other).messages > 0
        }.map(\.n)
    }

    /// What the transcript prints of them: those of accounts that wrote, and the first of the others.
    var printed: [Int32] { Set(ofWriters.prefix(Self.most)).union(numbers.prefix(ContactCitations.named)).sorted() }

    private static let most = 100
}
