// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension CaseDigest {
    /// A cited message with three events before and three after, from its own conversation.
    func context(of n: Int32) -> Table {
        let wording = EventWording(digest: self)
        let cited = moment(n)?.day
        let rows = surroundings(of: n, 3).map { number -> Table.Row in
            let event = timeline.event(number)
            let moment = event.time.map { Moment($0, clock: clock) }
            var time = moment?.local ?? Prose(.soft("time not recorded"))
            // The caption gives the day of the cited message; a row of another day says its own.
            if let moment, moment.day != cited {
                time = "\(words: Print.shortDate(day: moment.day, besides: cited)), \(time)"
            }
            var body = wording.body(number, event, reply: nil).cut(600)
            if body.pieces.contains(where: { $0.ownOrder?.isMixed ?? false }) {
                body += Prose(.lineBreak) + Prose(.soft(RowMarkup.Row.mixedSign))
            }
            return Table.Row([Prose(.citation(number)), time, wording.parties(event), body], isHit: number == n)
        }
        let day = moment(n).map { ", \(Print.longDate(day: $0.day))" } ?? ""
        return Table(
            style: .context, caption: "Message \(cite: n) in context\(words: day)",
            columns: [.init("No.", 8), .init("Local", 17), .init("From, to", 13), .init("Text as recorded")],
            rows: rows)
    }
}

extension Prose {
    /// The same with evidence of more characters or lines cut, and how much was left out.
    func cut(_ limit: Int, lines: Int = 12) -> Prose {
        Prose(
            pieces.flatMap { piece -> [Inline] in
                let text: String
                let cut: (String) -> Inline
                switch piece {
                case .evidence(let words): (text, cut) = (words, Inline.evidence)
                case .message(let words, let language):
                    (text, cut) = (words, { .message($0, language: language) })
                default: return [piece]
                }
                let scalars = text.unicodeScalars
                let far = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex)
                let ends = scalars.indices.lazy.filter { scalars[$0] == "\n" }
                let end = min(far ?? scalars.endIndex, ends.dropFirst(lines - 1).first ?? scalars.endIndex)
                guard end < scalars.endIndex else { return [piece] }
                let rest = text.unicodeScalars[end...].count
                return [
                    cut(String(text.unicodeScalars[..<end])),
                    .state("\(Figures.counted(rest, "further character")) in the transcript"),
                ]
            })
    }
}
