// SPDX-License-Identifier: Apache-2.0

import Identifiers

/// One of two lines in which British bank details are sent: `sort code 12-34-57`, then `account number 33445570`.
struct UKAccountHalf {
    private let figures: String
    private let isSortCode: Bool

    private static let longest = 60
    private static let accountWords: Set<String> = ["account", "acc", "acct", "ac", "number", "no", "accnt", "a"]

    /// Reads a line; nil for one that is neither half, or says that the account is the reader's.
    init?(_ line: String) {
        guard line.utf8.count <= Self.longest else { return nil }
        let figures = line.filter { ("0"..."9").contains($0) }
        let words = line.lowercased().split { !$0.isLetter }.map(String.init)
        guard !words.contains(where: ValueWords.ofReader.contains) else { return nil }
        switch figures.count {
        case 6:
            // `s/c` is two words.
            let isLabelled = words.contains("sort") || words.contains("sc") || words.contains("sortcode")
            guard isLabelled || words.starts(with: ["s", "c"]) else { return nil }
            isSortCode = true
        case 7, 8:
            guard words.isEmpty || words.contains(where: Self.accountWords.contains) else { return nil }
            isSortCode = false
        default: return nil
        }
        self.figures = figures
    }

    /// The account that the two lines give.
    func joined(_ other: Self) -> IdentifierMatch? {
        guard isSortCode != other.isSortCode else { return nil }
        let (sort, account) = isSortCode ? (figures, other.figures) : (other.figures, figures)
        let pairs = [sort.prefix(2), sort.dropFirst(2).prefix(2), sort.suffix(2)].joined(separator: "-")
        var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        IdentifierFinder().find(
            in: Array("sort code \(pairs) account number \(account)".utf8).span, identifiers: &found, money: &sums)
        return found.first { $0.kind == .ukAccount }
    }
}
