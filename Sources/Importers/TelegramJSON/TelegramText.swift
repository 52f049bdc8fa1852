// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// The text of a message that is written in parts.
struct TelegramText {
    /// All parts joined; nil when there is no text.
    var text: String?
    /// Addresses behind words that show something else.
    var links: [Attachment] = []
    /// Whether `text` and `text_entities` disagree.
    var isContradictory = false
    /// Whether `text`, or a part of it, is neither text nor parts.
    var isUnreadable = false

    /// Reads `text`, or `text_entities` where that is missing.
    init(of message: JSONElement) {
        let entities = message["text_entities"]
        let fromEntities = entities?.array.map(Self.joined)
        let fromText = message["text"].flatMap { $0.isNull ? nil : Self.plain($0) }
        // An edited file may have lost one of the two forms.
        let chosen = [fromText, fromEntities].compactMap(\.self).first { !$0.isEmpty } ?? ""
        text = chosen.isEmpty ? nil : chosen
        if let fromText, let fromEntities { isContradictory = fromText != fromEntities }
        isUnreadable = [message["text"], entities].contains { Self.isUnreadable($0) }
        // A link stands in both forms: both are asked, so that an edited file hides none.
        let inText = Self.links(in: message["text"]?.array ?? [])
        let known = Set(inText)
        links = inText + Self.links(in: entities?.array ?? []).filter { !known.contains($0) }
    }

    /// A text that may be a string or parts.
    static func plain(_ element: JSONElement) -> String {
        element.string ?? element.array.map(joined) ?? ""
    }

    private static func isUnreadable(_ element: JSONElement?) -> Bool {
        guard let element, !element.isNull, element.string == nil else { return false }
        guard let parts = element.array else { return true }
        return parts.contains { $0.string == nil && $0["text"]?.string == nil }
    }

    private static func joined(_ parts: [JSONElement]) -> String {
        parts.map { $0.string ?? $0["text"]?.string ?? "" }.joined()
    }

    /// Shown text and target of a `text_link` may differ, which is how a false address is passed off.
    private static func links(in parts: [JSONElement]) -> [Attachment] {
        parts.compactMap { part in
            guard let href = part["href"]?.string, !href.isEmpty, href != part["text"]?.string else { return nil }
            return Attachment(.link, name: href)
        }
    }
}
