// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Goes over a file that holds one JSON value a line.
struct JSONLines {
    private let file: TextFile
    private var lines: LineCursor
    private let depth: Int
    private let hasComments: Bool
    /// Places at which a text was repaired.
    private(set) var repairs = 0

    /// Begins at a file's first line.
    ///
    /// - Parameter hasComments: whether lines that begin with `#` are none of the format's.
    init(in bytes: Span<UInt8>, of file: TextFile, maximumDepth depth: Int = 64, hasComments: Bool = false) {
        self.hasComments = hasComments
        self.file = file
        self.depth = depth
        lines = LineCursor(in: bytes)
    }

    /// The next line's value, counted as seen; damaged lines are told and passed over; nil at the end.
    mutating func next(
        in bytes: Span<UInt8>, _ remarks: inout Remarks, into sink: inout some TimelineSink & ~Copyable
    ) -> (element: JSONElement, place: Provenance)? {
        while let line = lines.next(in: bytes) {
            var content = TextScanner(line.content)
            content.blanks(in: bytes)
            guard !content.isAtEnd, !hasComments || bytes[content.place] != UInt8(ascii: "#") else { continue }
            sink.tally(.seen, in: file.exhibit.number)
            let place = file.place(line.content, .line(line.number))
            do throws(FormatError) {
                var cursor = JSONCursor(at: content.place, maximumDepth: depth)
                let element = try cursor.element(in: bytes)
                content.place = min(max(content.place, cursor.offset), content.end)
                content.blanks(in: bytes)
                guard content.isAtEnd else { throw FormatError(.unexpectedByte, at: content.place) }
                repairs += cursor.repairs
                return (element, place)
            } catch {
                sink.tally(.unknown, in: file.exhibit.number)
                remarks.note(.loss, "json-damaged", at: place)
            }
        }
        return nil
    }
}
