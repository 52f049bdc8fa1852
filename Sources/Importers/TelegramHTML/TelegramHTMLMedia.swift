// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a message carries beside its text, told by the classes of its media elements.
struct TelegramHTMLMedia {
    /// A call: a record of its own kind, though the page shows it as media.
    struct CallLine {
        var call: Call
        /// The account that was called.
        var callee: String
        /// Whether the exporter called; nil where the page does not tell.
        var isOutgoing: Bool?
    }

    var attachments: [Attachment] = []
    var call: CallLine?
    var invoice: Payment?
    /// Whether a picture or film had vanished before the export.
    var isExpired = false
    /// Media whose class no version of the exporter is known to write.
    var unknownCount = 0

    /// Reads one `div.media_wrap`.
    mutating func add(_ wrap: HTMLDocument.Node, _ document: HTMLDocument, files: TelegramHTMLFiles) {
        for element in document.elements(of: wrap) {
            let classes = document.classes(of: element)
            if let kind = Self.thumbnails.first(where: { classes.contains($0.name) })?.kind {
                addFile(kind, document.attribute("href", of: element), files: files)
            } else if let name = classes.first(where: { $0.hasPrefix("media_") }) {
                addGeneric(name, element, document, files: files)
            } else {
                unknownCount += 1
                if let link = document.attribute("href", of: element) { addFile(.other, link, files: files) }
            }
        }
    }

    /// Adds the new picture of a group, which stands beside a service line.
    mutating func addServicePhoto(
        _ document: HTMLDocument, _ message: HTMLDocument.Node, files: TelegramHTMLFiles
    ) {
        guard let link = document.first("a", class: "userpic_link", in: message) else { return }
        addFile(.image, document.attribute("href", of: link), files: files)
    }

    private static let thumbnails: [(name: String, kind: Attachment.Kind)] = [
        ("photo_wrap", .image), ("video_file_wrap", .video), ("animated_wrap", .video), ("sticker_wrap", .sticker),
    ]

    private mutating func addFile(
        _ kind: Attachment.Kind, _ link: String?, named name: String? = nil, isViewOnce: Bool = false,
        files: TelegramHTMLFiles
    ) {
        attachments.append(
            Attachment(
                kind, name: link ?? name, exhibit: link.flatMap { files.exhibit(at: $0) }, isViewOnce: isViewOnce))
    }

    private mutating func addGeneric(
        _ name: String, _ element: HTMLDocument.Node, _ document: HTMLDocument, files: TelegramHTMLFiles
    ) {
        func part(_ word: String) -> String {
            document.first("div", class: word, in: element).map { document.label(of: $0) } ?? ""
        }
        let (title, description, status) = (part("title"), part("description"), part("status"))
        let link = document.attribute("href", of: element)
        // A self-destructing file is shown on the phone alone: the page has a line about it.
        let isViewOnce = title.hasPrefix("Self-destructing ")
        isExpired = isExpired || isViewOnce && status == "Expired"
        switch name {
        case "media_photo" where title == "Sticker":
            // `😀, 10 KB`, or the emoji alone beside a link.
            let emoji = status.split(separator: ",").first.map(String.init)
            addFile(.sticker, link, named: emoji.flatMap { $0.first?.isNumber == true ? nil : $0 }, files: files)
        case "media_photo": addFile(.image, link, isViewOnce: isViewOnce, files: files)
        case "media_video": addFile(.video, link, isViewOnce: isViewOnce, files: files)
        case "media_voice_message": addFile(.voice, link, files: files)
        case "media_audio_file":
            addFile(.audio, link, named: title == "Audio file" ? nil : title, files: files)
        case "media_file": addFile(.document, link, named: title == "File" ? nil : title, files: files)
        case "media_contact":
            let phone = status.hasSuffix(" - vCard") ? String(status.dropLast(" - vCard".count)) : status
            let card = [title, phone].filter { !$0.isEmpty }.joined(separator: " ")
            attachments.append(
                Attachment(
                    .contactCard, name: card.isEmpty ? nil : card, exhibit: link.flatMap { files.exhibit(at: $0) }))
        case "media_location", "media_live_location", "media_venue":
            attachments.append(Attachment(.location, name: Self.place(name, title, description, status, link)))
        case "media_call": call = Self.call(title: title, status: status)
        case "media_poll":
            let question = document.first("div", class: "question", in: element).map { document.label(of: $0) }
            // Lists of tasks are drawn as polls.
            let isList =
                document.first("div", class: "details", in: element).map { document.label(of: $0) } == "To-do List"
            let answers = document.all("div", class: "answer", in: element).map { Self.answer(document.label(of: $0)) }
            let total = document.first("div", class: "total", in: element).map { document.label(of: $0) }
            attachments.append(
                Attachment(
                    isList ? .other : .poll, name: TelegramListing.text(question, answers, remarks: [total ?? ""])))
        case "media_giveaway":
            let heading = document.first("div", class: "section_title", in: element).map { document.label(of: $0) }
            attachments.append(Attachment(.other, name: heading))
        case "media_game":
            attachments.append(Attachment(.other, name: title.isEmpty ? nil : title))
            if let link { attachments.append(Attachment(.link, name: link)) }
        case "media_invoice":
            // Without a title it is not an invoice but pictures that are shown for money.
            let name = title.isEmpty ? "paid media" + (status.isEmpty ? "" : ", \(status)") : title
            attachments.append(Attachment(.other, name: TelegramListing.text(name, [description], remarks: [])))
            if !status.isEmpty { invoice = TelegramHTMLService.payment(.requested, status) }
        default:
            unknownCount += 1
            addFile(.other, link, named: title.isEmpty ? nil : title, files: files)
        }
    }

    /// Answers are written behind a hyphen.
    private static func answer(_ label: String) -> String { label.dropping(prefix: "- ") ?? label }

    /// `51.50,-0.12 (The Example Arms, 1 Example Street)`.
    private static func place(
        _ name: String, _ title: String, _ description: String, _ status: String, _ link: String?
    ) -> String? {
        // The address of the map is `…?q=51.50,-0.12&ll=…`.
        let point = link.flatMap { link -> String? in
            guard let query = link.split(separator: "?").last, query.hasPrefix("q=") else { return nil }
            return String(query.dropFirst(2).prefix { $0 != "&" })
        }
        let shown = status.isEmpty ? nil : status.split(separator: " ").joined()
        let words = name == "media_venue" ? [title, description].filter { !$0.isEmpty }.joined(separator: ", ") : ""
        let remark = name == "media_live_location" ? "live" : words
        guard let coordinates = point ?? shown else { return remark.isEmpty ? nil : remark }
        return remark.isEmpty ? coordinates : "\(coordinates) (\(remark))"
    }

    /// `Incoming (31 seconds)`, `Outgoing`, `Missed`, `Cancelled`, `Declined`, `Invitation`, `Ongoing`; the title is who
    /// was called.
    private static func call(title: String, status: String) -> CallLine {
        let word = status.prefix { $0 != " " }
        let seconds = status.split(separator: "(").dropFirst().first.flatMap {
            CallLength(Int($0.prefix { $0.isNumber }))?.seconds
        }
        return CallLine(
            call: Call(
                isVideo: false, seconds: seconds,
                wasAnswered: seconds != nil || word == "Ongoing" ? true : word == "Invitation" ? nil : false),
            callee: TelegramHTMLMessage.name(title), isOutgoing: directions[word])
    }

    private static let directions: [Substring: Bool] = [
        "Outgoing": true, "Cancelled": true, "Incoming": false, "Missed": false, "Declined": false,
    ]
}
