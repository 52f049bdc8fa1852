// SPDX-License-Identifier: Apache-2.0

import Formats

/// The parts of a page that was saved with its pictures as one file (MHTML, RFC 2557), by their places.
struct MHTParts {
    struct Part {
        /// In small letters, without parameters.
        var type = ""
        var encoding = ""
        /// What the page calls it.
        var location = ""
        var body: Range<Int>
    }

    private(set) var parts: [Part] = []

    /// nil where no boundary is named among the first lines.
    init?(_ bytes: Span<UInt8>) {
        let head = TextScanner(0..<min(bytes.count, 4096))
        guard let mark = head.find("boundary=\"", in: bytes),
            case let rest = TextScanner(mark + 10..<min(bytes.count, mark + 300)), let end = rest.find("\"", in: bytes)
        else { return nil }
        let boundary = Array("--".utf8) + (mark + 10..<end).map { bytes[$0] }
        var place = end
        var start: Int?
        while let found = Self.find(boundary, in: bytes, from: place) {
            if let start, let part = Self.part(start..<found, in: bytes) { parts.append(part) }
            place = found + boundary.count
            if bytes.hasBytes("--", at: place) { return }
            start = place
        }
        // The end was cut off.
        if let start, let part = Self.part(start..<bytes.count, in: bytes) { parts.append(part) }
    }

    /// Where a line begins with the boundary.
    private static func find(_ boundary: [UInt8], in bytes: Span<UInt8>, from start: Int) -> Int? {
        var place = start
        while true {
            place = bytes.firstIndex(of: 0x0A, from: place) + 1
            guard place + boundary.count <= bytes.count else { return nil }
            if boundary.indices.allSatisfy({ bytes[place + $0] == boundary[$0] }) { return place }
        }
    }

    private static func part(_ range: Range<Int>, in bytes: Span<UInt8>) -> Part? {
        var part = Part(body: range.upperBound..<range.upperBound)
        var place = bytes.firstIndex(of: 0x0A, from: range.lowerBound) + 1
        while place < range.upperBound {
            let feed = min(bytes.firstIndex(of: 0x0A, from: place), range.upperBound)
            let line = bytes.trimmingMarksAndBlanks(place..<feed)
            place = feed + 1
            if line.isEmpty || bytes[line.lowerBound] == 0x0D { break }
            guard let (name, value) = bytes.text(in: line).parting(at: ":") else { continue }
            let told = value.filter { !$0.isWhitespace }
            switch name.lowercased() {
            case "content-type": part.type = String(told.lowercased().prefix { $0 != ";" })
            case "content-transfer-encoding": part.encoding = told.lowercased()
            case "content-location": part.location = told
            default: break
            }
        }
        guard !part.type.isEmpty, place <= range.upperBound else { return nil }
        part.body = place..<range.upperBound
        return part
    }
}
