// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Exports
import Foundation
import Reporting

/// The audit log of a run and the custody page that is made of it.
struct RunLog {
    let analysis: CaseAnalysis
    let options: CaseOptions
    let run: RunFacts
    let folder: OutputFolder

    /// Writes both, as seals of the files before them.
    ///
    /// The chain of the folder: an earlier analysis' chain goes on, so that a repeated run shows.
    func write(sealing outputs: [ManifestEntry], templates: TemplateSet) throws {
        var log = AuditLog()
        if let earlier = folder.earlier("audit.jsonl"), let resumed = try? AuditLog(resuming: earlier) { log = resumed }
        if log.count == 0 { try log.append(record("genesis", run.started, genesis)) }
        try log.append(record("analyse", run.started, request))
        try log.append(record("write", RunFacts.now(), ["out": Manifest(outputs).json, "tool": program]))
        _ = try folder.write("audit.jsonl") { try $0.write(log.bytes) }
        // Made of what was written and of nothing else, so that it can be made again.
        guard let page = CustodyRecord(in: URL(filePath: folder.stagedPath("")))?.page else {
            throw OutputFolder.Failure.cannotWrite(path: "custody.html", errno: EIO)
        }
        _ = try folder.write("custody.html") { try $0.write(page.html(templates: templates)) }
    }

    private func record(_ act: String, _ time: String, _ details: [String: CanonicalJSON]) -> AuditRecord {
        AuditRecord(act: act, time: time, actor: options.examiner ?? run.user, host: run.host, details: details)
    }

    private var genesis: [String: CanonicalJSON] {
        [
            "salt": .string(Self.salt()), "zone": .string(run.hostZone),
            "case": options.caseReference.map { .string($0) } ?? .null,
            "exhibit": options.exhibitReference.map { .string($0) } ?? .null,
        ]
    }

    private var request: [String: CanonicalJSON] {
        [
            "cmd": .array((["analyse"] + run.arguments).map { .string($0) }), "tool": program,
            "in": .string(analysis.inputsDigest), "inputs": .integer(analysis.inputs.count),
            "events": .integer(analysis.timeline.count), "lay": inputPlaces,
            "sys": .string(run.system),
        ]
    }

    private var program: CanonicalJSON {
        .object(["name": .string(analysis.tool.name), "ver": .string(analysis.tool.version)])
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
