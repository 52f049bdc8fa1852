// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The forms in which a whole timeline is written.
public enum TimelineFormat: String, Sendable, CaseIterable {
    case text, jsonl, csv, timesketch

    /// The end of a file's name in this form.
    public var fileName: String {
        switch self {
        case .text: "timeline.txt"
        case .jsonl: "timeline.jsonl"
        case .csv: "timeline.csv"
        case .timesketch: "timeline.timesketch.jsonl"
        }
    }

    /// Writes every event in order, in pieces of about 64 KiB.
    ///
    /// - Throws: whatever `output` throws.
    public func write(_ catalogue: TimelineCatalogue, to output: ([UInt8]) throws -> Void) rethrows {
        var buffer: [UInt8] = []
        buffer.reserveCapacity(80_000)
        if self == .csv { TimelineCSV.header(to: &buffer) }
        for n in catalogue.timeline.numbers {
            switch self {
            case .text: TimelineText.line(n, catalogue, to: &buffer)
            case .jsonl: Self.object(TimelineRecord(n, in: catalogue).fields, to: &buffer)
            case .csv: TimelineCSV.row(n, catalogue, to: &buffer)
            case .timesketch: Self.object(Timesketch.fields(n, catalogue), to: &buffer)
            }
            if buffer.count > 65_536 {
                try output(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        if !buffer.isEmpty { try output(buffer) }
    }

    private static func object(_ fields: [(key: String, value: JSONText)], to buffer: inout [UInt8]) {
        buffer.append(UInt8(ascii: "{"))
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            JSONText.write(field.key, to: &buffer)
            buffer.append(UInt8(ascii: ":"))
            buffer.append(contentsOf: field.value.bytes)
        }
        buffer.append(contentsOf: "}\n".utf8)
    }
}
