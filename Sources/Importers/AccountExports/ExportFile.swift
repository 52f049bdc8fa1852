// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// The account of one file of an export: what was met in it, what became of it, what was odd.
///
/// Counts and remarks wait here, so that a million records are one line.
struct ExportFile {
    /// The file.
    let exhibit: Exhibit
    private var remarks = Remarks()
    private var seen = 0
    private var parsed = 0
    private var unknown = 0
    private var skipped: [String: Int] = [:]
    /// The way back to the bytes of a file that had to be converted.
    private let origin: DecodedText?

    init(_ exhibit: Exhibit, origin: DecodedText? = nil) {
        self.exhibit = exhibit
        self.origin = origin
    }

    /// In what encoding its text stands.
    var encoding: TextEncoding { origin?.encoding ?? .utf8 }

    /// A place in the file.
    func place(_ bytes: Range<Int>, _ locator: Provenance.Locator = .whole) -> Provenance {
        guard let origin else { return Provenance(exhibit: exhibit.number, bytes: bytes, locator: locator) }
        let start = origin.originalOffset(of: bytes.lowerBound)
        let end = max(start, origin.originalOffset(of: bytes.upperBound))
        return Provenance(exhibit: exhibit.number, bytes: start..<end, locator: locator)
    }

    /// Counts a record that is in the timeline, or told something about an account that is.
    mutating func parse(_ count: Int = 1) {
        seen += count
        parsed += count
    }

    /// Counts a record that was left out on purpose.
    mutating func skip(_ outcome: RecordOutcome, _ count: Int = 1) {
        guard case .skipped(let reason) = outcome, count > 0 else { return }
        seen += count
        skipped[reason, default: 0] += count
    }

    /// Counts a record that is not understood.
    mutating func refuse(_ code: String, at place: Provenance) {
        seen += 1
        unknown += 1
        remarks.note(.loss, code, at: place)
    }

    /// Notes something odd.
    mutating func remark(_ severity: Diagnostic.Severity, _ code: String, _ count: Int = 1, at place: Provenance) {
        if count > 0 { remarks.note(severity, code, at: place, count) }
    }

    /// Notes what is odd about a record's members.
    mutating func remark(on fields: RecordFields, at place: Provenance) {
        remark(.warning, "member-not-understood", fields.unknownMembers, at: place)
        remark(.warning, "repeated-member", fields.repeatedMembers, at: place)
    }

    /// Counts the damaged records of a list.
    mutating func refuseDamage(of list: JSONOutline.List) {
        for (offset, damage) in list.damage.enumerated() {
            refuse(
                "record-damaged", at: place(damage.bytes, .item(of: list.pointer, at: damage.before + offset)))
        }
    }

    /// Counts what could not be read of a value.
    mutating func refuse(_ damage: JSONDamage) {
        for lost in damage.stretches { refuse("json-damaged", at: place(lost)) }
        guard let end = damage.end else { return }
        let code = end.reason == .unexpectedEnd ? "json-truncated" : "json-malformed"
        remark(.loss, code, at: place(end.offset..<end.offset))
    }

    /// Reports what the walk over a file met.
    ///
    /// - Parameter isStatement: whether a semicolon may stand behind the value.
    mutating func report(
        _ outline: JSONOutline, isStatement: Bool = false, in bytes: Span<UInt8> = Span(),
        into sink: inout some TimelineSink & ~Copyable
    ) {
        for stretch in outline.damage {
            sink.report(Diagnostic(.loss, "json-damaged", at: place(stretch), detail: ["bytes": stretch.count]))
        }
        if let end = outline.end {
            let code = end.reason == .unexpectedEnd ? "json-truncated" : "json-malformed"
            sink.report(Diagnostic(.loss, code, at: place(end.offset..<end.offset)))
        }
        if let rest = outline.trailing {
            if isStatement, bytes[rest.lowerBound] == UInt8(ascii: ";"),
                (rest.lowerBound + 1..<rest.upperBound).allSatisfy({ bytes[$0] <= 0x20 })
            {
                return
            }
            sink.report(Diagnostic(.loss, "json-trailing-bytes", at: place(rest), detail: ["bytes": rest.count]))
        }
    }

    /// Hands the counts and remarks on.
    mutating func close(repairs: Int = 0, into sink: inout some TimelineSink & ~Copyable) {
        if repairs > 0 { remarks.note(.note, "text-repaired", at: place(0..<exhibit.size), repairs) }
        if seen > 0 { sink.tally(.seen, seen, in: exhibit.number) }
        if parsed > 0 { sink.tally(.parsed, parsed, in: exhibit.number) }
        if unknown > 0 { sink.tally(.unknown, unknown, in: exhibit.number) }
        for (reason, count) in skipped.sorted(by: { $0.key < $1.key }) {
            sink.tally(.skipped(reason: reason), count, in: exhibit.number)
        }
        remarks.report(into: &sink)
        (seen, parsed, unknown, skipped) = (0, 0, 0, [:])
    }
}
