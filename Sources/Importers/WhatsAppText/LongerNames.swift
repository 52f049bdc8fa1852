// SPDX-License-Identifier: Apache-2.0

import Formats

/// Finds senders whose names hold a colon and a blank: "Work: Sam".
///
/// Every record of such a sender seems to come from "Work" and to begin with "Sam: ". A name is believed when all
/// records that begin with its first part go on with one of few second parts, each before a placeholder, in the chat's
/// title, in a line of the app, in another export of the chat, or twenty times and written like a name: people begin two texts, or ten, with "PS: ".
/// No name goes on behind a telephone number. Where that is too little, the texts stay whole and the reader is told.
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
    /// Names of people that lines of the app hold, folded, as far as they hold a colon.
    private var noticed: Set<String> = []
    /// Names that other exports of the chat prove, folded.
    private let proved: Set<String>
    /// Records that make a name that nothing else proves.
    private static let history = 20

    init(proved: Set<String>) {
        self.proved = proved
    }

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
            if let notice = SystemLine.read(bytes.text(in: line), .any) {
                return learn(notice)
            }
            states[Int(sender)] = .refuted
            return
        }
        // The second colon may stand in a title that the app's line quotes.
        if !isProved, let notice = SystemLine.read(bytes.text(in: line), .any) { return learn(notice) }
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

    /// Looks at the names in a line of the app.
    mutating func learn(_ notice: SystemLine) {
        for name in [notice.actor, notice.subject] {
            guard let name, name.contains(":"), noticed.count < 1_000 else { continue }
            noticed.insert(FoldedText(name).foldedText)
        }
    }

    /// Senders all of whose records go on like a name with a colon, too few to believe it.
    func undecided(_ bytes: Span<UInt8>, title: ChatTitle, senders: [Sender]) -> Int {
        let believed = Set(believed(bytes, title: title, senders: senders).map(\.sender))
        return states.enumerated().count { sender, state in
            guard case .open(let candidates) = state, !candidates.isEmpty, !senders[sender].isPhone else {
                return false
            }
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
    func believed(
        _ bytes: Span<UInt8>, title: ChatTitle, senders: [Sender]
    ) -> [(sender: Int32, names: [(Range<Int>, Int)])] {
        states.enumerated().compactMap { sender, state in
            guard case .open(let candidates) = state, !candidates.isEmpty, !senders[sender].isPhone,
                candidates.allSatisfy({ candidate in
                    let name = bytes.text(in: candidate.name)
                    return candidate.isProved || title.names(Sender.identifiers(of: name))
                        || noticed.contains(FoldedText(name).foldedText)
                        || proved.contains(FoldedText(name).foldedText)
                        || candidate.count >= Self.history && Self.isLikeName(name)
                })
            else { return nil }
            return (Int32(sender), candidates.map { ($0.name, $0.count) })
        }
    }
}
