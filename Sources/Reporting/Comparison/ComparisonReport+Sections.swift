// SPDX-License-Identifier: Apache-2.0

import Comparison

extension ComparisonReport {
    var readersNote: [Block] {
        [
            .lead(
                "Two accounts stand in this report because something stands in both of their cases. That is a lead. It does not tell who used an account."
            ),
            .list([
                "An account is not a person: one person may use several, and several persons one.",
                "Band \(strong: "A"): at least one hard value (an account number, a wallet, an address) stands on both sides; or a long script that the index shows to be rare is borne out by a second such script of another place in the talk, or by a value or a file of middling strength that stands apart from it.",
                "Band \(strong: "B"): several soft links agree, or there is one of middling strength, or one long script alone. Band \(strong: "C"): one soft link.",
                "The weight of an item is the logarithm, to base 10, of a likelihood ratio: how many times more often the item is met among connected accounts than among unconnected ones. No single value can weigh more than the number of cases in the index allows: here \(words: Figures.fixed(result.ceiling, places: 2)).",
                "A link of \(strong: "material") means the same means or words; a link of \(strong: "operator") means a value that belongs to both accounts themselves. Neither names a person.",
                "A shared script shows a common source of the words, not who wrote them: scripts are copied, sold and passed on.",
                "Do not arrest or search on this report alone. Read the cited messages on both sides first.",
            ]),
        ]
    }

    func summary(_ numbering: inout Numbering) -> [Block] {
        let bands = Dictionary(grouping: result.pairs, by: \.band).mapValues(\.count)
        var blocks: [Block] = [
            .lead(
                result.pairs.isEmpty
                    ? "No two suspect accounts of different cases share anything that links them by the rules of this comparison."
                    : "\(result.pairs.count, "pair") of accounts: \(bands[.a] ?? 0) of band A, \(bands[.b] ?? 0) of band B, \(bands[.c] ?? 0) of band C."
            )
        ]
        if !result.pairs.isEmpty {
            blocks.append(
                .note(
                    "Among \(result.comparedPairs, "pair") compared, about \(words: Figures.fixed(result.expectedChancePairs, places: result.expectedChancePairs < 0.1 ? 4 : 1)) would be expected to weigh as much as \(words: bands[.a] == nil ? "the strongest link here" : "the weakest link of band A") by chance alone, if the weights are right; in a small index this number is large because rarity cannot be shown."
                ))
            blocks.append(
                numbering.table(
                    "Possible connections",
                    [
                        .init("No.", 7), .init("Band", 8), .init("Accounts", 34), .init("Link", 12),
                        .init("log₁₀ LR", 11, isNumeric: true), .init("Rests on"),
                    ],
                    result.pairs.prefix(Self.pairLimit).enumerated().map { index, pair in
                        .init([
                            "\("\(index + 1)", place: "pair-\(index + 1)")", "\(strong: pair.band.rawValue)",
                            "\(Self.name(pair.left.reference)) – \(Self.name(pair.right.reference))",
                            "\(words: pair.score.type.rawValue)",
                            "\(words: Figures.fixed(pair.score.total, places: 2))", Self.ground(of: pair),
                        ])
                    }))
            if result.pairs.count > Self.pairLimit {
                blocks.append(
                    .note(
                        "The first \(Self.pairLimit) of \(result.pairs.count, "pair") are printed; \(code: "comparison.json") holds them together."
                    ))
            }
            if let matrix = LinkDrawings.matrix(result) {
                blocks.append(
                    numbering.figure("Which accounts share something; the letter is the band of the link", matrix))
            }
        }
        for notice in result.notices { blocks.append(.note(wording(of: notice))) }
        return blocks
    }

    private static func ground(of pair: ComparisonOutcome.Pair) -> Prose {
        let kinds = pair.score.items.filter { $0.standing > .accompanying }.map { ComparisonWords.kind($0.kind) }
        var counted: [(String, Int)] = []
        for kind in kinds {
            if let index = counted.firstIndex(where: { $0.0 == kind }) {
                counted[index].1 += 1
            } else {
                counted.append((kind, 1))
            }
        }
        let words = counted.map { $0.1 > 1 ? "\($0.0) ×\($0.1)" : $0.0 }
        return "\(words: Figures.list(words))\(words: pair.isRefuted ? "; refuted by the last verdict" : "")"
    }

    func groups(_ numbering: inout Numbering) -> [Block] {
        guard !result.groups.isEmpty else { return [.lead("No accounts are joined by links of band A.")] }
        guard case .all = result.scope else { return groupsOfScope(&numbering) }
        var blocks: [Block] = [
            .lead(
                "A group is what hangs together by links of band A alone. A link marked as a bridge holds the group together by itself: without it the group falls apart. Two accounts are a group by their one link."
            )
        ]
        if let network = LinkDrawings.network(result) {
            blocks.append(numbering.figure("Accounts and their links; dashed: a bridge", network))
        } else {
            blocks.append(.note("None of the groups is drawn: they hold too many accounts for a drawing."))
        }
        blocks.append(
            numbering.table(
                "Groups",
                [
                    .init("Group", 9), .init("Accounts", 45), .init("Links", 9, isNumeric: true),
                    .init("Density", 10, isNumeric: true), .init("Bridges and what they hang on"),
                ],
                result.groups.map { group in
                    .init([
                        "\(strong: group.id)", Self.names(group.accounts), "\(group.links)",
                        "\(words: group.density.map { Figures.fixed($0, places: 2) } ?? "–")",
                        Self.support(of: group),
                    ])
                }))
        return blocks
    }

    /// Links between the other accounts of such a group were not looked at, so that nothing is told of how it holds together.
    private func groupsOfScope(_ numbering: inout Numbering) -> [Block] {
        [
            .lead(
                "A group is what hangs together by links of band A. Only links of the accounts that were asked about were looked at: what else joins the others, and whether one link alone holds a group together, a comparison without --case and --account tells."
            ),
            numbering.table(
                "Groups",
                [.init("Group", 12), .init("Accounts"), .init("Links", 12, isNumeric: true)],
                result.groups.map { .init(["\(strong: $0.id)", Self.names($0.accounts), "\($0.links)"]) }),
        ]
    }

    private static func support(of group: ComparisonOutcome.Group) -> Prose {
        // What every bridge says already is not said twice.
        let told = Set(group.bridges.map(\.reason))
        var parts = group.hangsOn.filter { !told.contains($0) }.map { kind -> Prose in
            "one item holds it together: \(words: ComparisonWords.kind(kind))"
        }
        parts += group.bridges.prefix(12).map { bridge in
            "\(Self.name(bridge.pair.left)) – \(Self.name(bridge.pair.right)): \(words: ComparisonWords.kinds(bridge.reason))"
        }
        return parts.isEmpty ? Prose(.soft("none")) : Prose.joined(parts, by: "; ")
    }

    private static func names(_ accounts: [AccountReference], atMost limit: Int = 24) -> Prose {
        var names = Prose.joined(accounts.prefix(limit).map(Self.name), by: "; ")
        if accounts.count > limit { names += " and \(accounts.count - limit) more" }
        return names
    }

    func hubs(_ numbering: inout Numbering) -> [Block] {
        guard !result.hubs.isEmpty else {
            return [.lead("No value and no text stands in more than \(result.hubLimit, "case").")]
        }
        return [
            .lead(
                "What stands in more than \(result.hubLimit, "case") says little about any two of them: a wallet of an exchange, a script that is sold, a phrase that is popular."
            ),
            numbering.table(
                "Hubs", [.init("Kind", 20), .init("Value or text"), .init("Cases", 12, isNumeric: true)],
                result.hubs.prefix(Self.hubLimit).map { hub in
                    .init([
                        "\(words: ComparisonWords.title(hub.kind))",
                        hub.value.isEmpty
                            ? Prose(.withheld("removed"))
                            : hub.kind == "script" && !options.showsFullContent
                                ? Prose(.withheld("text of \(hub.value.split(separator: " ").count) words"))
                                : Prose(.evidence(hub.value)),
                        "\(hub.cases)",
                    ])
                }),
        ] + Self.rest(Self.hubLimit, of: result.hubs.count)
    }

    /// Rows of the tables of hubs and of what is set aside.
    private static let hubLimit = 200
    private static let setAsideLimit = 500

    /// Says that a table holds not all rows, where it does not.
    private static func rest(_ limit: Int, of count: Int) -> [Block] {
        count > limit ? [.note("The first \(limit) of \(count) rows; \(code: "comparison.json") holds the rest.")] : []
    }

    func setAside(_ numbering: inout Numbering) -> [Block] {
        guard !result.setAside.isEmpty else { return [.lead("No shared value was set aside.")] }
        return [
            .lead(
                "These values and texts stand in several cases and link nobody by themselves. What would be a link but for a rule is told here, with the rule."
            ),
            numbering.table(
                "Values and texts set aside",
                [
                    .init("Kind", 16), .init("Value or text"), .init("Cases", 9, isNumeric: true),
                    .init("Accounts", 20),
                    .init("Why", 26),
                ],
                result.setAside.prefix(Self.setAsideLimit).map { value in
                    .init([
                        "\(words: ComparisonWords.title(value.kind))", Self.text(of: value, options),
                        "\(value.cases)",
                        value.accounts.isEmpty ? Prose(.soft("–")) : Self.names(value.accounts, atMost: 6),
                        value.owners.isEmpty
                            ? "\(words: ComparisonWords.reason(value.reason))"
                            : "\(words: ComparisonWords.reason(value.reason)): \(Self.names(value.owners, atMost: 4))",
                    ])
                }),
        ] + Self.rest(Self.setAsideLimit, of: result.setAside.count) + [
            .note(
                "Where the part of an account is wrong, set it with \(code: "cases set REF --account ID --role other") and compare again."
            )
        ]
    }

    private static func text(of value: ComparisonOutcome.SetAside, _ options: Options) -> Prose {
        if value.value.isEmpty { return Prose(.withheld("removed")) }
        if value.reason == .protected { return Prose(.withheld("not printed")) }
        if value.isSevere || value.reason == .protectedWording, !options.showsFullContent {
            return Prose(.withheld("text of \(value.value.split(separator: " ").count) words"))
        }
        guard let like = value.like else { return Prose(.evidence(value.value)) }
        return "\(evidence: value.value), like \(evidence: like)"
    }

    var notCompared: [Block] {
        [
            .lead("The absence of a link is no sign that two accounts are unconnected."),
            .list(result.notCompared.map { "\(words: $0)" }),
        ]
    }

    var method: [Block] {
        [
            .list([
                "Values: equality of normal forms; only values that a suspect account owns or tells others to use. The weight is log₁₀(m / u), u from the number of other cases with the value; copies of the same evidence count once.",
                "Scripts: texts with slots in the place of names, sums, figures and addresses; near copies are found by MinHash (32 bands of 4), passages by winnowing, and each candidate is held against the words. Runs of words that many write, and words that others in the index write too, raise nothing.",
                "Pictures: files by SHA-256, and what looks alike by PDQ, a value of 256 bits: at most \(PictureReading.nearest) bits apart, also turned by quarters or mirrored, both of quality \(PictureReading.leastQuality) or more. What looks alike need not be one picture; it weighs half of what a file does, nothing where either is as even as a screen or a page, and nothing beside the same file. No picture is printed.",
                "Writing: letter groups, by Cosine Delta and by General Impostors, against up to \(StylePopulation.most) other accounts of the index, a likelihood ratio calibrated by length and held at 10, 30 or 100; with fewer than \(StylePopulation.least) other accounts nothing is said. It does not raise a pair and does not lift a band.",
                "Habits: hours of the day by a fit on public chat; pace, order of stages and sums demanded by how rare an agreement is among the other suspects of the index. They do not raise a pair and weigh 1 at most.",
                "Items that stand in one message, whatever their kind, and scripts among each other count once and a quarter of the rest. Caps: media and scripts 4, writing 2, habits 1.",
                "The start values of m are set by hand until enough verdicts exist to measure them: weights rank leads and are no probabilities.",
            ]),
            .note(
                "How often the method errs on planted and public material stands in \(code: "docs/crosscase-quality.md")."
            ),
        ]
    }

    private func wording(of notice: ComparisonOutcome.Notice) -> Prose {
        let cases = Prose.joined(notice.cases.prefix(20).map { Prose(.evidence($0)) })
        let more = notice.cases.count > 20 ? " and \(notice.cases.count - 20) more" : ""
        return switch notice.kind {
        case .sameEvidence:
            "Same evidence: cases \(cases) hold the same export, file or conversation (\(words: notice.basis)); links between the accounts in it are set aside and listed under “Set aside by rule”."
        case .noSuspect:
            "No suspect account in \(notice.cases.count, "case"): \(cases)\(words: more). Name one with \(code: "analyse --subject") if the case is to be compared."
        case .notSuspect:
            "Not compared, for it is no suspect account: \(cases). Name it with \(code: "analyse --subject") if it is to be compared."
        case .oneCase: "Two accounts of one case (\(cases)) are not compared."
        case .reviewDue: "Left out because their review was due: \(cases)\(words: more)."
        case .noPictures:
            "Filed by a version of the program that read no pictures, files compared by SHA-256 alone: \(cases)\(words: more)."
        case .unreadPictures: "Pictures not compared by PDQ (\(words: notice.basis)) in \(cases)\(words: more)."
        case .readInPart: "Read in part (\(words: notice.basis)), in one of the cases \(cases)\(words: more)."
        case .outdated: "Filed by another version of the program, scripts not comparable: \(cases)\(words: more)."
        }
    }
}
