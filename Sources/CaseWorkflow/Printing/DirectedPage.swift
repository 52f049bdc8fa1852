// SPDX-License-Identifier: Apache-2.0

import Redaction

/// A page for a renderer that takes the direction of each line from its first letter, with an element for each run of a direction.
///
/// WeasyPrint lays out each line of a text as a text of its own, so that the line of a message from left to right that happens to
/// begin with a word from right to left is drawn from the right, and its sums stand at other names. It sets elements, however, in
/// the direction of what they stand in. Where each run is an element of its own, a line of that element begins with a letter
/// of the run's direction, wherever the line is broken. The elements hold no text, and a page of one direction stays as it is.
struct DirectedPage {
    private(set) var html: [UInt8] = []
    private(set) var isChanged = false

    init(_ page: [UInt8]) {
        var rest = page[...]
        while let byte = rest.first {
            if byte != UInt8(ascii: "<") {
                let text = rest.prefix { $0 != UInt8(ascii: "<") }
                html += directed(text, goesRight: false)?.html ?? Array(text)
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
            } else if name == Array("bdi".utf8), let end = rest.firstRange(of: Array("</bdi>".utf8))?.lowerBound {
                take(tag, rest[..<end])
                rest = rest[end...]
            } else {
                html += tag
            }
        }
    }

    private static let opaque = Set(["style", "script", "title", "svg"].map { Array($0.utf8) })

    private mutating func take(_ tag: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>) {
        let isLeft = tag.firstRange(of: Array(" dir=\"ltr\"".utf8)) != nil
        guard let (inner, goesRight) = directed(content, goesRight: isLeft ? false : nil) else {
            html += tag + content
            return
        }
        if goesRight {
            let auto = Array(" dir=\"auto\"".utf8)
            let place = tag.firstRange(of: auto) ?? (tag.endIndex - 1)..<(tag.endIndex - 1)
            html += tag[..<place.lowerBound] + Array(" dir=\"rtl\"".utf8) + tag[place.upperBound...]
        } else {
            html += tag
        }
        html += inner
    }

    /// A text with an element for each run; nil where it has one direction.
    private mutating func directed(_ text: ArraySlice<UInt8>, goesRight: Bool?) -> (html: [UInt8], goesRight: Bool)? {
        guard RightToLeft.isWritten(in: text) else { return nil }
        let units = Self.units(of: text)
        let runs = WritingRuns(units.map(\.scalar), goesRight: goesRight)
        guard Set(runs.isRight).count > 1 else { return nil }
        isChanged = true
        var out: [UInt8] = []
        var index = 0
        while index < units.count {
            if units[index].isBarrier {
                out += units[index].markup
                index += 1
                continue
            }
            let end =
                units[index...].indices.first { units[$0].isBarrier || runs.isRight[$0] != runs.isRight[index] }
                ?? units.count
            out += Self.spaced(units[index..<end], runs.isRight[index])
            index = end
        }
        return (out, runs.goesRight)
    }

    /// One run, its blanks at either end beside the element: WeasyPrint draws none at the edge of an element that breaks
    /// over lines, and a sum would touch the name of another.
    private static func spaced(_ units: ArraySlice<Unit>, _ isRight: Bool) -> [UInt8] {
        guard let first = units.firstIndex(where: { !$0.isBlank }), let last = units.lastIndex(where: { !$0.isBlank })
        else { return units.flatMap(\.markup) }
        return units[..<first].flatMap(\.markup) + element(units[first...last], isRight)
            + units[(last + 1)...].flatMap(\.markup)
    }

    /// One run, in whose direction stand its texts and what is an element of its own among them.
    private static func element(_ units: ArraySlice<Unit>, _ isRight: Bool) -> [UInt8] {
        guard units.contains(where: \.isElement) else { return element(units) }
        var out = Array("<span dir=\"\(isRight ? "rtl" : "ltr")\">".utf8)
        var rest = units
        while let first = rest.first {
            if first.isElement {
                out += first.markup
                rest = rest.dropFirst()
            } else {
                let text = rest.prefix { !$0.isElement }
                out += element(text)
                rest = rest[text.endIndex...]
            }
        }
        return out + Array("</span>".utf8)
    }

    /// A text of one direction.
    ///
    /// WeasyPrint breaks the first word of an inner element rather than to begin a line with it, where a style allows to
    /// break words at all. Only words that may be longer than a narrow column need that.
    private static func element(_ text: ArraySlice<Unit>) -> [UInt8] {
        let isLong = text.split { $0.scalar.properties.isWhitespace }.contains { $0.count > longest }
        let open = isLong ? "<span>" : "<span style=\"overflow-wrap:normal\">"
        return Array(open.utf8) + text.flatMap(\.markup) + Array("</span>".utf8)
    }

    private static let longest = 10
}

extension DirectedPage {
    /// What counts as one letter of a text: a letter, an entity, or an element in it, which has its own direction.
    private struct Unit {
        var scalar: Unicode.Scalar
        var markup: [UInt8]
        var isElement = false
        /// A tag or a line end, which no run holds.
        var isBarrier = false

        var isBlank: Bool { scalar == " " && !isElement }
    }

    private static func units(of text: ArraySlice<UInt8>) -> [Unit] {
        var units: [Unit] = []
        var rest = text
        while let byte = rest.first {
            var length = 1
            switch byte {
            case UInt8(ascii: "<"):
                let tag = tag(at: rest)
                let close = Array("</span>".utf8)
                if name(of: tag) == Array("span".utf8), let end = rest.firstRange(of: close)?.upperBound {
                    length = end - rest.startIndex
                    units.append(Unit(scalar: "\u{FFFC}", markup: Array(rest.prefix(length)), isElement: true))
                } else {
                    length = tag.count
                    let scalar: Unicode.Scalar = name(of: tag) == Array("br".utf8) ? "\n" : "\u{FFFC}"
                    units.append(Unit(scalar: scalar, markup: Array(tag), isBarrier: true))
                }
            case UInt8(ascii: "&"):
                length = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")).map { $0 - rest.startIndex + 1 } ?? 1
                let markup = Array(rest.prefix(length))
                let scalar = String(decoding: MarkupEntity.undone(markup), as: UTF8.self).unicodeScalars.first
                units.append(Unit(scalar: scalar ?? "&", markup: markup))
            default:
                length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                let markup = Array(rest.prefix(length))
                let scalar = String(decoding: markup, as: UTF8.self).unicodeScalars.first ?? " "
                units.append(Unit(scalar: scalar, markup: markup, isBarrier: scalar == "\n"))
            }
            rest = rest.dropFirst(length)
        }
        return units
    }

    private static func tag(at rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        rest[...(rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1)]
    }

    private static func name(of tag: ArraySlice<UInt8>) -> [UInt8] {
        Array(tag.dropFirst().prefix { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) })
    }
}
