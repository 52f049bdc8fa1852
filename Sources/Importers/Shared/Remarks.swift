// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Diagnostics of a file, counted, so that a thousand alike remarks are one with its first place.
struct Remarks {
    private var found: [(first: Diagnostic, count: Int)] = []
    /// What the messages of pages have in common.
    private var forms = HTMLForms()

    /// Notes a remark.
    mutating func note(_ severity: Diagnostic.Severity, _ code: String, at place: Provenance, _ count: Int = 1) {
        guard count > 0 else { return }
        if let index = found.firstIndex(where: { $0.first.code == code && $0.first.severity == severity }) {
            found[index].count += count
        } else {
            found.append((Diagnostic(severity, code, at: place), count))
        }
    }

    /// Tells of a member that the format does not have: a list of records is a loss, anything else worth a note.
    mutating func unknown(
        _ value: Range<Int>, _ isList: Bool, in file: TextFile, into sink: inout some TimelineSink & ~Copyable
    ) {
        guard isList else { return note(.note, "unknown-member", at: file.place(value)) }
        sink.tally(.seen, in: file.exhibit.number)
        sink.tally(.unknown, in: file.exhibit.number)
        note(.loss, "unknown-list", at: file.place(value))
    }

    /// The time that a record writes; told where there is none to be read.
    ///
    /// - Parameter isOptional: whether a record may well have none.
    mutating func time(
        _ literal: String?, at place: Provenance, isOptional: Bool = false, _ read: (String) -> Timestamp?
    ) -> Timestamp? {
        let time = literal.flatMap(read)
        if time == nil, literal != nil || !isOptional { note(.warning, "timestamp-unreadable", at: place) }
        return time
    }

    /// The page of one record; nil, and noted, where it cannot be read.
    mutating func document(of record: Range<Int>, in bytes: Span<UInt8>, at place: Provenance) -> HTMLDocument? {
        do throws(FormatError) { return try forms.document(of: record, in: bytes).document } catch {
            note(.loss, "message-unreadable", at: place)
            return nil
        }
    }

    /// The page of one message, accounted for: whether it is cut off, and whether it can be read at all.
    mutating func message(
        _ record: Range<Int>, isComplete: Bool, in bytes: Span<UInt8>, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) -> HTMLDocument? {
        sink.tally(.seen, in: place.exhibit)
        if !isComplete { note(.warning, "record-incomplete", at: place) }
        let document = document(of: record, in: bytes, at: place)
        if document == nil { sink.tally(.unknown, in: place.exhibit) }
        return document
    }

    /// Tells all of them, in the order in which they were first met, and forgets them.
    mutating func report(into sink: inout some TimelineSink & ~Copyable) {
        for (first, count) in found {
            var diagnostic = first
            diagnostic.detail = ["count": count]
            sink.report(diagnostic)
        }
        found = []
    }
}
