// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Whether one export goes on where another ended, with somebody who is in both.
enum OwnerContinuation {
    static func goesOn(_ left: ExportOwner, _ right: ExportOwner, in units: [CopySearch.Unit]) -> Bool {
        let (one, other) = (Course(left, units), Course(right, units))
        guard let first = one.period, let second = other.period else { return false }
        return (first.upperBound < second.lowerBound || second.upperBound < first.lowerBound)
            && !one.partners.isDisjoint(with: other.partners)
    }

    /// When somebody talked, and with whom.
    private struct Course {
        var period: ClosedRange<Int64>?
        var partners: Set<ExportOwner.Name> = []

        init(_ owner: ExportOwner, _ units: [CopySearch.Unit]) {
            for unit in units where unit.export == owner.export {
                for account in unit.reading.people.joined() {
                    let account = unit.reading.accounts[Int(account.rawValue)]
                    guard !account.isOwner, account.platform == owner.platform else { continue }
                    partners.formUnion(account.identifiers.compactMap(ExportOwner.Name.init))
                }
                for batch in unit.reading.batches {
                    for row in 0..<batch.count where batch.conversation(at: row) != nil {
                        guard let time = batch.event(at: row).time?.microseconds else { continue }
                        let known = period ?? time...time
                        period = min(known.lowerBound, time)...max(known.upperBound, time)
                    }
                }
            }
        }
    }
}
