// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Exports
import Foundation
import Reporting

/// Everything that the files of a produced set hold beside the words of the record.
///
/// A search for leaks excuses these: a value of the record may be a word of the program too. Both sets are made of the
/// same code, of an analysis in which nothing of the record is left.
struct ProgramWords {
    /// The analysis without the record.
    let sterile: CaseAnalysis
    let request: CaseFolder.Request
    let options: CaseOptions
    /// Options of the report, with the program's own templates: what a unit writes into its own is searched like the rest.
    let settings: ReportOptions
    let folder: OutputFolder

    /// The words, as bytes of files one behind another.
    func bytes() throws -> [UInt8] {
        var bytes = try CaseReport(sterile, options: settings).html()
        bytes += FindingsDocument(sterile).bytes + IdentifiersCSV.bytes(sterile.identifiers)
        for format in request.timelines { bytes += try timeline(format) }
        for text in given { bytes += Array("\n\(text)\n".utf8) }
        return bytes + custodyPage
    }

    private func timeline(_ format: TimelineFormat) throws -> [UInt8] {
        let exhibits = sterile.exhibits.map(\.path)
        let bare = TimelineCatalogue(sterile.timeline, paths: exhibits, digests: exhibits.map { _ in nil })
        var bytes: [UInt8] = []
        guard format == .xlsx else {
            try format.write(bare, scratch: folder.stagedPath("")) { bytes += $0 }
            return bytes
        }
        // A workbook brings words of its own: styles, properties, sheets.
        let name = ".words.xlsx"
        defer { try? FileManager.default.removeItem(atPath: folder.stagedPath(name)) }
        _ = try folder.write(name) { file in
            try format.write(bare, scratch: folder.stagedPath("")) { try file.write($0) }
        }
        _ = try PackedMembers.read(zipAt: folder.stagedPath(name)) { piece in
            switch piece {
            case .member(let name): bytes += Array("\n\(name)\n".utf8)
            case .bytes(let found): bytes += found
            }
        }
        return bytes
    }

    /// What the command was given, and facts of the machine.
    private var given: [String] {
        let run = request.run
        return [
            options.caseReference, options.exhibitReference, options.examiner, options.unit, options.marking,
            run.host, run.user, run.system, run.hostZone,
        ].compactMap(\.self)
    }

    private var custodyPage: [UInt8] {
        CustodyPage(
            reference: nil, exhibit: nil, marking: nil, unit: nil, operatorName: "", host: "", system: "", started: "",
            ended: "", program: "", command: [], inputs: [], outputs: [], chain: [], head: ""
        ).html(templates: settings.templates)
    }
}
