// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The answers of the summary in six short rows, for the cover: who has one minute reads these.
struct GlanceTable {
    let digest: CaseDigest
    private var findings: FindingIndex { digest.findings }

    var table: Table {
        let summary = SummarySection(digest: digest)
        var rows: [(String, Prose)] = [
            ("Anyone in danger", summary.danger), ("Accounts", accounts), ("Demands", summary.demanded),
            ("How fast", summary.howFast), ("Where to pay", summary.whereToPay), ("Paid", summary.paid),
        ]
        if findings.extortion.isEmpty, findings.payments.isEmpty {
            // Three ways of saying that nothing was found tell no more than one.
            rows.removeLast(2)
        }
        return .facts("The record in short", rows, width: 19)
    }

    private var accounts: Prose {
        let pressing = digest.leadAccounts.filter { id in
            findings.extortion.contains { $0.account == id && $0.tier >= .e3 }
                || findings.standings.accountsOfPressure.contains(id)
        }
        guard !pressing.isEmpty else {
            return "\(digest.timeline.accounts.count, "account"); none with a demand or a strong indicator of pressure."
        }
        let named = pressing.prefix(4).map { id -> Prose in
            "\(strong: id.label) \(evidence: Name.short(digest.timeline[id].name))"
        }
        let more: Prose = pressing.count > 4 ? " and \(pressing.count - 4) more" : ""
        return .joined(named, by: ", ") + more + "; with a demand or a strong indicator of pressure."
    }
}
