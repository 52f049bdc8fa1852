// SPDX-License-Identifier: Apache-2.0

import Analysis

/// What was used: program, importers, rule packs, detectors.
struct MethodSection: ReportSection {
    let digest: CaseDigest

    func write(into draft: inout Draft) {
        let analysis = digest.analysis
        draft.paragraph(
            """
            Inputs are opened for reading and hashed. An importer states what a file wrote, with the byte range \
            of each record. Wall clocks become instants where a zone was declared. Events are put in one order \
            and numbered. Rule packs and identifier checks read each message text; detectors read the order of \
            events and marks. The same inputs, options and build give the same report, byte for byte.
            """
        )
        var rows: [(String, Prose)] = [
            ("Program", "\(code: "\(analysis.tool.name) \(analysis.tool.version)")"),
            ("Inputs digest", Prose(.code(Figures.groups(analysis.inputsDigest)))),
        ]
        let importers = Set(analysis.exhibits.compactMap(\.importer)).sorted()
        rows.append(("Importers used", importers.isEmpty ? "none" : .joined(importers.map { Prose(.code($0)) })))
        rows.append(
            (
                "PDF renderer",
                digest.options.renderer.map { Prose(.evidence($0)) }
                    ?? "none named; this HTML file is the reference copy"
            ))
        let overlaid = digest.options.overlaid
        rows.append(
            (
                "Templates",
                overlaid.isEmpty
                    ? "those of the program"
                    : "those of the program, with files of the unit (\(code: "--template"), SHA-256): "
                        + .joined(
                            overlaid.map { "\(code: $0.name) \(Prose(.code(Figures.groups($0.sha256))))" }, by: "; ")
            ))
        draft.facts("Program and renderer", rows)
        if analysis.rulePacks.isEmpty {
            draft.paragraph("No rule pack was in force.")
        } else {
            draft.table(
                "Rule packs in force", columns: [.init("Pack", 18), .init("Version", 11), .init("SHA-256")],
                rows: analysis.rulePacks.map {
                    .init([Prose(.code($0.id)), Prose(.text($0.version)), Prose(.code(Figures.groups($0.sha256)))])
                })
        }
        if analysis.rulePacks.contains(where: { $0.id.hasPrefix("wording-") }) {
            draft.paragraph(
                """
                A rule whose name holds "wording" was not written by hand: its words are those that, in conversations \
                invented and labelled for the purpose, mostly stood in messages of that kind.
                """)
        }
        guard !analysis.detectors.isEmpty else {
            draft.paragraph("No detector ran.")
            return
        }
        draft.table(
            "Detectors that ran",
            """
            The definition of each stands where the last column says. \(code: "chatforensics detectors --json") lists the \
            codes of the rule packs that each reads.
            """,
            columns: [
                .init("Detector", 27), .init("Rev.", 7, isNumeric: true), .init("Sees", 17),
                .init("Codes read", 12, isNumeric: true), .init("Looks for"),
            ],
            rows: analysis.detectors.map { detector in
                .init([
                    Prose(.code(detector.id)), "\(detector.revision)",
                    detector.scope == .conversation ? "one conversation" : "the whole case",
                    "\(detector.codes.count)", definition(detector),
                ])
            })
    }

    /// A definition is printed once: on the card of an indicator, with the rules that found nothing, or here.
    private func definition(_ detector: DetectorDescription) -> Prose {
        let findings = digest.findings
        let isTold =
            findings.indicators.contains { $0.detector == detector.id } || !findings.hasHit(detector.id)
        return isTold ? "\(section: .indicators)" : Prose(.text(detector.summary))
    }
}
