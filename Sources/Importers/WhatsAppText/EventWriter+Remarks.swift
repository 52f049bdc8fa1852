// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// What is remarked of a chat as a whole, with the first place of each.
extension EventWriter {
    /// How often something was met, and where first.
    struct Tally {
        var count = 0
        var first: Provenance?

        mutating func add(_ provenance: Provenance, _ lines: Int = 1) {
            count += lines
            if first == nil { first = provenance }
        }
    }

    func reportTallies(to sink: inout some TimelineSink & ~Copyable) {
        for remark in MessageBody.Remark.allCases {
            guard let (count, first) = remarks[remark] else { continue }
            sink.report(
                Diagnostic(remark == .unmarked ? .warning : .note, remark.rawValue, at: first, detail: ["count": count])
            )
        }
        if survey.opensInUnknownWords, let first = remarks[.unknownWords]?.first {
            sink.report(Diagnostic(.warning, "opening-words-not-known", at: first))
        }
        if let first = undecidedHeaders.first {
            sink.report(
                Diagnostic(
                    .warning, "embedded-header-undecided", at: first, detail: ["count": undecidedHeaders.count]))
        }
        if let first = memberHeaders.first {
            sink.report(
                Diagnostic(.warning, "embedded-header-of-member", at: first, detail: ["count": memberHeaders.count]))
        }
        if let first = strangerHeaders.first {
            sink.report(
                Diagnostic(
                    .warning, "embedded-header-of-stranger", at: first, detail: ["count": strangerHeaders.count]))
        }
        if let first = quoted.first {
            sink.report(Diagnostic(.note, "reply-target-unknown", at: first, detail: ["count": quoted.count]))
        }
        if let left = quotes?.left, left > 0 {
            sink.report(
                Diagnostic(
                    .warning, "quotation-not-placed",
                    at: Provenance(exhibit: chat.exhibit.number, bytes: 0..<chat.exhibit.size, locator: .whole),
                    detail: ["count": left]))
        }
        if let first = periods.first {
            sink.report(Diagnostic(.warning, "meridiem-contradicted", at: first, detail: ["count": periods.count]))
        }
        if let first = unreadableTimes.first {
            sink.report(
                Diagnostic(.warning, "timestamp-unreadable", at: first, detail: ["count": unreadableTimes.count]))
        }
        let whole = Provenance(exhibit: chat.exhibit.number, bytes: 0..<chat.exhibit.size, locator: .whole)
        if clock.calendar != .gregorian { sink.report(Diagnostic(.warning, clock.calendar.rawValue, at: whole)) }
        if survey.namesWithColon > 0 {
            sink.report(
                Diagnostic(.note, "sender-name-with-colon", at: whole, detail: ["count": survey.namesWithColon]))
        }
        if survey.undecidedNames > 0 {
            sink.report(
                Diagnostic(.note, "sender-name-undecided", at: whole, detail: ["count": survey.undecidedNames]))
        }
    }
}
