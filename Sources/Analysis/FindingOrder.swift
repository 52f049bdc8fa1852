// SPDX-License-Identifier: Apache-2.0

import ChatModel

extension DetectorEngine {
    /// The stable order of findings: by kind, then where they begin, then who, then by detector.
    public static func ordered(_ findings: [Finding]) -> [Finding] {
        findings.map { (key: FindingKey($0), finding: $0) }
            .sorted { $0.key < $1.key }
            .map(\.finding)
    }
}

/// What findings are sorted by; equal keys mean equal findings for all practical purposes.
private struct FindingKey: Comparable {
    var kind: Int
    var conversation: Int32
    var first: Int32
    var account: Int32
    var other: Int32
    var word: String

    init(_ finding: Finding) {
        switch finding {
        case .extortion(let demand):
            let first = demand.slots.values.joined().map(\.n).min()
            self.init(0, demand.conversation.rawValue, first, demand.account.rawValue, demand.target?.rawValue, "")
        case .escalation(let talk):
            self.init(
                1, talk.conversation.rawValue, talk.start, talk.account.rawValue, talk.target.rawValue, "")
        case .contacts(let activity):
            self.init(2, nil, activity.citations.first?.n, activity.account.rawValue, nil, "")
        case .indicator(let indicator):
            self.init(
                3, indicator.conversation?.rawValue, indicator.citations.first?.n, indicator.account.rawValue,
                indicator.target?.rawValue, indicator.detector)
        case .safeguarding(let flag):
            self.init(4, nil, flag.citation.n, flag.account.rawValue, nil, flag.kind.rawValue)
        case .payment(let payment):
            self.init(5, nil, payment.citation.n, payment.account.rawValue, nil, payment.method ?? "")
        }
    }

    private init(_ kind: Int, _ place: Int32?, _ first: Int32?, _ account: Int32, _ other: Int32?, _ word: String) {
        self.kind = kind
        conversation = place ?? -1
        self.first = first ?? 0
        self.account = account
        self.other = other ?? -1
        self.word = word
    }

    static func < (left: Self, right: Self) -> Bool {
        if left.kind != right.kind { return left.kind < right.kind }
        if left.conversation != right.conversation { return left.conversation < right.conversation }
        if left.first != right.first { return left.first < right.first }
        if left.account != right.account { return left.account < right.account }
        if left.other != right.other { return left.other < right.other }
        return left.word < right.word
    }
}
