// SPDX-License-Identifier: Apache-2.0

import Formats

/// Finds messages in a page without the known classes, by what a reader sees: a name, lines, a date.
enum MetaHTMLFallback {
    /// Each message from its name to its date; what stands between a date and the next name belongs to that name.
    static func records(in bytes: Span<UInt8>, _ times: MetaHTMLTime) -> [HTMLRecord] {
        guard let document = try? HTMLDocument(parsing: bytes) else { return [] }
        let body = document.first("body") ?? document.root
        // A page's heading is its title, which is nobody's words.
        let titles = document.all("h1")
        let heads = document.all("header").filter { head in titles.contains { document.isInside($0, head) } }
        let blocks = MetaHTMLBlock.all(in: body, of: document, outside: titles + heads)
        var names: Set<String> = []
        var start = 0
        for (index, block) in blocks.enumerated() {
            if let people = MetaHTMLPages.participants(in: block.text) {
                names.formUnion(people)
                start = index + 1
                break
            }
        }
        var records: [HTMLRecord] = []
        for index in blocks.indices where index >= start && times.timestamp(blocks[index].text) != nil {
            let window = blocks[start..<index]
            start = index + 1
            // Without a list of people the first line above a date is the name.
            guard let sender = window.first(where: { names.contains($0.text) }) ?? window.first else { continue }
            let lower = document.byteRange(of: sender.node).lowerBound
            let upper = document.byteRange(of: blocks[index].node).upperBound
            guard lower < upper else { continue }
            records.append(HTMLRecord(pattern: 0, bytes: lower..<upper, isComplete: true))
        }
        return records
    }
}
