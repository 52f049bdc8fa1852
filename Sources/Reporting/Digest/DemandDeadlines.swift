// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Which message a deadline stands in, of those whose words tell a time.
struct DemandDeadlines {
    /// The message that holds the words of the deadline; nil where the demand has none.
    let telling: Int32?
    /// The other messages of the demand that tell a time: a countdown that goes on, a deadline put off.
    let others: [Int32]
    /// Of the others, those that weakly measured wording alone puts there.
    let weak: [Int32]

    init(_ demand: ExtortionDemand) {
        let telling = demand.deadline?.n
        let (plain, weak) = demand.messages(of: .deadline)
        self.telling = telling
        let later = Set(demand.laterDeadlines.map(\.n))
        others = plain.filter { $0 != telling && !later.contains($0) }
        self.weak = weak.filter { $0 != telling && !later.contains($0) }
    }

    /// When it was to be met, with its message, and what was told behind it: `by 15 Mar 08:00 GMT [0002], then by 20 Mar 18:00
    /// GMT [0006]`.
    static func due(_ demand: ExtortionDemand, isBrief: Bool, in digest: CaseDigest) -> Prose? {
        guard let deadline = demand.deadline else { return nil }
        let literal: Prose =
            digest.isWithheld(deadline.n)
            ? "at a time told in words that are withheld" : "“\(evidence: deadline.literal)”"
        let over = DemandsSection.passed(deadline, digest).map { Prose(.text(" (\($0))")) } ?? Prose()
        let when = DemandsSection.due(deadline, digest).map { Prose(.text($0)) } ?? literal + over
        let places = DemandDeadlines(demand)
        let computed = demand.laterDeadlines.compactMap { later in
            DemandsSection.due(later, digest).map { (n: later.n, due: $0) }
        }
        let quoted = demand.laterDeadlines.last { $0.at == nil }.map { later -> Prose in
            let words: Prose = digest.isWithheld(later.n) ? "words that are withheld" : "“\(evidence: later.literal)”"
            let why = DemandsSection.passed(later, digest) ?? "no time computed"
            return ", then \(words) \(cite: later.n) (\(words: why))"
        }
        guard let last = computed.last else { return when + (quoted.map { places.brief + $0 } ?? places.cited) }
        let between = computed.count > 1 ? ", \(Figures.counted(computed.count - 1, "other")) between" : ""
        // Words of time behind the last that can be computed may put it off again.
        let open = places.others.filter { $0 > last.n }
        let rest: Prose = open.isEmpty ? Prose() : ", later words of time \(Self.listed(open)) (no time computed)"
        return "\(when)\(places.brief)\(words: between), then \(words: last.due) \(cite: last.n)\(quoted ?? rest)"
    }

    /// When it is due, for a list in the order of time; nil where that is not computed.
    static func instant(_ demand: ExtortionDemand) -> Int64? {
        demand.deadline?.at.flatMap { at in
            let clock = at.contains("T") ? at : "\(at)T00:00:00"
            return RequestsSection.instant(clock.hasSuffix("Z") ? clock : "\(clock)Z")
        }
    }

    /// ` [0071], earlier words of time [0068], later ones [0072] … (no other time computed)`.
    var cited: Prose {
        guard let telling, !others.isEmpty else { return brief }
        let (earlier, later) = (others.filter { $0 < telling }, others.filter { $0 > telling })
        var parts: [Prose] = []
        if !earlier.isEmpty { parts.append("earlier words of time \(Self.listed(earlier))") }
        if !later.isEmpty { parts.append("later words of time \(Self.listed(later))") }
        return "\(brief), \(Prose.joined(parts, by: ", ")) (no other time computed)"
    }

    /// The first of them, and the last in any case: it may put all of them off.
    private static func listed(_ numbers: [Int32]) -> Prose {
        guard numbers.count > 3, let last = numbers.last else { return Prose.citations(numbers, atMost: 3) }
        return "\(Prose.citations(Array(numbers.prefix(2)), atMost: 2)), \(numbers.count - 3) more and \(cite: last)"
    }

    /// The same without the other words of time.
    var brief: Prose {
        guard let telling else { return others.isEmpty ? Prose() : " " + Prose.citations(others, atMost: 3) }
        return " \(cite: telling)"
    }
}
