// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaseWorkflow

@Suite("Disjoint sets")
struct DisjointSetsTests {
    @Test("are those that labels spread by hand are, whatever the order of joins")
    func joins() {
        var state: UInt64 = 7
        func member() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % 24
        }
        for _ in 0..<40 {
            var sets = DisjointSets()
            let members = (0..<24).map { _ in sets.add() }
            var labels = members
            for _ in 0..<14 {
                let (left, right) = (member(), member())
                sets.join(left, right)
                let (kept, gone) = (min(labels[left], labels[right]), max(labels[left], labels[right]))
                labels = labels.map { $0 == gone ? kept : $0 }
            }
            #expect(members.map { sets.root(of: $0) } == labels)
        }
    }
}
