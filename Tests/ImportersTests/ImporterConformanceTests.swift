// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import ChatModel
import Evidence
import Foundation
import Importers
import Importing
import TestSupport
import Testing

/// What every registered importer must do; a newcomer is held to it without a line of its own.
@Suite("Every importer") struct ImporterConformanceTests {
    static let identifiers = ImporterRegistry.standard.importers.map { type(of: $0).description.id }
    static let samples = identifiers.flatMap { Sample.all($0) }

    @Test("has an id of its own and stands in order")
    func ids() {
        #expect(Self.identifiers == Self.identifiers.sorted())
        #expect(Set(Self.identifiers).count == Self.identifiers.count)
    }

    @Test("has samples", arguments: identifiers)
    func hasSamples(id: String) {
        #expect(!Sample.all(id).isEmpty)
    }

    @Test("gives the expected timeline of every sample", arguments: samples)
    func snapshot(sample: Sample) async throws {
        try await sample.expectTimeline()
    }

    /// Exports that hold the same talk in two forms, with the importer of the other form.
    private static let twins: [String: Set<String>] = [
        "snapchat-json/new-layout": ["snapchat-html"], "facebook-e2ee/with-download": ["facebook-json"],
    ]

    @Test("reads its own samples and nobody else's", arguments: samples)
    func claimsItsOwn(sample: Sample) async throws {
        let (result, _) = try await sample.ingest()
        let readers = Set(result.statuses.values.compactMap { $0.events > 0 ? $0.importer : nil })
        #expect(readers.isSubset(of: Self.twins[sample.testDescription, default: []].union([sample.importer])))
        let took = result.statuses.values.contains { $0.importer == sample.importer }
        #expect(took || !result.decisions.isEmpty)
    }

    @Test("accounts for every record, and places every event inside its exhibit", arguments: samples)
    func accounts(sample: Sample) async throws {
        let (result, evidence) = try await sample.ingest()
        for tally in result.tallies.values { #expect(tally.isBalanced) }
        for n in result.timeline.numbers {
            let place = result.timeline.provenance(n)
            let size = evidence.exhibits[Int(place.exhibit)].size
            #expect(place.bytes.lowerBound >= 0 && place.bytes.upperBound <= size, "event \(n)")
        }
    }

    @Test("says the same when asked again, with more tasks at a time", arguments: samples)
    func isDeterministic(sample: Sample) async throws {
        let (first, evidence) = try await sample.ingest()
        var settings = try sample.settings()
        settings.width = 4
        let again = try await Ingest(settings: settings).read(evidence)
        #expect(TimelineDump.text(first, evidence: evidence) == TimelineDump.text(again, evidence: evidence))
    }

    @Test("survives a file cut at any place, and loses nothing silently", arguments: samples)
    func truncation(sample: Sample) async throws {
        for (index, file) in try files(of: sample).enumerated() where file.bytes.count > 1 {
            let step = max(64, file.bytes.count / 24)
            for length in stride(from: 0, to: file.bytes.count, by: step) {
                var changed = try files(of: sample)
                changed[index].bytes = Array(file.bytes.prefix(length))
                try await expectSound(changed, sample)
            }
        }
    }

    @Test("survives carriage returns, a byte order mark, doubled and emptied files", arguments: samples)
    func variants(sample: Sample) async throws {
        let original = try files(of: sample)
        let transforms: [([UInt8]) -> [UInt8]] = [
            { bytes in bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } },
            { bytes in [0xEF, 0xBB, 0xBF] + bytes },
            { bytes in bytes + bytes },
            { _ in [] },
            { bytes in bytes.map { $0 == 0x41 ? 0xFF : $0 } },
        ]
        for transform in transforms {
            try await expectSound(original.map { ($0.path, transform($0.bytes)) }, sample)
        }
    }

    @Test("survives the largest and the smallest number in any place", arguments: samples)
    func numbers(sample: Sample) async throws {
        let original = try files(of: sample)
        for number in ["9223372036854775807", "-9223372036854775808"] {
            // One number in so many: what stands around it keeps its form.
            for turn in 0..<16 {
                let changed = original.map { file in
                    let isMedia = Survey.isMedia(Exhibit(number: 0, path: file.path, container: nil, size: 0))
                    return isMedia ? file : (file.path, Self.replacingNumbers(file.bytes, every: 16, turn, by: number))
                }
                try await expectSound(changed, sample)
            }
        }
    }

    /// The bytes with each n-th run of digits replaced.
    private static func replacingNumbers(
        _ bytes: [UInt8], every step: Int, _ turn: Int, by number: String
    ) -> [UInt8] {
        var changed: [UInt8] = []
        changed.reserveCapacity(bytes.count * 2)
        var (runs, isInside) = (0, false)
        for byte in bytes {
            let isDigit = byte &- 0x30 < 10
            if isDigit, !isInside {
                if runs % step == turn { changed += number.utf8 }
                runs += 1
            }
            isInside = isDigit
            if !isDigit || (runs - 1) % step != turn { changed.append(byte) }
        }
        return changed
    }

    @Test("reads in UTF-16 what it reads in UTF-8", arguments: samples)
    func wideTexts(sample: Sample) async throws {
        let original = try files(of: sample)
        let wide = original.map { file in
            let isMedia = Survey.isMedia(Exhibit(number: 0, path: file.path, container: nil, size: 0))
            // Some files are found by the hash of what they hold.
            guard !isMedia, !file.path.contains("/files/"), let text = String(validating: file.bytes, as: UTF8.self)
            else { return file }
            let plain =
                text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
            let units = [0xFEFF] + String(String.UnicodeScalarView(plain)).utf16
            return (path: file.path, bytes: units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
        }
        let settings = try sample.settings()
        let first = EvidenceSet(files: original)
        let second = EvidenceSet(files: wide)
        let told = TimelineDump.text(try await Ingest(settings: settings).read(first), evidence: first)
        let toldWide = TimelineDump.text(try await Ingest(settings: settings).read(second), evidence: second)
        #expect(Self.events(of: told) == Self.events(of: toldWide))
    }

    @Test("reads an export that was cut into parts as it reads the whole", arguments: samples)
    func parts(sample: Sample) async throws {
        let original = try files(of: sample)
        guard original.count > 1 else { return }
        let settings = try sample.settings()
        func told(_ number: (Int) -> Int) async throws -> [String] {
            let files = original.enumerated().map { index, file in
                ("input part \(number(index)).zip!" + file.path.dropFirst("input/".count), file.bytes)
            }
            let evidence = EvidenceSet(files: files)
            return Self.events(
                of: TimelineDump.text(try await Ingest(settings: settings).read(evidence), evidence: evidence))
        }
        let whole = try await told { _ in 1 }
        #expect(try await told { $0 % 2 + 1 } == whole)
        #expect(try await told { $0 < original.count / 2 ? 2 : 1 } == whole)
    }

    /// The accounts, conversations and events of a dump, without the bytes where they stand.
    private static func events(of dump: String) -> [String] {
        dump.split(separator: "\n").filter {
            $0.first?.isNumber == true || $0.hasPrefix("account") || $0.hasPrefix("conv")
        }
        .map { String($0).replacing(/\[\d+\.\.<\d+\]/, with: "") }
    }

    @Test("keeps texts, names and identifiers out of diagnostics", arguments: samples)
    func quietDiagnostics(sample: Sample) async throws {
        let (result, _) = try await sample.ingest()
        let words = Self.words(of: result.timeline)
        for diagnostic in result.diagnostics {
            #expect(diagnostic.code.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" })
            #expect(diagnostic.detail.keys.allSatisfy { $0.allSatisfy { $0.isLetter && $0.isASCII } })
            // The locator is a place in the evidence, and stands in the findings alone.
            let told = ([diagnostic.code] + diagnostic.detail.keys).joined(separator: "\n")
            let leaked = words.filter(told.contains)
            #expect(leaked.isEmpty, "\(told): \(leaked.sorted())")
        }
    }

    /// Texts, titles, names and identifiers of a timeline, without those too short and those of small letters alone, which
    /// may be words of the program: "same", "queued".
    private static func words(of timeline: Timeline) -> Set<String> {
        let accounts = timeline.accounts.flatMap { $0.identifiers.flatMap { [$0.literal, $0.normalized] } }
        let titles = timeline.conversations.flatMap { [$0.title, $0.nativeID].compactMap(\.self) }
        return Set(accounts + titles + timeline.numbers.compactMap { timeline.text($0) })
            .filter { $0.utf8.count >= 4 && !$0.allSatisfy { $0.isLowercase && $0.isASCII } }
    }

    private func files(of sample: Sample) throws -> [(path: String, bytes: [UInt8])] {
        let evidence = try EvidenceSet.open([sample.input.path])
        return try evidence.exhibits.filter { !$0.isArchive }.map { exhibit in
            let bytes = try evidence.withBytes(of: exhibit) { span in
                (0..<span.count).map { span[$0] }
            }
            return (exhibit.path, bytes)
        }
    }

    private func expectSound(_ files: [(path: String, bytes: [UInt8])], _ sample: Sample) async throws {
        let evidence = EvidenceSet(files: files)
        let result = try await Ingest(settings: try sample.settings()).read(evidence)
        for (exhibit, tally) in result.tallies {
            #expect(tally.isBalanced, "exhibit \(exhibit): \(tally)")
        }
        for n in result.timeline.numbers {
            let place = result.timeline.provenance(n)
            #expect(place.bytes.upperBound <= evidence.exhibits[Int(place.exhibit)].size)
        }
    }
}
