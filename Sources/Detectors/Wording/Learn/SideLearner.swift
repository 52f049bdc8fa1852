// SPDX-License-Identifier: Apache-2.0

public import RuleEngine

/// Makes the wording pack of the two sides of a talk: which words stand in messages of people who extort, and which in those
/// of the people whom they press.
///
/// What a message does is not asked, so that talk without tags, and everyday talk, is learned from as well.
public struct SideLearner {
    private let conversations: [LabelledConversation]
    private let sets: [WordingPack.TrainingSet]
    private let trainer: WordingTrainer
    /// The conversation of each message, by position.
    private let owners: [Int]

    /// Takes the sets to learn from, by name, in whatever language.
    public init(
        _ sets: [(name: String, conversations: [LabelledConversation])], rules sources: [RulePackSource],
        version: String
    ) throws {
        conversations = sets.flatMap(\.conversations)
        self.sets = sets.map { WordingPack.TrainingSet($0.name, $0.conversations) }
        var samples: [WordingTrainer.Sample] = []
        var owners: [Int] = []
        for (number, conversation) in conversations.enumerated() {
            let (pressing, pressed) = (conversation.accounts(of: "suspect"), conversation.accounts(of: "target"))
            for message in conversation.messages {
                var bits: UInt64 = pressing.contains(message.from) ? 1 : pressed.contains(message.from) ? 2 : 0
                if bits == 1, !Self.wanting.isDisjoint(with: message.tags) { bits |= 4 }
                samples.append(.init(text: message.text, functions: bits))
                owners.append(number)
            }
        }
        self.owners = owners
        trainer = try WordingTrainer(
            samples, rules: sources,
            heading: WordingTrainer.Heading(
                id: Self.id, version: version, use: .sides,
                languages: Set(conversations.map(\.language)).sorted(), basis: WordingLearner.basis,
                classes: WordingLearner.classesOfAll, functions: WordingSides.functions, size: Self.size))
    }

    /// Tags of messages that want something.
    private static let wanting: Set<String> = [
        "payment_demand", "repeat_demand", "image_request", "sexual_request", "other_demand",
    ]

    private static let id = "wording-sides"
    /// Features of the pack at most.
    private static let size = 20_000

    /// Fits the pack to all of them.
    public func learn() -> WordingPack { trainer.pack(from: Array(owners.indices), sets: sets) }

    /// Fits it to all but one fold of them, for reading that fold as a new text is read.
    func pack(without fold: UInt32) -> WordingPack {
        let isOut = conversations.map { $0.fold(of: ModelRows.folds) == fold }
        return trainer.pack(from: owners.indices.filter { !isOut[owners[$0]] })
    }
}

extension LabelledConversation {
    /// Ids of those with a role in an extortion; nobody has one in other talk.
    fileprivate func accounts(of role: String) -> Set<String> {
        isExtortion ? Set(participants.filter { $0.role == role }.map(\.id)) : []
    }
}

extension WordingPack.TrainingSet {
    init(_ name: String, _ conversations: [LabelledConversation]) {
        self.init(
            name: name, conversations: conversations.count,
            messages: conversations.reduce(0) { $0 + $1.messages.count })
    }
}
