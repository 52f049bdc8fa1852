// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import Reporting

/// The custody page as a function of what it tells: the audit chain and the manifest of a folder.
///
/// No hash of the page can stand in the chain that it prints. Since nothing but these two files goes into it, whoever
/// checks a folder makes the page again and compares.
struct CustodyRecord {
    private let lines: [Line]
    private let head: String
    private let manifest: RecordedManifest

    private struct Line: LoggedLine {
        struct Program: Decodable {
            var name: String
            var ver: String
        }

        var act: String
        var actor: String
        var host: String
        var prev: String
        var seq: Int
        var t: String
        var cmd: [String]?
        var out: [RecordedManifest.Entry]?
        var sys: String?
        var tool: Program?
    }

    /// Nil when the chain or the manifest does not hold, or when the chain's last entry does not seal files.
    init?(in folder: URL) {
        guard let manifest = RecordedManifest(in: folder),
            let log = try? Data(contentsOf: folder.appending(path: "audit.jsonl")),
            case .intact(let count, let head) = AuditLog.verify(Array(log))
        else { return nil }
        let lines = Line.all(in: log)
        guard lines.count == count, let sealed = lines.last, sealed.act == "write", !(sealed.out ?? []).isEmpty else {
            return nil
        }
        self.manifest = manifest
        self.head = head
        self.lines = lines
    }

    /// Files that the last entry seals.
    var sealed: [RecordedManifest.Entry] { lines.last?.out ?? [] }

    /// The page; nil where an earlier version of the program left a fact of the run out of the chain.
    var page: CustodyPage? {
        guard let run = lines.last(where: { $0.act == "analyse" }), let last = lines.last, let system = run.sys,
            let tool = run.tool
        else { return nil }
        let options = manifest.options ?? [:]
        func files(_ entries: [RecordedManifest.Entry]) -> [CustodyPage.File] {
            entries.map { CustodyPage.File(name: $0.path, bytes: $0.bytes ?? 0, sha256: $0.sha256 ?? "") }
        }
        return CustodyPage(
            reference: options["--case"], exhibit: options["--exhibit"], marking: options["--marking"],
            unit: options["--unit"], operatorName: run.actor, host: run.host, system: system, started: run.t,
            ended: last.t, program: "\(tool.name) \(tool.ver)", command: run.cmd ?? [],
            inputs: files(manifest.entries.filter(\.isSource)), outputs: files(sealed),
            chain: lines.map {
                CustodyPage.Entry(sequence: $0.seq, time: $0.t, action: $0.act, previous: $0.prev)
            }, head: head)
    }
}
