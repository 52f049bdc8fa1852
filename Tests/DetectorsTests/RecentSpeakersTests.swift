// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Testing

@Suite("Recent speakers")
struct RecentSpeakersTests {
    @Test("Nobody is overlooked, however many speak", arguments: [1, 2, 4, 5, 9])
    func nobodyIsOverlooked(_ people: Int32) {
        var recent = RecentSpeakers()
        var (all, asked): ([Set<Account.ID>], [Set<Account.ID>]) = ([[], []], [[], []])
        for step in 0..<500 as Range<Int32> {
            let account = Account.ID(step &* step % people)
            let place = Int(step / 7 % 2)
            all[place].insert(account)
            if recent.isNew(account, in: Conversation.ID(Int32(place))) { asked[place].insert(account) }
        }
        #expect(asked == all)
    }

    @Test("Who spoke last is not new, elsewhere they are")
    func newness() {
        var recent = RecentSpeakers()
        let (account, here, there) = (Account.ID(3), Conversation.ID(0), Conversation.ID(1))
        let answers = [here, here, there, here].map { recent.isNew(account, in: $0) }
        #expect(answers == [true, false, true, false])
    }
}
