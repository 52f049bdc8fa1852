// SPDX-License-Identifier: Apache-2.0

/// Sheets of a volume numbered on from the file before it, as a bundle of papers is.
///
/// How many sheets a file has is known when it is rendered, by the renderer and the fonts of a machine, so that the page
/// itself cannot say it: in the page a volume counts its own sheets under its mark (`ABC1-V003-000001`), in the copy that
/// is rendered the exhibit's sheets go on (`ABC1-000123`). No renderer starts a page counter anywhere and keeps "Page 1",
/// but each prints a counter in figures that a style names.
enum SheetNumbers {
    /// The page with such numbers; nil where its style sheet is not the program's.
    static func continued(_ html: [UInt8], after sheets: Int) -> [UInt8]? {
        guard let head = html.firstRange(of: Array("</style>".utf8))?.lowerBound else { return nil }
        // Only the style: a message may hold any words.
        let style = String(decoding: html[..<head], as: UTF8.self)
        guard let counted = style.firstRange(of: ownStyle),
            let mark = style.firstMatch(of: /-V[0-9]+-" counter\(page,sheet\)/)
        else { return nil }
        let numbers = (1...most).map { "\"\(padded(sheets + $0))\"" }.joined(separator: " ")
        let named = style.replacingCharacters(of: mark.range, by: "-\" counter(page,sheet)")
        let told = named.replacingCharacters(of: counted, by: "@counter-style sheet{system:fixed;symbols:\(numbers)}")
        return Array(told.utf8) + html[head...]
    }

    private static let ownStyle = #"@counter-style sheet{system:extends decimal;pad:6 "0"}"#
    /// Sheets of a volume: some hundred in fact.
    private static let most = 5000

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }
}

extension String {
    fileprivate func replacingCharacters(of range: Range<String.Index>, by words: String) -> String {
        String(self[..<range.lowerBound]) + words + String(self[range.upperBound...])
    }
}
