// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The deadlines of a frame, of which one is told: an instant before a day, a day before words alone, that of the payment
/// before others.
struct FrameDeadlines {
    /// The first deadline of each kind, and how many there were.
    private struct List {
        var (instant, dated, first): (ExtortionDemand.Deadline?, ExtortionDemand.Deadline?, ExtortionDemand.Deadline?)
        private(set) var count = 0

        mutating func add(_ more: [ExtortionDemand.Deadline]) {
            for deadline in more.prefix(max(0, FrameDeadlines.most - count)) {
                count += 1
                if first == nil { first = deadline }
                guard let at = deadline.at else { continue }
                if dated == nil { dated = deadline }
                if instant == nil, at.contains("T") { instant = deadline }
            }
        }
    }

    /// Those of the payment.
    private var payment = List()
    /// Times of a posting, a report or an arrest, in messages that threaten and ask for nothing.
    private var threatened = List()
    /// Deadlines of one frame that are looked at.
    private static let most = 1_000

    /// Whether no further deadline can be the one that is told.
    var isSettled: Bool { payment.instant != nil || payment.count >= Self.most }
    /// Whether one in words alone, with neither day nor time, can no longer be the one that is told.
    var hasWords: Bool { payment.first != nil }

    mutating func add(_ more: [ExtortionDemand.Deadline]) { payment.add(more) }

    mutating func addThreatened(_ more: [ExtortionDemand.Deadline]) { threatened.add(more) }

    /// The deadline that is told.
    var told: ExtortionDemand.Deadline? {
        payment.instant ?? threatened.instant ?? payment.dated ?? threatened.dated ?? payment.first ?? threatened.first
    }
}
