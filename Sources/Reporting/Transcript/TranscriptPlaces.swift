// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Where the messages of the record are printed: in this report, in its volumes, or nowhere.
struct TranscriptPlaces {
    /// Messages of the record.
    let total: Int
    /// Printed in the report.
    let printed: Int
    /// Not printed in the report, but in a volume.
    let beside: Int
    private let files: Prose

    /// Printed in neither.
    var nowhere: Int { total - printed - beside }

    init(_ digest: CaseDigest) {
        total = digest.tally.messages
        printed = digest.selection.messagesPrinted
        let volumes = digest.volumes.volumes
        let held = Set(volumes.flatMap { $0.slices.map(\.conversation) })
        beside = Figures.sum(
            digest.selection.runs.filter { $0.conversation.map(held.contains) ?? false }
                .map { $0.messages - $0.messagesPrinted })
        files =
            switch (volumes.first, volumes.last) {
            case (let first?, let last?) where volumes.count > 1:
                "\(Prose(.file(first.fileName))) to \(Prose(.file(last.fileName)))"
            case (let only?, _): Prose(.file(only.fileName))
            default: Prose()
            }
    }

    /// A clause of the cover.
    var cover: Prose {
        if total == printed { return "The transcript leaves out no message" }
        var prose: Prose = "Transcript: \(printed) of \(total, "message") printed here"
        if beside > 0 { prose += "; \(beside) in \(files) beside this report" }
        if nowhere > 0 { prose += "; \(nowhere) not printed" }
        return prose + ", \(section: .transcript)"
    }

    /// Sentences of the section, behind the one that tells what is printed.
    var rest: Prose {
        let option: Prose = "The option \(code: "--timeline csv") writes the timeline in full."
        if beside == 0 { return "Not printed: \(nowhere, "message"). \(option)" }
        let volumes: Prose =
            "The other \(beside, "message") of these conversations stand in \(files) beside this report."
        return nowhere == 0 ? volumes : "\(volumes) Not printed: \(nowhere, "message"). \(option)"
    }
}
