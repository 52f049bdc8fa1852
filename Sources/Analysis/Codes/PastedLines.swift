// SPDX-License-Identifier: Apache-2.0

import ChatModel
import RuleEngine

/// Finds messages of pressure that begin as lines pasted from another talk do: `> …`, `[10:02] +44 7700 900456: …`, or
/// `M: …` where the same writer has lines of `me: …` beside it.
///
/// `ToldWords` gives them back to the writer where the other begs or pays.
struct PastedLines {
    /// The messages, by number.
    private(set) var numbers: Set<Int32> = []

    private static let longest = 4_000
    /// Characters of what may be a sender.
    private static let longestHead = 64
    /// Events of the talk on either side in which the writer's own lines stand.
    private static let near = 8
    private static let pressing: CodeSet = CodeSet.threats.union(CodeSet.demands)
        .union([.leverage, .hacked, .contacts, .deadline])

    init(_ timeline: Timeline, codes: CodeTable, marks: MarkTable, places: TalkPlaces) {
        for n in marks.numbers(whereRule: { codes.has(Self.pressing, $0) }) {
            let entry = timeline.entry(n)
            guard entry.kind == .message, entry.wasSent, let writer = entry.actor, let place = entry.conversation,
                entry.textLength <= Self.longest, let text = timeline.text(n)
            else { continue }
            switch Self.start(of: text) {
            case .quoted: numbers.insert(n)
            case .stamped(let sender):
                if !timeline[writer].names.contains(where: { $0.lowercased() == sender }) { numbers.insert(n) }
            case .named:
                let around = places.numbers(n...n, before: Self.near, behind: Self.near, in: place)
                if around.contains(where: { other in
                    guard other != n, timeline.entry(other).actor == writer, timeline.entry(other).textLength <= 400,
                        let text = timeline.text(other)
                    else { return false }
                    return Self.start(of: text) == .own
                }) {
                    numbers.insert(n)
                }
            case .own, .plain: break
            }
        }
    }

    private enum Start: Hashable {
        case quoted, own, plain, named
        case stamped(sender: String)
    }

    /// What a text begins with.
    private static func start(of text: String) -> Start {
        let line = text.drop(while: \.isWhitespace).prefix(longestHead)
        if line.first == ">" {
            return line.dropFirst().first.map { $0 == " " || $0.isLetter } ?? false ? .quoted : .plain
        }
        if line.first == "[", let end = line.firstIndex(of: "]"), isTime(line[..<end]) {
            return sender(of: line[line.index(after: end)...]).map { .stamped(sender: $0) } ?? .plain
        }
        // "03/03/2025, 10:02 - Nick: pay 500"
        if line.first?.isNumber ?? false, let dash = line.firstRange(of: " - "), isTime(line[..<dash.lowerBound]) {
            return sender(of: line[dash.upperBound...]).map { .stamped(sender: $0) } ?? .plain
        }
        guard let name = sender(of: line), name.count <= longestName, name.first?.isLetter ?? false else {
            return .plain
        }
        return ownNames.contains(name) ? .own : name.contains(" ") ? .plain : .named
    }

    /// What stands before the first colon, where something follows it.
    private static func sender(of head: Substring) -> String? {
        guard let colon = head.firstIndex(of: ":") else { return nil }
        let behind = head[head.index(after: colon)...]
        guard behind.first == " ", behind.contains(where: { !$0.isWhitespace }) else { return nil }
        let name = head[..<colon].lowercased().split(separator: " ").joined(separator: " ")
        return name.contains { $0.isLetter || $0.isNumber } ? name : nil
    }

    private static func isTime(_ head: Substring) -> Bool {
        head.contains(":") && head.contains(where: \.isNumber)
    }

    private static let longestName = 12
    private static let ownNames: Set<String> = ["me", "i", "moi", "je", "yo", "eu", "ich", "ako"]
}
