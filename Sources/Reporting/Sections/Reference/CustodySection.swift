// SPDX-License-Identifier: Apache-2.0

/// Where the facts of the run are.
struct CustodySection: ReportSection {
    let digest: CaseDigest

    func write(into draft: inout Draft) {
        if digest.options.hasCustodyPage {
            draft.paragraph(
                """
                When, where and by whom this analysis was run stands in \(code: "custody.html") beside this file, \
                with the audit chain, its head, and the hashes of the output files. Those facts differ from run \
                to run and are kept out of this report, so that two runs over the same inputs can be compared \
                byte for byte.
                """
            )
        } else {
            draft.paragraph("This report was made without a custody page. Facts of the run are not part of it.")
        }
        draft.paragraph(
            """
            Each sheet carries the first sixteen digits of the inputs digest. The full digest is on the cover; \
            \(code: "manifest.json") lists the inputs, and \(code: "chatforensics verify") on the folder \
            re-hashes inputs and outputs, walks the audit chain and runs the analysis again.
            """
        )
    }
}
