// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

extension Chronology {
    /// Who belongs to a chat whatever the times of what they wrote: whom it is named after, and the two of whom alone it
    /// has records.
    struct Parties {
        private let title: ChatTitle
        /// The people of the whole file where they are no more than two.
        private let pair: Set<[UInt8]>

        init(_ index: HeaderIndex, _ bytes: Span<UInt8>, _ title: ChatTitle) {
            self.title = title
            var people: Set<[UInt8]> = []
            for mark in index.marks where mark.flags.isDisjoint(with: .isNone) {
                guard let name = Chronology.name(mark, bytes), !people.contains(name) else { continue }
                // A notice with a colon in it has no sender.
                guard !Chronology.isOfApp(mark, bytes) else { continue }
                people.insert(name)
                if people.count > 2 { break }
            }
            // Of a chat that is called after somebody else, neither of two need be the other party.
            let isOfOther =
                title.text.map { !$0.isEmpty } ?? false && people.count == 2
                && !people.contains { Self.names($0, title) }
            pair = people.count > 2 || isOfOther ? [] : people
        }

        private static func names(_ name: [UInt8], _ title: ChatTitle) -> Bool {
            title.names(Sender.identifiers(of: String(decoding: name, as: UTF8.self)))
        }

        func include(_ name: [UInt8]) -> Bool {
            pair.contains(name) || Self.names(name, title)
        }
    }
}
