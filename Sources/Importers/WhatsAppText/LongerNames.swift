// SPDX-License-Identifier: Apache-2.0

import Formats

/// Finds senders whose names hold a colon and a blank: "Work: Sam".
///
/// Every record of such a sender seems to come from "Work" and to begin with "Sam: ". A name is believed when all
/// records that begin with its first part go on with one of few second parts, each three times (twice, where it is
/// written like a name) or before a placeholder or in the chat's title. Where that is too little, the reader is told.
struct LongerNames {
    private enum State {
        case open([Candidate])
        case refuted
    }

    private struct Candidate {
        var name: Range<Int>
        var count: Int
        var isProved: Bool
    }

    private var states: [State] = []

    /// Looks at a record of a sender.
    mutating func observe(
        _ bytes: Span<UInt8>, sender: Int32, split: SenderSplit, line: Range<Int>,
        isPlaceholder: (Range<Int>) -> Bool
    ) {
        while states.count <= Int(sender) { states.append(.open([])) }
        guard case .open(var candidates) = states[Int(sender)] else { return }
        guard let longer = SenderSplit.first(in: bytes, line.lowerBound..<line.upperBound, from: split.body),
            longer.name.count <= 80,
            // Names of files could hold a colon, too.
            case let isProved = longer.body < line.upperBound && isPlaceholder(longer.body..<line.upperBound),
            isProved || !isPlaceholder(split.body..<line.upperBound)
        else {
            // "Work: Sam left" may be the app's line about such a sender, and speaks neither for nor against the name.
            if SystemLine.read(bytes.text(in: line), .any) != nil { return }
            states[Int(sender)] = .refuted
            return
        }
        if let known = candidates.firstIndex(where: { bytes.isEqual($0.name, longer.name) }) {
            candidates[known].count += 1
            candidates[known].isProved = candidates[known].isProved || isProved
        } else if candidates.count < 4 {
            candidates.append(Candidate(name: longer.name, count: 1, isProved: isProved))
        } else {
            states[Int(sender)] = .refuted
            return
        }
        states[Int(sender)] = .open(candidates)
    }

    /// Senders all of whose records go on like a name with a colon, too few to believe it.
    func undecided(_ bytes: Span<UInt8>, title: ChatTitle) -> Int {
        let believed = Set(believed(bytes, title: title).map(\.sender))
        return states.enumerated().count { sender, state in
            guard case .open(let candidates) = state, !candidates.isEmpty else { return false }
            return !believed.contains(Int32(sender))
                && candidates.allSatisfy { Self.isLikeName(bytes.text(in: $0.name)) }
        }
    }

    /// One word to three that do not begin in lower case.
    private static func isLikeName(_ whole: String) -> Bool {
        // What stands behind the first name's colon.
        let text = whole.drop { $0 != ":" }.drop { $0 == ":" || $0.isWhitespace }
        guard let first = text.unicodeScalars.first?.properties, first.isAlphabetic, !first.isLowercase else {
            return false
        }
        return text.split(separator: " ").count <= 3 && !text.contains { $0 == "." || $0 == "," || $0 == "?" }
    }

    /// The names that are believed, for each sender whose records they take over.
    func believed(_ bytes: Span<UInt8>, title: ChatTitle) -> [(sender: Int32, names: [(Range<Int>, Int)])] {
        states.enumerated().compactMap { sender, state in
            guard case .open(let candidates) = state, !candidates.isEmpty,
                candidates.allSatisfy({ candidate in
                    candidate.count >= 3 || candidate.isProved
                        || candidate.count == 2 && Self.isLikeName(bytes.text(in: candidate.name))
                        || title.names(Sender.identifiers(of: bytes.text(in: candidate.name)))
                })
            else { return nil }
            return (Int32(sender), candidates.map { ($0.name, $0.count) })
        }
    }
}
