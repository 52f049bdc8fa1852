// SPDX-License-Identifier: Apache-2.0

import Analysis
import Detectors
import Foundation
import TestSupport
import Testing

/// What detectors say of themselves, and what the documents say of the program, claims no more than a record holds.
@Suite("Claim language of detectors and documents") struct DetectorWordingTests {
    /// Allowed places with the reason; an entry that matches nothing fails.
    private static let allowed: [(words: String, reason: String)] = [
        ("on dating services almost always", "an ordinary reading, which speaks for the account, and hedged")
    ]

    private static let root = Repository.root

    private static func files(in folder: String, _ ending: String) throws -> [(name: String, text: String)] {
        let place = root.appending(path: folder)
        let names = try #require(FileManager.default.enumerator(atPath: place.path))
        var found: [(String, String)] = []
        for case let name as String in names where name.hasSuffix(ending) {
            found.append((name, try String(contentsOf: place.appending(path: name), encoding: .utf8)))
        }
        return found.sorted { $0.0 < $1.0 }
    }

    @Test("Descriptions hold no word of the ban list", arguments: AllDetectors.standard.map(\.description))
    func descriptions(description: DetectorDescription) {
        for text in [description.name, description.summary, description.doesNotShow] {
            #expect(ClaimLanguage.hits(text).isEmpty, "\(description.id): \(text)")
        }
    }

    @Test("Ordinary readings hold none either")
    func readings() throws {
        var sentences = 0
        var used: Set<String> = []
        for folder in ["Sources/Detectors", "Sources/Analysis/Findings"] {
            for (name, text) in try Self.files(in: folder, ".swift") {
                let code = text.split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
                let pieces = code.joined(separator: "\n").split(separator: "\"", omittingEmptySubsequences: false)
                for (index, piece) in pieces.enumerated() where !index.isMultiple(of: 2) {
                    // Sentences for people end in a full stop; scripts of examples hold the names of their speakers.
                    guard piece.hasSuffix("."), piece.contains(" "), !piece.contains("A:"), !piece.contains("B:") else {
                        continue
                    }
                    sentences += 1
                    if let entry = Self.allowed.first(where: { piece.contains($0.words) }) {
                        used.insert(entry.words)
                        continue
                    }
                    #expect(ClaimLanguage.hits(String(piece)).isEmpty, "\(name): \(piece)")
                }
            }
        }
        #expect(sentences > 30)
        #expect(used.count == Self.allowed.count)
    }

    @Test("No document calls a person what only a court can")
    func documents() throws {
        let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let documents = try Self.files(in: "docs", ".md") + [("README.md", readme)]
        #expect(documents.count > 20)
        for (name, text) in documents {
            for line in text.split(separator: "\n") {
                #expect(
                    ClaimLanguage.hits(String(line), among: ClaimLanguage.bannedInDocuments).isEmpty, "\(name): \(line)"
                )
            }
        }
    }
}
