// SPDX-License-Identifier: Apache-2.0

public import Analysis
public import Comparison

/// `comparison.json`, schema `chatforensics.comparison/1`.
public struct ComparisonDocument {
    private let result: ComparisonOutcome
    private let date: String
    private let program: Tool
    private let showsFullContent: Bool

    /// A document of a result.
    ///
    /// - Parameters:
    ///   - result: What was found.
    ///   - date: `YYYY-MM-DD`, the date of the index that the report prints.
    ///   - program: What compared.
    ///   - showsFullContent: Whether templates of severe messages are written.
    public init(_ result: ComparisonOutcome, date: String, program: Tool, showsFullContent: Bool) {
        self.result = result
        self.date = date
        self.program = program
        self.showsFullContent = showsFullContent
    }

    /// The bytes: a pure function of what the document was made with.
    public var bytes: [UInt8] {
        JSONText.object([
            "schema": .string("chatforensics.comparison/1"),
            "index": .object([
                "cases": .integer(Int64(result.cases.count)), "accounts": .integer(Int64(result.accounts)),
                "units": .integer(Int64(result.units)), "hubLimit": .integer(Int64(result.hubLimit)),
                "comparedPairs": .integer(Int64(result.comparedPairs)), "date": .string(date),
            ]),
            "tool": .object(["name": .string(program.name), "version": .string(program.version)]),
            "scope": .string(scope), "scopeOf": .array(scopeOf),
            "cases": .array(result.cases.map { .object(["reference": .string($0)]) }),
            "pairs": .array(result.pairs.map(pair)), "groups": .array(result.groups.map(group)),
            "verdictsWithoutLink": .array(
                result.verdictsAlone.map { alone in
                    .object([
                        "left": account(alone.accounts.left), "right": account(alone.accounts.right),
                        "verdicts": verdicts(alone.verdicts),
                    ])
                }),
            "hubs": .array(
                result.hubs.map { hub in
                    .object([
                        "kind": .string(hub.kind), "value": hub.value.isEmpty ? .null : .string(hub.value),
                        "cases": .integer(Int64(hub.cases)),
                    ])
                }),
            "setAside": .array(
                result.setAside.map { value in
                    let isWithheld =
                        value.value.isEmpty
                        || ((value.reason == .protected || value.reason == .protectedWording || value.isSevere)
                            && !showsFullContent)
                    return .object([
                        "kind": .string(value.kind), "value": isWithheld ? .null : .string(value.value),
                        "cases": .integer(Int64(value.cases)), "reason": .string(value.reason.code),
                        "like": value.like.map { .string($0) } ?? .null,
                        "accounts": .array(value.accounts.map(account)), "owners": .array(value.owners.map(account)),
                    ])
                }),
            "notices": .array(
                result.notices.map { notice in
                    .object([
                        "kind": .string(notice.kind.rawValue), "cases": .array(notice.cases.map { .string($0) }),
                        "basis": .string(notice.basis),
                    ])
                }),
            "expectedChancePairs": .number(Self.rounded(result.expectedChancePairs)),
            "notCompared": .array(result.notCompared.map { .string($0) }),
        ]).bytes(levels: 3)
    }

    private var scope: String {
        switch result.scope {
        case .all: "all"
        case .ofCase: "case"
        case .ofAccount: "account"
        case .between: "pair"
        }
    }

    /// The case or the accounts that were asked about; empty for all.
    private var scopeOf: [JSONText] {
        switch result.scope {
        case .all: []
        case .ofCase(let reference): [.object(["case": .string(reference)])]
        case .ofAccount(let reference): [account(reference)]
        case .between(let pair): [account(pair.left), account(pair.right)]
        }
    }

    private func pair(_ pair: ComparisonOutcome.Pair) -> JSONText {
        .object([
            "left": account(pair.left.reference), "right": account(pair.right.reference),
            "band": .string(pair.band.rawValue), "link": .string(pair.score.type.rawValue),
            "log10lr": .number(Self.rounded(pair.score.total)),
            "items": .array(zip(pair.score.items, pair.score.counted).map(item)),
            "families": .object(
                Dictionary(
                    uniqueKeysWithValues: pair.score.families.map { ($0.key.rawValue, .number(Self.rounded($0.value))) }
                )),
            "caps": .array(
                pair.score.caps.map { cap in
                    .object([
                        "family": .string(cap.family.rawValue), "from": .number(Self.rounded(cap.from)),
                        "to": .number(Self.rounded(cap.to)),
                    ])
                }),
            "verdicts": verdicts(pair.verdicts),
            "otherExplanations": .array(pair.otherExplanations.map { .string($0) }),
            "notCompared": .array(pair.notCompared.map { .string($0) }),
        ])
    }

    private func verdicts(_ verdicts: [VerdictRecord]) -> JSONText {
        .array(
            verdicts.map { verdict in
                .object([
                    "verdict": .string(verdict.verdict.rawValue), "reason": .string(verdict.reason),
                    "officer": .string(verdict.officer), "time": .string(verdict.time),
                ])
            })
    }

    private func item(_ item: EvidenceItem, counted: Double) -> JSONText {
        // Habits have no value; of all others an empty one was removed.
        let isRemoved = item.value.isEmpty && item.family != .behaviour
        let isWithheld = isRemoved || (item.isSevere && !showsFullContent)
        var members: [String: JSONText] = [
            "family": .string(item.family.rawValue), "kind": .string(item.kind),
            "value": isWithheld ? .null : .string(item.value), "cases": .integer(Int64(item.cases)),
            "log10lr": .number(Self.rounded(item.weight)), "left": numbers(item.left), "right": numbers(item.right),
            "counted": .number(Self.rounded(counted)), "note": .string(item.note), "withheld": .bool(isWithheld),
            "standing": .string(standing(item.standing)),
            "measures": .array(
                item.measures.map { .object(["name": .string($0.name), "value": .number(Self.rounded($0.value))]) }),
        ]
        if let role = item.leftRole { members["leftRole"] = .string(role.rawValue) }
        if let role = item.rightRole { members["rightRole"] = .string(role.rawValue) }
        return .object(members)
    }

    private func standing(_ standing: EvidenceItem.Standing) -> String {
        switch standing {
        case .hard: "hard"
        case .middling: "middling"
        case .soft: "soft"
        case .accompanying: "accompanying"
        }
    }

    private func group(_ group: ComparisonOutcome.Group) -> JSONText {
        .object([
            "id": .string(group.id), "accounts": .array(group.accounts.map(account)),
            "links": .integer(Int64(group.links)), "density": group.density.map { .number(Self.rounded($0)) } ?? .null,
            "hangsOn": .array(group.hangsOn.map { .string($0) }),
            "bridges": .array(
                group.bridges.map { bridge in
                    .object([
                        "left": account(bridge.pair.left), "right": account(bridge.pair.right),
                        "reason": .string(bridge.reason),
                    ])
                }),
        ])
    }

    private func account(_ reference: AccountReference) -> JSONText {
        .object(["case": .string(reference.caseReference), "account": .string(reference.account)])
    }

    private func numbers(_ numbers: [Int32]) -> JSONText { .array(numbers.map { .integer(Int64($0)) }) }

    /// Three places: more would claim more than the scores know, and small ones keep two figures.
    static func rounded(_ value: Double) -> Double {
        if value != 0, abs(value) < 0.01 {
            var scale = 1.0
            while abs(value) * scale < 10, scale < 1e300 { scale *= 10 }
            return (value * scale).rounded() / scale
        }
        return (value * 1000).rounded() / 1000
    }
}
