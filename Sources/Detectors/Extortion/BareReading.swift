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
    /// People named here, to be known again.
    private(set) var names: Set<String> = []

    /// The message is one name; several in a row are a list.
    private(set) var isName = false

    /// Reads a message of `demander`; `target` are the words of the other's own name.
    init?(
        _ entry: TimelineEntry, _ marks: Marks, by demander: Demander, target: Set<String>, context: DetectorContext
    ) {
        let codes = context.codes(in: marks)
        let isInside = demander.readsBareText
        let names =
            isInside || demander.readsNames && entry.textLength <= 120 || codes.overlaps([.contacts, .leverage])
        guard names || codes.overlaps([.demand, .lowered]), entry.textLength > 0,
            entry.textLength <= BareText.longest, !entry.isForwarded, !codes.overlaps([.quote, .fiction]),
            !demander.names.isEmpty || BareText.mayTell(entry, in: context),
            let text = context.timeline.text(entry.n)
        else { return nil }
        let bare = BareText(text)
        if isInside, marks.money.isEmpty, let span = bare.countdown {
            hints.append((.deadline, [Citation(n: entry.n, rule: "text.countdown", span: span)]))
        }
        if isInside && bare.countdown == nil && !codes.overlaps([.deadline, .deadlineHint]) && !bare.times.isEmpty {
            hints.append((.deadline, bare.times.map { Citation(n: entry.n, rule: "text.time", span: $0) }))
        }
        let wantsSums =
            isInside || demander.frame?.turn != nil && bare.isBrief || codes.overlaps([.demand, .lowered, .again])
        if marks.money.isEmpty && marks.identifiers.isEmpty && bare.countdown == nil && wantsSums {
            sums = bare.sums
        }
        let others = bare.names.filter { !target.contains($0.name) }
        if names && bare.isNameList && others.count >= 2 {
            nameList = others.map { Citation(n: entry.n, rule: "text.names", span: $0.span) }
        }
        isName = bare.isName && names
        if isName && demander.nameRun >= 2 { nameList = [Citation(n: entry.n, rule: "text.names")] }
        if codes.overlaps([.contacts, .threat]) || !nameList.isEmpty {
            self.names = Set(others.map(\.name))
        }
        // "your sister Brooke", and the words of a line that is one name of a list.
        if codes.overlaps([.contacts, .threat, .leverage, .threatHint]) || isInside {
            self.names.formUnion(bare.kinNames.filter { !target.contains($0) })
        }
        if isName && (demander.nameRun >= 1 || isInside) {
            self.names.formUnion(bare.words.map(\.name).filter { $0.count >= 4 && !target.contains($0) })
        }
        let known = bare.words.filter { demander.names.contains($0.name) && !target.contains($0.name) }
        if isInside && !known.isEmpty {
            hints.append((.threat, known.map { Citation(n: entry.n, rule: "text.name", span: $0.span) }))
        }
    }
}
