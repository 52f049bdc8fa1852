// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// What the name and the title of a page tell about its chat.
///
/// Pages are named by the number of the chat's address and its name, those of groups with two numbers by the name alone.
struct WCEPage {
    /// The file's name without its number among the chat's pages.
    let stem: String
    /// The chat's name; nil where the title repeats its number.
    let name: String?
    /// The chat's address, as far as the number shows of which kind it is.
    private(set) var address: String?
    /// Whether it is the list of calls.
    let isCalls: Bool

    /// What groups and channels begin with that were made since addresses lost the number of whoever made them.
    private static let groups = "120363"

    init(_ exhibit: Exhibit, _ bytes: Span<UInt8>) {
        let last = WCEForm.page(of: exhibit).chat.split { $0 == "/" || $0 == "!" }.last ?? ""
        stem = String(last.hasSuffix(".html") ? last.dropLast(5) : last)
        let title = Self.title(in: bytes)
        var digits = String(stem.prefix { $0.isASCII && $0.isNumber })
        let rest = stem.dropFirst(digits.count)
        if digits.utf8.count < 7 || !(rest.isEmpty || rest.hasPrefix("-") || rest.hasPrefix(".")) { digits = "" }
        let isNumber = title?.utf8.allSatisfy { $0 &- 0x30 < 10 } ?? true
        isCalls = digits == Self.calls
        if let title, let dash = title.firstIndex(of: "-"), title[..<dash] == digits, !digits.isEmpty,
            title[title.index(after: dash)...].utf8.allSatisfy({ $0 &- 0x30 < 10 })
        {
            // A group without a name: number of whoever made it, and when.
            (name, address) = (nil, title + "@g.us")
            return
        }
        name = isNumber ? nil : title
        if digits.isEmpty, isNumber, let title, title.utf8.count >= 7 { digits = title }
        if stem == "status", title == "status" {
            address = "status@broadcast"
        } else if digits.hasPrefix(Self.groups), digits.utf8.count >= 15 {
            address = digits + (Self.isChannel(bytes) ? "@newsletter" : "@g.us")
        } else if !digits.isEmpty, !isCalls {
            // Longer numbers are the service's, which hide the telephone's.
            address = digits + (digits.utf8.count > 13 ? "@lid" : "@s.whatsapp.net")
        }
    }

    /// The address under which the program keeps the calls.
    static let calls = "000000000000000"

    private static func title(in bytes: Span<UInt8>) -> String? {
        var cursor = HTMLRecordCursor([HTMLPattern("title")])
        guard let record = cursor.next(in: bytes), let page = try? HTMLDocument(parsing: bytes, record.bytes),
            let name = page.label(of: page.root).between("Whatsapp - ", ""), !name.isEmpty
        else { return nil }
        return name
    }

    /// Whether the first messages of others name nobody: in a group, they do.
    private static func isChannel(_ bytes: Span<UInt8>) -> Bool {
        var cursor = HTMLRecordCursor([WCEReader.row])
        var unnamed = 0
        while unnamed < 3, let record = cursor.next(in: bytes) {
            guard let page = try? HTMLDocument(parsing: bytes, record.bytes),
                let row = page.elements(of: page.root).first, !page.hasClass("justify-end", of: row)
            else { continue }
            let parts = WCEPageRow(page, row)
            if parts.sender != nil { return false }
            if parts.line == nil { unnamed += 1 }
        }
        return unnamed > 0
    }

    /// The day of the last chip in a gap between rows.
    static func day(in gap: Range<Int>, of bytes: Span<UInt8>) -> String? {
        guard !gap.isEmpty, let page = try? HTMLDocument(parsing: bytes, gap) else { return nil }
        var day: String?
        for node in page.descendants(of: page.root) where !page.isElement(node) {
            let text = page.label(of: node)
            if text.utf8.count == 10, ISOTime.timestamp(text) != nil { day = text }
        }
        return day
    }
}
