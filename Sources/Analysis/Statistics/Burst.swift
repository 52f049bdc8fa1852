// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A stretch of events at a raised rate, after Kleinberg (2002).
public struct Burst: Hashable, Sendable {
    /// How many steps the rate is raised; each step doubles it.
    ///
    /// The ground state is 0 and not reported.
    public var level: Int
    /// Position of the first event.
    public var first: Int
    /// Position of the last event.
    public var last: Int
}

/// Finds the sequence of rates that explains the gaps between events most cheaply.
///
/// State i expects gaps at the rate (n/T)·s^i; rising from i to j costs (j − i)·γ·ln n, falling is free.
public enum BurstModel {
    /// The bursts of ascending instants, outer before inner, by start.
    ///
    /// Equal instants must have been spread by the caller, since a gap of nothing has no rate. Fewer than three
    /// instants have no bursts. `states` caps the number of rates.
    public static func bursts(at instants: [Double], scaling s: Double = 2, gamma: Double = 1, states: Int = 25)
        -> [Burst]
    {
        let levels = path(over: instants, scaling: s, gamma: gamma, states: states)
        var found: [Burst] = []
        var open: [Int] = []
        for (gap, level) in levels.enumerated() {
            while open.count > level { found[open.removeLast()].last = gap }
            while open.count < level {
                open.append(found.count)
                found.append(Burst(level: open.count, first: gap, last: gap))
            }
        }
        for index in open { found[index].last = levels.count }
        return found
    }

    /// The state of each gap.
    private static func path(over instants: [Double], scaling s: Double, gamma: Double, states: Int) -> [Int] {
        guard instants.count >= 3 else { return [] }
        let gaps = zip(instants.dropFirst(), instants).map { $0 - $1 }
        let total = gaps.reduce(0, +)
        guard let least = gaps.min(), least > 0, s > 1 else { return [] }
        let needed = (1 + log(total) / log(s) + log(1 / least) / log(s)).rounded(.up)
        let count = max(1, min(states, needed.isFinite ? Int(min(needed, 1000)) : states))
        let rates = (0..<count).map { pow(s, Double($0)) * Double(gaps.count) / total }
        let rise = gamma * log(Double(gaps.count))

        var costs = [0.0] + [Double](repeating: .infinity, count: count - 1)
        var origins = [UInt8](repeating: 0, count: gaps.count * count)
        var next = costs
        for (index, gap) in gaps.enumerated() {
            for state in 0..<count {
                var (best, origin) = (Double.infinity, 0)
                for before in 0..<count {
                    let cost = costs[before] + (before < state ? Double(state - before) * rise : 0)
                    if cost < best { (best, origin) = (cost, before) }
                }
                next[state] = best - log(rates[state]) + rates[state] * gap
                origins[index * count + state] = UInt8(origin)
            }
            swap(&costs, &next)
        }
        var state = costs.indices.reduce(0) { costs[$1] < costs[$0] ? $1 : $0 }
        var path = [Int](repeating: 0, count: gaps.count)
        for index in gaps.indices.reversed() {
            path[index] = state
            state = Int(origins[index * count + state])
        }
        return path
    }
}
