// SPDX-License-Identifier: Apache-2.0

import Foundation
import Importers
import Importing
import TestSupport
import Testing

/// `docs/importer-coverage.md` says which sample holds which kind of record: what it says is so.
@Suite("Table of what samples hold") struct ImporterCoverageTests {
    /// A row: what, where, and what stands there.
    private struct Row {
        var importer: String
        var place: String
        var words: [String]
    }

    private let root = Repository.root

    private func rows() throws -> [Row] {
        let page = try String(contentsOf: root.appending(path: "docs/importer-coverage.md"), encoding: .utf8)
        var importer = ""
        var rows: [Row] = []
        for line in page.split(separator: "\n") {
            if line.hasPrefix("## ") {
                importer = String(line.dropFirst(3).filter { $0 != "`" })
                continue
            }
            let cells = line.split(separator: "|")
            guard cells.count == 3, !line.hasPrefix("|---"), !line.hasPrefix("| what") else { continue }
            rows.append(
                Row(importer: importer, place: Self.quoted(cells[1]).first ?? "", words: Self.quoted(cells[2])))
        }
        return rows
    }

    /// What stands between grave accents.
    private static func quoted(_ cell: Substring) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap { number, text in
            number % 2 == 1 ? String(text) : nil
        }
    }

    /// The timeline of a sample, or the file of a test suite.
    private func text(of row: Row) throws -> String? {
        if row.place.hasSuffix("Tests") {
            let folder = root.appending(path: "Tests/ImportersTests")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                if text.contains("struct \(row.place)") { return text }
            }
            return nil
        }
        let file = root.appending(path: "Samples/\(row.importer)/\(row.place)/expected.timeline")
        return try? String(contentsOf: file, encoding: .utf8)
    }

    @Test("Every row names a sample or a test, and what it quotes stands there")
    func rowsHold() throws {
        let rows = try rows()
        #expect(rows.count > 200)
        for row in rows {
            let text = try text(of: row)
            #expect(text != nil, "\(row.importer): \(row.place)")
            #expect(!row.words.isEmpty, "\(row.importer): \(row.place)")
            for words in row.words { #expect(text?.contains(words) == true, "\(row.importer): \(row.place): \(words)") }
        }
    }

    @Test("Every importer has rows, and every sample of it stands in one")
    func allAreNamed() throws {
        let rows = try rows()
        for importer in ImporterRegistry.standard.importers {
            let id = type(of: importer).description.id
            let named = Set(rows.filter { $0.importer == id }.map(\.place))
            let folder = root.appending(path: "Samples/\(id)")
            let samples = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
            #expect(!samples.isEmpty, "\(id)")
            #expect(samples.filter { !named.contains($0) }.sorted() == [], "\(id)")
        }
    }
}
