// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// A record whose front is damaged, with the lines behind it: whose words they are is not known, so that they are nobody's.
struct LostRecord {
    /// From the front to the end of the last line.
    private(set) var bytes: Range<Int>
    /// Number of the line with the front.
    let line: Int

    init(_ line: TextLine) {
        bytes = line.bytes
        self.line = line.number
    }

    /// Adds a line that stands behind the front.
    mutating func take(_ line: TextLine) { bytes = bytes.lowerBound..<line.bytes.upperBound }

    /// Counts it as not understood.
    func tell(_ file: TextFile, _ remarks: inout Remarks, into sink: inout some TimelineSink & ~Copyable) {
        sink.tally(.seen, in: file.exhibit.number)
        sink.tally(.unknown, in: file.exhibit.number)
        remarks.note(.loss, "record-not-understood", at: file.place(bytes, .line(line)))
    }
}
