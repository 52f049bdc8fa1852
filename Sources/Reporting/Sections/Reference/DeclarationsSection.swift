// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Blank forms for the people who put the report before a court.
///
/// Each form says in its heading that it is a draft and stands whole on one sheet, so that no sheet of a form lacks the words.
///
/// The program fills in what it can compute, the digest and its own version. It makes no declaration: whatever a
/// person must state is a line to write on. Sources of the slots: Criminal Procedure Rules 2020, rule 19.4 (expert
/// reports, England and Wales); form MG11 (witness statement, section 9 of the Criminal Justice Act 1967); United
/// States Federal Rules of Evidence 902(13) and (14) (certified records and copies).
struct DeclarationsSection: ReportSection {
    let digest: CaseDigest

    private static let blank = "________________________________"
    private static let short = "______________"

    func write(into draft: inout Draft) {
        draft.add(
            .box(
                Box(
                    title: "Draft, not signed",
                    paragraphs: [
                        """
                        The forms in this section are blank. They help the person who signs to keep the slots that a \
                        court asks for in one place; the report itself carries no declaration.
                        """
                    ])))
        draft.heading("Expert report: slots of CrimPR rule 19.4 · draft, not signed")
        draft.facts(
            "Slots of rule 19.4, draft, not signed",
            [
                ("(a) Expert", "Qualifications, relevant experience and accreditation: \(line)"),
                ("(b) Sources", "Literature and other information relied on: \(line)"),
                ("(c) Facts given", "Substance of the facts given to the expert and material to the opinions: \(line)"),
                ("(d) Own knowledge", "Which of the facts stated are within the expert’s own knowledge: \(line)"),
                (
                    "(e) Work of others",
                    """
                    Who made an examination, measurement or test that the opinions rest on, their qualifications, and \
                    under whose supervision: \(line)
                    """
                ),
                ("(f) Range of opinion", "Where opinions differ, the range and the reasons for the one held: \(line)"),
                ("(g) Qualification", "What an opinion depends on, where it is qualified: \(line)"),
                ("(h) Reliability", "What a court may need to judge whether the opinion is reliable: \(line)"),
                ("(i) Conclusions", "Summary of the conclusions reached: \(line)"),
                ("(j) Duty", "Statement that the expert knows the duty to the court and keeps it: \(line)"),
                ("(k) Truth", "The same declaration of truth as a witness statement: \(line)"),
            ], width: 22)
        let exhibit = digest.details.exhibit.map { Prose(.evidence($0)) } ?? Prose(.text(Self.short))
        let tool = digest.analysis.tool
        draft.heading("Witness statement: paragraph for form MG11 · draft, not signed")
        draft.paragraph(
            """
            I am \(short) of \(short). On \(short) I received exhibit \(exhibit) from \(short). On \(short) I ran \
            \(words: tool.name) \(words: tool.version) on it. The program computed the inputs digest \
            \(code: Figures.groups(digest.analysis.inputsDigest)). I compared that digest with the exhibit by \(short). \
            I produce the report as exhibit \(short). Signature \(short), date \(short).
            """
        )
        draft.heading("Certificate: Federal Rules of Evidence 902(13) and (14) · draft, not signed")
        draft.facts(
            "Fields of the certificate, draft, not signed",
            [
                ("Qualified person", "Name, employer, training: \(line)"),
                ("Process or system", "What made the record, and why its result is accurate: \(line)"),
                ("Hash algorithm", "SHA-256"),
                ("Digest of the inputs", Prose(.code(Figures.groups(digest.analysis.inputsDigest)))),
                ("Hash of the original", "Computed on \(short) by \(short): \(line)"),
                ("Comparison", "Values agree, compared by \(short) on \(short)"),
                ("Notice", "Given to the other party on \(short), with the record open to inspection"),
                ("Signature", "\(line), date \(short)"),
            ], width: 22)
    }

    private var line: Prose { Prose(.text(Self.blank)) }
    private var short: Prose { Prose(.text(Self.short)) }
}
