// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// When a demand was to be met, as the ledger prints it.
extension DemandsSection {
    /// The words of the deadline with what is computed of them, the other words of time, and those to which it was put off.
    func deadline(of found: ExtortionDemand) -> Prose {
        guard let told = found.deadline else { return "–" }
        let isWithheld = digest.isWithheld(told.n)
        var deadline: Prose = isWithheld ? Prose(.withheld("wording withheld")) : "“\(evidence: told.literal)”"
        if let when = Self.due(told, digest) ?? Self.passed(told, digest) {
            deadline += Prose(.lineBreak) + Prose(.text(when))
        }
        let deadlines = DemandDeadlines(found)
        deadline += deadlines.cited
        if !deadlines.weak.isEmpty {
            deadline += ", \(soft: "by measured wording") \(Prose.citations(deadlines.weak, atMost: 3))"
        }
        for later in found.laterDeadlines.suffix(3) {
            let words: Prose =
                digest.isWithheld(later.n)
                ? Prose(.withheld("wording withheld")) : "“\(evidence: later.literal)”"
            deadline += "\(Prose(.lineBreak))\(soft: "then") \(words)"
            if let when = Self.due(later, digest) ?? Self.passed(later, digest) { deadline += ", \(words: when)" }
            deadline += " \(cite: later.n)"
        }
        return deadline
    }

    /// `by 9 Nov 22:33 GMT`, with the other instant where the message stands in a repeated hour, or the day alone where that
    /// is all that can be computed; nil where nothing can.
    static func due(_ deadline: ExtortionDemand.Deadline, _ digest: CaseDigest) -> String? {
        guard let at = deadline.at else { return nil }
        guard at.contains("T") else {
            let day = RequestsSection.instant("\(at)T00:00:00Z")
            return "by \(day.map { Print.shortDate(day: Print.day($0)) } ?? at)"
        }
        return "by \(toTheMinute(at, latest: deadline.atLatest, digest) ?? at)"
    }

    private static func toTheMinute(_ at: String, latest: String? = nil, _ digest: CaseDigest) -> String? {
        let isInstant = at.hasSuffix("Z")
        guard let time = RequestsSection.instant(isInstant ? at : at + "Z") else { return nil }
        let due = Timestamp(
            microseconds: time, latest: latest.flatMap(RequestsSection.instant), precision: .second,
            zone: isInstant ? .utc : .unknown, literal: "")
        return Moment(due, clock: digest.clock).toTheMinute
    }

    /// `21:00 BST had passed when it was written`, where the words name a time of day that had just gone by.
    static func passed(_ deadline: ExtortionDemand.Deadline, _ digest: CaseDigest) -> String? {
        deadline.passed.flatMap { toTheMinute($0, digest) }.map { "\($0) had passed when it was written" }
    }
}
