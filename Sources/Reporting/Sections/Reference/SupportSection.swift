// SPDX-License-Identifier: Apache-2.0

/// Public services for people affected; text only, no links.
struct SupportSection: ReportSection {
    let digest: CaseDigest

    func write(into draft: inout Draft) {
        guard digest.options.showsSupport else {
            draft.paragraph("Left out of this copy.")
            return
        }
        draft.paragraph(
            """
            For people affected, and for those who read such material at work. The services are those of the \
            United Kingdom unless stated; check them before passing them on.
            """
        )
        draft.facts(
            "Services",
            [
                ("Danger to life", "Emergency services, 999. Police for other reports, 101."),
                ("Distress", "Samaritans; for children and young people, Childline."),
                (
                    "Under 18",
                    """
                    CEOP Safety Centre of the National Crime Agency. Report \
                    Remove (Childline and Internet Watch Foundation) for images.
                    """
                ),
                ("Over 18", "Revenge Porn Helpline. StopNCII for images."),
                ("Other countries", "Take It Down (NCMEC) for images of people under 18."),
                ("Money sent", "The payer’s bank or card issuer at once; then police, 101."),
                (
                    "Keep",
                    """
                    Messages, images, usernames, e-mail addresses, phone numbers, bank details and web addresses. \
                    Paying and answering further messages is advised against by police.
                    """
                ),
                (
                    "Readers at work",
                    """
                    A supervisor and the employer’s welfare service. Sections 1 to \
                    \(SectionName.indicators.number - 1) print no whole message\(digest.quotations).
                    """
                ),
            ])
    }
}
