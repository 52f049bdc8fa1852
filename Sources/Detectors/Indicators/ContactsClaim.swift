// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Notes that somebody claims to hold the other's contacts, or names people close to them.
///
/// A claim to hold a list is words; naming people is seen by capitals behind an audience ("your wife Anna"), in a list
/// of names, or in several messages that are a name each. Either counts only close to parts of an extortion. Of an account
/// whose demand is of tier E3 or E4, all that it tells of the other's people is weighed together.
struct ContactsClaim: ReadingDetector {
    private struct Course {
        var lines: [Line] = []
        /// Messages of the account so far.
        var messages = 0
        var hasClaim = false
    }

    /// A message of an account.
    private struct Line {
        var n: Int32
        /// Place among the messages of the account.
        var place = 0
        /// The codes that bear on an extortion.
        var codes: CodeSet
        /// Whether it may hold names, told as the account's own words.
        var isReadable: Bool
        /// Whether it names a way to pay, whose holder is no relative.
        var isPayee: Bool
    }

    private let context: DetectorContext
    private var courses = ByAccount<Course>()

    init(context: DetectorContext) {
        self.context = context
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard entry.kind == .message, entry.wasSent, !entry.isForwarded, !marks.isTold,
            let actor = entry.actor
        else { return }
        let isReadable = Self.shortest...Self.longest ~= entry.textLength
        var line = Line(n: entry.n, codes: [], isReadable: isReadable, isPayee: !marks.identifiers.isEmpty)
        if !marks.rules.isEmpty {
            line.codes = context.ownCodes(of: entry, in: marks).intersection(Self.read)
            line.isPayee = line.isPayee || line.codes.overlaps([.method, .mule])
            if context.codes(in: marks).overlaps([.report, .quote, .fiction, .business]) {
                line.isReadable = false
                line.codes.subtract(.contacts)
            }
        }
        let index = courses.index(of: actor, orAdding: Course())
        line.place = courses[index].messages
        courses[index].messages += 1
        guard line.isReadable || !line.codes.isEmpty, courses[index].lines.count < Self.mostLines else { return }
        courses[index].lines.append(line)
        if line.codes.contains(.contacts) { courses[index].hasClaim = true }
    }

    consuming func conclude(with reading: ExtortionReader) -> [Finding] {
        let demanding = Self.beginnings(of: reading.demands)
        let spared = Self.spared(in: reading.demands)
        let said = courses.indices.map { Self.codes(of: courses[$0].lines) }
        return courses.sorted.compactMap { account, course -> Finding? in
            guard context.isAssessed(account), !spared.contains(account) else { return nil }
            var (own, others): (CodeSet, CodeSet) = ([], [])
            for index in courses.indices {
                if courses.keys[index] == account { own = said[index] } else { others.formUnion(said[index]) }
            }
            let told = demanding[account].map { weighed(course.lines, of: account, from: $0) } ?? []
            if !told.isEmpty { return finding(account, .strong, claims: told, names: []) }
            // Who is threatened claims nothing.
            let isPressed = others.overlaps(Self.pressing) && !own.overlaps(Self.pressing)
            guard !isPressed else { return nil }
            if let found = spoken(course, of: account, own, others, in: reading) { return found }
            let measured = reading.citations(of: .claimingContacts, by: account)
            return measured.isEmpty ? nil : finding(account, .limited, claims: measured, names: [])
        }
    }

    /// What rules find of an account that nobody presses.
    private func spoken(
        _ course: Course, of account: Account.ID, _ own: CodeSet, _ others: CodeSet, in reading: ExtortionReader
    ) -> Finding? {
        guard course.hasClaim || own.overlaps(Self.forceful) else { return nil }
        let claims = claims(in: course.lines, others: others)
        // Lists of capitals are of everything: where nothing demands, they are no list of people to write to.
        let demands = reading.demands.contains { $0.account == account && !$0.demands.isEmpty }
        let names = demands ? names(in: course.lines, others: others) : []
        guard !claims.isEmpty || !names.isEmpty else { return nil }
        let isForced = own.overlaps(CodeSet.threats.union([.leverage, .hacked, .proof]))
        // One relative named is no list.
        if claims.isEmpty && names.count == 1 && !names[0].isList {
            return finding(account, .limited, claims: [], names: names.map(\.citation))
        }
        return finding(
            account, !demands ? .limited : isForced ? .strong : .moderate, claims: claims,
            names: names.map(\.citation))
    }

    private func finding(
        _ account: Account.ID, _ level: Indicator.Level, claims: [Citation], names: [Citation]
    ) -> Finding {
        .indicator(
            Indicator(
                detector: Self.description.id, revision: Self.description.revision, level: level,
                conversation: context.conversation, account: account, target: context.other(than: account),
                citations: Array(Set(claims + names).sorted().prefix(CodeTally.mostCitations)),
                measures: [
                    Measure("messages", Double(Set(claims.map(\.n)).count), "messages"),
                    Measure("messages that name people", Double(names.count), "messages"),
                ],
                innocentReadings: [
                    "Friends may name people whom both of them know.",
                    "Lists of followers and family are public on many services; naming them needs no access.",
                    "An organiser or a relative may hold the other's contacts for a good reason.",
                ]))
    }

    /// Accounts of whose demands nothing of weight is left, for a reason that says the words were not meant so or not theirs.
    private static func spared(
        in demands: [(account: Account.ID, demands: [ExtortionDemand])]
    ) -> Set<Account.ID> {
        Set(
            demands.filter { _, all in
                !all.isEmpty && all.allSatisfy { $0.tier <= .e2 && $0.demotions.contains(where: sparing.contains) }
            }.map(\.account))
    }

    private static let sparing: Set<String> = [
        "reported-speech", "forwarded", "banter", "group-banter", "laughter", "game", "debt", "household",
        "business-sender", "no-alarm",
    ]

    /// Where the demands of tier E3 and E4 begin, by account.
    private static func beginnings(
        of demands: [(account: Account.ID, demands: [ExtortionDemand])]
    ) -> [Account.ID: Int32] {
        var beginnings: [Account.ID: Int32] = [:]
        for (account, all) in demands {
            let told = all.filter { $0.tier >= .e3 }.flatMap(\.slots.values).joined()
            if let first = told.map(\.n).min() { beginnings[account] = first }
        }
        return beginnings
    }

    /// What a demander tells of the other's people, weighed together; empty where that is too little.
    private func weighed(_ lines: [Line], of account: Account.ID, from first: Int32) -> [Citation] {
        var people = ContactsKnowledge(ContactsKnowledge.Lists(context.rules))
        var heard = HeardNames(
            lines: courses.indices.filter { courses.keys[$0] != account }.flatMap { courses[$0].lines.map(\.n) }
                .sorted(),
            of: context)
        // "Saw you in the group of your friends", long before the demand, claims nothing.
        let begin = (lines.first { $0.n >= first }?.place ?? 0) - Self.lead
        for line in lines where line.isReadable && line.place >= begin {
            guard let text = context.timeline.text(line.n) else { continue }
            // "Send as friends and family" is a way to pay.
            if line.isPayee, !line.codes.overlaps(CodeSet.threats.union(.contacts)) { continue }
            let marks = context.marks[line.n]
            let audiences = marks.rules.filter { context.codes[$0] == .audience }.map(\.span)
            heard.read(before: line.n)
            people.take(
                line.n, line.codes, audiences: audiences, text: text,
                capitalsAreNouns: marks.rules.contains(where: isGerman), isKnown: heard.knows)
        }
        guard people.isClaim else { return [] }
        return people.telling.flatMap { n in
            let claims = context.citations(of: .contacts, at: n, in: context.marks[n])
            return claims.isEmpty ? [Citation(n: n, rule: Self.rule)] : claims
        }
    }

    private func claims(in lines: [Line], others: CodeSet) -> [Citation] {
        lines.indices.filter {
            lines[$0].codes.contains(.contacts) && Self.evidence(around: $0, in: lines, others: others) >= 2
        }.flatMap { context.citations(of: .contacts, at: lines[$0].n, in: context.marks[lines[$0].n]) }
    }

    /// Where an account names people close to the other, near parts of an extortion.
    private func names(in lines: [Line], others: CodeSet) -> [(citation: Citation, isList: Bool)] {
        var named: [(citation: Citation, isList: Bool)] = []
        var bare: [Int] = []
        for (index, line) in lines.enumerated() where line.isReadable && named.count < CodeTally.mostCitations {
            guard Self.evidence(around: index, in: lines, others: others) >= 3,
                Self.codes(of: lines[Self.stretch(around: index, of: lines)]).overlaps(Self.forceful),
                let text = context.timeline.text(line.n)
            else { continue }
            let audiences = context.marks[line.n].rules.filter { context.codes[$0] == .audience }
            let match = audiences.first {
                NameLists.stands(at: $0.span, in: text, capitalsAreNouns: isGerman($0))
            }
            if let match {
                let citation = Citation(n: line.n, rule: context.rules.rule(match.rule).id, span: match.span)
                named.append((citation, Set(audiences.map(\.span.lowerBound)).count >= 2))
                continue
            }
            let isPair = line.codes.overlaps(CodeSet.threats) && Set(audiences.map(\.span.lowerBound)).count >= 2
            let people = NameLists(in: text)
            let isNaming = line.codes.overlaps(Self.naming)
            let isNamed =
                people.listed >= (isNaming ? 2 : 3)
                || people.fullNames >= (line.codes.overlaps([.threat, .audience]) ? 1 : 2)
            if isPair || isNamed && !line.isPayee {
                named.append((Citation(n: line.n, rule: Self.rule), true))
            } else if people.isBareName && !line.isPayee {
                bare.append(index)
            }
        }
        // One name may be anybody's; several messages in a row that are a name each are a list.
        let run = bare.indices.filter { place in
            place >= 2 && bare[place] - bare[place - 2] <= 4
                || place >= 1 && place + 1 < bare.count && bare[place + 1] - bare[place - 1] <= 4
                || place + 2 < bare.count && bare[place + 2] - bare[place] <= 4
        }
        return named + run.map { (Citation(n: lines[bare[$0]].n, rule: Self.rule), true) }
    }

    /// German writes every noun with a capital.
    private func isGerman(_ match: RuleMatch) -> Bool { context.rules.rule(match.rule).id.hasPrefix("de.") }

    private static func stretch(around index: Int, of lines: [Line]) -> Range<Int> {
        var (low, high) = (index, index + 1)
        while low > 0 && lines[index].place - lines[low - 1].place <= reach { low -= 1 }
        while high < lines.count && lines[high].place - lines[index].place <= reach { high += 1 }
        return low..<high
    }

    private static func codes(of lines: some Sequence<Line>) -> CodeSet {
        lines.reduce(into: []) { $0.formUnion($1.codes) }
    }

    /// How much of an extortion stands around a message: what the account says there, and how the other takes it.
    private static func evidence(around index: Int, in lines: [Line], others: CodeSet) -> Int {
        let own = codes(of: lines[stretch(around: index, of: lines)])
        let parts: [CodeSet] = [
            .leverage, .proof, .demands, .method, .condition, .deadline, .pressure, .threatHint,
            [.imageRequest, .sexualRequest],
        ]
        return (own.overlaps(CodeSet.threats) ? 2 : 0) + (own.contains(.hacked) ? 2 : 0)
            + parts.count(where: own.overlaps) + [CodeSet.plea, .distress, .outcry].count(where: others.overlaps)
    }

    /// Shorter texts hold no name; longer ones are letters, which the rules read.
    private static let shortest = 6
    private static let longest = 600
    private static let mostLines = 20_000
    /// Messages of the account on either side that belong together.
    private static let reach = 15
    /// Messages before the first part of a demand in which people may be told already.
    private static let lead = 5
    private static let rule = "stat.names"
    private static let pressing: CodeSet = CodeSet.threats.union(.hacked)
    private static let forceful: CodeSet = CodeSet.threats.union(CodeSet.demands).union([.leverage, .proof, .hacked])
    private static let naming: CodeSet = CodeSet.threats
        .union([.audience, .contacts, .condition, .threatHint, .demand])
    private static let read: CodeSet = CodeSet.extortion
        .union([.imageRequest, .sexualRequest, .plea, .distress, .outcry, .threatHint, .picture])

    static let description = DetectorDescription(
        id: "contacts-claim", name: "Claim to hold the contacts", revision: 11,
        summary:
            "Somebody tells the other that they have the list of their followers, contacts or family, or names them.",
        doesNotShow: "It does not show how the names were obtained, nor that anybody was written to.",
        scope: .conversation, codes: read.codes,
        examples: [
            .finds("B: ↓{X.cont}I have all 612 of your followers\nB: {X.thr}they will see it"),
            .finds(
                """
                B: {X.lev}I have the video
                B: ↓your nana Isobel, Coach Reyes, Greg, the ladies team
                A: {W.dis}what are you doing
                B: {X.thr}they all get it
                """),
            .finds("B: {X.thr}it goes out {X.dem}{money 200.00 GBP}200\nB: ↓first to {X.aud}your wife Caroline\nA: no"),
            .finds(
                """
                B: {X.thr}it goes out tonight {X.dem}{money 200.00 GBP}200
                B: ↓Margaret Oakes
                B: ↓Simon Oakes
                B: ↓Philippa Oakes-Bell, teacher
                """),
            .ignores("A: {C.report}she says {X.cont}she has all my followers\nB: come to mine, we report it"),
            .ignores("A: {C.quote}{X.cont}\"I have your contact list\"\nB: that is what they always write"),
            .ignores("A: shall I send you the list of the team?\nB: yes please, with phone numbers"),
            .ignores("A: {X.aud}your sister Anna, Tom, Ben and Lucy are coming\nB: lovely"),
        ])
}
