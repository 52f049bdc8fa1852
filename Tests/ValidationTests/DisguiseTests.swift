// SPDX-License-Identifier: Apache-2.0

import Detectors
import Foundation
import TestSupport
import Testing

@testable import Validation

@Suite("Disguises") struct DisguiseTests {
    static let conversations = try? LabelledSets.read(Repository.samples.appending(path: "labelled/first.jsonl").path)

    @Test(
        "change as many words as their level says, and the same ones in every run",
        arguments: [
            (Disguise.Level.none, 0.0...0.0), (.light, 0.05...0.2), (.heavy, 0.2...0.45),
        ])
    func share(level: Disguise.Level, expected: ClosedRange<Double>) throws {
        var (changed, long) = (0, 0)
        for conversation in try #require(Self.conversations) {
            let disguised = Disguise(level).applied(to: conversation)
            #expect(disguised.messages.map(\.text) == Disguise(level).applied(to: conversation).messages.map(\.text))
            for (before, after) in zip(conversation.messages, disguised.messages) {
                for (old, new) in zip(before.text.split(separator: " "), after.text.split(separator: " "))
                where old.count >= 4 && old.allSatisfy(\.isLetter) {
                    long += 1
                    if old != new { changed += 1 }
                }
            }
        }
        #expect(expected.contains(Double(changed) / Double(long)))
    }

    @Test("leave numbers, sums and addresses as they are", arguments: Disguise.Means.allCases)
    func kept(means: Disguise.Means) throws {
        for conversation in try #require(Self.conversations) {
            let disguised = Disguise(.heavy, means: [means]).applied(to: conversation)
            for (before, after) in zip(conversation.messages, disguised.messages) {
                let words = { (text: String) in
                    text.split(separator: " ").filter { $0.contains { $0.isNumber || "@/$£€".contains($0) } }
                }
                #expect(Set(words(before.text)).isSubset(of: Set(words(after.text))))
            }
        }
    }

    @Test("change a word visibly for a machine by every means", arguments: Disguise.Means.allCases)
    func everyMeans(means: Disguise.Means) throws {
        let changed = try #require(Self.conversations).contains { conversation in
            let disguised = Disguise(.heavy, means: [means]).applied(to: conversation)
            return conversation.messages.map(\.text) != disguised.messages.map(\.text)
        }
        #expect(changed)
    }
}
