// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Notes that somebody goes on asking after the other has said no, hesitated or evaded.
///
/// Four courses count: a request or coaxing behind a refusal; a second refusal, since nobody refuses twice who was not
/// asked twice; an intimate request made again though the answer neither gave nor agreed; and weak words that ask on
/// behind a no in a talk that is personal throughout (`PlainRequestCourse`). What is demanded under threat is left to the
/// detector of extortion.
struct PersistenceAfterRefusal: ReadingDetector {
    private let context: DetectorContext
    private var messages = 0
    private var latestIntimateAsk = Int.min / 2
    private var refusal: Refusal?
    private var courses = ByAccount<RequestCourse>()
    private var plain = ByAccount<PlainRequestCourse>()
    /// The latest message of each of the two who spoke last.
    private var latest: (own: PlainQuestion.Place?, before: PlainQuestion.Place?) = (nil, nil)
    private let wording: RefusalWording
    /// Rules whose words ask on.
    private let asking: RulesOfCode

    /// A request counts as answered by a refusal within so many messages.
    static let answer = 6
    /// A request counts as repeated within so many messages behind a refusal.
    static let reach = 12

    init(context: DetectorContext) {
        self.context = context
        wording = RefusalWording(context.rules)
        asking = context.codes.rules(of: RuleCode(rawValue: "G.askI"))
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard entry.kind == .message, entry.wasSent, let actor = entry.actor else { return }
        messages += 1
        if let own = latest.own, own.account != actor { latest.before = own }
        latest.own = PlainQuestion.Place(n: entry.n, account: actor)
        notePlain(entry, by: actor, marks)
        // Words that nothing hit matter only as the answer to an intimate request.
        if marks.rules.isEmpty && messages - latestIntimateAsk >= Self.answer { return }
        var codes = marks.rules.isEmpty ? [] : context.ownCodes(of: entry, in: marks)
        let known = courses.index(of: actor)
        // The measured wording finds a no that no rule has words for; it is heard where something was asked.
        var isMeasured = false
        if !courses.isEmpty, !codes.contains(.refusal), !entry.isForwarded, wording.refuses(marks) {
            codes.formUnion(.refusal)
            isMeasured = true
        }
        // "One more, quick" asks for a picture where pictures were spoken of, and for anything elsewhere.
        if codes.contains(.imageHint), let known, courses[known].awaitsAnswer(at: messages) {
            codes.formUnion(.imageRequest)
        }
        guard let place = known ?? begun(by: actor, codes) else {
            if !courses.isEmpty { noteAnswer(codes, entry, by: actor) }
            return
        }
        if known != nil, courses[place].pursue(codes, behind: refusal?.by == actor ? nil : refusal, at: messages),
            courses[place].citations.count < CodeTally.mostCitations
        {
            courses[place].citations += context.citations(
                of: codes.contains(.imageRequest) ? RequestCourse.told.union(.imageHint) : RequestCourse.told,
                at: entry.n, in: marks)
        }
        noteAnswer(codes, entry, by: actor)
        if codes.contains(.refusal) { refuse(entry, by: actor, marks, isMeasured: isMeasured) }
        courses[place].note(codes, at: messages)
        if codes.overlaps(RequestCourse.intimate.union(.imageOffer)) { latestIntimateAsk = messages }
    }

    /// Follows the plain course of everybody: how much of their talk is personal shows in all of it.
    private mutating func notePlain(_ entry: TimelineEntry, by actor: Account.ID, _ marks: Marks) {
        let codes = marks.rules.isEmpty ? [] : context.ownCodes(of: entry, in: marks)
        guard let place = plain.index(of: actor) ?? (plain.count <= 64 ? plain.add(actor, PlainRequestCourse()) : nil)
        else { return }
        let asksOn = marks.rules.contains(where: asking.contains)
        guard plain[place].speak(codes, asksOn: asksOn, at: messages) else { return }
        var found = context.citations(of: RequestCourse.told.union(.imageHint), at: entry.n, in: marks)
        if found.isEmpty {
            found = marks.rules.filter(asking.contains)
                .map { Citation(n: entry.n, rule: context.rules.rule($0.rule).id, span: $0.span) }
                .filter { !RuleName.holds("sec", in: $0.rule) }
        }
        plain[place].cite(found)
    }

    private mutating func begun(by actor: Account.ID, _ codes: CodeSet) -> Int? {
        codes.overlaps(Self.read) && courses.count <= 64 ? courses.add(actor, RequestCourse()) : nil
    }

    /// How an answer takes what another asked for.
    private mutating func noteAnswer(_ codes: CodeSet, _ entry: TimelineEntry, by actor: Account.ID) {
        let isGiving = entry.hasDetails || codes.overlaps([.picture, .paid])
        let agrees = isGiving || codes.overlaps(Self.agreement) && !codes.contains(.refusal)
        let isAgreeing = isGiving || entry.textLength < 3 || codes.overlaps(Self.agreement)
        let own = refusal?.by == actor ? refusal : nil
        for index in courses.indices where courses.keys[index] != actor {
            courses[index].hear(
                isGiving: isGiving, isAgreeing: isAgreeing, agrees: agrees, behind: own, at: messages)
        }
    }

    private static let agreement: CodeSet = [.positive, .imageRequest, .imageOffer, .sexualRequest]

    private mutating func refuse(
        _ entry: TimelineEntry, by actor: Account.ID, _ marks: Marks, isMeasured: Bool
    ) {
        // A bare "no", and words that mostly refuse, may answer any question; they refuse only where something was asked for.
        if PlainQuestion.isAnswered(by: entry.n, marks, after: latest.before, context) { return }
        let isPlain = entry.textLength > Self.bare && !isMeasured
        let askers = courses.indices.filter {
            courses.keys[$0] != actor && courses[$0].isRefused(isPlain: isPlain, at: messages)
        }
        var citations = context.citations(of: .refusal, at: entry.n, in: marks)
        if citations.isEmpty { citations = wording.citations(of: marks, at: entry.n) }
        let no = Refusal(by: actor, at: messages, citations: citations)
        for index in plain.indices where plain.keys[index] != actor { plain[index].hear(no, isPlain: isPlain) }
        guard !askers.isEmpty else { return }
        if let refusal, refusal.by == actor, messages - refusal.at > 1, messages - refusal.at <= 8 {
            for index in askers { courses[index].takeSecond(citations, behind: refusal) }
        }
        refusal = no
    }

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        let accounts = Set(courses.keys).union(reading.wording.keys)
        return accounts.sorted { $0.rawValue < $1.rawValue }.compactMap { account in
            guard context.isAssessed(account) else { return nil }
            return courses.index(of: account).flatMap { finding(account, courses[$0]) } ?? measured(account, reading)
        }
    }

    private func finding(_ account: Account.ID, _ course: RequestCourse) -> Finding? {
        let plain = plain.index(of: account).map { self.plain[$0] }
        let asksOn = plain?.isPersistent ?? false
        // Without a no of the other nothing is asked again behind one, however it is coaxed for.
        let isCourse = course.kinds.count >= 2 && !course.refusals.isEmpty
        let other = course.asks + course.coaxings
        let isPersistent =
            course.intimateAsks >= 1 || course.isCoaxed || course.repeats >= 2 || other >= 2
            || other >= 1 && course.hints >= 1 || course.hints >= 2 && course.kinds.count >= 3
        guard isCourse && isPersistent || asksOn else { return nil }
        let found = isCourse && isPersistent ? course.citations : []
        let asked = max(
            isCourse && isPersistent ? course.intimateAsks + other + course.repeats : 0,
            asksOn ? plain?.again ?? 0 : 0, 1)
        let refusals = course.refusals.union(asksOn ? plain?.refusals ?? [] : [])
        let cited = Set(found + (asksOn ? plain?.citations ?? [] : []))
        // The level goes by the figure that is printed.
        let asks = count(in: Self.behindRefusal(cited, refusals), asked) { $0 == account }
        return indicator(account, asks >= 4 ? .strong : asks >= 2 ? .moderate : .limited, cited, refusals, asks: asked)
    }

    /// Asking again in words that no rule has, behind a no that the measured wording hears.
    private func measured(_ account: Account.ID, _ reading: ExtortionReader) -> Finding? {
        let cited = reading.citations(of: .askingAgain, by: account)
        guard !cited.isEmpty else { return nil }
        let again = reading.taken(.askingAgain, by: account)
        return indicator(account, .limited, Set(cited), Set(again.compactMap(\.refusal)), asks: again.count)
    }

    private func indicator(
        _ account: Account.ID, _ level: Indicator.Level, _ cited: Set<Citation>, _ refusals: Set<Int32>, asks: Int
    ) -> Finding {
        .indicator(
            Indicator(
                detector: Self.description.id, revision: Self.description.revision, level: level,
                conversation: context.conversation, account: account, target: context.other(than: account),
                citations: Array(cited.sorted().prefix(CodeTally.mostCitations)),
                measures: [
                    Measure(
                        "requests after refusal",
                        Double(count(in: Self.behindRefusal(cited, refusals), asks) { $0 == account }), "messages"),
                    Measure("refusals", Double(count(in: cited, refusals.count) { $0 != account }), "messages"),
                ],
                innocentReadings: [
                    "A first refusal may be about the time or the manner, and the next request may take account of it.",
                    "Friends tease; buyers and sellers haggle after a no.",
                    "A refusal may have been answered elsewhere, by voice or in person.",
                ]))
    }

    /// What stands behind the first no; all of it where nobody said one.
    private static func behindRefusal(_ cited: Set<Citation>, _ refusals: Set<Int32>) -> Set<Citation> {
        guard cited.count <= CodeTally.mostCitations, let first = refusals.min() else { return cited }
        return cited.filter { $0.n > first }
    }

    /// Messages of one side among those cited, so that a reader who counts finds the figure; what was counted on the way
    /// where there are too many to cite.
    private func count(in cited: Set<Citation>, _ counted: Int, isOf: (Account.ID?) -> Bool) -> Int {
        cited.count > CodeTally.mostCitations
            ? counted : Set(cited.map(\.n)).count { isOf(context.timeline.entry($0).actor) }
    }

    /// Longer refusals say what they refuse.
    private static let bare = 14
    private static let read: CodeSet = RequestCourse.requests.union(RequestCourse.forceful)
        .union([.refusal, .picture, .positive, .paid, .age, .imageHint])

    static let description = DetectorDescription(
        id: "persistence-after-refusal", name: "Requests after refusal", revision: 13,
        summary: "Somebody asks or coaxes again after the other has said no.",
        doesNotShow: "It does not show how the words were meant or taken.",
        scope: .conversation, codes: read.codes,
        examples: [
            .finds("B: {G.compl}nice eyes\nB: {G.img}just one pic\nA: ↓{G.neg}no\nB: ↓{G.img}at least your legs"),
            .finds(
                "B: {G.meet}come to mine\nA: ↓{G.neg}I would rather not\nB: ↓{G.comp}are you scared\nB: ↓{G.meet}one hour"
            ),
            .finds(
                "B: {G.compl}pretty\nB: {G.img}send me one of you\nA: {G.neg}no\nB: ↓{G.comp}do not be boring"
            ),
            .ignores(
                "B: {G.compl}pretty\nB: {G.img}send me one of you\nA: my phone is nearly flat\nB: {G.comp}do not be boring"
            ),
            .finds(
                "B: {G.aff}my star\nB: {G.gift}I got you a bag\nB: {G.meet}come to the office late\nA: ↓{G.neg}I cannot do that\nB: he is a clerk\nA: ↓{G.neg}I said no, sir\nB: think\nA: ↓{G.neg}please do not ask me"
            ),
            .ignores("A: {G.img}send a goodnight pic\nB: {G.neg}not tonight\nA: no problem at all"),
            .ignores(
                "A: {G.compl}you look great\nA: {G.img}pic?\nB: {G.imgP}[image]\nA: {G.img}one more\nB: {G.imgP}[image]"
            ),
            .ignores("A: {G.meet}would you like dinner\nB: {G.neg}busy this week\nA: {G.meet}next week then?\nB: yes"),
            .ignores(
                "B: {X.thr}they will see it\nA: {G.neg}I will not pay\nB: {X.dem}{money 100.00 GBP}100\nA: {G.neg}no"),
            .ignores(
                "B: {G.compl}pretty\nB: {G.risk}do your parents mind\nA: {G.neg}not really, they are away this week\nB: {G.img}one of you"
            ),
            .ignores(
                "B: {G.compl}pretty\nB: {G.sec}keep it between us\nB: {G.risk}are you alone\nA: {G.neg}no, my aunt\nB: {G.img}one of you"
            ),
            .ignores(
                "B: {G.compl}pretty\nB: {G.img}one of you\nA: {G.imgP}[image]\nB: do you have a brother?\nA: {G.neg}nope, we are three girls\nB: {G.aff}my star"
            ),
            .ignores("A: {C.report}I said {G.neg}no and he said {G.img}just one\nB: block him"),
        ])
}
