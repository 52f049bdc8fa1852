// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The deadlines of a frame, of which one is told: an instant before a day, a day before words alone, that of the payment
/// before others, and of several the earliest.
struct FrameDeadlines {
    /// The earliest deadline of each kind, and how many there were.
    private struct List {
        var (instant, dated, first): (ExtortionDemand.Deadline?, ExtortionDemand.Deadline?, ExtortionDemand.Deadline?)
        private(set) var count = 0

        mutating func add(_ more: [ExtortionDemand.Deadline]) {
            for deadline in more.prefix(max(0, FrameDeadlines.most - count)) {
                count += 1
                if first == nil { first = deadline }
                guard let at = deadline.at else { continue }
                if at < dated?.at ?? "~" { dated = deadline }
                if at.contains("T"), at < instant?.at ?? "~" { instant = deadline }
            }
        }
    }

    /// Those of the payment.
    private var payment = List()
    /// Times of a posting, a report or an arrest, in messages that threaten and ask for nothing.
    private var threatened = List()
    /// Deadlines of one frame that are looked at.
    private static let most = 1_000

    /// Deadlines behind which an instant that is known already is the one.
    private static let enough = 32

    /// Whether no further deadline is looked at.
    var isSettled: Bool { payment.count >= (payment.instant == nil ? Self.most : Self.enough) }
    /// Whether one in words alone, with neither day nor time, can no longer be the one that is told.
    var hasWords: Bool { payment.first != nil }

    mutating func add(_ more: [ExtortionDemand.Deadline]) { payment.add(more) }

    mutating func addThreatened(_ more: [ExtortionDemand.Deadline]) { threatened.add(more) }

    /// The deadline that is told.
    var told: ExtortionDemand.Deadline? {
        payment.instant ?? threatened.instant ?? payment.dated ?? threatened.dated ?? payment.first ?? threatened.first
    }
}
