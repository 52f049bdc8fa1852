// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a message carries beside its text.
struct TelegramMedia {
    var attachments: [Attachment] = []
    private let files: TelegramJSONFolder

    /// Reads all media members of a message.
    init(of message: JSONElement, files: TelegramJSONFolder) {
        self.files = files
        let isViewOnce = message["self_destruct_period_seconds"] != nil
        if let photo = message["photo"]?.string { addFile(.image, photo, isViewOnce: isViewOnce) }
        if let path = message["file"]?.string { addDocument(of: message, at: path, isViewOnce: isViewOnce) }
        addContact(of: message)
        addLocation(of: message)
        if let poll = message["poll"] {
            attachments.append(Attachment(.poll, name: TelegramListing.poll(poll)))
        }
        if let list = message["todo_list"] {
            attachments.append(Attachment(.other, name: TelegramListing.tasks(list)))
        }
        if let title = message["game_title"]?.string { attachments.append(Attachment(.other, name: title)) }
        addLink(message["game_link"])
        if let invoice = TelegramMoney.invoice(of: message) {
            let name = TelegramListing.text(
                invoice["title"]?.string, [invoice["description"]?.string ?? ""], remarks: [])
            attachments.append(Attachment(.other, name: name))
        }
        // Pictures or films that are shown for money; the export leaves them out.
        if let stars = message["paid_stars_amount"]?.number {
            attachments.append(Attachment(.other, name: "paid media, \(stars) \(TelegramMoney.stars)"))
        }
        for key in ["giveaway_information", "giveaway_results"] where message[key] != nil {
            attachments.append(Attachment(.other, name: key))
        }
        for row in message["inline_bot_buttons"]?.array ?? [] {
            for button in row.array ?? [] where Self.linkButtons.contains(button["type"]?.string ?? "") {
                addLink(button["data"])
            }
        }
    }

    /// Reads the media of a block of a rich message, whose file may be left out for a reason that has no words.
    init(ofBlock block: JSONElement, files: TelegramJSONFolder) {
        self.files = files
        if block["photo_id"] != nil {
            addFile(.image, block["photo"]?.string ?? Self.notIncluded)
        }
        if block["document_id"] != nil {
            addDocument(of: block, at: block["file"]?.string ?? Self.notIncluded, isViewOnce: false)
        }
        guard let point = block["geo"] else { return }
        attachments.append(Attachment(.location, name: Self.coordinates(of: point)))
    }

    /// What the client writes for a file that the export leaves out.
    private static let notIncluded = "(File not included. Change data exporting settings to download.)"

    private static let linkButtons: Set<String> = ["url", "auth", "web_view", "simple_web_view"]

    /// A path of the export, or the reason why the file is not there, in parentheses.
    private mutating func addFile(
        _ kind: Attachment.Kind, _ path: String, isViewOnce: Bool = false, name: String? = nil
    ) {
        var attachment = Attachment(kind, name: name, isViewOnce: isViewOnce)
        if !Self.isPlaceholder(path) {
            attachment.exhibit = files.exhibit(at: path)
            attachment.name = kind == .sticker ? name.map { "\($0) (\(path))" } ?? path : path
        }
        attachments.append(attachment)
    }

    /// Whether a path says why there is none; the client writes these in English whatever its language.
    static func isPlaceholder(_ path: String) -> Bool {
        (path.hasPrefix("(") || path.contains(" (File ") || path.contains(" (Photo "))
            && (path.hasSuffix("Change data exporting settings to download.)")
                || path.hasSuffix("please try again later)"))
    }

    private mutating func addDocument(of message: JSONElement, at path: String, isViewOnce: Bool) {
        let kind = Self.kind(type: message["media_type"]?.string, mime: message["mime_type"]?.string)
        let name = message[kind == .sticker ? "sticker_emoji" : "file_name"]?.string
        addFile(kind, path, isViewOnce: isViewOnce, name: name)
        // The preview is all that is left of a picture or film whose file was not exported.
        guard attachments.last?.exhibit == nil, let preview = message["thumbnail"]?.string,
            let exhibit = files.exhibit(at: preview)
        else { return }
        attachments.append(Attachment(.image, name: preview, exhibit: exhibit, isViewOnce: isViewOnce))
    }

    private static func kind(type: String?, mime: String?) -> Attachment.Kind {
        switch type {
        case "sticker": return .sticker
        case "video_message", "video_file", "animation": return .video
        case "voice_message": return .voice
        case "audio_file": return .audio
        default: break
        }
        switch mime?.prefix(while: { $0 != "/" }) {
        case "image": return .image
        case "video": return .video
        case "audio": return .audio
        default: return .document
        }
    }

    private mutating func addContact(of message: JSONElement) {
        guard let card = message["contact_information"] else { return }
        let name = TelegramName.joined(card["first_name"], card["last_name"], card["phone_number"])
        let file = message["contact_vcard"]?.string.flatMap { files.exhibit(at: $0) }
        attachments.append(Attachment(.contactCard, name: name, exhibit: file))
    }

    private mutating func addLocation(of message: JSONElement) {
        let place = TelegramName.joined(message["place_name"], message["address"], separator: ", ")
        guard let point = message["location_information"] else {
            if let place { attachments.append(Attachment(.location, name: place)) }
            return
        }
        var name = Self.coordinates(of: point)
        if let place { name = name.map { "\($0) (\(place))" } ?? place }
        if let seconds = message["live_location_period_seconds"]?.number {
            name = (name.map { $0 + " " } ?? "") + "(live, \(seconds) s)"
        }
        attachments.append(Attachment(.location, name: name))
    }

    private static func coordinates(of point: JSONElement) -> String? {
        guard let latitude = point["latitude"].flatMap({ $0.number ?? $0.string }),
            let longitude = point["longitude"].flatMap({ $0.number ?? $0.string })
        else { return nil }
        return latitude + "," + longitude
    }

    private mutating func addLink(_ element: JSONElement?) {
        if let link = element?.string, !link.isEmpty { attachments.append(Attachment(.link, name: link)) }
    }
}

/// Names that the format writes in pieces.
enum TelegramName {
    /// The pieces that are not empty; nil when all are.
    static func joined(_ pieces: JSONElement?..., separator: String = " ") -> String? {
        let words = pieces.compactMap { $0?.string }.filter { !$0.isEmpty }
        return words.isEmpty ? nil : words.joined(separator: separator)
    }
}
