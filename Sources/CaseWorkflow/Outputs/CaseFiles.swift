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
        written.append(try write("manifest.json", .derived) { try $0.write(manifest(of: written).bytes) })
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
        try writeLog(of: written, templates: templates)
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
            templates: templates, zonePeriods: options.reportZone.periods, decisions: decisions,
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
        let twin = analysis.sterile
        let exhibits = twin.exhibits.map(\.path)
        let bare = TimelineCatalogue(twin.timeline, paths: exhibits, digests: exhibits.map { _ in nil })
        // The program's own templates: what a unit writes into its own is searched like the rest.
        let templates = try TemplateSet()
        var bytes = try CaseReport(twin, options: reportOptions(templates, nil)).html()
        bytes += FindingsDocument(twin).bytes + IdentifiersCSV.bytes(twin.identifiers)
        for format in request.timelines {
            guard format == .xlsx else {
                try format.write(bare, scratch: folder.stagedPath("")) { bytes += $0 }
                continue
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
        }
        let facts = request.run
        let given = [
            options.caseReference, options.exhibitReference, options.examiner, options.unit, options.marking,
            facts.host, facts.user, facts.system, facts.hostZone,
        ]
        for text in given.compactMap(\.self) { bytes += Array("\n\(text)\n".utf8) }
        let page = CustodyPage(
            reference: nil, exhibit: nil, marking: nil, unit: nil, operatorName: "", host: "", system: "", started: "",
            ended: "", program: "", command: [], inputs: [], outputs: [], chain: [], head: "")
        return bytes + page.html(templates: templates)
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

    /// A pure function of inputs, options, build and packs, like everything that it lists.
    private func manifest(of written: [Written]) -> CanonicalJSON {
        let inputs = analysis.inputs.map { input in
            ManifestEntry(path: input.path, bytes: input.bytes, sha256: input.sha256, role: .source)
        }
        return .object([
            "schema": .string("chatforensics.manifest/1"),
            "tool": .object(["name": .string(analysis.tool.name), "version": .string(analysis.tool.version)]),
            "options": .object(
                Dictionary(uniqueKeysWithValues: recorded.map { ($0.option, CanonicalJSON.string($0.value)) })),
            "subjects": .array(
                (analysis.redaction == nil ? options.subjects : labels(analysis.subjects)).map { .string($0) }),
            "complainants": .array(
                (analysis.redaction == nil ? options.complainants : labels(analysis.complainants)).map { .string($0) }),
            "redaction": redaction,
            "rulePacks": .array(
                analysis.rulePacks.map { pack in
                    .object([
                        "id": .string(pack.id), "version": .string(pack.version), "sha256": .string(pack.sha256),
                    ])
                }),
            "inputsSha256": .string(analysis.inputsDigest),
            "entries": Manifest(inputs + written.map(\.entry)).json,
        ])
    }

    private var decisions: [ReportOptions.Decision] {
        recorded.map { ReportOptions.Decision(option: $0.option, value: $0.value) }
    }

    /// The options as they may be printed: in a produced set accounts bear their labels.
    private var recorded: [(option: String, value: String)] {
        guard analysis.redaction != nil else { return options.recorded }
        let accounts = analysis.timeline.accounts
        let owners = Set(accounts.indices.filter { accounts[$0].isOwner }.map { Account.ID(Int32($0)) })
        return options.recorded.map { option, value in
            switch option {
            case "--owner": (option, labels(owners).joined(separator: ", "))
            case "--subject": (option, labels(analysis.subjects).joined(separator: ", "))
            case "--complainant": (option, labels(analysis.complainants).joined(separator: ", "))
            default: (option, value)
            }
        }
    }

    private func labels(_ accounts: Set<Account.ID>) -> [String] { accounts.sorted().map(\.label) }

    /// Level and parent; null in the full set.
    private var redaction: CanonicalJSON {
        guard let record = analysis.redaction else { return .null }
        return .object([
            "level": .string(record.level),
            "parent": .object([
                "file": .string("findings.json"), "level": .string("R0"), "sha256": .string(record.parent),
            ]),
        ])
    }

    /// The chain of this folder: an earlier analysis' chain goes on, so that a repeated run shows.
    private func writeLog(of written: [Written], templates: TemplateSet) throws {
        var log = AuditLog()
        if let earlier = folder.earlier("audit.jsonl"), let resumed = try? AuditLog(resuming: earlier) { log = resumed }
        let actor = options.examiner ?? request.run.user
        func append(_ act: String, _ time: String, _ details: [String: CanonicalJSON]) throws {
            try log.append(
                AuditRecord(act: act, time: time, actor: actor, host: request.run.host, details: details))
        }
        if log.count == 0 {
            try append(
                "genesis", request.run.started,
                [
                    "salt": .string(Self.salt()), "zone": .string(request.run.hostZone),
                    "case": options.caseReference.map { .string($0) } ?? .null,
                    "exhibit": options.exhibitReference.map { .string($0) } ?? .null,
                ])
        }
        let program = CanonicalJSON.object([
            "name": .string(analysis.tool.name), "ver": .string(analysis.tool.version),
        ])
        try append(
            "analyse", request.run.started,
            [
                "cmd": .array((["analyse"] + request.run.arguments).map { .string($0) }), "tool": program,
                "in": .string(analysis.inputsDigest), "inputs": .integer(analysis.inputs.count),
                "events": .integer(analysis.timeline.count), "lay": inputPlaces,
                "sys": .string(request.run.system),
            ])
        try append(
            "write", RunFacts.now(),
            ["out": Manifest(written.map(\.entry)).json, "tool": program])
        _ = try folder.write("audit.jsonl") { try $0.write(log.bytes) }
        // Made of what was written and of nothing else, so that it can be made again.
        guard let page = CustodyRecord(in: URL(filePath: folder.stagedPath("")))?.page else {
            throw OutputFolder.Failure.cannotWrite(path: "custody.html", errno: EIO)
        }
        _ = try folder.write("custody.html") { try $0.write(page.html(templates: templates)) }
    }

    /// Where the inputs lay on this machine: a fact of the run, by which `export` finds them again.
    ///
    /// A line of the log has a limit. A produced set does not say it: the path of an export often names a person.
    private var inputPlaces: CanonicalJSON {
        guard analysis.redaction == nil else { return .null }
        let places = options.inputs.map { URL(filePath: $0).standardizedFileURL.path }
        return places.reduce(0, { $0 + $1.utf8.count }) < 16_384 ? .array(places.map { .string($0) }) : .null
    }

    /// 128 random bits, so that two chains of one case can be told apart.
    private static func salt() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let text = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }
}
