// SPDX-License-Identifier: Apache-2.0

import Analysis

/// Whether the parts of a frame stand close enough together to be one demand.
///
/// Somebody who demands talks of little else meanwhile. Long harmless talk holds a word of a threat here, a sum there:
/// each next one prolongs the frame, and most messages between them are of something else.
struct FrameDensity {
    /// Own messages from the first part to the last.
    let span: Int
    /// Own messages among them that hold a part.
    let told: Int
    /// Own messages between a spoken threat and the nearest spoken demand; nil where one of the two is missing.
    let core: Int?
    /// How much the wording of the stretch is that of extortion; nil where it was not weighed.
    let support: Double?
    /// The other begs or names the crime.
    let isAlarmed: Bool

    /// Shorter frames always hang together.
    private static let shortest = 12
    /// A threat and a demand so close make a whole, whatever small talk stands around them.
    private static let closest = 6

    /// Support from which on the wording of the stretch tells more than the distances: hints and haggling over a day stand far apart.
    private static let supported = 0.5

    var isScattered: Bool {
        guard span >= Self.shortest, support ?? 0 < Self.supported else { return false }
        if let core, core <= Self.closest { return false }
        // Without measured weights fewer messages hold a part, and only the answer tells a long demand from long talk.
        return support == nil ? !isAlarmed && told * 5 < span * 2 : told * 5 < span * 3
    }

    static let reason = "scattered"

    /// Too little for a sum or a place to pay to to stand for a demand that no message speaks out.
    var isThin: Bool { told <= 2 && support ?? 0 <= 0 }

    /// Lowers a frame whose parts are scattered.
    func apply(to frame: inout ExtortionDemand) {
        guard frame.tier >= .e3, isScattered else { return }
        frame.tier = .e2
        frame.demotions.append(Self.reason)
    }
}
