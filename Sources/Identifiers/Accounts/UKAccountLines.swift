// SPDX-License-Identifier: Apache-2.0

/// British bank details that one sender spreads over messages that follow each other: `sort code 12-34-57`, then
/// `account number 33445570`; or `12`, `34`, `57`, `and 33445570`.
///
/// Nothing but their shapes and their neighbourhood joins the two: six digits as a sort code is written, or called one, and
/// eight with no other word than those of an account. Dates are neither.
public struct UKAccountLines: Sendable {
    /// What the lines of one sender give, with the messages that hold it.
    public struct Found: Sendable {
        /// The account, without a place.
        public var match: IdentifierMatch
        /// The numbers of the messages, ascending.
        public var messages: [Int32]
    }

    private struct Half {
        var digits: String
        var isLabelled: Bool
        var messages: [Int32]
        var time: Int64?
        /// Messages of the sender before it.
        var place: Int
    }

    private var sort: Half?
    private var account: Half?
    private var pairs: [Half] = []
    private var place = 0

    /// Messages of the sender between the two halves, at most.
    private static let reach = 3
    /// Microseconds between them, at most.
    private static let pause: Int64 = 600_000_000
    /// Bytes of a line that is looked at.
    public static let longest = 60

    /// Whether a text holds two digits and few letters: false only for lines that are neither half.
    public static func mayHold(_ bytes: Span<UInt8>) -> Bool {
        var digits = 0
        for index in bytes.indices where bytes[index] &- 48 < 10 { digits += 1 }
        return digits == 2 || (6...8).contains(digits)
    }

    /// A sender of whom nothing was read yet.
    public init() {}

    /// Takes in the next message of the sender; nil for one without a text.
    public mutating func take(_ line: String?, n: Int32, time: Int64?) -> Found? {
        place += 1
        guard let line, line.utf8.count <= Self.longest, let half = half(line, n, time) else {
            pairs = []
            return nil
        }
        if half.digits.utf8.count == 2 {
            pairs = pairs.suffix(2) + [half]
            guard pairs.count == 3, pairs[2].place - pairs[0].place == 2 else { return nil }
            let digits = pairs.map(\.digits).joined()
            sort = Half(
                digits: digits, isLabelled: false, messages: pairs.flatMap(\.messages), time: time, place: place)
            pairs = []
        } else if half.digits.utf8.count == 6 {
            sort = half
        } else {
            account = half
        }
        return joined()
    }

    private mutating func joined() -> Found? {
        guard let sort, let account, abs(sort.place - account.place) <= Self.reach,
            Self.isNear(sort.time, account.time), Self.areMeant(sort, account)
        else { return nil }
        (self.sort, self.account) = (nil, nil)
        let pairs = [sort.digits.prefix(2), sort.digits.dropFirst(2).prefix(2), sort.digits.suffix(2)]
            .joined(separator: "-")
        var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        IdentifierFinder().find(
            in: Array("sort code \(pairs) account number \(account.digits)".utf8).span, identifiers: &found,
            money: &sums)
        return found.first { $0.kind == .ukAccount }.map { match in
            Found(match: match, messages: (sort.messages + account.messages).sorted())
        }
    }

    /// Without a label on either, neither may be a date, and both must be whole.
    private static func areMeant(_ sort: Half, _ account: Half) -> Bool {
        if sort.isLabelled || account.isLabelled { return true }
        return account.digits.utf8.count == 8 && !UKAccounts.isDate(Array(sort.digits.utf8))
            && !UKAccounts.isDate8(Array(account.digits.utf8))
    }

    private static func isNear(_ one: Int64?, _ other: Int64?) -> Bool {
        guard let one, let other else { return true }
        return abs(one - other) <= pause
    }

    /// A half of the details, or two digits of a sort code; nil for any other line.
    private func half(_ line: String, _ n: Int32, _ time: Int64?) -> Half? {
        let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let figures = words.filter { $0.allSatisfy { ("0"..."9").contains($0) } }
        let letters = words.filter { !$0.allSatisfy { ("0"..."9").contains($0) } }
        let digits = figures.joined()
        // "£12 34" and "12/34/57" are a sum and a date.
        guard !figures.isEmpty, !letters.contains(where: Self.ofReader.contains),
            !line.contains(where: { "£$€%+#".contains($0) }), !Self.tellsTime(line)
        else { return nil }
        let isSort = letters.contains { ["sort", "sc", "sortcode"].contains($0) } || letters.starts(with: ["s", "c"])
        let isAccount = letters.contains { Self.accountWords.contains($0) }
        func made(_ isLabelled: Bool) -> Half {
            Half(digits: digits, isLabelled: isLabelled, messages: [n], time: time, place: place)
        }
        switch digits.utf8.count {
        case 2: return letters.isEmpty && figures.count == 1 ? made(false) : nil
        case 6:
            if isSort { return made(true) }
            // `12-34-57`, `12 34 57` and nothing else.
            return letters.isEmpty && figures.map(\.utf8.count) == [2, 2, 2] ? made(false) : nil
        case 7, 8:
            guard !isSort, figures.count == 1 || figures.allSatisfy({ $0.utf8.count == 4 }) else { return nil }
            if isAccount { return made(true) }
            return letters.allSatisfy { Self.joining.contains($0) } ? made(false) : nil
        default: return nil
        }
    }

    /// `10:30`, `12/04/19`: a time or a date.
    private static func tellsTime(_ line: String) -> Bool {
        let bytes = Array(line.utf8)
        return bytes.indices.dropFirst().dropLast().contains { index in
            [UInt8(ascii: ":"), UInt8(ascii: "/")].contains(bytes[index]) && bytes[index - 1] &- 48 < 10
                && bytes[index + 1] &- 48 < 10
        }
    }

    private static let accountWords: Set<String> = ["account", "acc", "acct", "ac", "accnt", "acount", "a"]
    /// The account of whoever reads.
    private static let ofReader: Set<String> = ["your", "ur", "yr", "yer"]
    private static let joining: Set<String> = ["and", "then", "number", "no", "is", "num"]
}

extension UKAccountLines.Found: Hashable {}
