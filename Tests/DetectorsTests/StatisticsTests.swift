// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

/// Reference values were computed once with scipy 1.17, lifelines 0.30 and pybursts 0.1.
@Suite struct StatisticsTests {
    private let tolerance = 1e-6

    private func isClose(_ left: Double, _ right: Double) -> Bool { abs(left - right) < tolerance }

    @Test(arguments: [
        (0, 10, 0.0, 0.27753279986288926), (7, 20, 0.1811918241010821, 0.5671457233147637),
        (98, 100, 0.9299882092714561, 0.9944980324498377),
    ])
    func `Wilson's interval agrees with scipy`(_ k: Int, _ n: Int, _ low: Double, _ high: Double) throws {
        let interval = try #require(Proportion.wilson(k, of: n))
        #expect(isClose(interval.low, low) && isClose(interval.high, high))
        #expect(isClose(interval.share, Double(k) / Double(n)))
    }

    @Test(arguments: [
        (0, 5, 0.00421074451448947, 0.45925812643990044), (13, 60, 0.13153147464979353, 0.3368129528304618),
        (33, 66, 0.38240108006052637, 0.6175989199394736), (105, 130, 0.7313066362810277, 0.8660644308269101),
    ])
    func `the Beta interval agrees with scipy`(_ k: Int, _ n: Int, _ low: Double, _ high: Double) throws {
        let interval = try #require(Proportion.beta(k, of: n))
        #expect(isClose(interval.low, low) && isClose(interval.high, high))
    }

    @Test func `an impossible count has no interval`() {
        #expect(Proportion.wilson(3, of: 2) == nil)
        #expect(Proportion.wilson(0, of: 0) == nil)
        #expect(Proportion.beta(-1, of: 2) == nil)
    }

    @Test(arguments: [
        (6, 20, 0.05, 0.02989805641251401), (10, 40, 0.04, 0.0005517730627109201),
        (25, 120, 0.02, 2.3248774500088203e-15),
    ])
    func `the scan statistic agrees with the binomial sums of scipy`(
        _ k: Int, _ n: Int, _ w: Double, _ p: Double
    ) throws {
        let found = try #require(ScanStatistic.probability(of: k, among: n, windowShare: w))
        #expect(abs(found - p) <= 1e-6 * p)
    }

    @Test func `a window as long as the period has no probability`() {
        #expect(ScanStatistic.probability(of: 5, among: 10, windowShare: 1) == nil)
        #expect(ScanStatistic.probability(of: 11, among: 10, windowShare: 0.1) == nil)
    }

    @Test func `the densest window is the earliest of equals and takes its ends in`() {
        let window = DensestWindow(over: [0, 10, 20, 100, 110, 120, 500], length: 20)
        #expect(window?.count == 3)
        #expect(window?.first == 0)
        #expect(DensestWindow(over: [], length: 20) == nil)
    }

    @Test func `the survival curve agrees with lifelines`() {
        let durations = [5, 6, 6, 2, 4, 4, 9, 12, 12, 15, 20, 20, 21, 30, 30.5]
        let events = [1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0]
        let curve = Survival(
            zip(durations, events).map { Survival.Observation(duration: $0, hasEvent: $1 == 1) })
        let reference: [(Double, Double, Double, Double)] = [
            (2, 0.9333333333333331, 0.6126412437748727, 0.9903322366500168),
            (4, 0.8666666666666667, 0.5639120057089515, 0.9648844959164715),
            (5, 0.7944444444444445, 0.4879051957243935, 0.9288700887839273),
            (6, 0.7222222222222223, 0.4171751699280567, 0.8859168082418181),
            (9, 0.6419753086419752, 0.3386060335568186, 0.8341095576948688),
            (12, 0.48148148148148145, 0.2062299935532221, 0.7129357778314267),
            (20, 0.3851851851851852, 0.13330016901824665, 0.6365668367331747),
            (21, 0.2567901234567901, 0.050233623973693596, 0.5390667904173206),
            (30, 0.12839506172839502, 0.008069087726417453, 0.4171999711063114),
        ]
        #expect(curve.points.count == reference.count)
        for (point, expected) in zip(curve.points, reference) {
            #expect(point.time == expected.0)
            #expect(isClose(point.share, expected.1))
            #expect(isClose(point.low ?? 0, expected.2) && isClose(point.high ?? 0, expected.3))
        }
        #expect(curve.median == 12)
    }

    private let instants: [Double] = [
        4, 17, 23, 27, 33, 35, 37, 76, 77, 82, 84, 88, 90, 92, 110, 111, 112, 113, 114, 200, 400, 401.5,
    ]

    @Test(arguments: [
        (
            2.0, 0.1,
            [
                [1, 4, 37], [2, 17, 37], [3, 33, 37], [1, 76, 114], [2, 76, 92], [3, 76, 77], [3, 82, 92],
                [2, 110, 114], [3, 110, 114], [4, 110, 114], [1, 400, 401.5], [2, 400, 401.5], [3, 400, 401.5],
            ]
        ),
        (2.0, 1.0, [[1, 4, 114], [2, 76, 114]]),
        (
            1.5, 0.3,
            [[1, 4, 114], [2, 17, 37], [2, 76, 114], [3, 76, 114], [4, 76, 92], [4, 110, 114], [5, 110, 114]]
        ),
    ])
    func `bursts agree with pybursts`(_ scaling: Double, _ gamma: Double, _ expected: [[Double]]) {
        let found = BurstModel.bursts(at: instants, scaling: scaling, gamma: gamma)
            .map { [Double($0.level), instants[$0.first], instants[$0.last]] }
        #expect(found == expected)
    }

    @Test func `events at one instant or too few have no bursts`() {
        #expect(BurstModel.bursts(at: [1, 1, 1, 1]).isEmpty)
        #expect(BurstModel.bursts(at: [1, 2]).isEmpty)
    }
}
