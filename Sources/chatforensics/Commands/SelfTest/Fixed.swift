// SPDX-License-Identifier: Apache-2.0

/// Numbers with three decimals, the same in every locale.
enum Fixed {
    static func text(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let rest = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }
}
