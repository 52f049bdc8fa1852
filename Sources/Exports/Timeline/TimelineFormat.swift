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
        if self == .jsonl { return try Self.lines(catalogue, to: output) }
        var buffer: [UInt8] = []
        buffer.reserveCapacity(80_000)
        if self == .csv { TimelineCSV.header(to: &buffer) }
        for n in catalogue.timeline.numbers {
            switch self {
            case .text: TimelineText.line(n, catalogue, to: &buffer)
            case .jsonl: break
            case .csv: TimelineCSV.row(n, catalogue, to: &buffer)
            case .timesketch:
                if let fields = Timesketch.fields(n, catalogue) { Self.object(fields, to: &buffer) }
            }
            if buffer.count > 65_536 {
                try output(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        if !buffer.isEmpty { try output(buffer) }
    }

    /// How many events this form cannot hold.
    public func omitted(of catalogue: TimelineCatalogue) -> Int {
        let timeline = catalogue.timeline
        return self == .timesketch ? timeline.numbers.count { timeline.entry($0).time == nil } : 0
    }

    private static func lines(_ catalogue: TimelineCatalogue, to output: ([UInt8]) throws -> Void) rethrows {
        var lines = TimelineLines()
        for n in catalogue.timeline.numbers {
            lines.add(n, of: catalogue)
            guard lines.buffer.count > 65_536 else { continue }
            try output(lines.buffer)
            lines.clear()
        }
        if !lines.buffer.isEmpty { try output(lines.buffer) }
    }

    private static func object(_ fields: [(key: String, value: JSONText)], to buffer: inout [UInt8]) {
        buffer.append(UInt8(ascii: "{"))
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            JSONText.write(field.key, to: &buffer)
            buffer.append(UInt8(ascii: ":"))
            field.value.write(to: &buffer)
        }
        buffer.append(contentsOf: "}\n".utf8)
    }
}
