// SPDX-License-Identifier: Apache-2.0

/// A telephone number that somebody looks for, as officers type it.
public enum SearchedNumber {
    private static let least = 7

    /// The form in which cases are compared; nil for words that are no number.
    public static func form(of text: String) -> String? {
        let isNumber = text.allSatisfy { ("0"..."9").contains($0) || "+-(). ".contains($0) }
        guard isNumber, text.count(where: \.isNumber) >= least else { return nil }
        return ComparedValue.number(text)
    }
}
