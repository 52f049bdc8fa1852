// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What the bare characters of a demander's message add, given the frame and the people around it.
struct BareReading {
    /// Numbers that are sums.
    private(set) var sums: [(value: Int, span: Range<Int32>)] = []
    /// Parts that count once the frame holds enough.
    private(set) var hints: [(slot: ExtortionDemand.Slot, citations: [Citation])] = []
    /// A list of people.
    private(set) var nameList: [Citation] = []
    /// The message is a small number and nothing else: a countdown, or a sum.
    private(set) var loneNumber: Int?
    /// People named here, to be known again.
    private(set) var names: Set<String> = []
    /// The message is one name; several in a row are a list.
    private(set) var isName = false

    /// A number with a sign or two behind it: "3...".
    static let longestCount = 5

    private init() {}

    /// What a first look at a text gives.
    private enum Look {
        /// Not worth its price.
        case unread
        /// Nothing in it tells anything.
        case mute
        case words(BareText)
    }

    /// Reads a message; `target` are the words of the other's own name.
    ///
    /// Nil where the talk so far lets the characters mean nothing, whatever they are.
    static func of(
        _ entry: TimelineEntry, _ marks: Marks, expecting: BareExpectation, target: Set<String>, _ lists: BareLists,
        context: DetectorContext
    ) -> BareReading? {
        let codes = context.codes(in: marks)
        guard entry.textLength > 0, entry.textLength <= BareText.longest, !entry.isForwarded,
            !codes.overlaps([.quote, .fiction])
        else { return nil }
        let names =
            expecting.isInside || expecting.readsNames && entry.textLength <= 120
            || codes.overlaps([.contacts, .leverage])
        let isCount = expecting.awaitsCountdown && entry.textLength <= longestCount
        guard names || isCount || codes.overlaps([.demand, .lowered]) else { return nil }
        let look = context.timeline.withText(entry.n) { text -> Look in
            if expecting.names.isEmpty { return BareText.mayTell(text) ? .words(BareText(text, lists)) : .unread }
            return BareText.isMute(text, beside: expecting.names) ? .mute : .words(BareText(text, lists))
        }
        guard let look else { return nil }
        var reading = BareReading()
        let bare: BareText
        switch look {
        case .unread: return nil
        case .mute: return reading
        case .words(let words): bare = words
        }
        reading.takeNumbers(bare, entry, marks, codes, expecting, context)
        reading.takeNames(bare, entry, codes, expecting, target, names)
        return reading
    }
}

extension BareReading {
    private mutating func takeNumbers(
        _ bare: BareText, _ entry: TimelineEntry, _ marks: Marks, _ codes: CodeSet, _ expecting: BareExpectation,
        _ context: DetectorContext
    ) {
        let isPiece = bare.countdown != nil && NumberPieces.isPiece(entry, context: context)
        let countdown = isPiece ? nil : bare.countdown
        loneNumber = isPiece ? nil : bare.countdownNumber
        if expecting.isInside, marks.money.isEmpty, let countdown {
            hints.append((.deadline, [Citation(n: entry.n, rule: "text.countdown", span: countdown)]))
        }
        if expecting.isInside && countdown == nil && !codes.overlaps([.deadline, .deadlineHint]) {
            let times = bare.times.isEmpty ? Self.spelledTimes(entry, context) : bare.times
            if !times.isEmpty {
                hints.append((.deadline, times.map { Citation(n: entry.n, rule: "text.time", span: $0) }))
            }
        }
        if expecting.isInside, let left = bare.timeLeft {
            hints.append((.deadline, [Citation(n: entry.n, rule: "text.countdown", span: left)]))
        }
        // "the bus is the 36" is small talk also where something was demanded before.
        let wantsSums =
            expecting.isInside && (bare.isTerse || codes.overlaps(Self.aboutMoney))
            || expecting.isTurned && bare.isBrief || codes.overlaps([.demand, .lowered, .again])
        if !isPiece, marks.money.isEmpty && marks.identifiers.isEmpty && countdown == nil && wantsSums {
            sums = bare.sums(inGame: expecting.isOfGame)
        }
    }

    /// Words beside which a bare number is a sum in a talk where something is demanded.
    private static let aboutMoney: CodeSet = [
        .demandHint, .otherDemand, .method, .mule, .deadline, .threat, .executed, .promise, .refusal, .paid, .paidHint,
    ]

    /// A time of day in words: "the shop shuts at six".
    private static func spelledTimes(_ entry: TimelineEntry, _ context: DetectorContext) -> [Range<Int32>] {
        guard context.timeline.withText(entry.n, PastSigns.mayNameHour) ?? false,
            let text = context.timeline.text(entry.n), !text.isEmpty
        else { return [] }
        let words = DeadlineWords(text, around: 0..<text.utf8.count).all
        guard let reading = SpelledClock.first(in: words) else { return [] }
        let (first, last) = (words[reading.words.lowerBound].span, words[reading.words.upperBound].span)
        return [Int32(clamping: first.lowerBound)..<Int32(clamping: last.upperBound)]
    }

    private mutating func takeNames(
        _ bare: BareText, _ entry: TimelineEntry, _ codes: CodeSet, _ expecting: BareExpectation,
        _ target: Set<String>, _ isWanted: Bool
    ) {
        let (isInside, isNamed) = (expecting.isInside, codes.overlaps([.contacts, .threat]))
        let isList = isWanted && bare.isNameList
        let others = isList || isNamed ? bare.names.filter { !target.contains($0.name) } : []
        if isList && others.count >= 2 {
            nameList = others.map { Citation(n: entry.n, rule: "text.names", span: $0.span) }
        }
        isName = isWanted && bare.isName
        if isName && expecting.nameRun >= 2 { nameList = [Citation(n: entry.n, rule: "text.names")] }
        if isNamed || !nameList.isEmpty {
            let people = isList || isNamed ? others : bare.names.filter { !target.contains($0.name) }
            names = Set(people.map(\.name))
        }
        // "your sister Brooke", and the words of a line that is one name of a list.
        if codes.overlaps([.contacts, .threat, .leverage, .threatHint]) || isInside {
            names.formUnion(bare.kinNames.filter { !target.contains($0) })
        }
        if isName && (expecting.nameRun >= 1 || isInside) {
            names.formUnion(bare.longWords.map(\.name).filter { $0.count >= 4 && !target.contains($0) })
        }
        guard isInside && !expecting.names.isEmpty else { return }
        let known = bare.longWords(among: expecting.names).filter { !target.contains($0.name) }
        if !known.isEmpty {
            hints.append((.threat, known.map { Citation(n: entry.n, rule: "text.name", span: $0.span) }))
        }
    }
}
