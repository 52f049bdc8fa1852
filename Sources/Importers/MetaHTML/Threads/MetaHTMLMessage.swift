// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// One message of a page, as its elements tell it.
struct MetaHTMLMessage {
    /// A reaction as the page writes it.
    struct Reaction {
        var symbol: String
        var actor: String
        var time: Timestamp?
    }

    var sender: String
    var time: Timestamp?
    /// The literal of a time that could not be read.
    var hasUnreadableTime = false
    /// What stands where the time stands.
    var writtenTime: String?
    var lines: [String] = []
    var links: [String] = []
    /// Words that stand with a shared link: its text, its owner.
    var shared: [String] = []
    /// Kind, when the element tells it, and address of each file.
    var media: [(kind: Attachment.Kind?, uri: String)] = []
    var reactions: [Reaction] = []
    /// The network address from which it was sent.
    var address: String?
    /// Reactions whose form is not known.
    var unknownReactions = 0

    /// The text of the message: all its lines.
    var text: String? { lines.isEmpty ? nil : lines.joined(separator: "\n") }

    /// Makes a message of parts that stand apart in the page.
    init(sender: String, time: Timestamp?, body: HTMLDocument?) {
        self.sender = sender
        self.time = time
        hasUnreadableTime = time == nil
        guard let body else { return }
        read(MetaHTMLBlock.all(in: body.root, of: body))
        readMedia(body)
    }

    /// Makes a message of a name, what stands where the time stands, and lines of words.
    init(sender: String, written: String, _ times: MetaHTMLTime, lines: [String]) {
        self.sender = sender
        writtenTime = written
        time = times.timestamp(written)
        hasUnreadableTime = time == nil
        for line in lines {
            if let address = Self.address(in: line) { self.address = address } else { self.lines.append(line) }
        }
    }

    /// Reads a record by the classes of its parts, or by their order: name, body, date.
    ///
    /// - Returns: nil when there is neither.
    init?(_ document: HTMLDocument, _ times: MetaHTMLTime) {
        let lists = document.all("ul")
        // Players hold words for browsers that cannot play.
        let players = document.all("video") + document.all("audio")
        let blocks = MetaHTMLBlock.all(in: document.root, of: document, outside: lists + players)
        let parts = MetaHTMLParts(of: document)
        let (headings, dates) = (parts.headings, parts.dates)
        let body: [MetaHTMLBlock]
        if let heading = headings.first, let date = dates.last {
            sender = document.label(of: heading)
            let written = document.label(of: date)
            writtenTime = written
            time = times.timestamp(written)
            hasUnreadableTime = time == nil
            body = blocks.filter { !document.isInside($0.node, heading) && !document.isInside($0.node, date) }
        } else if let date = dates.last, let part = parts.bodies.first {
            // Without the known heading, what stands above the body is the name; without that, nobody is named.
            let above = blocks.first { !document.isInside($0.node, part) && $0.node < part }
            sender = above?.text ?? ""
            let written = document.label(of: date)
            writtenTime = written
            time = times.timestamp(written)
            hasUnreadableTime = time == nil
            body = blocks.filter { $0.node != above?.node && !document.isInside($0.node, date) }
        } else if let date = blocks.lastIndex(where: { times.timestamp($0.text) != nil }), date > 0 {
            sender = blocks[0].text
            time = times.timestamp(blocks[date].text)
            body = Array(blocks[1..<date])
        } else {
            return nil
        }
        for block in body where block.link == nil { readMaskedLinks(in: block.node, document) }
        let shares = Self.shareBoxes(among: body, inside: parts.bodies.first, of: document)
        if shares.isEmpty {
            read(body)
        } else {
            read(body.filter { block in !shares.contains { document.isInside(block.node, $0) } || block.link != nil })
            for block in body where block.link == nil && shares.contains(where: { document.isInside(block.node, $0) }) {
                shared.append(block.text)
            }
        }
        readMedia(document)
        readReactions(document, times)
    }

    private mutating func read(_ body: [MetaHTMLBlock]) {
        for block in body {
            if let address = Self.address(in: block.text) {
                self.address = address
                continue
            }
            if let link = block.link, link.hasPrefix("http") {
                links.append(link)
                if block.text != link { lines.append(block.text) }
            } else if block.link == nil {
                lines.append(block.text)
            }
        }
        // A link that is the whole message is its text too.
        if lines.isEmpty, let link = links.first, body.contains(where: { $0.text == link }) { lines.append(link) }
    }

    /// The network address that pages of 2019 to 2021 tell below some messages: `IP Address: 192.0.2.1`.
    private static func address(in line: String) -> String? {
        guard line.utf8.count <= 80, line.utf8.contains(UInt8(ascii: ":")), let colon = line.firstIndex(of: ":"),
            line[..<colon].contains("IP")
        else { return nil }
        let address = String(line[line.index(after: colon)...]).trimmingVisibly
        let isAddress = address.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
        }
        let marks = address.utf8.count { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
        return isAddress && marks >= 2 ? address : nil
    }

    /// Boxes inside the message's body that hold a link and words about it.
    private static func shareBoxes(
        among body: [MetaHTMLBlock], inside part: HTMLDocument.Node?, of document: HTMLDocument
    ) -> [HTMLDocument.Node] {
        guard let part, body.contains(where: { $0.link != nil }) else { return [] }
        let rows = document.onlyChild(of: part) ?? part
        return body.compactMap { block in
            guard let link = block.link, link.hasPrefix("http"), let box = document.parent(of: block.node), box != part,
                box != rows, document.isInside(box, rows)
            else { return nil }
            return box
        }
    }

    /// Where links inside a text lead that show another address than theirs.
    private mutating func readMaskedLinks(in node: HTMLDocument.Node, _ document: HTMLDocument) {
        for anchor in document.all("a", in: node) {
            let shown = document.label(of: anchor)
            guard let link = document.attribute("href", of: anchor), link.hasPrefix("http"), !shown.isEmpty,
                shown.contains("://") || shown.hasPrefix("www."), !link.contains(shown), !links.contains(link)
            else { continue }
            links.append(link)
        }
    }

    private static let mediaElements: [HTMLName] = ["a", "img", "video", "audio", "source"]

    private mutating func readMedia(_ document: HTMLDocument) {
        var wrapped: HTMLDocument.Node?
        var known: Set<String> = []
        for node in document.descendants(of: document.root)
        where document.isElement(node, among: Self.mediaElements) {
            let name = document.name(of: node)
            let key = name == "a" ? "href" : "src"
            guard let name, let uri = document.attribute(key, of: node), !uri.isEmpty, uri.first != "#",
                !uri.hasPrefix("data:")
            else { continue }
            if let wrapped, document.isInside(node, wrapped) { continue }
            if name == "a" {
                let hasPicture = document.first("img", in: node) != nil || document.first("video", in: node) != nil
                guard hasPicture || !uri.contains(":") else { continue }
                // A picture inside is the preview of what the link leads to.
                if hasPicture, uri.contains(":"), document.first("img", in: node) != nil { continue }
                wrapped = node
            }
            guard known.insert(uri).inserted else { continue }
            media.append((MetaHTMLMediaKind.kind(of: uri, in: name), uri))
        }
    }

    private mutating func readReactions(_ document: HTMLDocument, _ times: MetaHTMLTime) {
        for item in document.all("li") {
            if let reaction = Self.reaction(document.label(of: item), times) {
                reactions.append(reaction)
            } else {
                unknownReactions += 1
            }
        }
    }

    /// `😮Mara Test`, `❤ Mara Test (Apr 23, 2022 5:32 pm)`.
    static func reaction(_ label: String, _ times: MetaHTMLTime) -> Reaction? {
        guard let first = label.first, !first.isLetter, !first.isNumber, !first.isWhitespace else { return nil }
        var actor = label.dropFirst()[...]
        // A heart may come without the selector that makes it one character with what follows.
        actor = actor.drop { $0.isWhitespace }
        var time: Timestamp?
        if actor.last == ")", let open = actor.lastIndex(of: "("),
            let read = times.timestamp(String(actor[actor.index(after: open)...].dropLast()))
        {
            time = read
            actor = actor[..<open]
        }
        return Reaction(symbol: String(first), actor: String(actor).trimmingVisibly, time: time)
    }
}

/// Tells what a file of a thread is by the folder in which the export keeps it.
enum MetaHTMLMediaKind {
    static func kind(of uri: String, in element: String) -> Attachment.Kind? {
        let folders = uri.split(separator: "/").dropLast().map { $0.lowercased() }
        if folders.contains("stickers_used") || folders.contains("stickers") { return .sticker }
        switch folders.last {
        case "photos": return .image
        case "videos": return .video
        // Instagram shows sound as film; Messenger names its voice recordings audioclip-….
        case "audio": return MetaMediaKind.kind(.audio, uri)
        case "gifs": return .image
        case "files": return .document
        default: break
        }
        let byName = MetaMediaKind.kind(nil, uri)
        guard byName == .other else { return byName }
        switch element {
        case "img": return .image
        case "video", "source": return .video
        case "audio": return .audio
        default: return .document
        }
    }
}
