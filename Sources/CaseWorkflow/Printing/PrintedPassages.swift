// SPDX-License-Identifier: Apache-2.0

import Redaction

/// The texts of a page as they are printed: what stands between two tags that part texts, one after the other.
///
/// What print leaves out (the bar, hidden captions, styles, titles of drawings) is no passage.
struct PrintedPassages: Sendable {
    private(set) var all: [String] = []
    private var current: [UInt8] = []
    private var open: [(name: [UInt8], isHidden: Bool, isInline: Bool)] = []
    private var hidden = 0
    /// How deep in the index: behind each of its links print sets the page.
    private var indexDepth: Int?

    init(html: [UInt8]) {
        var index = 0
        while index < html.count {
            if html[index] == UInt8(ascii: "<") {
                let end = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
                take(html[(index + 1)..<end])
                index = end + 1
            } else {
                let end = html[index...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
                if hidden == 0 { current += html[index..<end] }
                index = end
            }
        }
        close()
    }

    /// Tags inside a passage; all others end it.
    private static let inline = Set(["bdi", "b", "a", "i", "em", "strong", "code", "br", "wbr"].map { Array($0.utf8) })
    private static let void = Set(["br", "wbr", "col", "hr", "img", "input", "link", "meta"].map { Array($0.utf8) })
    private static let unprinted = Set(["style", "script", "head", "title", "desc"].map { Array($0.utf8) })
    private static let hiddenClasses = ["side", "skip", "banner", "vh"].map { Array($0.utf8) }

    private mutating func take(_ tag: ArraySlice<UInt8>) {
        guard let first = tag.first, first != UInt8(ascii: "!") else { return }
        let isEnd = first == UInt8(ascii: "/")
        let name = Array(tag.drop { $0 == UInt8(ascii: "/") }.prefix { Self.isName($0) })
        let isPaged = indexDepth.map { $0 <= open.count } ?? false
        let last = isEnd ? open.lastIndex { $0.name == name } : nil
        let isInline = last.map { open[$0].isInline } ?? (Self.inline.contains(name) || Self.isIdentifier(tag))
        if !isInline || isPaged && name == Array("a".utf8) { close() }
        if isEnd {
            guard let last else { return }
            hidden -= open[last...].count { $0.isHidden }
            open.removeSubrange(last...)
            if let depth = indexDepth, open.count < depth { indexDepth = nil }
        } else if !Self.void.contains(name), tag.last != UInt8(ascii: "/") {
            let isHidden =
                Self.unprinted.contains(name) || Self.classes(tag).contains(where: Self.hiddenClasses.contains)
            open.append((name, isHidden, isInline))
            if tag.firstRange(of: Array(" id=\"index\"".utf8)) != nil { indexDepth = open.count }
            if isHidden { hidden += 1 }
        }
    }

    private mutating func close() {
        defer { current = [] }
        guard current.contains(where: { $0 > 0x20 }) else { return }
        let text = String(decoding: MarkupEntity.undone(current), as: UTF8.self)
        all.append(text)
    }

    /// What keeps its own order in a text is part of it.
    private static func isIdentifier(_ tag: ArraySlice<UInt8>) -> Bool {
        tag.starts(with: Array("span class=\"id".utf8))
    }

    private static func isName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    private static func classes(_ tag: ArraySlice<UInt8>) -> [[UInt8]] {
        guard let start = tag.firstRange(of: Array(" class=\"".utf8))?.upperBound else { return [] }
        return tag[start...].prefix { $0 != UInt8(ascii: "\"") }.split(separator: 0x20).map(Array.init)
    }
}
