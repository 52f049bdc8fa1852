// SPDX-License-Identifier: Apache-2.0

/// What two reused texts have in common: fixed words, and slots where they differ.
public struct Template: Hashable, Sendable {
    /// A stretch of the template.
    public enum Piece: Hashable, Sendable {
        case fixed([String])
        /// What each side has in this place; a side may have nothing.
        case slot(left: String, right: String)
    }

    /// In order.
    public let pieces: [Piece]
    /// Words that both sides share, slots not counted.
    public let fixedCount: Int
    /// The longest unbroken stretch that both sides share, in words, slots counted as shared where they agree.
    public let longestRun: Int

    /// Words of a side beyond which an alignment would cost too much; the rest is not aligned.
    static let longest = 600

    /// Aligns two texts word by word (Needleman and Wunsch: match 2, other −1).
    public init(_ left: PreparedText, _ right: PreparedText) {
        let (a, b) = (Array(left.words.prefix(Self.longest)), Array(right.words.prefix(Self.longest)))
        let width = b.count + 1
        var scores = [Int32](repeating: 0, count: (a.count + 1) * width)
        for i in 0...a.count { scores[i * width] = -Int32(i) }
        for j in 0...b.count { scores[j] = -Int32(j) }
        if !a.isEmpty, !b.isEmpty {
            for i in 1...a.count {
                for j in 1...b.count {
                    let same: Int32 = a[i - 1] == b[j - 1] ? 2 : -1
                    scores[i * width + j] = max(
                        scores[(i - 1) * width + j - 1] + same, scores[(i - 1) * width + j] - 1,
                        scores[i * width + j - 1] - 1)
                }
            }
        }
        var columns: [(String?, String?)] = []
        var (i, j) = (a.count, b.count)
        while i > 0 || j > 0 {
            let score = scores[i * width + j]
            if i > 0, j > 0, score == scores[(i - 1) * width + j - 1] + (a[i - 1] == b[j - 1] ? 2 : -1) {
                columns.append((a[i - 1], b[j - 1]))
                (i, j) = (i - 1, j - 1)
            } else if i > 0, score == scores[(i - 1) * width + j] - 1 {
                columns.append((a[i - 1], nil))
                i -= 1
            } else {
                columns.append((nil, b[j - 1]))
                j -= 1
            }
        }
        (pieces, fixedCount, longestRun) = Self.gather(columns.reversed())
    }

    private static func gather(_ columns: [(String?, String?)]) -> ([Piece], Int, Int) {
        var pieces: [Piece] = []
        var (fixed, run, longest) = (0, 0, 0)
        for (left, right) in columns {
            if let left, left == right {
                fixed += PreparedText.isSlot(left) ? 0 : 1
                run += 1
                longest = max(longest, run)
                if case .fixed(let words) = pieces.last {
                    pieces[pieces.count - 1] = .fixed(words + [left])
                } else {
                    pieces.append(.fixed([left]))
                }
                continue
            }
            run = 0
            if case .slot(let before, let after) = pieces.last {
                pieces[pieces.count - 1] = .slot(left: joined(before, left), right: joined(after, right))
            } else {
                pieces.append(.slot(left: left ?? "", right: right ?? ""))
            }
        }
        return (pieces, fixed, longest)
    }

    private static func joined(_ text: String, _ word: String?) -> String {
        guard let word else { return text }
        return text.isEmpty ? word : text + " " + word
    }

    /// The longest stretch of shared words without a slot.
    public var longestWording: [String] {
        var best: ArraySlice<String> = []
        for case .fixed(let words) in pieces {
            for part in words.split(whereSeparator: PreparedText.isSlot) where part.count > best.count { best = part }
        }
        return Array(best)
    }

    /// The words that both sides share, slots among them, in order.
    public var fixedWords: [String] {
        pieces.flatMap { piece -> [String] in if case .fixed(let words) = piece { words } else { [] } }
    }

    /// The longest stretch of shared words without a slot and without the words at these places of `fixedWords`.
    func longestWording(without places: Set<Int>) -> [String] {
        guard !places.isEmpty else { return longestWording }
        var (best, current): ([String], [String]) = ([], [])
        var place = 0
        for case .fixed(let words) in pieces {
            current = []
            for word in words {
                if PreparedText.isSlot(word) || places.contains(place) { current = [] } else { current.append(word) }
                if current.count > best.count { best = current }
                place += 1
            }
        }
        return best
    }

    /// The fixed words with `[…]` for what differs.
    public var text: String {
        pieces.map { piece in
            switch piece {
            case .fixed(let words): words.joined(separator: " ")
            case .slot: "[…]"
            }
        }.joined(separator: " ")
    }
}
