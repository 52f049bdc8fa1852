// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What was paid, as far as the record tells.
struct PaymentsSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 60

    func write(into draft: inout Draft) {
        let found = digest.findings.payments
        guard !found.isEmpty else {
            draft.paragraph(Phrases.noPayment)
            draft.paragraph(
                """
                Statements of banks and payment services were not among the sources unless \(section: .items) lists \
                them.
                """
            )
            return
        }
        draft.table(
            "Payments claimed in words and payments that a service recorded",
            columns: [
                .init("No.", 9), .init("Account", 11), .init("Amount", 18), .init("Method", 20),
                .init("Basis", 24), .init("Message and time"),
            ],
            rows: found.prefix(Self.rowLimit).enumerated().map { index, payment in
                let amount =
                    payment.amount.map { Prose(.evidence(Phrases.money($0))) }
                    ?? (digest.hasSumsRemoved ? "removed where told (R4)" : "not told in this message")
                let time = digest.moment(payment.citation.n)?.spoken ?? "time not recorded"
                return .init([
                    "PAY-\(index + 1)", Prose(.text(payment.account.label)), amount,
                    Prose(.text(Phrases.method(payment.method))),
                    payment.isClaimed ? "claimed in words" : "recorded by the service",
                    "\(cite: payment.citation.n) \(words: time)",
                ])
            })
        if found.count > Self.rowLimit { draft.note("The first \(Self.rowLimit) of \(found.count) rows.") }
        draft.note(
            """
            \(words: Phrases.paymentRule) A claim in words shows what an account wrote. Whether money moved is shown by the bank or the payment \
            service, not by the chat.
            """
        )
    }
}
