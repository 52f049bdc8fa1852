// SPDX-License-Identifier: Apache-2.0

/// Message numbers as the store writes them: decimal, a comma in between.
enum NumberList {
    static func text(_ numbers: [Int32]) -> String { numbers.map(String.init).joined(separator: ",") }

    static func numbers(_ text: String) -> [Int32] { text.split(separator: ",").compactMap { Int32($0) } }
}
