// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Files that printed messages carry, and media to which no message refers; nothing is shown.
struct AttachmentsSection: ReportSection {
    let digest: CaseDigest

    private static let rowLimit = 300

    func write(into draft: inout Draft) {
        let found = digest.printedAttachments
        let media = digest.analysis.exhibits.enumerated().filter {
            $0.element.status == .attachment || $0.element.status == .unreferenced
        }
        let general: Prose =
            """
            No picture, sound or video is reproduced. A file is known by its SHA-256; its mark is that of the exhibit \
            with the file’s place among the media.
            """
        if found.isEmpty {
            draft.paragraph("\(general) No printed message carries an attachment.")
        } else {
            let held = found.count { $0.attachment.isHeld }
            let missing = digest.missingMedia
            let others = found.count - held - missing
            var parts = ["\(Figures.grouped(held)) held"]
            if missing > 0 { parts.append("\(Figures.grouped(missing)) named but not in the export") }
            if others > 0 { parts.append("\(Figures.grouped(others)) without a file (places, links, polls)") }
            draft.paragraph(
                """
                \(general) \(found.count, "attachment") in printed messages: \(words: parts.joined(separator: ", ")).
                """
            )
        }
        let unreferenced = media.filter { $0.element.status == .unreferenced }
        if media.isEmpty {
            draft.paragraph("The inputs hold no media file.")
        } else {
            draft.paragraph(
                unreferenced.isEmpty
                    ? "\(media.count, "media file") in the inputs; messages refer to \(words: media.count == 1 ? "it" : "each")."
                    : "\(media.count, "media file") in the inputs; no message refers to \(unreferenced.count) of them.")
        }
        // Sentences stand before the tables: behind a long one they would have a sheet of their own.
        if !found.isEmpty { writeAttachments(found, &draft) }
        guard !unreferenced.isEmpty else { return }
        draft.table(
            "Media to which no message refers",
            columns: [
                .init("Mark", 12), .init("File", 36.5), .init("Bytes", 13.5, isNumeric: true), .init("SHA-256"),
            ],
            rows: unreferenced.prefix(60).map { index, file in
                .init([
                    digest.media[Int32(index)] ?? "–", Prose(.evidence(file.path)), "\(file.bytes)",
                    Prose(.code(Figures.groups(file.sha256))),
                ])
            })
        if unreferenced.count > 60 {
            draft.note("The first 60 of \(unreferenced.count) rows; \(code: "manifest.json") holds the rest.")
        }
    }

    private func writeAttachments(_ found: [CaseDigest.PrintedAttachment], _ draft: inout Draft) {
        let folder = CommonFolder(
            found.prefix(Self.rowLimit).filter { !digest.isWithheld($0.n) }.compactMap(\.attachment.name))
        draft.table(
            "Attachments of printed messages", folder.told,
            columns: [
                .init("Message", 9), .init("Mark", 10), .init("Kind", 11), .init("Name in the record", 20),
                .init("State", 12), .init("Bytes", 12, isNumeric: true), .init("SHA-256"),
            ], rows: found.prefix(Self.rowLimit).map { row($0, folder) })
        if found.count > Self.rowLimit { draft.note("The first \(Self.rowLimit) of \(found.count) rows.") }
    }

    private func row(_ found: CaseDigest.PrintedAttachment, _ folder: CommonFolder) -> Table.Row {
        let attachment = found.attachment
        let record = attachment.exhibit.flatMap { index in
            digest.analysis.exhibits.indices.contains(Int(index)) ? digest.analysis.exhibits[Int(index)] : nil
        }
        let name: Prose =
            digest.isWithheld(found.n)
            ? Prose(.withheld("withheld")) : attachment.name.map(folder.rest) ?? Prose(.soft("no name"))
        var state = attachment.isHeld ? "held" : attachment.isFile ? "not in the export" : "no file"
        if attachment.embeddedDigest != nil { state += " inside the record" }
        if attachment.isViewOnce { state += "; set to vanish" }
        return .init([
            "\(cite: found.n)", digest.media[attachment.exhibit] ?? "–",
            Prose(.text(EventWording.name(attachment.kind))), name, Prose(.text(state)),
            record.map { "\($0.bytes)" } ?? "–",
            (record?.sha256 ?? attachment.embeddedDigest).map { Prose(.code(Figures.groups($0))) } ?? "–",
        ])
    }
}
