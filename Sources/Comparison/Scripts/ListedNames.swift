// SPDX-License-Identifier: Apache-2.0

/// The words of a text that stand in a list or in a name of several words: people and places around whoever the text is said to.
public enum ListedNames {
    /// Items of a list, one behind the other.
    private static let leastItems = 4
    /// Words of an item.
    private static let longestItem = 4
    /// The same in scripts without blanks between words: a longer piece is a clause.
    private static let longestItemOfLetters = 2.5

    /// The words, as `PreparedText` has them.
    ///
    /// - Parameter messages: the texts of a unit, in order; lines of their own are items where they hold nothing but telling words.
    public static func words(in messages: [String], stock: StockWording = .standard) -> Set<String> {
        var found: Set<String> = []
        var lines: [String] = []
        func endLines() {
            if lines.count >= leastItems { found.formUnion(lines.flatMap(prepared)) }
            lines = []
        }
        for message in messages {
            found.formUnion(listed(in: message))
            found.formUnion(capitalised(in: message, stock))
            for line in message.split(whereSeparator: \.isNewline) {
                let words = prepared(String(line))
                if !words.isEmpty, words.count <= longestItem, words.allSatisfy(stock.isTelling) {
                    lines.append(String(line))
                } else {
                    endLines()
                }
            }
        }
        endLines()
        return found
    }

    private static func prepared(_ text: String) -> [String] {
        PreparedText(text).words.filter { !PreparedText.isSlot($0) }
    }

    /// Short pieces between commas and the like, four at least in a row.
    private static func listed(in message: String) -> Set<String> {
        var found: Set<String> = []
        var items: [String] = []
        func end() {
            if items.count >= leastItems { found.formUnion(items.flatMap(prepared)) }
            items = []
        }
        for clause in message.split(whereSeparator: { ":.!?".contains($0) || $0.isNewline }) {
            end()
            for item in clause.split(whereSeparator: { ",;/|•、，".contains($0) }) {
                for part in String(item).replacing(" and ", with: ",").replacing(" & ", with: ",").split(separator: ",")
                {
                    let count = part.split(whereSeparator: \.isWhitespace).count
                    if count == 0 { continue }
                    if count <= longestItem, !isClause(part) { items.append(String(part)) } else { end() }
                }
            }
        }
        end()
        return found
    }

    private static func isClause(_ part: Substring) -> Bool {
        if part.utf8.allSatisfy({ $0 < 0x80 }) { return false }
        let letters = prepared(String(part)).filter(PreparedText.isOfLetters)
        return letters.reduce(0) { $0 + PreparedText.shareOfWord($1) } > longestItemOfLetters
    }

    /// Two words or more in a row with capitals: a name, and in no language a sentence.
    private static func capitalised(in message: String, _ stock: StockWording) -> Set<String> {
        var found: Set<String> = []
        var run: [Substring] = []
        func end() {
            let words = run.flatMap { prepared(String($0)) }
            // Some write every word with a capital: a long row with everybody's words in it is a sentence.
            if run.count > 1, run.count <= longestItem || words.allSatisfy(stock.isTelling) {
                found.formUnion(words)
            }
            run = []
        }
        for word in message.split(whereSeparator: \.isWhitespace) {
            let letters = word.filter(\.isLetter)
            // Whoever shouts writes capitals alone.
            if let first = letters.first, first.isUppercase, letters.dropFirst().contains(where: \.isLowercase) {
                run.append(word)
                if let last = word.last, ",;.:!?".contains(last) { end() }
            } else {
                end()
            }
        }
        end()
        return found
    }
}
