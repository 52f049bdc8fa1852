// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension WordingFrames {
    /// Whether a threat and a demand in the words of rules stand next to each other, with something that makes the threat
    /// bite or with a condition: measured wording, fitted to whole talks, takes nothing from that.
    ///
    /// Reasons that have a name do: laughter, a household, reported words and the like.
    func isSaidOutright(_ frame: ExtortionDemand) -> Bool {
        guard let threats = frame.slots[.threat], let demands = frame.slots[.demand] else { return false }
        let threatening = messages(threats, with: [.threat, .violence])
        let demanding = messages(demands, with: CodeSet.demands)
        let parts = Set(frame.slots.values.joined().map(\.n))
        return threatening.contains { threat in
            demanding.contains { demand in
                let stretch = (min(threat, demand) - Self.near)...(max(threat, demand) + Self.near)
                return abs(threat - demand) <= Self.near
                    && parts.contains { stretch.contains($0) && context.codes(of: $0).overlaps(Self.biting) }
            }
        }
    }

    private func messages(_ citations: [Citation], with codes: CodeSet) -> Set<Int32> {
        Set(citations.map(\.n)).filter { context.codes(of: $0).overlaps(codes) }
    }

    private static let biting: CodeSet = [.audience, .leverage, .contacts, .proof, .condition]
    /// Events within which two parts stand next to each other.
    private static let near: Int32 = 4
}
