// SPDX-License-Identifier: Apache-2.0

internal import RuleEngine

extension ExtortionDemand {
    /// Messages that ask for something other than money, by what their rules look for.
    public var orders: [Int32] {
        var seen: Set<Int32> = []
        return orders(in: [.demand]).map(\.n).filter { seen.insert($0).inserted }
    }

    /// The words that order an act or silence: those of a demand, then those that press beside one for money.
    public var ordering: [Citation] { orders(in: [.demand, .pressure]) }

    /// The first of them.
    public var firstOrder: Citation? { ordering.first }

    private func orders(in slots: [Slot]) -> [Citation] {
        slots.flatMap { self.slots[$0] ?? [] }.filter {
            RuleName.holds("demo", in: $0.rule) || RuleName.holds("img", in: $0.rule)
        }
    }
}
