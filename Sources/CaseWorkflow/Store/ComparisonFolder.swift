// SPDX-License-Identifier: Apache-2.0

import Analysis
public import CaseStore
public import Comparison
import Exports
import Foundation
public import Redaction
import Reporting

/// `compare`: compares the cases of the store and writes `comparison.html` and `comparison.json`.
public enum ComparisonFolder {
    /// What is compared and where it goes.
    public struct Request: Sendable {
        /// The folder.
        public var path: String
        /// `YYYY-MM-DD`, the day of the run: cases whose review was due before are closed, whatever is printed.
        public var today = RunFacts.today()
        /// Between whom.
        public var scope: ComparisonScope
        /// `YYYY-MM-DD`, printed on the report.
        public var date: String
        /// Whether severe texts are printed.
        public var showsFullContent: Bool
        /// What is removed for other readers.
        public var redaction: RedactionLevel?
        /// Protective marking.
        public var marking: String?
        /// For which unit.
        public var unit: String?
        /// Whether files of these names that are no comparison may be replaced.
        public var isForced: Bool

        /// Makes a request.
        public init(
            path: String, scope: ComparisonScope, date: String, showsFullContent: Bool,
            redaction: RedactionLevel? = nil, marking: String?, unit: String?, isForced: Bool
        ) {
            self.path = path
            self.scope = scope
            self.date = date
            self.showsFullContent = showsFullContent
            self.redaction = redaction
            self.marking = marking
            self.unit = unit
            self.isForced = isForced
        }
    }

    static let names = ["comparison.html", "comparison.json"]

    /// Compares and writes; nothing half-written bears a final name.
    ///
    /// - Throws: `CaseStoreError`, `OutputFolder.Failure`, `ReportError`.
    public static func write(_ request: Request, store: CaseStore, by act: StoreAct) throws -> ComparisonOutcome {
        try check(request)
        try store.check(request.scope, date: request.today)
        let material = try store.material(for: request.scope, date: request.today)
        let whole = CaseComparison(material, scope: request.scope).result()
        let removal = request.removal
        let result = removal.map(whole.removing) ?? whole
        let json = ComparisonDocument(result, showsFullContent: request.showsFullContent).bytes
        let html = try ComparisonReport(
            result,
            options: ComparisonReport.Options(
                templates: TemplateSet(), date: request.date, marking: request.marking, unit: request.unit,
                showsFullContent: request.showsFullContent, removal: request.removalInWords,
                program: "\(Tool.chatforensics.name) \(Tool.chatforensics.version)"),
            messages: try store.messages(cited: ComparisonReport.citations(of: result))
        ).html()
        try store.record(
            "compare",
            result.cases.isEmpty
                ? "no case"
                : "\(result.cases.count) case\(result.cases.count == 1 ? "" : "s"): "
                    + result.cases.joined(separator: ", "),
            by: act)
        try OutputFolder.makeFolders(URL(filePath: request.path).standardizedFileURL, for: request.path)
        for (name, bytes) in zip(names, [html, json]) { try PrivateFile.write(bytes, to: request.path + "/" + name) }
        return result
    }

    /// A folder that holds other things is used only when forced, and files of ours are replaced only by ours.
    private static func check(_ request: Request) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: request.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else { throw OutputFolder.Failure.occupied(path: request.path) }
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: request.path)) ?? []
        let isOurs = entries.isEmpty || entries.contains("comparison.json")
        guard isOurs || request.isForced else { throw OutputFolder.Failure.occupied(path: request.path) }
    }
}

extension ComparisonFolder.Request {
    /// The store holds no declaration of who is a third party, so levels 1 to 3 remove the same.
    var removal: ComparisonOutcome.Removal? {
        switch redaction {
        case nil, .r0: nil
        case .r1, .r2, .r3: .words
        case .r4: .values
        }
    }

    var removalInWords: String? {
        guard let redaction, let removal else { return nil }
        return "\(redaction.rawValue): "
            + (removal == .values
                ? "all words, names and values removed"
                : "texts, wordings, names and values removed, but for payees and values of both accounts")
    }
}
