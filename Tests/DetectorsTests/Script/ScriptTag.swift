// SPDX-License-Identifier: Apache-2.0

/// A mark in braces inside a line: `{X.thr}`, `{money 200.00 GBP}`, `{iban GB00…}`, `{forwarded}`, `{reply absent}`.
struct ScriptTag: Equatable {
    /// The words between the braces.
    var words: [String]
    /// UTF-8 offsets into the text without tags: from the tag to the next one elsewhere, or to the end.
    var span: Range<Int32>

    /// The text without its tags, and the tags.
    static func take(from line: Substring, transform: (String) -> String) -> (String, [ScriptTag]) {
        var text = ""
        var found: [(words: [String], start: Int32)] = []
        var rest = line
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += transform(String(rest[..<open]))
            let words = rest[rest.index(after: open)..<close].split(separator: " ").map(String.init)
            found.append((words, Int32(clamping: text.utf8.count)))
            rest = rest[rest.index(after: close)...]
        }
        text += transform(String(rest))
        let end = Int32(clamping: text.utf8.count)
        let starts = found.map(\.start)
        let tags = found.map { tag in
            ScriptTag(words: tag.words, span: tag.start..<(starts.first { $0 > tag.start } ?? end))
        }
        return (text, tags)
    }
}
