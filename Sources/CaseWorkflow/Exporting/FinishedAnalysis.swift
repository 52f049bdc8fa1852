// SPDX-License-Identifier: Apache-2.0

import Analysis
import Evidence
import Foundation

/// The folder of a finished analysis, checked to be as it was written.
struct FinishedAnalysis {
    /// The folder.
    let root: URL
    /// Hash of the list of inputs.
    let inputsDigest: String
    /// Date printed on the report.
    let reportDate: String?
    /// Case reference, where one was given.
    let reference: String?
    /// The program's version.
    let version: String
    /// Files of the analysis, by name.
    let files: [String]

    private let inputNames: [String]
    private let inputPlaces: [String]

    private struct LogLine: LoggedLine {
        var act: String
        var lay: [String]?
    }

    init(_ folder: String) throws(ExportRun.Failure) {
        root = URL(filePath: folder)
        guard let verification = try? Verification(folder: folder, inputs: []),
            let manifest = RecordedManifest(in: root), let digest = manifest.inputsSha256,
            let options = manifest.options, let tool = manifest.tool,
            let log = try? Data(contentsOf: root.appending(path: "audit.jsonl")),
            let earlier = EarlierAnalysis(at: root)
        else { throw .noAnalysis(folder) }
        if let check = verification.checks.first(where: { ![.intact, .foreign, .added].contains($0.outcome) }) {
            throw .notIntact(file: check.subject)
        }
        inputsDigest = digest
        reportDate = options["--report-date"]
        reference = options["--case"]
        version = tool.version
        let place = root
        files = earlier.files.filter { FileManager.default.fileExists(atPath: place.appending(path: $0).path) }.sorted()
        var names: [String] = []
        for entry in manifest.entries where entry.isSource {
            let name = String(entry.path.prefix { $0 != "/" })
            if !names.contains(name) { names.append(name) }
        }
        inputNames = names
        inputPlaces = LogLine.last("analyse", in: log)?.lay ?? []
    }

    /// The bytes of a file of the analysis.
    func bytes(of name: String) -> [UInt8]? {
        (try? Data(contentsOf: root.appending(path: name))).map(Array.init)
    }

    /// The inputs: where they lay, else beside the folder or in the working folder.
    ///
    /// Whether they are the right ones, their hashes say later.
    func foundInputs() throws(ExportRun.Failure) -> [String] {
        let folders = [root.standardizedFileURL.deletingLastPathComponent().path, "."]
        let candidates = [inputPlaces] + folders.map { folder in inputNames.map { folder + "/" + $0 } }
        for paths in candidates where !paths.isEmpty {
            if paths.allSatisfy({ FileManager.default.fileExists(atPath: $0) }) { return paths }
        }
        throw .inputsNotFound(names: inputNames)
    }
}
