// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// The parts of a row of a page.
struct WCEPageRow {
    var text: String?
    /// A line of the app, or of the program in the place of what it could not show.
    var line: String?
    var clock: String?
    var sender: String?
    var replyTo: String?
    var quoted: String?
    var media: [(kind: Attachment.Kind, path: String)] = []
    /// Files of contact cards, with what they are called.
    var cards: [(path: String, name: String)] = []
    var reactions: [(name: String, symbol: String)] = []

    init(_ document: HTMLDocument, _ row: HTMLDocument.Node) {
        let reply = document.all("a", in: row).first { node in
            document.hasClass("no-base", of: node) && document.attribute("href", of: node)?.hasPrefix("#") == true
        }
        replyTo = reply.flatMap { document.attribute("href", of: $0) }.map { String($0.dropFirst()) }
        quoted = reply.flatMap { node in
            document.all("p", in: node).dropFirst().first.flatMap { document.trimmedWords(of: $0) }.map { words in
                words.between("\"", "\"") ?? words
            }
        }
        let box = document.all("div", in: row).first { document.hasClass("bg-[#FFF3C5]", of: $0) }
        line = box.flatMap { document.trimmedWords(of: $0) }
        if let box, line?.hasPrefix(WCESentence.cards) == true {
            cards = document.all("a", in: box).compactMap { link in
                document.attribute("href", of: link).map { ($0, document.label(of: link)) }
            }
        }
        let foot = document.all(class: "text-[10px]", in: row).last
        if let foot {
            let words = document.text(of: foot).split(whereSeparator: \.isWhitespace)
            clock = words.first { $0.utf8.count == 5 && $0.utf8.dropFirst(2).first == UInt8(ascii: ":") }.map(
                String.init)
        }
        for chip in document.all("div", class: "cursor-help", in: row) {
            reactions.append((document.attribute("title", of: chip) ?? "", document.label(of: chip)))
        }
        readSender(document, row, foot)
        readBody(document, row, reply, box, foot)
    }

    /// The name stands beside the clock, or above the text.
    private mutating func readSender(_ document: HTMLDocument, _ row: HTMLDocument.Node, _ foot: HTMLDocument.Node?) {
        guard let foot else { return }
        let names = document.all("span", in: foot).filter { !document.hasClass("status-indicator", of: $0) }
        sender = names.lazy.map { document.label(of: $0) }.first { !$0.isEmpty && $0 != clock }
    }

    private mutating func readBody(
        _ document: HTMLDocument, _ row: HTMLDocument.Node, _ reply: HTMLDocument.Node?, _ box: HTMLDocument.Node?,
        _ foot: HTMLDocument.Node?
    ) {
        let body = document.all("p", in: row).first { node in
            document.hasClass("text-sm", of: node) && !(reply.map { document.isInside(node, $0) } ?? false)
        }
        guard let body else { return }
        let limit = foot ?? body
        // Browsers and libxml2 end a paragraph where a box or another paragraph begins in it.
        for node in document.descendants(of: row) where node >= body && node <= limit && document.isElement(node) {
            if let box, document.isInside(node, box) { continue }
            let isSticker = document.hasClass("sticker", of: node)
            switch document.name(of: node) {
            case "a":
                guard let link = document.attribute("href", of: node), !link.contains("://"), !link.hasPrefix("#"),
                    !link.hasPrefix("mailto:")
                else { continue }
                let picture = document.first("img", in: node)
                let isPicture = picture != nil
                let sticker = picture.map { document.hasClass("sticker", of: $0) } ?? false
                add(sticker ? .sticker : isPicture ? .image : Attachment.Kind(fileName: link), link)
            case "img":
                if let parent = document.parent(of: node), document.isElement(parent, "a") { continue }
                if let link = document.attribute("src", of: node) { add(isSticker ? .sticker : .image, link) }
            case "source":
                let holder = document.parent(of: node)
                let isSound = holder.map { document.isElement($0, "audio") } ?? false
                if let link = document.attribute("src", of: node) ?? document.attribute("data-src", of: node) {
                    add(isSound ? .audio : .video, link)
                }
            default: break
            }
        }
        if media.isEmpty, line == nil {
            text = document.trimmedWords(of: body)?.replacing(" \n", with: "\n")
        } else if let caption = caption(document, row, from: body, to: foot, box) {
            text = caption
        }
    }

    private func caption(
        _ document: HTMLDocument, _ row: HTMLDocument.Node, from body: HTMLDocument.Node, to foot: HTMLDocument.Node?,
        _ box: HTMLDocument.Node?
    ) -> String? {
        document.all("p", in: row).first { node in
            node > body && node != foot && (document.hasClass("mt-1", of: node) || box != nil)
                && !(box.map { document.isInside(node, $0) } ?? false) && !document.isBlank(node)
        }.flatMap { document.trimmedWords(of: $0) }.map { words in
            // Words below a file are written as they are kept, with the program's marks for line feeds.
            words.replacing(" <br>", with: "\n").replacing("<br>", with: "\n")
        }
    }

    private mutating func add(_ kind: Attachment.Kind, _ path: String) {
        if !media.contains(where: { $0.path == path }) { media.append((kind, path)) }
    }
}
