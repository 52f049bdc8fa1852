// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The whole transcript in files of its own, each small enough for a browser and for a bundle of papers.
///
/// Numbers go on from volume to volume, since they are the numbers of the timeline.
struct TranscriptVolumes: Sendable {
    /// Part of a conversation in a volume.
    struct Slice: Sendable {
        var conversation: Conversation.ID
        /// Range in the conversation's sequence.
        var range: Range<Int>
        var messages: Int
    }

    struct Volume: Sendable {
        /// From 1.
        var number: Int
        var slices: [Slice] = []
        var messages = 0

        /// `transcript-003.html`.
        var fileName: String {
            let digits = String(number)
            return "transcript-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + ".html"
        }
    }

    private(set) var volumes: [Volume] = []
    /// Where each conversation's slices begin: index in its sequence and position of the volume.
    private var starts: [Conversation.ID: [(index: Int, volume: Int)]] = [:]
    private let sequences: [Conversation.ID: [Int32]]

    /// Messages of a volume.
    static let limit = 2500
    /// Calls, notices and reactions count for little, but not for nothing.
    private static let eventLimit = 4 * limit

    init() {
        sequences = [:]
    }

    init(_ timeline: Timeline, conversations: [Conversation.ID], sequences: [Conversation.ID: [Int32]]) {
        self.sequences = sequences
        var volume = Volume(number: 1)
        var events = 0
        for id in conversations {
            guard let sequence = sequences[id], !sequence.isEmpty else { continue }
            var start = 0
            var messages = 0
            func close(_ end: Int) {
                guard end > start else { return }
                volume.slices.append(Slice(conversation: id, range: start..<end, messages: messages))
                starts[id, default: []].append((start, volumes.count))
                (start, messages) = (end, 0)
            }
            for (index, n) in sequence.enumerated() {
                let isMessage = timeline.entry(n).kind == .message
                if (isMessage && volume.messages == Self.limit) || events == Self.eventLimit {
                    close(index)
                    volumes.append(volume)
                    volume = Volume(number: volumes.count + 1)
                    events = 0
                }
                events += 1
                if isMessage {
                    messages += 1
                    volume.messages += 1
                }
            }
            close(sequence.count)
        }
        if !volume.slices.isEmpty { volumes.append(volume) }
    }

    var isEmpty: Bool { volumes.isEmpty }

    /// The events of a slice.
    func numbers(of slice: Slice) -> [Int32] { Array((sequences[slice.conversation] ?? [])[slice.range]) }

    /// The whole conversation.
    func sequence(of conversation: Conversation.ID) -> [Int32] { sequences[conversation] ?? [] }

    /// Position of the volume that prints an event; nil when none does.
    func volume(of n: Int32, in conversation: Conversation.ID?) -> Int? {
        guard let conversation, let begins = starts[conversation], let sequence = sequences[conversation] else {
            return nil
        }
        return sequence.ascendingIndex(of: n).flatMap { index in begins.last { $0.index <= index }?.volume }
    }
}
