// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Foundation
import TestSupport
import Testing

@testable import Reporting

/// The program's own words claim no more than the record holds.
@Suite("Claim language")
struct ClaimLanguageTests {
    /// Allowed places with the reason; an entry that matches nothing fails.
    static let allowed: [(words: String, reason: String)] = []

    static let folder = Repository.root.appending(path: "Sources/Reporting")

    /// Literals of Swift files and texts of templates, by file.
    static func wording() throws -> [(file: String, words: String)] {
        var found: [(String, String)] = []
        let names = try #require(FileManager.default.enumerator(atPath: folder.path))
        for case let name as String in names where name.hasSuffix(".swift") || name.hasSuffix(".mustache") {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            if name.hasSuffix(".mustache") {
                found.append((name, text))
                continue
            }
            let code = text.split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
            let pieces = code.joined(separator: "\n").split(separator: "\"", omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() where !index.isMultiple(of: 2) {
                found.append((name, String(piece)))
            }
        }
        return found.sorted { $0 < $1 }
    }

    static func hits(_ text: String) -> [String] { ClaimLanguage.hits(text) }

    @Test("No template and no sentence holds a word of the ban list")
    func holdsNoBannedWord() throws {
        let wording = try Self.wording()
        #expect(wording.count > 300)
        var used: Set<String> = []
        for (file, words) in wording {
            if let entry = Self.allowed.first(where: { words.contains($0.words) }) {
                used.insert(entry.words)
                continue
            }
            #expect(Self.hits(words).isEmpty, "\(file): \(words.prefix(120))")
        }
        #expect(used.count == Self.allowed.count)
    }

    @Test("The printed report without its evidence holds none either")
    func printsNoBannedWord() throws {
        for analysis in [ReportFixture.rich(), ReportFixture.plain(.init())] {
            let html = try ReportTests.html(analysis)
            let body = try #require(html.firstRange(of: "<body>"))
            var words = ""
            var rest = html[body.upperBound...]
            while let start = rest.firstRange(of: "<bdi") {
                words += rest[..<start.lowerBound]
                rest = rest[start.upperBound...]
                let end = try #require(rest.firstRange(of: "</bdi>"))
                rest = rest[end.upperBound...]
            }
            words += rest
            #expect(Self.hits(words).isEmpty)
        }
    }

    @Test("The list finds what it forbids")
    func listWorks() {
        #expect(Self.hits("This proves it.") == ["proves"])
        #expect(Self.hits("The suspect sent it") == ["the suspect"])
        #expect(Self.hits("allowed in totality").isEmpty)
    }
}
