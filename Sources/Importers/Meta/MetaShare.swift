// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a message shares: a link, and the text that came with it.
enum MetaShare {
    /// A link, then the shared text where it says more; one unnamed link when the content is gone.
    static func attachments(_ element: JSONElement) -> [Attachment] {
        var attachments: [Attachment] = []
        for share in element.array ?? [element] {
            let link = text(share, "link")
            let words = text(share, "share_text")
            if let link { attachments.append(Attachment(.link, name: link)) }
            if let words, words != link { attachments.append(Attachment(.link, name: words)) }
            if link == nil, words == nil {
                attachments.append(Attachment(.link, name: text(share, "original_content_owner")))
            }
        }
        return attachments
    }

    private static func text(_ share: JSONElement, _ key: String) -> String? {
        share[key]?.string.flatMap { $0.isEmpty ? nil : Mojibake.repaired($0) }
    }
}

/// Tells kinds of media apart that an export puts into one list.
enum MetaMediaKind {
    /// The kind of a file, given the list in which it stands; nil for lists of everything.
    static func kind(_ listed: Attachment.Kind?, _ uri: String) -> Attachment.Kind {
        let name = uri.split(separator: "/").last?.lowercased() ?? ""
        switch listed {
        // Messenger names its voice recordings audioclip-….
        case .audio?: return name.hasPrefix("audioclip") ? .voice : .audio
        case let listed?: return listed
        case nil: break
        }
        switch name.split(separator: ".").last.map(String.init) ?? "" {
        case "jpg", "jpeg", "png", "gif", "webp", "heic": return .image
        case "mp4", "mov", "webm", "3gp": return .video
        case "mp3", "m4a", "aac", "ogg", "opus", "wav": return .audio
        default: return .other
        }
    }
}

/// Reads the sum out of a payment's sentence.
enum MetaPayment {
    /// The payment, with its amount as written; nil when the sentence holds no sum.
    static func read(_ text: String) -> Payment? {
        for word in text.split(separator: " ") where word.contains(where: \.isNumber) {
            let amount = word.filter { $0.isNumber || $0 == "." || $0 == "," }
            let trimmed = amount.last == "." || amount.last == "," ? String(amount.dropLast()) : String(amount)
            let symbol = word.first { !$0.isNumber && !$0.isPunctuation }
            let currency: String? =
                switch symbol {
                case "£"?: "GBP"
                case "€"?: "EUR"
                // Many countries call their money so.
                case "$"?: "$"
                default: nil
                }
            let step: Payment.Step = text.contains("request") ? .requested : .sent
            return Payment(step: step, amount: trimmed, currency: currency)
        }
        return nil
    }
}
