// SPDX-License-Identifier: Apache-2.0

import Analysis
import Evidence
import Foundation
import Reporting

/// Checks a finished analysis without trusting it: the audit chain, the outputs' hashes, and, when the inputs are
/// given, their hashes.
public struct Verification: Sendable {
    /// One thing that was checked.
    public struct Check: Sendable, Hashable {
        /// What: `audit.jsonl`, `report.html`, an input's path.
        public var subject: String
        /// What came of it.
        public var outcome: Outcome
    }

    /// What came of a check.
    public enum Outcome: String, Sendable, Hashable {
        case intact, changed, missing, chainBroken, notListed
        /// An input whose bytes are those that were read, under another name.
        case renamed
        /// Bears a name that the program gives, and was not written by it.
        case added
        /// Lies in the folder and is not of the analysis.
        case foreign
    }

    /// Why nothing could be checked.
    public enum Failure: Error, Sendable {
        /// The folder holds no analysis.
        case noAnalysis(String)
    }

    /// In the order in which they were made.
    public let checks: [Check]
    /// Hash of the audit chain's last line, to be compared with a printed custody page; nil when the chain is broken.
    public let head: String?

    /// Whether everything is as it was written.
    public var isIntact: Bool { checks.allSatisfy { $0.outcome == .intact || $0.outcome == .foreign } }
    /// Whether the files of the analysis are as they were written, whatever was added.
    public var isWrittenIntact: Bool {
        checks.allSatisfy { [.intact, .foreign, .added, .renamed].contains($0.outcome) }
    }
    /// Whether an input bears another name than it had, so that a new run would write other bytes.
    public var isRenamed: Bool { checks.contains { $0.outcome == .renamed } }
    /// How many files lie in the folder that are not of the analysis.
    public var foreignFiles: Int { checks.count { $0.outcome == .foreign || $0.outcome == .added } }

    private typealias Entry = RecordedManifest.Entry

    /// Checks the analysis in `folder`; `inputs` are the exports it was made from, or empty.
    ///
    /// - Parameter templates: the unit's own templates, where the analysis was made with some.
    /// - Throws: `Failure.noAnalysis`, or `IntakeError` for inputs that cannot be opened.
    public init(folder: String, inputs: [String], templates: String? = nil) throws {
        let root = URL(filePath: folder)
        guard let log = try? Data(contentsOf: root.appending(path: "audit.jsonl")),
            let manifest = RecordedManifest(in: root)
        else { throw Failure.noAnalysis(folder) }
        var checks: [Check] = []
        let record = CustodyRecord(in: root)
        if case .intact(_, let head) = AuditLog.verify(Array(log)), record != nil {
            self.head = head
            checks.append(Check(subject: "audit.jsonl", outcome: .intact))
        } else {
            // A chain that does not end by sealing files has lost its end.
            head = nil
            checks.append(Check(subject: "audit.jsonl", outcome: .chainBroken))
        }
        // What the manifest names is checked too where the chain is cut short.
        var written = record?.sealed ?? []
        let sealed = Set(written.map(\.path))
        written += manifest.entries.filter { !$0.isSource && !sealed.contains($0.path) }
        for entry in written {
            checks.append(Check(subject: entry.path, outcome: Self.outcome(of: entry, in: root)))
        }
        if !sealed.contains("manifest.json") { checks.append(Check(subject: "manifest.json", outcome: .notListed)) }
        let set = manifest.options?["--template"] == nil || templates != nil ? try TemplateSet(folder: templates) : nil
        checks.append(
            Check(
                subject: "custody.html" + (set == nil ? " (head of the chain, hashes of the files)" : ""),
                outcome: Self.outcomeOfCustodyPage(
                    in: root, record: record,
                    isOfThisVersion: manifest.tool?.version == Tool.chatforensics.version,
                    templates: set, facts: written.compactMap(\.sha256) + [head].compactMap(\.self))))
        checks += Self.others(in: root, than: Set(written.map(\.path)))
        if !inputs.isEmpty { checks += try Self.check(inputs, against: manifest.entries) }
        self.checks = checks
    }

    private static func outcome(of entry: Entry, in root: URL) -> Outcome {
        guard let data = try? Data(contentsOf: root.appending(path: entry.path)) else { return .missing }
        return data.count == entry.bytes && StreamDigest.hex(of: Array(data)) == entry.sha256 ? .intact : .changed
    }

    /// The page is written last and no hash of it can stand in the chain that it prints: it is made again, or, where that
    /// cannot be, what it seals is looked for.
    private static func outcomeOfCustodyPage(
        in root: URL, record: CustodyRecord?, isOfThisVersion: Bool, templates: TemplateSet?, facts: [String]
    ) -> Outcome {
        guard let data = try? Data(contentsOf: root.appending(path: "custody.html")) else { return .missing }
        // The head that it prints is that of no chain.
        guard let record else { return .chainBroken }
        if isOfThisVersion, let page = record.page, let templates {
            return data.elementsEqual(page.html(templates: templates)) ? .intact : .changed
        }
        // The page prints hashes in groups, and long words with marks at which a line may break.
        let plain = String(decoding: data, as: UTF8.self).replacing("<wbr>", with: "")
            .filter { !$0.isWhitespace && $0 != "\u{AD}" && $0 != "\u{200B}" }
        return facts.allSatisfy { plain.contains($0) } ? .intact : .changed
    }

    /// What else lies in the folder: a file of a name that the program gives passes for one of its own.
    private static func others(in root: URL, than written: Set<String>) -> [Check] {
        let known = written.union(["manifest.json", "audit.jsonl", "custody.html"])
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.filter { !known.contains($0) }.sorted().map { name in
            let stem = name.prefix { $0 != "." }
            let ending = name.split(separator: ".").last.map(String.init) ?? ""
            let isOurs =
                [
                    "report", "summary", "findings", "identifiers", "redactions", "timeline", "manifest", "audit",
                    "custody",
                ]
                .contains(stem) || stem.hasPrefix("transcript-")
            let isForm = ["html", "pdf", "json", "jsonl", "csv", "xlsx", "txt"].contains(ending)
            return Check(subject: name, outcome: isOurs && isForm ? .added : .foreign)
        }
    }

    private static func check(_ inputs: [String], against entries: [Entry]) throws -> [Check] {
        let evidence = try EvidenceSet.open(inputs)
        var present: [String: String] = [:]
        for exhibit in evidence.exhibits where exhibit.container == nil {
            present[exhibit.path] = (try? evidence.digest(of: exhibit)) ?? ""
        }
        // A produced set names no file that bears the name of a person: there the hash alone tells.
        var unnamed = present.filter { path, _ in !entries.contains { $0.isSource && $0.path == path } }
        var checks: [Check] = []
        for entry in entries where entry.isSource {
            if let hash = present[entry.path] {
                checks.append(Check(subject: entry.path, outcome: hash == entry.sha256 ? .intact : .changed))
            } else if let path = unnamed.filter({ !$0.value.isEmpty && $0.value == entry.sha256 }).keys.min() {
                unnamed[path] = nil
                let isWithheld = entry.path.contains("[")
                checks.append(
                    Check(
                        subject: isWithheld ? entry.path : "\(entry.path), here \(path)",
                        outcome: isWithheld ? .intact : .renamed))
            } else {
                checks.append(Check(subject: entry.path, outcome: .missing))
            }
        }
        checks += unnamed.keys.sorted().map { Check(subject: $0, outcome: .notListed) }
        return checks
    }
}
