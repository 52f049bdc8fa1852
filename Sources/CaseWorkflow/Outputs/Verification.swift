// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation

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
    public var isIntact: Bool { checks.allSatisfy { $0.outcome == .intact } }

    private typealias Entry = RecordedManifest.Entry

    private struct LogLine: LoggedLine {
        var act: String
        var out: [Entry]?
    }

    /// Checks the analysis in `folder`; `inputs` are the exports it was made from, or empty.
    ///
    /// - Throws: `Failure.noAnalysis`, or `IntakeError` for inputs that cannot be opened.
    public init(folder: String, inputs: [String]) throws {
        let root = URL(filePath: folder)
        guard let log = try? Data(contentsOf: root.appending(path: "audit.jsonl")),
            let manifest = RecordedManifest(in: root)
        else { throw Failure.noAnalysis(folder) }
        var checks: [Check] = []
        switch AuditLog.verify(Array(log)) {
        case .intact(_, let head):
            self.head = head
            checks.append(Check(subject: "audit.jsonl", outcome: .intact))
        case .broken:
            head = nil
            checks.append(Check(subject: "audit.jsonl", outcome: .chainBroken))
        }
        let written = LogLine.last("write", in: log)?.out ?? []
        for entry in written {
            checks.append(Check(subject: entry.path, outcome: Self.outcome(of: entry, in: root)))
        }
        checks.append(
            Check(
                subject: "custody.html (head of the chain, hashes of the files)",
                outcome: Self.outcomeOfCustodyPage(in: root, head: head, hashes: written.compactMap(\.sha256))))
        if !inputs.isEmpty { checks += try Self.check(inputs, against: manifest.entries) }
        self.checks = checks
    }

    private static func outcome(of entry: Entry, in root: URL) -> Outcome {
        guard let data = try? Data(contentsOf: root.appending(path: entry.path)) else { return .missing }
        return data.count == entry.bytes && StreamDigest.hex(of: Array(data)) == entry.sha256 ? .intact : .changed
    }

    /// The page is written last and no hash of it can stand in the chain that it prints: what it seals is compared.
    private static func outcomeOfCustodyPage(in root: URL, head: String?, hashes: [String]) -> Outcome {
        guard let data = try? Data(contentsOf: root.appending(path: "custody.html")) else { return .missing }
        // The page prints hashes in groups, and long words with marks at which a line may break.
        let plain = String(decoding: data, as: UTF8.self).replacing("<wbr>", with: "")
            .filter { !$0.isWhitespace && $0 != "\u{AD}" && $0 != "\u{200B}" }
        return (hashes + [head].compactMap { $0 }).allSatisfy { plain.contains($0) } ? .intact : .changed
    }

    private static func check(_ inputs: [String], against entries: [Entry]) throws -> [Check] {
        let evidence = try EvidenceSet.open(inputs)
        var present: [String: String] = [:]
        for exhibit in evidence.exhibits where exhibit.container == nil {
            present[exhibit.path] = (try? evidence.digest(of: exhibit)) ?? ""
        }
        // A produced set names no file that bears the name of a person: there the hash alone tells.
        let byHash = Set(present.values).subtracting([""])
        let listed = entries.filter(\.isSource)
        var checks = listed.map { entry in
            Check(
                subject: entry.path,
                outcome: present[entry.path].map { $0 == entry.sha256 ? .intact : .changed }
                    ?? (entry.path.contains("[") && entry.sha256.map(byHash.contains) ?? false ? .intact : .missing))
        }
        let listedHashes = Set(listed.filter { $0.path.contains("[") }.compactMap(\.sha256))
        let known = Set(listed.map(\.path)).union(present.filter { listedHashes.contains($0.value) }.keys)
        checks += present.keys.filter { !known.contains($0) }.sorted().map { Check(subject: $0, outcome: .notListed) }
        return checks
    }
}
