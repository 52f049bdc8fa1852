// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// The blocks of a message that is laid out like a page: headings, lists, tables, pictures with captions.
///
/// Telegram Desktop 7 writes `rich_message` in place of `text` (`SerializeRichMessage`). A block is read by its members and
/// not by its kind, so that a new kind gives its words too.
struct TelegramRichMessage {
    /// A line for each block, item and row; nil when no block has words.
    var text: String? { lines.isEmpty ? nil : lines.joined(separator: "\n") }
    private(set) var attachments: [Attachment] = []
    /// Whether a block is there whose content the client itself could not write.
    private(set) var isUnreadable = false
    /// Whether the service gave only a part of the message.
    private(set) var isPart = false

    private var lines: [String] = []
    private let files: TelegramJSONFolder

    /// Nil where the message has no blocks.
    init?(of message: JSONElement, files: TelegramJSONFolder) {
        guard let rich = message["rich_message"], !rich.isNull else { return nil }
        self.files = files
        isPart = rich["part"]?.bool ?? false
        guard let blocks = rich["blocks"]?.array else {
            isUnreadable = true
            return
        }
        for block in blocks { take(block) }
    }

    private mutating func take(_ block: JSONElement) {
        if block.string != nil || block.array != nil { return take(line: words(of: block)) }
        if block["unsupported"]?.bool == true { isUnreadable = true }
        attachments += TelegramMedia(ofBlock: block, files: files).attachments
        for member in block.members {
            switch member.key {
            case "title", "author", "text", "formula", "description", "credit": take(line: words(of: member.value))
            case "caption":
                // Of a quotation it is a text, of media two.
                if member.value["type"] == nil { take(member.value) } else { take(line: words(of: member.value)) }
            case "blocks", "articles":
                for part in member.value.array ?? [] { take(part) }
            case "items":
                for item in member.value.array ?? [] {
                    let first = lines.count
                    take(item)
                    if first < lines.count { lines[first] = Self.mark(of: item) + lines[first] }
                }
            case "block", "channel": take(member.value)
            case "rows":
                for row in member.value.array ?? [] {
                    let cells = (row["cells"]?.array ?? []).map { cell in cell["text"].map { words(of: $0) } ?? "" }
                    take(line: cells.joined(separator: " | "))
                }
            case "buttons":
                for button in member.value.array ?? [] { take(line: words(of: button)) }
            case "url", "html": addLink(member.value.string, beside: nil)
            case "username":
                if let name = member.value.string, !name.isEmpty { addLink("@" + name, beside: nil) }
            default: break
            }
        }
    }

    private mutating func take(line: String) {
        if line.contains(where: { !$0.isWhitespace }) { lines.append(line) }
    }

    /// What the app shows in front of an item of a list.
    private static func mark(of item: JSONElement) -> String {
        switch item["task_state"]?.string {
        case "checked": "☑ "
        case "unchecked": "☐ "
        case nil: ""
        default: (item["num"]?.string ?? "•") + " "
        }
    }

    /// The words of a text, whose parts hold further ones.
    private mutating func words(of text: JSONElement) -> String {
        if let words = text.string { return words }
        if let parts = text.array { return parts.map { words(of: $0) }.joined() }
        // A picture among the words.
        if text["document_id"] != nil, text["text"] == nil {
            attachments += TelegramMedia(ofBlock: text, files: files).attachments
        }
        let shown = (text["text"] ?? text["source"]).map { words(of: $0) } ?? ""
        addLink(text["href"]?.string ?? text["button"]?["url"]?.string, beside: shown)
        if let copied = text["button"]?["copy_text"]?.string, !copied.isEmpty, copied != shown {
            attachments.append(Attachment(.other, name: copied))
        }
        if text["type"]?.string == "diff", let former = text["old_text"].map({ words(of: $0) }), !former.isEmpty {
            return "[\(former)] \(shown)"
        }
        return shown
    }

    /// An address that the words beside it do not show.
    private mutating func addLink(_ address: String?, beside words: String?) {
        guard let address, !address.isEmpty, address != words else { return }
        attachments.append(Attachment(.link, name: address))
    }
}
