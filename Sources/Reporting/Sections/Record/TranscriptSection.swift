// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The messages themselves.
struct TranscriptSection: ReportSection {
    let digest: CaseDigest

    func write(into draft: inout Draft) {
        let selection = digest.selection
        let places = TranscriptPlaces(digest)
        let total = places.total
        draft.paragraph(
            """
            Events stand by conversation, each in the order of time. \(Prose(.text("◆"))) marks the first message \
            of a stage, \(Prose(.text("◇"))) another label. Events of equal time keep the order of their source.
            """
        )
        if isMixed {
            draft.paragraph(
                """
                \(Prose(.text(RowMarkup.Row.mixedSign))): letters from left to right and from right to left stand in one text, \
                which is drawn by the rules of their writing and not from one end to the other in the order in which it was \
                typed. Telephone numbers, addresses, \(Prose(.text("@")))names and other identifiers in it stand in their own \
                order. The characters are those of the record.
                """)
        }
        if total == selection.messagesPrinted {
            draft.paragraph("Printed: \(selection.messagesPrinted, "message"). No message of the timeline is left out.")
        } else if selection.isShortened {
            draft.paragraph(
                """
                Printed: \(selection.messagesPrinted) of \(total, "message"). The conversations with findings \
                hold more than \(digest.options.transcriptLimit, "message"), so each cited message is printed \
                with up to \(selection.neighbours, "event") before and after it. \(places.rest)
                """
            )
        } else {
            draft.paragraph(
                """
                Printed: \(selection.messagesPrinted) of \(total, "message"). Conversations with a finding are \
                printed whole; others follow while the sum stays within \
                \(digest.options.transcriptLimit, "message"). \(places.rest)
                """
            )
        }
        if digest.tally.outsideCount > 0 {
            let others: Prose =
                selection.outsidePrinted < digest.tally.outsideCount
                ? ", the others in the timeline that \(code: "chatforensics timeline") writes" : ""
            draft.paragraph(
                """
                Outside conversations stand \(digest.tally.outsideCount, "event") (contacts, blocks and reports, account \
                changes): \(selection.outsidePrinted) printed here\(others).
                """
            )
        }
        if digest.withheld > 0 {
            draft.paragraph("Withheld here and in the other sections: the text of \(digest.withheld, "message").")
        }
        writeVolumes(&draft)
        for run in selection.runs where !run.numbers.isEmpty { write(run, &draft) }
        let absent = selection.runs.filter { $0.extent == .none && $0.messages > 0 }
        guard !absent.isEmpty else { return }
        let named = absent.prefix(60).compactMap { run in
            run.conversation.map { "\($0.label) (\(Figures.grouped(run.messages)))" }
        }
        var prose: Prose = "Conversations not printed, with their messages: \(words: named.joined(separator: ", "))"
        if absent.count > 60 { prose += " and \(absent.count - 60) more" }
        draft.note(prose + ".")
    }

    /// Whether letters of both directions stand in a text that is printed.
    private var isMixed: Bool {
        digest.selection.runs.contains { run in
            run.numbers.contains { n in
                !digest.isWithheld(n) && digest.timeline.text(n).map { OwnOrder($0).isMixed } ?? false
            }
        }
    }

    /// The files with the transcript in full, and what each holds.
    private func writeVolumes(_ draft: inout Draft) {
        let volumes = digest.volumes.volumes
        guard !volumes.isEmpty else { return }
        draft.table(
            "Volumes of the transcript",
            """
            Files beside this report, at most \(TranscriptVolumes.limit, "message") each. A number in brackets that this \
            report does not print leads there.
            """,
            columns: [
                .init("File", 32), .init("Conversations", 26), .init("Messages", 14, isNumeric: true),
                .init("First and last event"),
            ],
            rows: volumes.prefix(Self.volumeRows).map { volume in
                let names = volume.slices.map(\.conversation.label).uniqued
                var places = Figures.list(Array(names.prefix(6)))
                if names.count > 6 { places += " and \(names.count - 6) more" }
                let first = volume.slices.first.flatMap { digest.volumes.numbers(of: $0).first }
                let last = volume.slices.last.flatMap { digest.volumes.numbers(of: $0).last }
                return .init([
                    Prose(.file(volume.fileName)), Prose(.text(places)), "\(volume.messages)",
                    Prose.citations([first, last].compactMap(\.self)),
                ])
            })
        if volumes.count > Self.volumeRows { draft.note("The first \(Self.volumeRows) of \(volumes.count) volumes.") }
    }

    private static let volumeRows = 120

    private func write(_ run: TranscriptSelection.Run, _ draft: inout Draft) {
        guard let id = run.conversation else {
            draft.heading("Events outside conversations")
            draft.add(
                .transcript(
                    TranscriptRun(
                        conversation: nil,
                        caption:
                            "Events outside conversations: cited ones, blocks and reports, requests of accounts that wrote",
                        numbers: run.numbers,
                        hasGaps: false)))
            return
        }
        let conversation = digest.timeline[id]
        draft.heading(
            "\(id.label), \(Phrases.known(conversation.platform) ?? "service named in section \(SectionName.conversations.number)")"
        )
        let people = digest.tally.participants(of: id)
        let names = people.prefix(6).map { account -> Prose in
            "\(strong: account.label) \(evidence: Name.short(digest.timeline[account].name))"
        }
        var prose = Prose.joined(names)
        if people.count > 6 { prose += " and \(people.count - 6) more" }
        if run.extent == .excerpts {
            prose += ". Excerpts: \(run.messagesPrinted) of \(run.messages, "message")"
        } else {
            prose += ". Printed whole: \(run.messages, "message")"
        }
        draft.note(prose + ".")
        draft.add(
            .transcript(
                TranscriptRun(
                    conversation: id, caption: "Transcript of conversation \(id.label)", numbers: run.numbers,
                    hasGaps: run.extent == .excerpts)))
    }
}
