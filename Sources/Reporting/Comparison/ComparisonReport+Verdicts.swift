// SPDX-License-Identifier: Apache-2.0

import Comparison

extension ComparisonReport {
    static let verdictColumns: [Table.Column] = [
        .init("Time", 24), .init("Verdict", 14), .init("By", 20), .init("Reason"),
    ]

    static func cells(of verdict: VerdictRecord) -> [Prose] {
        [
            Prose(.evidence(verdict.time)), "\(words: verdict.verdict.rawValue)", Prose(.evidence(verdict.officer)),
            Prose(.evidence(verdict.reason)),
        ]
    }

    /// Verdicts that stand on no page of a pair: of accounts without a link, and of pairs beyond those that are printed.
    func verdictsWithoutPage(_ numbering: inout Numbering) -> [Block] {
        let unprinted = result.pairs.dropFirst(Self.pairLimit).map {
            ($0.reference, "band \($0.band.rawValue)", $0.verdicts)
        }
        let rows = (result.verdictsAlone.map { ($0.accounts, "none", $0.verdicts) } + unprinted).flatMap {
            accounts, link, verdicts in
            verdicts.map { verdict in
                Table.Row(
                    ["\(Self.name(accounts.left)) – \(Self.name(accounts.right))", "\(words: link)"]
                        + Self.cells(of: verdict))
            }
        }
        guard !rows.isEmpty else { return [] }
        return [
            .lead(
                "Investigators concluded something about these accounts too. Nothing links them today, or their page is not printed: what they once shared may have been set aside, or stand in too many cases."
            ),
            numbering.table(
                "Verdicts on accounts without a page",
                [
                    .init("Accounts", 26), .init("Link", 9), .init("Time", 18), .init("Verdict", 11), .init("By", 12),
                    .init("Reason"),
                ],
                rows),
        ]
    }
}
