// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Words that a talk knew before somebody named people: those of the names of all who take part, and those that the
/// others wrote.
///
/// Whoever repeats a name that the other told, or calls somebody by theirs, shows no knowledge of their people.
struct HeardNames {
    private let numbers: [Int32]
    private let context: DetectorContext
    private var next = 0
    private var words: Set<String>

    /// `lines` are the messages of the others, ascending.
    init(lines: [Int32], of context: DetectorContext) {
        numbers = lines
        self.context = context
        words = Set(
            context.participants.flatMap { context.timeline[$0].names }
                .flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) })
    }

    /// Takes in what the others wrote before a message.
    mutating func read(before n: Int32) {
        while next < numbers.count, numbers[next] < n {
            if let text = context.timeline.text(numbers[next]) {
                for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) where word.count >= 3 {
                    words.insert(String(word))
                }
            }
            next += 1
        }
    }

    func knows(_ word: String) -> Bool { words.contains(word) }
}
