// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension IMessageChat {
    /// Takes what one part of a message holds: words, a file, an app's card, an earlier wording.
    mutating func take(
        _ part: HTMLDocument.Node, _ document: HTMLDocument, at place: Provenance, into entry: inout Entry
    ) {
        var rest: [String] = []
        let count = entry.lines.count + entry.attachments.count + entry.versions.count + entry.unsent.count
        takeChildren(of: part, document, depth: 0, into: &entry, &rest)
        let isTold = count < entry.lines.count + entry.attachments.count + entry.versions.count + entry.unsent.count
        let words = rest.joined(separator: " ").trimmed
        guard !words.isEmpty else { return }
        if !isTold {
            // Without a bubble the words of a part are its text.
            entry.lines.append(words)
        } else if !entry.attachments.contains(where: \.isFile) {
            remarks.note(.loss, "text-not-understood", at: place)
        }
    }

    private mutating func takeChildren(
        of node: HTMLDocument.Node, _ document: HTMLDocument, depth: Int, into entry: inout Entry,
        _ rest: inout [String]
    ) {
        for child in document.children(of: node) {
            guard document.isElement(child) else {
                let words = document.text(of: child).trimmed
                if !words.isEmpty { rest.append(words) }
                continue
            }
            if take(element: child, document, into: &entry) { continue }
            if let address = document.mediaAddress(of: child) {
                entry.attachments.append(attachment(address))
            } else if document.isElement(child, "a"), let address = document.attribute("href", of: child),
                isFile(address) || address.hasPrefix("file://") || !address.contains("://")
            {
                // The program's words around it are no words of the sender.
                entry.attachments.append(attachment(address))
            } else if depth < 8, !document.elements(of: child).isEmpty {
                takeChildren(of: child, document, depth: depth + 1, into: &entry, &rest)
            } else if let words = document.trimmedWords(of: child) {
                if let path = words.between("Unable to embed ", "")?.parting(at: " attachments: ")?.1 {
                    entry.attachments.append(attachment(path))
                    continue
                }
                rest.append(words)
            }
        }
    }

    /// Whether an element is one that the program names by a class, which is told then.
    private func take(element: HTMLDocument.Node, _ document: HTMLDocument, into entry: inout Entry) -> Bool {
        func has(_ word: String) -> Bool { document.hasClass(word, of: element) }
        if has("bubble") {
            if let text = words(ofBubble: element, document, into: &entry) { entry.lines.append(text) }
        } else if has("translated") {
            // The device's translation stands in front of what was written.
            if let text = words(ofBubble: element, document, into: &entry) {
                let made = [entry.translation, entry.lines.popLast()].compactMap(\.self)
                entry.translation = made.isEmpty ? nil : made.joined(separator: "\n")
                entry.lines.append(text)
            }
        } else if has("edited") {
            takeVersions(element, document, into: &entry)
        } else if has("attachment_error") || has("app_error") {
            entry.attachments.append(Attachment(.other, name: document.trimmedWords(of: element)))
        } else if has("attachment") || has("sticker") {
            takeFile(element, document, isSticker: has("sticker"), into: &entry)
        } else if has("app") {
            takeApp(element, document, into: &entry)
        } else if has("unsent") || has("announcement") {
            entry.unsent.append(document.trimmedWords(of: element) ?? "")
        } else if has("transcription") {
            if let text = document.trimmedWords(of: element) { entry.lines.append(text) }
        } else if has("shared_location") {
            entry.attachments.append(Attachment(.location, name: document.trimmedWords(of: element)))
        } else if has("shareplay") {
            entry.attachments.append(Attachment(.other, name: document.trimmedWords(of: element)))
        } else {
            return has("expressive") || has("subject") || has("sticker_effect")
        }
        return true
    }

    /// What a bubble says; pictures among its words are files.
    private func words(
        ofBubble bubble: HTMLDocument.Node, _ document: HTMLDocument, into entry: inout Entry
    ) -> String? {
        let pictures = document.all("img", in: bubble).filter { picture in
            // An emoji that is set as a picture is told by what it shows.
            document.hasClass("inline_sticker", of: picture) || document.attribute("alt", of: picture) == nil
        }
        for picture in pictures {
            guard let path = document.attribute("src", of: picture), !path.isEmpty else { continue }
            entry.attachments.append(attachment(path, kind: .sticker))
        }
        return document.trimmedWords(of: bubble) { pictures.contains($0) }
    }

    private func takeVersions(_ edited: HTMLDocument.Node, _ document: HTMLDocument, into entry: inout Entry) {
        let rows = document.all("tr", in: edited).map { row in
            document.elements(of: row).map { document.trimmedWords(of: $0) ?? "" }
        }.filter { !$0.isEmpty }
        var clock = IMessageEditClock(entry.time)
        for (index, row) in rows.enumerated() {
            // The first wording has the time of the message, or its own.
            if index > 0 || IMessageStamp(row[0]) != nil { clock.go(on: row[0]) }
            if index < rows.count - 1 { entry.versions.append((row.last ?? "", clock.time)) }
        }
        if rows.count > 1 { entry.edited = clock.time }
        if let last = rows.last, let text = last.last {
            entry.lines.append(text)
        } else if let text = document.trimmedWords(of: edited) {
            entry.lines.append(text)
        }
    }

    /// A file, its transcription, and where nothing links it, the path in the program's sentence about it.
    private func takeFile(
        _ holder: HTMLDocument.Node, _ document: HTMLDocument, isSticker: Bool, into entry: inout Entry
    ) {
        let kind = isSticker ? Attachment.Kind.sticker : nil
        if let address = document.firstAddress(in: holder) {
            entry.attachments.append(attachment(address, kind: kind))
        } else if let words = document.trimmedWords(
            of: holder, leavingOut: { document.hasClass("sticker_effect", of: $0) })
        {
            let path = words.lastRange(of: ": ").map { String(words[$0.upperBound...]) } ?? words
            entry.attachments.append(attachment(path, kind: kind ?? .other))
        }
        if let spoken = document.first(class: "transcription", in: holder).flatMap({ document.trimmedWords(of: $0) }) {
            entry.lines.append(spoken)
        }
    }

    /// `Meet Fri (2): Me, Mira | Meet Sat (0)`; nil for another card.
    private func poll(in app: HTMLDocument.Node, _ document: HTMLDocument) -> String? {
        let options = document.all(class: "poll-option", in: app).map { option in
            let count = document.first(class: "vote-count", in: option)
            let head = document.first(class: "option-header", in: option) ?? option
            let words = document.trimmedWords(of: head) { $0 == count }
            let voters = document.all(class: "voter", in: option).compactMap { document.trimmedWords(of: $0) }
            let told = (words ?? "") + (count.map { " (\(document.label(of: $0)))" } ?? "")
            return voters.isEmpty ? told : "\(told): \(voters.joined(separator: ", "))"
        }
        return options.isEmpty ? nil : options.joined(separator: " | ")
    }

    private func takeApp(_ app: HTMLDocument.Node, _ document: HTMLDocument, into entry: inout Entry) {
        if let poll = poll(in: app, document) { return entry.attachments.append(Attachment(.poll, name: poll)) }
        let link =
            document.first("a", in: app).flatMap { document.attribute("href", of: $0) }
            ?? document.parent(of: app).flatMap { document.attribute("href", of: $0) }
        let leaves = document.descendants(of: app).filter { node in
            document.isElement(node) && document.elements(of: node).isEmpty && !document.isBlank(node)
        }
        let words = leaves.map { document.label(of: $0) }.joined(separator: " ")
        let name = [words.isEmpty ? nil : words, link].compactMap(\.self).joined(separator: " — ")
        entry.attachments.append(Attachment(.link, name: name))
    }

    /// `Loved by Me`; a sticker set on the message, with its path; nil for another line.
    func reaction(_ line: HTMLDocument.Node, _ document: HTMLDocument) -> IMessageReaction? {
        let words = document.label(of: line)
        if let found = IMessageLine.tapback(words) { return found }
        if let name = words.between("Sticker from ", " not found!") {
            return IMessageReaction(symbol: "sticker", name: name)
        }
        guard let address = document.firstAddress(in: line),
            let mark = words.lastRange(of: "from ") ?? words.lastRange(of: "by ")
        else { return nil }
        return IMessageReaction(
            symbol: "sticker " + address, name: String(words[mark.upperBound...]).trimmed, path: address)
    }
}

extension HTMLDocument {
    /// Without the nodes that stand inside others of the list, which is in the page's order.
    func outermost(_ nodes: [Node]) -> [Node] {
        var kept: [Node] = []
        for node in nodes where !(kept.last.map { isInside(node, $0) } ?? false) { kept.append(node) }
        return kept
    }

    /// The address of a picture, film or sound; nil for any other element.
    func mediaAddress(of node: Node) -> String? {
        guard ["img", "video", "audio", "source"].contains(name(of: node) ?? "") else { return nil }
        if let address = attribute("src", of: node), !address.isEmpty { return address }
        return firstAddress(in: node)
    }

    /// Whether a node stands inside a part of a message.
    func isInsidePart(_ node: Node) -> Bool {
        var outer = parent(of: node)
        while let place = outer {
            if hasClass("message_part", of: place) { return true }
            outer = parent(of: place)
        }
        return false
    }
}

extension String {
    /// The last place of a text in this one.
    fileprivate func lastRange(of other: String) -> Range<Index>? {
        var found: Range<Index>?
        var rest = self[...]
        while let next = rest.firstRange(of: other) {
            found = next
            rest = rest[next.upperBound...]
        }
        return found
    }
}
