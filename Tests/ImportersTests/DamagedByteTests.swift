// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import ChatModel
import Evidence
import Foundation
import Importing
import TestSupport
import Testing

/// One damaged byte in a JSON file costs the record in which it stands, whatever the format.
@Suite("A damaged byte") struct DamagedByteTests {
    private struct Place: Hashable {
        var exhibit: Int32
        var bytes: Range<Int>
    }

    @Test("costs its own record alone", arguments: ImporterConformanceTests.samples)
    func costsOneRecord(sample: Sample) async throws {
        let evidence = try EvidenceSet.open([sample.input.path])
        let files = try evidence.exhibits.filter { !$0.isArchive }.map { exhibit in
            (exhibit.path, try evidence.withBytes(of: exhibit) { span in (0..<span.count).map { span[$0] } })
        }
        let whole = try await places(in: files, sample)
        for (number, file) in files.enumerated() where Self.isJSON(file.1) {
            let own = whole.filter { $0.exhibit == Int32(number) }.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
            guard let first = own.first, let last = own.last else { continue }
            for record in Set([first, own[own.count / 2], last]) {
                guard let target = Self.letter(in: file.1, record.bytes) else { continue }
                var changed = files
                changed[number].1[target] = 0x01
                let read = try await places(in: changed, sample)
                let lost = whole.subtracting(read).filter { place in
                    place.exhibit != Int32(number) || !place.bytes.contains(target)
                }
                #expect(lost.isEmpty, "\(file.0) at \(target): \(lost.count) of \(whole.count) lost")
            }
        }
    }

    private func places(in files: [(String, [UInt8])], _ sample: Sample) async throws -> Set<Place> {
        let evidence = EvidenceSet(files: files.map { (path: $0.0, bytes: $0.1) })
        let result = try await Ingest(settings: try sample.settings()).read(evidence)
        return Set(
            result.timeline.numbers.map { n in
                let place = result.timeline.provenance(n)
                return Place(exhibit: place.exhibit, bytes: place.bytes)
            })
    }

    private static func isJSON(_ bytes: [UInt8]) -> Bool {
        let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// The middle letter of the longest text in a record that is no key; nil where the record has no such text.
    private static func letter(in bytes: [UInt8], _ record: Range<Int>) -> Int? {
        var best: Range<Int>?
        var start: Int?
        var index = record.lowerBound
        while index < record.upperBound {
            if bytes[index] == UInt8(ascii: "\\"), start != nil {
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: "\"") {
                if let open = start {
                    let isKey = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ":")
                    if !isKey, index - open > best?.count ?? 2 { best = open..<index }
                    start = nil
                } else {
                    start = index + 1
                }
            }
            index += 1
        }
        guard let best, !bytes[best].contains(UInt8(ascii: "\\")) else { return nil }
        return best.lowerBound + best.count / 2
    }
}
