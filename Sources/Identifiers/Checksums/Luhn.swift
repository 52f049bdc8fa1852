// SPDX-License-Identifier: Apache-2.0

/// The mod-10 check of payment cards and IMEIs (ISO/IEC 7812-1, annex B).
enum Luhn {
    /// Whether the ASCII digits pass.
    static func isValid(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (position, digit) in digits.reversed().enumerated() {
            let value = Int(digit) - 0x30
            let doubled = value * 2
            sum += position % 2 == 0 ? value : doubled > 9 ? doubled - 9 : doubled
        }
        return sum % 10 == 0
    }
}
