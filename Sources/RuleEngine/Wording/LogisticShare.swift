// SPDX-License-Identifier: Apache-2.0

/// 1/(1 + e^−x) from plain arithmetic: the libraries of two machines may round differently.
public enum LogisticShare {
    /// The share at x; beyond ±30 that at ±30.
    public static func of(_ x: Double) -> Double {
        let bounded = max(-30, min(30, x))
        // e^−x = 2^k · e^r with |r| ≤ ln 2 / 2, and a polynomial of degree 7 for e^r.
        let turns = (-bounded * 1.4426950408889634).rounded()
        let r = -bounded - turns * 0.6931471805599453
        var power = 1 + r / 7
        power = 1 + r / 6 * power
        power = 1 + r / 5 * power
        power = 1 + r / 4 * power
        power = 1 + r / 3 * power
        power = 1 + r / 2 * power
        power = 1 + r * power
        let scale = Double(bitPattern: UInt64(Int64(1023) + Int64(turns)) << 52)
        return 1 / (1 + power * scale)
    }
}
