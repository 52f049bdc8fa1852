// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a record of QQChatExporter says.
///
/// `text` is what the program prints, with its own words in the place of whatever is no text, and with the words of the message
/// that is answered. Since version 5, `elements` tell what each part is; a record with a part that is not known is told as
/// it is printed.
struct QQContent {
    /// What was said.
    private(set) var text: String?
    /// Places, stickers and links that stand among the parts, and files as far as these name them.
    private(set) var attachments: [Attachment] = []
    private(set) var call: Call?
    private(set) var isForwarded = false
    /// Whether the parts told what is text and what stands for a file.
    private(set) var isTold = false
    /// What the record tells of the message that is answered.
    private(set) var reply: JSONElement?
    /// Parts that the program itself did not know.
    private(set) var unknownParts = 0

    init(_ content: JSONElement?) {
        text = content?["text"]?.filled ?? content?.filled
        let elements = content?["elements"]?.array ?? []
        if let told = content?["reply"], !told.members.isEmpty {
            reply = told
        } else {
            reply = elements.first { $0["type"]?.string == "reply" }?["data"]
        }
        if elements.isEmpty { return }
        unknownParts = elements.count { Self.isUnknown($0) }
        var parts: [String] = []
        for element in elements {
            guard let type = element["type"]?.string, let data = element["data"], take(type, data, &parts) else {
                (attachments, call) = ([], nil)
                // What is printed holds the words of others all the same.
                isForwarded = elements.contains { $0["type"]?.string == "forward" }
                cutAnswered(elements)
                return
            }
        }
        isTold = true
        // Of texts alone, line feeds between the parts stand in the whole.
        if elements.allSatisfy({ $0["type"]?.string == "text" }), text != nil { return }
        let whole = parts.joined()
        if !whole.isEmpty || !attachments.isEmpty || call != nil { text = whole.isEmpty ? nil : whole }
    }

    /// Takes one part; false where its kind is not known.
    private mutating func take(_ type: String, _ data: JSONElement, _ parts: inout [String]) -> Bool {
        switch type {
        case "text": parts.append(data["text"]?.string ?? "")
        case "reply": break
        case "at":
            let name = data["name"]?.filled ?? data["uin"]?.words ?? ""
            parts.append(name.hasPrefix("@") ? name : "@" + name)
        case "face": parts.append(data["name"]?.filled ?? "[表情]")
        case "image": add(.image, data)
        case "video": add(.video, data)
        case "audio", "voice": add(.voice, data)
        case "file": add(.document, data)
        case "market_face":
            attachments.append(Attachment(.sticker, name: data["name"]?.filled ?? data["url"]?.filled))
        case "location":
            let words = [data["title"], data["address"], data["summary"]].compactMap { $0?.filled }
            let name = words.filter { !Self.stock.contains($0) }.joined(separator: " ")
            attachments.append(Attachment(.location, name: name.isEmpty ? nil : name))
        case "json": takeCard(data, &parts)
        case "markdown", "long_message":
            guard let words = data["content"]?.filled ?? data["xmlContent"]?.filled else { return false }
            parts.append(words)
        case "forward":
            isForwarded = true
            // Of messages that could not be fetched, or lie too deep, the first lines stand in a preview.
            let messages = data["messages"]?.array ?? []
            let preview = (data["preview"]?.array ?? []).compactMap(\.filled)
            let lines = messages.isEmpty ? preview : Self.lines(of: messages)
            let words = lines.isEmpty ? data["summary"]?.filled ?? data["title"]?.filled : lines.joined(separator: "\n")
            guard let words else { return false }
            parts.append(words)
        case "av_record":
            let words = data["text"]?.filled ?? ""
            var told = TencentWords.call(words) ?? TencentWords.unanswered(words)
            told.isVideo = (data["summary"]?.string ?? words).contains("视频")
            call = told
        case "system" where data["nativeType"] != nil:
            // `系统消息` stands for a part that the program does not know: nobody's words.
            attachments.append(Attachment(.other, name: data["nativeType"]?.filled))
        case "calendar":
            guard let words = data["msg"]?.filled ?? data["summary"]?.filled else { return false }
            parts.append(words)
        case "system", "wallet":
            guard let words = data["text"]?.filled ?? data["summary"]?.filled else { return false }
            parts.append(words)
        default: return false
        }
        return true
    }

    private static func isUnknown(_ element: JSONElement) -> Bool {
        element["type"]?.string == "system" && element["data"]?["nativeType"] != nil
    }

    /// Whether a record of one known sender is a line of the app: the program calls so each record that holds one such part.
    static func isLine(_ record: JSONElement) -> Bool {
        let (number, key) = (record["sender"]?["uin"]?.words, record["sender"]?["uid"]?.filled)
        let isNobody = (number == nil || number == "0") && (key == nil || key == "未知")
        guard !isNobody, record["type"]?.string != "system" else { return true }
        let elements = record["content"]?["elements"]?.array ?? []
        return elements.allSatisfy { element in
            switch element["type"]?.string {
            case "system": !isUnknown(element)
            case "av_record": true
            default: false
            }
        }
    }

    /// What a file is, by the program's word.
    static func kind(ofResource word: String?) -> Attachment.Kind {
        switch word {
        case "image": .image
        case "video": .video
        case "voice", "audio": .voice
        case "location": .location
        default: .document
        }
    }

    /// What the program writes where a place has no name.
    private static let stock: Set<String> = ["位置消息", "分享了位置"]

    private mutating func add(_ kind: Attachment.Kind, _ data: JSONElement) {
        attachments.append(Attachment(kind, name: data["filename"]?.filled ?? data["url"]?.filled))
    }

    /// A card of another program: its title and what stands below, where it leads, the place that it shows.
    private mutating func takeCard(_ data: JSONElement, _ parts: inout [String]) {
        var words = [data["title"], data["description"]].compactMap { $0?.filled }
        let raw = data["content"]?.filled
        if words.isEmpty { words = [data["summary"]?.filled ?? raw].compactMap(\.self) }
        parts.append(words.joined(separator: "\n"))
        if let raw, let place = Self.place(in: raw) { attachments.append(Attachment(.location, name: place)) }
        if let url = data["url"]?.filled { attachments.append(Attachment(.link, name: url)) }
    }

    private static func place(in card: String) -> String? {
        let bytes = Array(card.utf8)
        var cursor = JSONCursor(in: bytes.span, maximumDepth: 16)
        guard let whole = try? cursor.soundElement(in: bytes.span) else { return nil }
        var open = [whole]
        while let next = open.popLast() {
            if let latitude = next["lat"]?.words, let longitude = (next["lng"] ?? next["lon"])?.words {
                return "\(latitude),\(longitude)"
            }
            open += next.members.map(\.value) + (next.array ?? [])
        }
        return nil
    }

    /// `NAME: WORDS` of each message of a forwarded talk.
    private static func lines(of messages: [JSONElement]) -> [String] {
        messages.map { message in
            let sender = message["sender"]
            let name = sender?["name"]?.filled ?? sender?["nickname"]?.filled ?? sender?["uin"]?.words
            let words = QQContent(message["content"]).text ?? ""
            return name.map { "\($0): \(words)" } ?? words
        }
    }

    /// Cuts what stands for the answered message: `[回复消息]`, in version 5 `[回复 NAME: WORDS]`.
    private mutating func cutAnswered(_ elements: [JSONElement]) {
        guard let reply, let whole = text, whole.hasPrefix("[回复") else { return }
        let long = "[回复 \(reply["senderName"]?.string ?? ""): \(reply["content"]?.string ?? "")]"
        if let printed = [long, "[回复消息]"].first(where: whole.hasPrefix) {
            let rest = whole.dropFirst(printed.count)
            text = String(rest.first?.isNewline == true ? rest.dropFirst() : rest)
        } else {
            text = elements.filter { $0["type"]?.string == "text" }.compactMap { $0["data"]?["text"]?.string }.joined()
        }
        if text?.isEmpty == true { text = nil }
    }
}
