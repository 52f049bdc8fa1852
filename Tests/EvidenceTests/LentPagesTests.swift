// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation
import TestSupport
import Testing

@Suite("Pages of an exhibit that were read")
struct LentPagesTests {
    @Test("leave memory when they are given back, and are the same when read again")
    func givesBack() throws {
        let folder = try TemporaryFolder()
        let written = Self.pages(24)
        let evidence = try EvidenceSet.open([folder.write(written, to: "chat.txt")])
        let exhibit = try #require(evidence.exhibits.first { $0.path == "chat.txt" })
        try evidence.withBytes(of: exhibit) { bytes in
            let whole = Self.sum(bytes, 0..<bytes.count)
            let address = bytes.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
            let before = try #require(try Self.residentKilobytes(at: address))
            evidence.giveBack(exhibit.number, before: 20 << 20)
            let after = try #require(try Self.residentKilobytes(at: address))
            #expect(before >= 24 << 10)
            #expect(after <= 5 << 10)
            #expect(Self.sum(bytes, 0..<bytes.count) == whole)
            for offset in stride(from: 0, through: 20 << 20, by: 5 << 20) {
                evidence.giveBack(exhibit.number, before: offset)
            }
            let again = try #require(try Self.residentKilobytes(at: address))
            #expect(again <= 5 << 10)
        }
    }

    @Test("of files that became shorter meanwhile end the reading with an error")
    func shrinks() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.pages(12), to: "chat.txt")
        let evidence = try EvidenceSet.open([path])
        let exhibit = try #require(evidence.exhibits.first { $0.path == "chat.txt" })
        #expect(throws: (any Error).self) {
            try evidence.withBytes(of: exhibit) { bytes in
                _ = Self.sum(bytes, 0..<bytes.count)
                evidence.giveBack(exhibit.number, before: bytes.count)
                try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: 4 << 20)
                return Self.sum(bytes, 0..<bytes.count)
            }
        }
    }

    /// Megabytes of bytes that differ from place to place.
    private static func pages(_ megabytes: Int) -> [UInt8] {
        let block = noise(1 << 16)
        var pages: [UInt8] = []
        for _ in 0..<megabytes << 4 { pages += block }
        return pages
    }

    private static func sum(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
        var sum = 0
        for index in stride(from: range.lowerBound, to: range.upperBound, by: 509) {
            sum &+= Int(bytes[index]) &* index
        }
        return sum
    }

    /// What the system says of the mapping that begins at an address.
    private static func residentKilobytes(at address: UInt) throws -> Int? {
        // The file has no size before it is read.
        let handle = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/smaps"))
        let lines = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self).split(separator: "\n")
        let start = String(address, radix: 16)
        guard let head = lines.firstIndex(where: { $0.hasPrefix(start + "-") || $0.hasPrefix("0" + start + "-") })
        else {
            return nil
        }
        let row = lines[head...].first { $0.hasPrefix("Rss:") }
        return row.flatMap { Int($0.split(separator: " ")[1]) }
    }
}
