// SPDX-License-Identifier: Apache-2.0

extension StyleComparison {
    /// The reference of the program; nil where it has none.
    public static let standard: StyleComparison? = nil
}
