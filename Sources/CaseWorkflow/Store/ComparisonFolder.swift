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
        /// Values that link nobody.
        public var stops: StopList
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
        /// Whether a folder that holds other things may be written into, beside what is there.
        public var isForced: Bool

        /// Makes a request.
        public init(
            path: String, scope: ComparisonScope, stops: StopList = StopList(), date: String, showsFullContent: Bool,
            redaction: RedactionLevel? = nil, marking: String?, unit: String?, isForced: Bool
        ) {
            self.path = path
            self.scope = scope
            self.stops = stops
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
    /// - Throws: `CaseStoreError`, `OutputPlace.Refusal`, `OutputFolder.Failure`, `ReportError`.
    public static func write(_ request: Request, store: CaseStore, by act: StoreAct) throws -> ComparisonOutcome {
        let places = try places(for: request, store: store.path)
        try store.check(request.scope, date: request.today)
        let material = try store.material(for: request.scope, date: request.today)
        let whole = CaseComparison(material, scope: request.scope, stops: request.stops).result()
        let removal = request.removal
        let result = removal.map(whole.removing) ?? whole
        let json = ComparisonDocument(
            result, date: request.date, program: .chatforensics, showsFullContent: request.showsFullContent
        ).bytes
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
        try OutputFolder.makeFolders(URL(filePath: PhysicalPath(request.path).text), for: request.path)
        // Both are whole before one of them has its name.
        var staged: [StagedFile] = []
        do {
            for (place, bytes) in zip(places, [html, json]) {
                staged.append(try place.staged(bytes, isPrivate: true))
            }
        } catch {
            for file in staged { file.discard() }
            throw error
        }
        for file in staged { try file.commit() }
        return result
    }

    /// A folder that holds other things is used only when forced, and files of these names are replaced only when they
    /// are of a comparison.
    private static func places(for request: Request, store: String) throws -> [OutputPlace] {
        let files = [store, store + "-wal", store + "-shm"]
        let folder = try OutputPlace(request.path, option: "--output", sources: files)
        let places = try names.map { name in
            try OutputPlace(request.path + "/" + name, option: "--output", sources: files)
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: request.path, isDirectory: &isFolder) else { return places }
        guard isFolder.boolValue else { throw OutputFolder.Failure.cannotCreate(path: folder.path, errno: EEXIST) }
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: request.path)) ?? []
        if entries.isEmpty || isComparison(request.path) { return places }
        guard request.isForced else { throw OutputFolder.Failure.occupied(path: request.path) }
        for place in places where entries.contains(place.url.lastPathComponent) {
            throw OutputFolder.Failure.inTheWay(path: place.path)
        }
        return places
    }

    /// Whether an earlier comparison lies in a folder.
    private static func isComparison(_ path: String) -> Bool {
        struct Head: Decodable { var schema: String? }
        guard let data = FileManager.default.contents(atPath: path + "/comparison.json") else { return false }
        return (try? JSONDecoder().decode(Head.self, from: data))?.schema?.hasPrefix("chatforensics.comparison/")
            ?? false
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
