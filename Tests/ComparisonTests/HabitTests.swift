// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Comparison

@Suite("Habits") struct HabitTests {
    private func profile(
        night: Bool = false, pace: Int64? = nil, stages: [String] = [], sums: [String]? = nil
    ) -> BehaviourProfile {
        var hours = [Int](repeating: 0, count: 24)
        for hour in night ? 0..<6 : 12..<18 { hours[hour] = 40 }
        return BehaviourProfile(
            hours: hours, days: 20, medianAnswer: nil, stages: stages, secondsToDemand: pace, sums: sums)
    }

    private func account(_ index: Int, _ behaviour: BehaviourProfile?) -> ComparisonMaterial.Account {
        ComparisonMaterial.Account(
            caseIndex: index, reference: AccountReference("C-\(index)", "A1"), platform: "telegram", name: "invented",
            roleBasis: "named", messages: 200, behaviour: behaviour)
    }

    private func weight(
        _ left: BehaviourProfile, _ right: BehaviourProfile, among others: [BehaviourProfile] = []
    ) throws -> EvidenceItem {
        let courses = others.enumerated().map { ComparisonMaterial.Course(caseIndex: 10 + $0, behaviour: $1) }
        return try BehaviourComparison(sample: HabitSample(courses)).compare(account(0, left), account(1, right)).get()
    }

    @Test("the same hours speak for a connection, the other half of the day against it, and neither far")
    func hours() throws {
        let (near, far) = (try weight(profile(), profile()), try weight(profile(), profile(night: true)))
        #expect(near.weight > 0 && near.weight <= BehaviourComparison.hourCap)
        #expect(far.weight < 0 && far.weight >= -BehaviourComparison.hourCap)
        #expect(!near.carries && near.family.cap == 1)
    }

    @Test("what many do weighs nothing, what few do weighs a little, and a small index says nothing about it")
    func rarity() throws {
        var quick = profile(pace: 900, sums: ["GBP 275.00"])
        quick.hours = nil
        let slow = (0..<80).map { profile(pace: 100_000 + Int64($0) * 50_000, sums: ["GBP 500.00"]) }
        let rare = try weight(quick, quick, among: slow)
        #expect(rare.weight > 0.3 && rare.weight <= BehaviourComparison.courseCap)
        var usual = profile(pace: 100_000, sums: ["GBP 500.00"])
        usual.hours = nil
        #expect(try weight(usual, usual, among: slow.map { _ in usual }).weight == 0)
        #expect(try weight(quick, quick, among: Array(slow.prefix(20))).weight == 0)
    }

    @Test("another pace or another sum weighs nothing")
    func disagreement() throws {
        var (quick, slow) = (profile(pace: 900, sums: ["GBP 200.00"]), profile(pace: 90_000, sums: ["USD 200.00"]))
        (quick.hours, slow.hours) = (nil, nil)
        #expect(try weight(quick, slow, among: (0..<80).map { _ in slow }).weight == 0)
    }

    @Test("orders of stages are as far apart as the steps between them")
    func stages() {
        #expect(Habit.agreement(["a", "b", "c", "d"], ["a", "b", "c", "d"]) == 1)
        #expect(Habit.agreement(["a", "b", "c", "d"], ["a", "b", "d"]) == 0.75)
        #expect(Habit.agreement([], []) == 1)
    }
}
