// SPDX-License-Identifier: Apache-2.0

/// A page for a renderer that takes the direction of each line from its first letter, with an element for each run of a direction.
///
/// WeasyPrint lays out each line of a text as a text of its own, so that the line of a message from left to right that happens to
/// begin with a word from right to left is drawn from the right, and its sums stand at other names. It sets elements, however, in
/// the direction of what they stand in: `DirectedText` makes those. The elements hold no text, and a page of one direction
/// stays as it is.
struct DirectedPage {
    private(set) var html: [UInt8] = []
    private(set) var isChanged = false

    /// With `hasBlocks` long words of a text that ends its cell or paragraph are kept whole.
    init(_ page: [UInt8], hasBlocks: Bool = true) {
        var rest = page[...]
        while let byte = rest.first {
            if byte != UInt8(ascii: "<") {
                let text = rest.prefix { $0 != UInt8(ascii: "<") }
                html += directed(text, goesRight: false, hasBlocks: false)?.html ?? Array(text)
                rest = rest[text.endIndex...]
                continue
            }
            let tag = Self.tag(at: rest)
            rest = rest[tag.endIndex...]
            let name = Self.name(of: tag)
            if Self.opaque.contains(name) {
                // A drawing sets each label as one line; a style is no text.
                let end = rest.firstRange(of: Array("</".utf8) + name)?.lowerBound ?? rest.endIndex
                html += tag + rest[..<end]
                rest = rest[end...]
            } else if name == Array("bdi".utf8), let end = rest.firstRange(of: Self.close)?.lowerBound {
                let next = Self.name(of: Self.tag(at: rest[end...].dropFirst(Self.close.count)), from: 2)
                take(tag, rest[..<end], hasBlocks: hasBlocks && Self.blocks.contains(next))
                rest = rest[end...]
            } else {
                html += tag
            }
        }
    }

    private static let opaque = Set(["style", "script", "title", "svg"].map { Array($0.utf8) })

    private static let close = Array("</bdi>".utf8)
    /// What is a block of its own; nothing that touches a text at its end has to go with it.
    private static let blocks = Set(["td", "th", "p", "li", "dd", "dt"].map { Array($0.utf8) })

    private mutating func take(_ tag: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>, hasBlocks: Bool) {
        let isLeft = tag.firstRange(of: Array(" dir=\"ltr\"".utf8)) != nil
        guard let text = directed(content, goesRight: isLeft ? false : nil, hasBlocks: hasBlocks) else {
            html += tag + content
            return
        }
        if text.base == 1 {
            let auto = Array(" dir=\"auto\"".utf8)
            let place = tag.firstRange(of: auto) ?? (tag.endIndex - 1)..<(tag.endIndex - 1)
            html += tag[..<place.lowerBound] + Array(" dir=\"rtl\"".utf8) + tag[place.upperBound...]
        } else {
            html += tag
        }
        html += text.html
    }

    private mutating func directed(
        _ text: ArraySlice<UInt8>, goesRight: Bool?, hasBlocks: Bool
    ) -> DirectedText? {
        guard let directed = DirectedText(text, goesRight: goesRight, hasBlocks: hasBlocks) else { return nil }
        isChanged = true
        return directed
    }

    static func tag(at rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        rest[...(rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1)]
    }

    /// The name behind `<`, or `</` from the second place on.
    static func name(of tag: ArraySlice<UInt8>, from place: Int = 1) -> [UInt8] {
        Array(tag.dropFirst(place).prefix { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) })
    }
}
