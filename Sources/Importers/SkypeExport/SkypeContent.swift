// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats

/// What a message's `content` says: a text with marks of its own between angle brackets.
struct SkypeContent {
    /// The text, without quotations and without what the client writes for those who cannot show a file.
    var text: String?
    /// The message that is answered.
    var replyTo: String?
    /// The words that are quoted, behind the name of whoever said them.
    var quoted: String?
    /// Files, cards and places.
    var attachments: [Attachment] = []
    /// Whether the mark of an edit stands in it.
    var isEdited = false
    /// The number of the message of which this is a later version.
    var edits: String?
    private let document: HTMLDocument?

    /// Reads a content.
    init(_ content: String, type: String, references: [String], media: SkypeMedia) {
        guard content.utf8.contains(UInt8(ascii: "<")) || content.utf8.contains(UInt8(ascii: "&")) else {
            document = nil
            text = content.isEmpty ? nil : content
            attachments = Self.files(references, named: [:], kind: Self.kind(of: type), media)
            return
        }
        let isTyped = type.isEmpty || type == "Text" || type == "RichText"
        let bytes = isTyped ? SkypeMarks.keepingWords(of: content) : Array(content.utf8)
        guard let document = try? HTMLDocument(parsing: bytes.span, 0..<bytes.count) else {
            document = nil
            text = content
            return
        }
        self.document = document
        let mark = document.first("e_m")
        isEdited = mark != nil
        edits = mark.flatMap { document.attribute("ts_ms", of: $0) }
        let quote = document.first("quote")
        replyTo = quote.flatMap { document.attribute("messageid", of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        var shown: String
        if let sms = document.first("sms").flatMap({ document.attribute("alt", of: $0) }), !sms.isEmpty {
            // What was sent as a text to a telephone stands there in each of its parts again.
            shown = sms
        } else if type == "RichText/ScheduledCallInvite" {
            shown = ["title", "scheduledtime"].flatMap { document.all($0) }.map { document.text(of: $0) }
                .joined(separator: "\n")
        } else {
            shown = document.text(of: document.root) { Self.leftOut.contains(document.name(of: $0) ?? "") }
        }
        if Self.isBlank(shown), quote != nil {
            // Nothing but the quotation was sent.
            shown = document.text(of: document.root) { ["legacyquote", "e_m"].contains(document.name(of: $0) ?? "") }
        } else if let quote {
            quoted = Self.quotation(quote, document)
        }
        // What the client writes in front for those who cannot show an edit.
        if isEdited, shown.hasPrefix(Self.editPrefix) { shown.removeFirst(Self.editPrefix.count) }
        text = Self.isBlank(shown) ? nil : shown
        var names: [String: String] = [:]
        var listed = references
        var known = Set(references)
        var cards: [String] = []
        for file in document.all("uriobject") {
            let document = document
            let id =
                document.attribute("doc_id", of: file)
                ?? document.attribute("uri", of: file).flatMap { $0.split(separator: "/").last.map(String.init) } ?? ""
            let name = document.first("originalname", in: file).flatMap { document.attribute("v", of: $0) }
            if known.insert(id).inserted { listed.append(id) }
            if let name, !name.isEmpty { names[id] = name }
            if id.isEmpty, references.isEmpty, let title = document.first("title", in: file) {
                // A card is called by its title alone.
                let words = String(document.text(of: title).trimmingBlanks)
                if !words.isEmpty { cards.append(words) }
            }
        }
        attachments = Self.files(listed, named: names, kind: Self.kind(of: type), media)
        attachments += cards.map { Attachment(.other, name: $0) }
        attachments += document.all("file").compactMap { file in
            let name = String(document.text(of: file).trimmingBlanks)
            return name.isEmpty ? nil : Attachment(MetaMediaKind.kind(nil, name), name: name)
        }
        attachments += document.all("videomessage").compactMap { document.attribute("publiclink", of: $0) }
            .map { Attachment(.video, name: $0) }
        attachments += Self.links(in: document).map { Attachment(.link, name: $0) }
        // A picture by its address, in what newer clients typed as a page.
        attachments += Self.pictures(in: document).map { Attachment(.image, name: $0) }
        for card in document.all("c") {
            // The handle or number of whoever is recommended, and the name under which the sender knows them.
            let told = ["s", "p", "f"].compactMap { document.attribute($0, of: card) }.filter { !$0.isEmpty }
            if !told.isEmpty { attachments.append(Attachment(.contactCard, name: told.joined(separator: " "))) }
        }
        for place in document.all("location") {
            let parts = ["latitude", "longitude"].compactMap { document.attribute($0, of: place).flatMap { Int64($0) } }
            let position = parts.count == 2 ? parts.map(Self.degrees).joined(separator: ",") : nil
            let told = [position, document.attribute("address", of: place)].compactMap(\.self).filter { !$0.isEmpty }
            attachments.append(Attachment(.location, name: told.isEmpty ? nil : told.joined(separator: " ")))
        }
    }

    /// What is told as an attachment, an answer or an edit, and stands there for clients that cannot show it.
    private static let leftOut: Set<String> = [
        "quote", "legacyquote", "e_m", "uriobject", "partlist", "contacts", "location", "files",
    ]

    /// Addresses that only a link's target tells: the client writes the address as the link's words.
    private static func links(in document: HTMLDocument) -> [String] {
        var links: [String] = []
        var known: Set<String> = []
        var hidden: HTMLDocument.Node?
        for node in document.descendants(of: document.root) {
            if let hidden, document.isInside(node, hidden) { continue }
            if leftOut.contains(document.name(of: node) ?? "") {
                hidden = node
            } else if document.isElement(node, "a"), let link = document.attribute("href", of: node),
                link.hasPrefix("http"), !document.text(of: node).contains(link), known.insert(link).inserted
            {
                links.append(link)
            }
        }
        return links
    }

    /// Addresses of pictures among the words.
    private static func pictures(in document: HTMLDocument) -> [String] {
        var pictures: [String] = []
        let hidden = document.descendants(of: document.root).filter { leftOut.contains(document.name(of: $0) ?? "") }
        for node in document.all("img") where !hidden.contains(where: { document.isInside(node, $0) }) {
            guard let address = document.attribute("src", of: node), !address.isEmpty, !pictures.contains(address)
            else {
                continue
            }
            pictures.append(address)
        }
        return pictures
    }

    private static let editPrefix = "Edited previous message: "

    private static func quotation(_ quote: HTMLDocument.Node, _ document: HTMLDocument) -> String? {
        let words = String(document.text(of: quote) { document.name(of: $0) == "legacyquote" }.trimmingBlanks)
        guard !words.isEmpty else { return nil }
        let names = ["authorname", "author"].compactMap { document.attribute($0, of: quote) }
        return names.first { !$0.isEmpty }.map { "\($0): \(words)" } ?? words
    }

    /// Millionths of a degree.
    private static func degrees(_ value: Int64) -> String {
        let digits = String(value.magnitude % 1_000_000 + 1_000_000).dropFirst()
        return (value < 0 ? "-" : "") + "\(value.magnitude / 1_000_000).\(digits)"
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    private static func files(
        _ documents: [String], named names: [String: String], kind: Attachment.Kind?, _ media: SkypeMedia
    ) -> [Attachment] {
        documents.filter { !$0.isEmpty }.map { id in
            let exhibit = media.exhibit(id)
            let name = names[id] ?? exhibit.map { String($0.name) } ?? id
            return Attachment(kind ?? MetaMediaKind.kind(nil, name), name: name, exhibit: exhibit?.number)
        }
    }

    private static func kind(of type: String) -> Attachment.Kind? {
        switch type {
        case "RichText/UriObject": .image
        case "RichText/Media_Video", "RichText/Media_CallRecording", "RichText/Media_FlikMsg": .video
        case "RichText/Media_AudioMsg": .voice
        default: nil
        }
    }

    // MARK: Lines of the service

    /// The texts of the elements of a name.
    func texts(_ element: String) -> [String] {
        guard let document else { return [] }
        return document.all(element).map { String(document.text(of: $0).trimmingBlanks) }.filter { !$0.isEmpty }
    }

    /// The call that a list of takers tells; nil where there is none.
    var call: (step: String, seconds: Int?)? {
        guard let document, let list = document.first("partlist") else { return nil }
        let seconds = document.all("duration", in: list).compactMap {
            Double(String(document.text(of: $0).trimmingBlanks))
        }
        .compactMap { CallLength(rounding: $0)?.seconds }
        return (document.attribute("type", of: list)?.lowercased() ?? "", seconds.max())
    }
}
