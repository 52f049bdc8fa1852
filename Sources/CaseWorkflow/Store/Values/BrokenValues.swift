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

    private static let mostPieces = 14
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

    /// The letters of a line that is one piece, or several with blanks in between; nil for a line of words.
    private func piece(_ n: Int32) -> String? {
        timeline.withText(n) { bytes -> String? in
            guard (2...90).contains(bytes.count) else { return nil }
            var letters: [UInt8] = []
            var (isCode, groups, plain, start) = (false, 0, 0, 0)
            func end() {
                guard letters.count > start else { return }
                groups += 1
                if !letters[start...].contains(where: { (0x30...0x39).contains($0) }) { plain += 1 }
                start = letters.count
            }
            for index in 0..<bytes.count {
                let byte = bytes[index]
                if byte == 0x20 || byte == 0x0A {
                    end()
                    continue
                }
                let isDigit = (0x30...0x39).contains(byte)
                guard isDigit || (0x61...0x7A).contains(byte | 0x20), byte < 0x80 else { return nil }
                // A word of a language has neither figures nor capitals behind its first letter.
                isCode = isCode || isDigit || letters.count > start && (0x41...0x5A).contains(byte)
                letters.append(byte)
            }
            end()
            // Of several groups in a line at most half are of letters alone.
            guard isCode, letters.count >= 2, groups == 1 || plain * 2 <= groups else { return nil }
            return String(decoding: letters, as: UTF8.self)
        } ?? nil
    }

    /// Whether letters may be an account or a wallet: that is read only where they may, since lines of a code come often.
    private static func mayBeWhole(_ letters: String) -> Bool {
        guard let first = letters.utf8.first, (14...mostLetters).contains(letters.utf8.count) else { return false }
        return "13TLMDXr48".utf8.contains(first) || letters.lowercased().hasPrefix("bc1")
            || letters.lowercased().hasPrefix("ltc1") || letters.hasPrefix("0x")
            || letters.prefix(2).allSatisfy(\.isLetter) && letters.dropFirst(2).prefix(2).allSatisfy(\.isNumber)
    }

    private mutating func join(_ run: [Piece]) -> Bool {
        let whole = run.map(\.text).joined()
        guard Self.mayBeWhole(whole), let last = run.last else { return false }
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
