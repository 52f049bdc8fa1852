// SPDX-License-Identifier: Apache-2.0

extension ComparisonOutcome {
    /// How much is taken out of a result that others than the investigators read.
    ///
    /// The store does not know who in a message is a third party: where anything must go, all words of the record go.
    public enum Removal: Sendable, Hashable {
        /// Messages, wordings, names of accounts, reasons of verdicts, and values that are neither where to pay nor both
        /// accounts' own.
        case words
        /// Also those values: references, labels, counts and times stay.
        case values
    }

    /// The result without what is removed.
    public func removing(_ removal: Removal) -> ComparisonOutcome {
        var result = self
        result.pairs = pairs.map { pair in
            var pair = pair
            pair.left.name = ""
            pair.right.name = ""
            pair.score = PairScore(pair.score.items.map { Self.bare($0, removal) })
            pair.verdicts = Self.bare(pair.verdicts)
            return pair
        }
        result.verdictsAlone = verdictsAlone.map {
            VerdictsAlone(accounts: $0.accounts, verdicts: Self.bare($0.verdicts))
        }
        result.hubs = hubs.map { hub in
            var hub = hub
            if removal == .values || !LinkKind(hub.kind).isPayee { hub.value = "" }
            return hub
        }
        result.setAside = setAside.map { value in
            var value = value
            value.value = ""
            value.like = nil
            return value
        }
        return result
    }

    private static func bare(_ verdicts: [VerdictRecord]) -> [VerdictRecord] {
        verdicts.map { VerdictRecord(verdict: $0.verdict, reason: "", officer: $0.officer, time: $0.time) }
    }

    private static func bare(_ item: EvidenceItem, _ removal: Removal) -> EvidenceItem {
        var item = item
        let stays: Bool =
            switch item.family {
            case .identifier:
                LinkKind(item.kind).isPayee || (item.leftRole == .own && item.rightRole == .own)
            // A PDQ value gives a blurred outline of the picture away.
            case .media: item.kind != PictureEvidence.kind
            case .script: false
            // A language.
            case .style, .behaviour: removal == .words
            }
        if !stays || removal == .values { item.value = "" }
        return item
    }
}
