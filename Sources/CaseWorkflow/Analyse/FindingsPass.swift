// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Runs the detectors, conversation by conversation, on all cores.
struct FindingsPass {
    let timeline: Timeline
    let rules: RuleSet
    let marks: MarkTable
    let subjects: Set<Account.ID>
    let detectors: [DetectorPlan]
    let width: Int
}
