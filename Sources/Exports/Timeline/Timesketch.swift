// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The timeline as Timesketch reads it: `message`, `datetime`, `timestamp_desc`, then our own columns.
///
/// Timesketch sorts by time and takes no row without one: undated events are left out, and the commands say how many.
enum Timesketch {
    /// Nil for an undated event.
    static func fields(_ n: Int32, _ catalogue: TimelineCatalogue) -> [(key: String, value: JSONText)]? {
        guard let time = catalogue.timeline.time(n) else { return nil }
        let line = message(n, catalogue)
        var fields: [(key: String, value: JSONText)] = [
            ("message", .string(line)),
            ("datetime", .string(datetime(time))),
            ("timestamp_desc", .string(description(catalogue.timeline.entry(n), time))),
        ]
        fields.append(("timestamp", .integer(time.microseconds)))
        fields += TimelineFields.of(n, in: catalogue).map { field in
            switch field.key {
            case "source": ("chat_source", field.value)
            default: field
            }
        }
        return fields
    }

    /// The header of the CSV form.
    static func titles(of catalogue: TimelineCatalogue) -> [String] {
        ["message", "datetime", "timestamp_desc", "timestamp"] + TimelineCells.titles(of: catalogue)
    }

    /// The row of the CSV form; nil for an undated event.
    static func cells(_ n: Int32, _ catalogue: TimelineCatalogue) -> [TableCell]? {
        guard let time = catalogue.timeline.time(n) else { return nil }
        return [
            .text(message(n, catalogue)), .text(datetime(time)),
            .text(description(catalogue.timeline.entry(n), time)), .integer(time.microseconds),
        ] + TimelineCells.of(n, in: catalogue)
    }

    /// A term of the index behind Timesketch takes 32,766 bytes; the column `text` has the whole.
    private static func message(_ n: Int32, _ catalogue: TimelineCatalogue) -> String {
        let line = TimelineText.sentence(n, catalogue)
        guard line.utf8.count > 32_000 else { return line }
        var end = line.utf8.index(line.startIndex, offsetBy: 32_000)
        while end.samePosition(in: line.unicodeScalars) == nil { end = line.utf8.index(before: end) }
        return line[..<end] + " … (the whole stands in the column text)"
    }

    /// Timesketch needs an offset: a wall clock is written as if it were UTC and `timestamp_desc` says so.
    private static func datetime(_ time: Timestamp) -> String {
        let text = InstantText.rfc3339(time.microseconds, precision: time.precision, isInstant: false)
        return text + "+00:00"
    }

    private static func description(_ entry: TimelineEntry, _ time: Timestamp) -> String {
        time.isInstant ? entry.kind.name : "\(entry.kind.name) (wall clock, zone unknown)"
    }
}
