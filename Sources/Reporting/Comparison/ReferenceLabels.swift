// SPDX-License-Identifier: Apache-2.0

import Comparison

/// Short labels of accounts in drawings: what all references of a drawing have in common is left out of long ones.
///
/// The references of a unit are alike in front and behind; what tells them apart stands between.
struct ReferenceLabels {
    private let front: Int
    private let back: Int
    private static let room = 21
    private static let least = 3

    /// Labels for the accounts of one drawing.
    init(_ accounts: [AccountReference]) {
        let names = Set(accounts.map(\.caseReference)).map(Array.init)
        guard names.count > 1, let first = names.first, names.contains(where: { $0.count > Self.room - 3 }) else {
            (front, back) = (0, 0)
            return
        }
        let shortest = names.map(\.count).min() ?? 0
        var (front, back) = (0, 0)
        while front < shortest, names.allSatisfy({ $0[front] == first[front] }) { front += 1 }
        while front + back < shortest, names.allSatisfy({ $0[$0.count - 1 - back] == first[first.count - 1 - back] }) {
            back += 1
        }
        // A number stays whole.
        while front > 0, first[front - 1].isNumber { front -= 1 }
        while back > 0, first[first.count - back].isNumber { back -= 1 }
        // A letter or two are no scheme, and nobody is called by nothing.
        if front < Self.least { front = 0 }
        if back < Self.least { back = 0 }
        (self.front, self.back) = front + back < shortest ? (front, back) : (0, 0)
    }

    /// The label of an account.
    func label(_ account: AccountReference) -> String {
        let name = account.caseReference
        let middle = name.dropFirst(front).dropLast(back)
        let short = (front > 0 ? "…" : "") + middle + (back > 0 ? "…" : "")
        let room = max(8, Self.room - account.account.count)
        guard short.count > room else { return "\(short)/\(account.account)" }
        // Both ends of what is left: the years in front are alike, the numbers behind are not.
        return "\(short.prefix(room / 2 - 1))…\(short.suffix(room / 2))/\(account.account)"
    }
}
