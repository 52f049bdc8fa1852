// SPDX-License-Identifier: Apache-2.0

/// Titles of conversations in a form that compares equal.
enum TalkName {
    /// Without the number that a second download of a file gets, `Chat with Ruth (1)`, and without case.
    static func folded(_ title: String?) -> String {
        guard let title else { return "" }
        var text = Substring(title.lowercased())
        if text.last == ")", let open = text.lastIndex(of: "("),
            text[open...].dropFirst().dropLast().allSatisfy(\.isNumber), text[open...].count > 2
        {
            text = text[..<open]
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
