// SPDX-License-Identifier: Apache-2.0

import CaseStore
import ChatModel
import Comparison
import Identifiers

/// Accounts and wallets that were sent in pieces, each in a line of its own.
///
/// What the pieces make must have a check figure that agrees: nothing else tells that they belong together, but for the labels of
/// a sort code and of an account number.
struct BrokenValues {
    /// A value with the messages that hold its pieces.
    struct Found {
        var match: IdentifierMatch
        var literal: String
        var account: Account.ID
        var messages: [Int32]
    }

    private(set) var found: [Found] = []
    private let timeline: Timeline

    private static let mostPieces = 8
    /// Microseconds between two pieces.
    private static let longestPause: Int64 = 600_000_000
    private static let mostLetters = 110

    init(_ timeline: Timeline, lines: TalkLines) {
        self.timeline = timeline
        for talk in lines.all { search(talk) }
    }

    private struct Piece {
        var n: Int32
        var account: Account.ID
        var time: Int64?
        var text: String
    }

    private mutating func search(_ talk: [Int32]) {
        var pieces: [Account.ID: [Piece]] = [:]
        var accounts: [Account.ID: UKAccountLines] = [:]
        for n in talk {
            let entry = timeline.entry(n)
            guard let account = entry.actor, entry.kind == .message else { continue }
            if let told = accounts[account, default: UKAccountLines()].take(
                entry.textLength <= UKAccountLines.longest ? timeline.text(n) : nil, n: n, time: entry.time)
            {
                found.append(
                    Found(match: told.match, literal: told.match.value, account: account, messages: told.messages))
            }
            guard let text = piece(n) else {
                pieces[account] = nil
                continue
            }
            let piece = Piece(n: n, account: account, time: entry.time, text: text)
            var run = pieces[account] ?? []
            if let last = run.last, !Self.isNear(last.time, piece.time) { run = [] }
            run = (run + [piece]).suffix(Self.mostPieces)
            for count in stride(from: run.count, to: 1, by: -1) where join(Array(run.suffix(count))) {
                run = []
                break
            }
            pieces[account] = run
        }
    }

    private static func isNear(_ last: Int64?, _ time: Int64?) -> Bool {
        guard let last, let time else { return true }
        return time - last <= longestPause
    }

    /// The letters of a line that is one piece; nil for a line of words.
    private func piece(_ n: Int32) -> String? {
        timeline.withText(n) { bytes -> String? in
            guard (4...90).contains(bytes.count) else { return nil }
            var letters: [UInt8] = []
            var (isCode, ended) = (false, false)
            for index in 0..<bytes.count {
                let byte = bytes[index]
                if byte == 0x20 || byte == 0x0A {
                    ended = ended || !letters.isEmpty
                    continue
                }
                let isDigit = (0x30...0x39).contains(byte)
                guard isDigit || (0x61...0x7A).contains(byte | 0x20), byte < 0x80, !ended else { return nil }
                // A word of a language has neither figures nor capitals behind its first letter.
                isCode = isCode || isDigit || !letters.isEmpty && (0x41...0x5A).contains(byte)
                letters.append(byte)
            }
            return isCode && letters.count >= 4 ? String(decoding: letters, as: UTF8.self) : nil
        } ?? nil
    }

    private mutating func join(_ run: [Piece]) -> Bool {
        let whole = run.map(\.text).joined()
        guard (14...Self.mostLetters).contains(whole.utf8.count), let last = run.last else { return false }
        var (matches, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        let bytes = Array(whole.utf8)
        IdentifierFinder().find(in: bytes.span, identifiers: &matches, money: &sums)
        guard
            let match = matches.first(where: { match in
                LinkKind(match.kind.rawValue).isPayee && match.kind != .card && match.status == .valid
                    && match.span.count == bytes.count
            })
        else { return false }
        found.append(
            Found(
                match: match, literal: run.map(\.text).joined(separator: " "), account: last.account,
                messages: run.map(\.n)))
        return true
    }
}
