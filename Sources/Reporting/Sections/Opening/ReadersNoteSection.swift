// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// How to read the report, and what a reader is about to meet.
struct ReadersNoteSection: ReportSection {
    let digest: CaseDigest

    func write(into draft: inout Draft) {
        draft.lead(
            """
            This report lists what an exported chat record contains and what published rules made of it. It holds \
            no opinion about a person. It is an exhibit and technical annex, not an expert report, and carries no \
            declaration.
            """
        )
        for (index, words) in digest.options.templates.foreword.enumerated() {
            draft.paragraph(index == 0 ? "\(strong: "Note of the unit.") \(words: words)" : Prose(.text(words)))
        }
        draft.paragraph(
            """
            \(strong: "Accounts.") A1, A2 and so on are accounts of a service. The record tells from which \
            account a message came; it does not tell who used the device. Names are those that the export gives \
            to an account.
            """
        )
        draft.paragraph(
            """
            \(strong: "Two kinds of statement.") \(Prose(.badge(isIndicator: false))) tells what the record \
            contains, with its messages. \(Prose(.badge(isIndicator: true))) tells what a rule made of those \
            messages, with the rule, ordinary readings that must be weighed, and what it does not show. One \
            sentence holds one kind. “Measured wording” marks a message in which no rule written by a person found \
            anything: the program compared its words with invented, labelled talk. It is the weaker ground; read the message.
            """
        )
        let cited = digest.findings.cited.first { digest.timeline.entry($0).kind == .message }
        let example = cited ?? digest.timeline.numbers.first
        if let example {
            draft.paragraph(
                """
                \(strong: "Numbers.") A number in square brackets, such as \(cite: example), is the place of a \
                message in the record. Messages are printed under these numbers in \(section: .transcript), which \
                also says what is not printed.
                """
            )
        }
        draft.paragraph(
            """
            \(strong: "Times.") UTC carries a Z. The second clock is \(code: digest.clock.zone). “(min)” marks a \
            source without seconds; “wall clock” marks a source whose zone is not known, and such a time is not \
            converted. A duration that rests on rounded times is a range, rounded outwards. One between times \
            recorded to the second is the difference of what is printed, and may be a second out either way.
            """
        )
        let key = Prose.joined(StageLetter.all.map { "\(Prose(.stage($0))) \(words: $0.name)" }, by: " · ")
        draft.paragraph("\(strong: "Stages.") One letter stands for one stage in text, charts and transcript: \(key).")
        draft.paragraph(
            """
            \(strong: "The record’s words and the program’s.") Words in square brackets and italics are the \
            program’s. Characters without a shape are printed as their number in a frame, such as \
            \(evidence: "\u{202E}") for a mark that reverses the direction of writing. The Unicode name of an \
            emoji follows it in small type.
            """
        )
        draft.add(.box(contentNotice(&draft)))
    }

    /// `[0090] to [0110]`: messages that stand close together are one stretch.
    private static func stretches(_ numbers: [Int32]) -> Prose {
        var found: [ClosedRange<Int32>] = []
        for n in numbers {
            if let last = found.last, n - last.upperBound <= nearby {
                found[found.count - 1] = last.lowerBound...n
            } else {
                found.append(n...n)
            }
        }
        let parts = found.prefix(mostStretches).map { range -> Prose in
            range.count == 1
                ? "\(cite: range.lowerBound)" : "\(cite: range.lowerBound) to \(cite: range.upperBound)"
        }
        let rest = found.count - parts.count
        return .joined(parts) + (rest > 0 ? " and \(rest, "further stretch", "further stretches")" : "")
    }

    private static let nearby: Int32 = 12
    private static let mostStretches = 12

    private func contentNotice(_ draft: inout Draft) -> Box {
        let severe = digest.analysis.severeMessages.count
        let total = digest.tally.messages
        let labelled = digest.findings.cited.count {
            !digest.analysis.severeMessages.contains($0) && digest.timeline.entry($0).kind == .message
        }
        var paragraphs: [Prose] = []
        let texts = CopyTexts(digest)
        if texts.isWithoutWords {
            paragraphs.append(
                """
                The words of the record are not in this set, level R4. \(severe, "message") met a rule for severe wording\
                \(words: severe == 0 ? "." : "; only its category is told.")
                """)
        } else if digest.withheld > 0 {
            paragraphs.append(
                """
                The text of \(digest.withheld, "message") is withheld. In its place stand number, time, account, \
                category and length. \(texts.howToPrint)
                """
            )
        } else if severe > 0 {
            paragraphs.append(
                """
                \(severe, "message") met a rule for severe wording and \(words: severe == 1 ? "is" : "are") \
                printed in full.
                """
            )
            paragraphs.append(
                """
                A reader who would rather not meet it skips \(Self.stretches(digest.analysis.severeMessages.sorted())) in \
                \(section: .transcript), and \(section: .indicators), which prints some of them in context.
                """
            )
        } else {
            paragraphs.append("No message met a rule for severe wording.")
        }
        if texts.isWithoutWords {
            paragraphs.append("No image, sound or video is reproduced.")
        } else {
            paragraphs.append(
                """
                No image, sound or video is reproduced. Whole messages stand in \(section: .indicators) and \
                \(section: .transcript)\(digest.quotations).
                """
            )
        }
        let bar = SeverityBar(parts: [
            (max(0, total - labelled - severe), "no label"), (labelled, "labelled by a rule"),
            (severe, severe == 0 ? "severe" : digest.withheld > 0 ? "severe: text withheld" : "severe: text printed"),
        ])
        let figure = draft.numbered(
            Figure(
                caption: "Messages of the record, by label",
                drawing: bar.drawing(
                    name: "severity", title: "Messages of the record, by label",
                    description:
                        """
                        \(Figures.grouped(max(0, total - labelled - severe))) without a label, \
                        \(Figures.grouped(labelled)) labelled by a rule, \(Figures.grouped(severe)) severe.
                        """
                )))
        return Box(title: "Before you read on", paragraphs: paragraphs, figure: total > 0 ? figure : nil)
    }
}
