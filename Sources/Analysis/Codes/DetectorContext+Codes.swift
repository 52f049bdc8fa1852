// SPDX-License-Identifier: Apache-2.0

public import ChatModel
import RuleEngine

extension DetectorContext {
    /// The codes that hit anywhere in a message, whoever's words they are.
    public func codes(in marks: Marks) -> CodeSet { marks.codes?.all ?? codes[marks] }

    /// The codes of a message, by its number.
    public func codes(of n: Int32) -> CodeSet { codes[marks.rules(of: n)] }

    /// The codes that the writer of a message means as their own words.
    ///
    /// Left out: everything in a forwarded message, what stands behind words that report, draft, invent or advise, and
    /// hits inside a quotation. Self-harm, distress and framing are kept: they matter whoever says them.
    public func ownCodes(of entry: TimelineEntry, in marks: Marks) -> CodeSet {
        marks.codes?.own ?? readCodes(of: entry, in: marks).own
    }

    /// Both, read once for all detectors.
    func readCodes(of entry: TimelineEntry, in marks: Marks) -> MessageCodes {
        let all = codes[marks]
        let kept = all.intersection(Self.keptAlways)
        if entry.isForwarded { return MessageCodes(all: all, own: kept) }
        if !all.overlaps([.report, .fiction, .advice, .quote]) { return MessageCodes(all: all, own: all) }
        let quotes = marks.rules.filter { codes[$0] == .quote }.map(\.span)
        let asides: CodeSet = isAdvice(marks) ? [.report, .fiction, .advice] : [.report, .fiction]
        // "he says I will post it" tells of another; "I will post it if you do not pay, he says no" does not.
        let told = marks.rules.filter { codes[$0].overlaps(asides) }.map(\.span.lowerBound).min()
        let own = marks.rules.reduce(into: kept) { own, match in
            if let told, match.span.lowerBound >= told { return }
            if !quotes.contains(where: { $0.overlaps(match.span) }) { own.formUnion(codes[match]) }
        }
        return MessageCodes(all: all, own: own)
    }

    /// Whether a message gives advice: by several words of it, since a demander has single ones too ("this is no scam",
    /// "beware", "if you tell the police").
    private func isAdvice(_ marks: Marks) -> Bool {
        let places = marks.rules.filter { codes[$0].contains(.advice) }.map(\.span.lowerBound)
        return places.min() != places.max()
    }

    /// The hits of some codes in a message, by place.
    public func citations(of wanted: CodeSet, at n: Int32, in marks: Marks) -> [Citation] {
        if let known = marks.codes, !known.all.overlaps(wanted) { return [] }
        return marks.rules.filter { codes[$0].overlaps(wanted) }
            .map { Citation(n: n, rule: rules.entries[Int($0.rule)].id, span: $0.span) }
            .sorted()
    }

    /// Whether a rule of some codes hit in a message whose id has this word between two points.
    public func hasHit(of wanted: CodeSet, named word: StaticString, in marks: Marks) -> Bool {
        marks.rules.contains { codes[$0].overlaps(wanted) && rules.entries[Int($0.rule)].isNamed(word) }
    }

    /// Whether a rule of some codes hit in a message whose id has not this word between two points.
    public func hasHit(of wanted: CodeSet, unlessNamed word: StaticString, in marks: Marks) -> Bool {
        marks.rules.contains { codes[$0].overlaps(wanted) && !rules.entries[Int($0.rule)].isNamed(word) }
    }

    /// Whether a rule of some codes hit in a message, by its number, whose id is this one.
    public func hasHit(of wanted: CodeSet, by rule: String, at n: Int32) -> Bool {
        marks.rules(of: n).contains { codes[$0].overlaps(wanted) && rules.entries[Int($0.rule)].id == rule }
    }

    /// The other one of two; nil where more or fewer take part.
    public func other(than account: Account.ID) -> Account.ID? {
        guard participants.count == 2, participants.contains(account) else { return nil }
        return participants.first { $0 != account }
    }

    static let keptAlways: CodeSet = CodeSet.framing.union([
        .selfHarm, .selfHarmUrged, .distress, .minor, .paid, .paidHint, .plea, .refusal, .outcry,
    ])
}
