// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Words that say a threat is carried out only where one stands before them: "ok i posted it".
///
/// By themselves they may be of a parcel. They are rules of the code `X.execI`, which no other part reads.
extension FrameCompletion {
    /// Fills the slot of what is said to be carried out, behind the first threat to publish and up to the next demand.
    func takeExecuted(into demands: inout [ExtortionDemand]) {
        let saying = context.codes.rules(of: RuleCode(rawValue: "X.execI"))
        // The threat of a demand that was paid stands behind the next one.
        var isThreatened = false
        for index in demands.indices where demands[index].tier >= .e2 && !demands[index].isSetAside {
            let threats = (demands[index].slots[.threat] ?? []).map(\.n).filter { n in
                context.codes(of: n).contains(.threat)
            }
            let told = demands[index].slots.values.joined().map(\.n)
            guard let last = told.max(), let first = threats.min() ?? (isThreatened ? told.min() : nil) else {
                continue
            }
            isThreatened = true
            let next = demands.dropFirst(index + 1).first?.slots.values.joined().map(\.n).min()
            let stretch = context.events(first...last, behind: Self.room).prefix(Self.most)
            for n in stretch where n > first && n < next ?? .max {
                let marks = context.marks[n]
                guard let said = marks.rules.first(where: saying.contains), let entry = own(n), !isQuoted(marks),
                    context.ownCodes(of: entry, in: marks).isDisjoint(with: [.executed, .laughter]),
                    !isAskedWhereToPay(n), !isOfGoods(n, behind: first)
                else { continue }
                let rule = context.rules.rule(said.rule).id
                add(Citation(n: n, rule: rule, span: said.span), to: .executed, of: &demands[index])
            }
        }
    }

    /// Whether somebody spoke just before, behind the threat, of what is posted or sent off in everyday life: a parcel, a form.
    private func isOfGoods(_ n: Int32, behind threat: Int32) -> Bool {
        let goods = context.rules.words("bare_posted")
        return context.events(n...n, before: Self.near).contains { earlier in
            guard earlier > threat, earlier < n, context.codes(of: earlier).isDisjoint(with: CodeSet.threats),
                let text = context.timeline.text(earlier), text.utf8.count <= Self.longest
            else { return false }
            return text.lowercased().split { !$0.isLetter }.contains { goods.contains(String($0)) }
        }
    }

    private func isQuoted(_ marks: Marks) -> Bool { context.codes(in: marks).overlaps([.report, .quote]) }

    /// Events behind the last part of a demand in which it may be said.
    private static let room = 12
    private static let most = 2_000
    /// Events before such words in which what they are of may be named.
    private static let near = 6
    /// Longer messages tell of much.
    private static let longest = 400
}
