// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

extension CaseRedaction {
    /// Rule hits without their places: those are offsets into texts that are not there.
    var marks: MarkTable {
        var out = MarkTable()
        for n in analysis.marks.numbers {
            var found = analysis.marks[n]
            found.identifiers = []
            found.money = []
            for index in found.rules.indices where changed.contains(n) || level.removesWords {
                found.rules[index].span = 0..<0
            }
            out.append(found, for: n)
        }
        return out
    }

    private func citation(_ citation: Citation) -> Citation {
        var citation = citation
        if level.removesWords || changed.contains(citation.n) { citation.span = nil }
        return citation
    }

    /// A finding without the words that went.
    mutating func finding(_ finding: Finding) -> Finding {
        switch finding {
        case .indicator(var found):
            found.citations = found.citations.map(citation)
            return .indicator(found)
        case .extortion(var found):
            found.slots = found.slots.mapValues { $0.map(citation) }
            found.standing = found.standing.map(citation)
            if level.removesWords {
                found = found.namingWays()
                (found.amount, found.sums) = (nil, [])
            }
            found.payees = found.payees.map { payee($0) }
            found.deadline = found.deadline.map { self.deadline($0) }
            found.laterDeadlines = found.laterDeadlines.map { self.deadline($0) }
            return .extortion(found)
        case .escalation(var found):
            for index in found.steps.indices { found.steps[index].citation = citation(found.steps[index].citation) }
            return .escalation(found)
        case .contacts(var found):
            found.citations = found.citations.map(citation)
            return .contacts(found)
        case .safeguarding(var found):
            found.citation = citation(found.citation)
            return .safeguarding(found)
        case .payment(var found):
            found.citation = citation(found.citation)
            if level.removesWords { found.amount = nil }
            return .payment(found)
        }
    }

    private mutating func deadline(_ deadline: ExtortionDemand.Deadline) -> ExtortionDemand.Deadline {
        var deadline = deadline
        deadline.literal = words(deadline.literal, n: nil)
        return deadline
    }

    /// A payee may be removed as something else than what it is paid by: an e-mail address that is a PayPal name too.
    private mutating func payee(_ payee: ExtortionDemand.Payee) -> ExtortionDemand.Payee {
        ExtortionDemand.Payee(kind: payee.kind, value: value(payee.value, kind: payee.kind))
    }

    private mutating func value(_ value: String, kind: String) -> String {
        let book = redactor.values.book
        if let kind = RedactionClass(identifierKind: kind), let label = book.existing(value, kind) {
            return book.labels[label].text
        }
        return words(value, n: nil)
    }

    /// The identifiers under their labels.
    mutating func identifiers() -> [IdentifierFinding] {
        guard !level.removesWords else { return [] }
        return analysis.identifiers.map { found in
            var found = found
            let kind = RedactionClass(identifierKind: found.kind)
            let isKnown = kind.map { redactor.values.book.existing(found.value, $0) != nil } ?? false
            let value = self.value(found.value, kind: found.kind)
            found.literal = isKnown ? value : words(found.literal, n: nil)
            found.value = value
            return found
        }
    }
}
