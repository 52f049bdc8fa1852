// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The forms in which a whole timeline is written.
public enum TimelineFormat: String, Sendable, CaseIterable {
    case text, jsonl, csv, timesketch, xlsx

    /// The end of a file's name in this form.
    public var fileName: String {
        switch self {
        case .text: "timeline.txt"
        case .jsonl: "timeline.jsonl"
        case .csv: "timeline.csv"
        case .timesketch: "timeline.timesketch.jsonl"
        case .xlsx: "timeline.xlsx"
        }
    }

    /// Writes every event in order, in pieces of about 64 KiB.
    ///
    /// - Parameter scratch: folder in which a form that is no stream may lie until it is whole.
    /// - Throws: whatever `output` throws; `WorkbookFailure`, `ScratchFile.Failure`.
    public func write(
        _ catalogue: TimelineCatalogue, scratch: String = ScratchFile.standardFolder,
        to output: ([UInt8]) throws -> Void
    ) throws {
        if self == .jsonl { return try Self.lines(catalogue, to: output) }
        if self == .xlsx {
            return try ScratchFile.filled(in: scratch, to: output) { path in
                try XLSXDocument.write(catalogue, to: path, scratch: scratch)
            }
        }
        var buffer: [UInt8] = []
        buffer.reserveCapacity(80_000)
        if self == .csv { TimelineCSV.header(of: catalogue, to: &buffer) }
        for n in catalogue.timeline.numbers {
            switch self {
            case .text: TimelineText.line(n, catalogue, to: &buffer)
            case .jsonl, .xlsx: break
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

    /// Writes the form of Timesketch as CSV, in pieces of about 64 KiB.
    ///
    /// - Throws: whatever `output` throws.
    public static func writeTimesketchCSV(
        _ catalogue: TimelineCatalogue, to output: ([UInt8]) throws -> Void
    ) rethrows {
        var buffer: [UInt8] = []
        buffer.reserveCapacity(80_000)
        CSVTable.header(Timesketch.titles(of: catalogue), to: &buffer)
        for n in catalogue.timeline.numbers {
            guard let row = Timesketch.cells(n, catalogue) else { continue }
            CSVTable.row(row, to: &buffer)
            guard buffer.count > 65_536 else { continue }
            try output(buffer)
            buffer.removeAll(keepingCapacity: true)
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
