// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Exports
import Foundation
import Redaction
import Reporting

/// The files of an analysis, in the order in which each seals the ones before it.
struct CaseFiles {
    let analysis: CaseAnalysis
    let catalogue: TimelineCatalogue
    let request: CaseFolder.Request
    let options: CaseOptions
    let folder: OutputFolder
    let progress: RunProgress

    /// A file that was written.
    struct Written {
        var name: String
        var bytes: Int
        var sha256: String
        var role: ManifestEntry.Role

        var entry: ManifestEntry { ManifestEntry(path: name, bytes: bytes, sha256: sha256, role: role) }
    }

    /// Files that need no others.
    private enum Portion {
        case pages, data
    }

    /// Files that were written, with the names of the volumes among them.
    private struct Portioned {
        var written: [Written]
        var volumes: [String]
    }

    private var manifest: CaseManifest { CaseManifest(analysis: analysis, options: options) }

    func write() async throws -> CaseFolder.Outcome {
        let templates = try TemplateSet(folder: options.templatesFolder)
        let renderer = request.wantsPDF ? PDFRenderer.installed() : nil
        let settings = reportOptions(templates, renderer)
        let portions = try await Parallel.map([Portion.pages, .data], width: options.width) { portion -> Portioned in
            switch portion {
            case .pages: try writePages(settings)
            case .data: Portioned(written: try writeData(), volumes: [])
            }
        }
        var written = portions.flatMap(\.written)
        let volumes = portions.flatMap(\.volumes)
        let sealed = manifest.json(of: written.map(\.entry)).bytes
        written.append(try write("manifest.json", .derived) { try $0.write(sealed) })
        var outcome = CaseFolder.Outcome(
            analysis: analysis, renderer: renderer, lacksRenderer: request.wantsPDF && renderer == nil)
        if let renderer {
            // Of the files before one: nil once a file is not there to be counted.
            var sheets: Int? = 0
            for page in ["report.html"] + volumes.prefix(Self.printedVolumes) {
                try Task.checkCancellation()
                if let pdf = try print(page, with: renderer, &sheets, &outcome) { written.append(pdf) }
            }
            outcome.unprintedVolumes = max(0, volumes.count - Self.printedVolumes)
        }
        try RunLog(analysis: analysis, options: options, run: request.run, folder: folder)
            .write(sealing: written.map(\.entry), templates: templates)
        return outcome
    }

    /// The report, its summary and the volumes of the transcript.
    private func writePages(_ settings: ReportOptions) throws -> Portioned {
        let report = CaseReport(analysis, options: settings)
        var written: [Written] = []
        written.append(
            try write("report.html", .report) { file in
                try report.write { piece in try file.write(Self.array(piece)) }
            })
        let summary = report.summaryPage()
        written.append(try put("summary.sfr1.html", .report) { try $0.write(summary) })
        var volumes = report.volumes
        for (position, name) in volumes.fileNames.enumerated() {
            try Task.checkCancellation()
            written.append(
                try put(name, .report) { file in
                    try volumes.write(position) { piece in try file.write(Self.array(piece)) }
                })
        }
        return Portioned(written: written, volumes: volumes.fileNames)
    }

    /// The files for other programs.
    private func writeData() throws -> [Written] {
        var written: [Written] = []
        written.append(
            try write("findings.json", .derived) { file in try FindingsDocument(analysis).write { try file.write($0) } }
        )
        written.append(
            try write("identifiers.csv", .derived) { try $0.write(IdentifiersCSV.bytes(analysis.identifiers)) })
        if let redaction = analysis.redaction {
            written.append(try write(RedactionsCSV.fileName, .derived) { try $0.write(RedactionsCSV.bytes(redaction)) })
        }
        for format in request.timelines {
            try Task.checkCancellation()
            do {
                written.append(
                    try write(format.fileName, .derived) { file in
                        try format.write(catalogue, scratch: folder.stagedPath("")) { try file.write($0) }
                    })
            } catch let failure as WorkbookFailure {
                throw OutputFolder.Failure.cannotWrite(path: format.fileName, errno: failure.errno)
            }
        }
        return written
    }

    /// Volumes that are rendered: the reference renderer needs about a minute for one.
    private static let printedVolumes = 24

    /// Renders a page beside itself, `report.html` as `report.pdf`; nil when that failed.
    private func print(
        _ page: String, with renderer: PDFRenderer, _ sheets: inout Int?, _ outcome: inout CaseFolder.Outcome
    ) throws -> Written? {
        let name = page.replacing(".html", with: ".pdf")
        let pdf = folder.stagedPath(name)
        do {
            let checked = try renderer.renderChecked(
                folder.stagedPath(page), copy: folder.stagedPath(".print.html"), to: pdf,
                date: analysis.details.reportDate, after: sheets)
            if let before = sheets { sheets = checked.sheets.map { before + $0 } }
            outcome.spelledCharacters += checked.spelled
            if checked.deviating > 0 { outcome.deviatingTexts.append((name, checked.deviating)) }
            let bytes = Array(try Data(contentsOf: URL(filePath: pdf)))
            return Written(name: name, bytes: bytes.count, sha256: StreamDigest.hex(of: bytes), role: .report)
        } catch let error as PDFRenderer.Failure {
            // The analysis stands without its copy on paper; the caller says which is not there.
            sheets = nil
            if outcome.pdfFailure == nil { outcome.pdfFailure = (name, error) }
            return nil
        }
    }

    private func reportOptions(_ templates: TemplateSet, _ renderer: PDFRenderer?) -> ReportOptions {
        var settings = ReportOptions(
            templates: templates, zonePeriods: options.reportZone.periods, decisions: manifest.decisions,
            renderer: renderer.map { "\($0.name) \($0.version)" },
            showsSupport: options.showsSupport && analysis.redaction?.level != RedactionLevel.r2.rawValue,
            transcript: options.transcript, fullTexts: fullTexts)
        settings.overlaid = templates.overlaid.map { ($0.name, StreamDigest.hex(of: $0.bytes)) }
        return settings
    }

    /// Files that hold each text as the record has it, whatever is withheld in the report.
    private var fullTexts: [String] {
        let level = analysis.redaction.flatMap { RedactionLevel(rawValue: $0.level) } ?? .r0
        return level >= .r3 ? [] : request.timelines.map(\.fileName).sorted()
    }

    /// Everything that the files hold beside the words of the record.
    func programWords() throws -> [UInt8] {
        try ProgramWords(
            sterile: analysis.sterile, request: request, options: options,
            settings: reportOptions(try TemplateSet(), nil), folder: folder
        ).bytes()
    }

    private static func array(_ span: Span<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: span.count) { buffer, count in
            for index in span.indices { buffer[index] = span[index] }
            count = span.count
        }
    }

    /// Writes a file that is a step of the progress.
    private func write(
        _ name: String, _ role: ManifestEntry.Role, _ body: (_ file: inout OutputFile) throws -> Void
    ) throws -> Written {
        let written = try put(name, role, body)
        progress.step()
        return written
    }

    private func put(
        _ name: String, _ role: ManifestEntry.Role, _ body: (_ file: inout OutputFile) throws -> Void
    ) throws -> Written {
        let (bytes, sha256) = try folder.write(name, body)
        return Written(name: name, bytes: bytes, sha256: sha256, role: role)
    }
}
