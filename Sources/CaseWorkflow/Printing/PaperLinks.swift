// SPDX-License-Identifier: Apache-2.0

/// A page whose links to other files are none.
///
/// A renderer writes such a link as the place of the file on the machine that rendered it, and the folder has another name
/// until it is whole: two runs would differ, and the sheet would tell a path that is nobody's business. The words of a link name
/// the file. Links within the page stay.
struct PaperLinks {
    private(set) var html: [UInt8] = []
    private(set) var isChanged = false

    init(_ page: [UInt8]) {
        let (open, target) = (Array("<a ".utf8), Array(" href=\"".utf8))
        var rest = page[...]
        // In a text "<" is an entity: what looks like a tag is one.
        while let start = rest.firstRange(of: open)?.lowerBound {
            let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
            let tag = rest[start..<end]
            html += rest[..<start]
            if let place = tag.firstRange(of: target), tag[place.upperBound...].first != UInt8(ascii: "#"),
                let close = tag[place.upperBound...].firstIndex(of: UInt8(ascii: "\""))
            {
                html += tag[..<place.lowerBound] + tag[tag.index(after: close)...]
                isChanged = true
            } else {
                html += tag
            }
            rest = rest[end...]
        }
        html += rest
    }
}
