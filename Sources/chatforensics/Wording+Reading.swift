// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import ChatModel
import Evidence
import Foundation
import Importing

extension Wording {
    static func intake(_ error: IntakeError) -> String {
        switch error {
        case .missing(let path): missing(path)
        case .unreadable(let path, EINVAL): "\(path): a pipe, socket or device, not a file (give a file or folder)"
        case .unreadable(let path, let code): "\(path): cannot be read: \(system(code)) (check its permissions)"
        case .passphraseNeeded(let path):
            "\(path): encrypted, and no passphrase fits (give --passphrase-file FILE)"
        case .encryptionUnsupported(let path):
            "\(path): encrypted in a way that cannot be opened here (unpack it and give the folder)"
        case .damaged(let path): "\(path): damaged beyond use (ask for the export again)"
        case .noScratch(let path):
            "\(path): cannot be unpacked, for the folder for temporary files is full or cannot be written "
                + "(free some room, or set TMPDIR to a folder that has it)"
        case .empty(let path): "\(path): there is no file in it (check the path)"
        }
    }

    static func status(of error: IntakeError) -> ExitStatus {
        switch error {
        case .missing, .unreadable: .inputMissing
        case .noScratch: .readOrWriteFailure
        case .passphraseNeeded, .encryptionUnsupported, .damaged, .empty: .notUnderstood
        }
    }

    /// What could not be read, one line an exhibit and code.
    ///
    /// - Parameter tellsIntake: whether to tell also what is odd about names and archives whose contents were read.
    static func problems(
        of reading: CaseRun.Reading, inputs: [String], tellsIntake: Bool = false
    ) -> [String] {
        let exhibits = reading.evidence.exhibits
        func path(_ exhibit: Int32?) -> String {
            exhibit.map { exhibits[Int($0)].path } ?? inputs.joined(separator: ", ")
        }
        var lines = reading.evidence.notes.filter {
            $0.severity == .loss || DamageSearch.told.contains($0.code) || tellsIntake && $0.severity == .warning
        }.map { note in
            problem(note.path ?? path(note.exhibit), note.code, 1)
        }
        lines += reading.ingest.diagnostics.filter {
            $0.severity == .loss || DamageSearch.told.contains($0.code)
        }.map { diagnostic in
            problem(path(diagnostic.provenance.exhibit), diagnostic.code, diagnostic.detail["count"] ?? 1)
        }
        return summed(lines)
    }

    /// The files that nobody understands, one line each.
    static func unread(in reading: CaseRun.Reading) -> [String] {
        summed(
            reading.evidence.exhibits.filter { reading.ingest.statuses[$0.number]?.outcome == .notUnderstood }
                .map { notUnderstood($0.path, see: "what is in it with: chatforensics inspect") })
    }

    static func notUnderstood(_ path: String, see: String) -> String {
        "\(path): no importer understands this file (see \(see))"
    }

    static func undatedOmitted(_ count: Int) -> String {
        "timesketch: \(self.count(count, "undated event")) left out, for Timesketch takes no row without a time "
            + "(see them with --format jsonl)"
    }

    static func problem(_ path: String, _ code: String, _ count: Int) -> String {
        let what = code.replacing("-", with: " ")
        let advice =
            code == "archive-in-parts"
            ? "join the parts: zip -s 0 LAST.zip --out WHOLE.zip, or of numbered pieces: cat NAME.zip.* > NAME.zip; "
            : ""
        return "\(path): \(what)\(count > 1 ? ", \(count) times" : "") (\(advice)see docs/diagnostics.md: \(code))"
    }

    /// Equal lines once; twenty at most, then how many more.
    static func summed(_ lines: [String]) -> [String] {
        var seen: Set<String> = []
        let distinct = lines.filter { seen.insert($0).inserted }
        guard distinct.count > 20 else { return distinct }
        return distinct.prefix(20) + ["\(distinct.count - 20) further problems are listed in the report"]
    }

    static func inspection(_ inspection: Inspection) -> [String] {
        var lines: [String] = []
        for line in inspection.lines {
            let reader = line.importer.map { importer in
                "  \(importer)" + (line.reason.map { " (\($0))" } ?? "")
                    + (line.events > 0 ? ": \(count(line.events, "event"))" : "")
            }
            lines.append("\(line.path)  \(line.bytes) B  \(line.outcome)\(reader ?? "")")
        }
        for entry in inspection.leftOut {
            lines.append("\(entry.path)  not opened: \(entry.code.replacing("-", with: " "))")
        }
        lines.append("")
        let counts = inspection.counts
        lines.append(
            "\(count(counts.messages, "message")), \(count(counts.conversations, "conversation")), "
                + "\(count(counts.accounts, "account"))"
                + (inspection.period.map { ", \($0.first) to \($0.last)" } ?? ""))
        let unknown = inspection.lines.count { $0.isNotUnderstood }
        if unknown > 0 { lines.append("Nobody understands \(count(unknown, "file")).") }
        return lines
    }
}
