// SPDX-License-Identifier: Apache-2.0

internal import RuleEngine

extension ExtortionDemand {
    /// Messages that ask for something other than money, by what their rules look for.
    public var orders: [Int32] {
        var seen: Set<Int32> = []
        return (slots[.demand] ?? []).filter {
            RuleName.holds("demo", in: $0.rule) || RuleName.holds("img", in: $0.rule)
        }.map(\.n).filter { seen.insert($0).inserted }
    }
}
