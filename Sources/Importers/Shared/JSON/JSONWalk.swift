// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// A list of records inside a JSON file.
struct JSONList {
    /// JSON pointer of the list.
    let container: String
    /// Keys with which its records begin, for going on behind damage.
    var firstKeys: [StaticString] = []
    /// A key that cannot stand inside a record.
    var boundary: StaticString?
    /// A key that every record has and no object inside one that begins like a record.
    var mark: String?
    /// The next record, from 0.
    var index = 0
}

/// A cursor over a JSON file that states damage as the importer's error.
struct JSONWalk: JSONSteps {
    /// The place.
    var cursor: JSONCursor
    var damage = JSONDamage()
    private let file: TextFile

    /// Stands in front of the file's value.
    init(in bytes: Span<UInt8>, of file: TextFile) {
        cursor = JSONCursor(in: bytes, maximumDepth: 64)
        self.file = file
    }

    /// Stands in front of another value.
    mutating func begin(at offset: Int) {
        cursor = JSONCursor(at: offset, maximumDepth: cursor.maximumDepth)
    }

    func place(_ range: Range<Int>) -> Provenance { file.place(range) }

    /// The next record of the open list, counted as seen; damaged ones are told and passed over; nil at the end.
    mutating func nextRecord(
        of list: inout JSONList, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> (element: JSONElement, place: Provenance)? {
        tellDamage(into: &sink)
        while try nextElement(in: bytes) {
            let before = cursor
            let locator = Provenance.Locator.item(of: list.container, at: list.index)
            list.index += 1
            sink.tally(.seen, in: file.exhibit.number)
            do throws(FormatError) {
                let element = try cursor.element(in: bytes)
                return (element, file.place(element.bytes, locator))
            } catch {
                sink.tally(.unknown, in: file.exhibit.number)
                guard let lost = pass(from: before, list, in: bytes) else { throw fault(error, in: bytes) }
                sink.report(
                    Diagnostic(
                        .loss, "json-damaged", at: file.place(lost, locator),
                        detail: ["bytes": lost.count, "offset": error.offset]))
            }
        }
        return nil
    }

    /// The record that a member of the open object is, counted as seen; nil, and told, where it is damaged.
    mutating func record(
        at locator: Provenance.Locator, of list: JSONList, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> (element: JSONElement, place: Provenance)? {
        let before = cursor
        sink.tally(.seen, in: file.exhibit.number)
        do throws(FormatError) {
            let element = try cursor.element(in: bytes)
            return (element, file.place(element.bytes, locator))
        } catch {
            sink.tally(.unknown, in: file.exhibit.number)
            cursor = before
            guard
                let lost = cursor.passDamagedValue(in: bytes)
                    ?? cursor.recover(toMemberBeginningWith: list.firstKeys, before: list.boundary, in: bytes)
            else { throw fault(error, in: bytes) }
            sink.report(
                Diagnostic(
                    .loss, "json-damaged", at: file.place(lost, locator),
                    detail: ["bytes": lost.count, "offset": error.offset]))
            return nil
        }
    }

    /// Goes behind a damaged record, or to the next sound one where its end does not show.
    private mutating func pass(from start: JSONCursor, _ list: JSONList, in bytes: Span<UInt8>) -> Range<Int>? {
        var trial = start
        if let lost = trial.passDamagedValue(in: bytes) {
            cursor = trial
            return lost
        }
        while trial.recover(toElementBeginningWith: list.firstKeys, before: list.boundary, in: bytes) != nil {
            var probe = trial
            let element: JSONElement?
            do throws(FormatError) {
                element = try probe.nextElement(in: bytes) ? try probe.element(in: bytes) : nil
            } catch { element = nil }
            if let element, list.mark.map({ element[$0] != nil }) ?? true {
                cursor = trial
                return start.offset..<element.bytes.lowerBound
            }
        }
        return nil
    }

    /// Tells of texts that had to be repaired, of damage, and of what stands behind the file's value.
    mutating func finish(in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable) {
        let isWhole = damage.end == nil
        tellDamage(into: &sink)
        if cursor.repairs > 0 {
            sink.report(Diagnostic(.note, "text-repaired", at: file.whole, detail: ["places": cursor.repairs]))
        }
        if isWhole, let rest = cursor.trailingBytes(in: bytes) {
            sink.report(
                Diagnostic(.loss, "json-trailing-bytes", at: file.place(rest), detail: ["bytes": rest.count]))
        }
    }
}
