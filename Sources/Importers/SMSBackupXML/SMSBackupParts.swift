// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The body and the files of a multimedia message.
struct SMSBackupParts {
    /// The text parts in their order; nil when there is none.
    private(set) var text: String?
    private(set) var attachments: [Attachment] = []
    /// How many of the files lie in the XML.
    private(set) var embedded = 0
    /// Of those, how many cannot be taken out of it.
    private(set) var damaged = 0

    init(_ parts: [SMSBackupRecord.Part]) {
        // The same words in marks for a browser are a file beside them, as in mails of several forms (RFC 2046, 5.1.4).
        let hasPlainText = parts.contains { $0.contentType == "text/plain" && $0.text != nil }
        // Equal numbers keep the order of the file: the sort is stable.
        for part in parts.sorted(by: { $0.sequence < $1.sequence }) where part.contentType != "application/smil" {
            if let words = part.text, part.isBody, !hasPlainText || part.contentType != "text/html",
                words != "null" || !part.hasData
            {
                text = text.map { $0 + "\n" + words } ?? words
            } else {
                let name = part.location ?? part.name ?? part.fileName ?? part.contentType
                // Cards and calendars may stand in the part as text.
                let words =
                    part.hasData || part.contentType.contains("rcs")
                    ? nil : part.text.flatMap { $0 == "null" ? nil : $0 }
                let told = [name, words.map(ContactCard.told) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
                attachments.append(
                    Attachment(
                        part.attachmentKind, name: told.isEmpty ? nil : told,
                        embeddedDigest: part.digest ?? words.map(ContactCard.digest)))
                if words != nil { embedded += 1 }
                if !part.hasData, let address = part.fileAddress {
                    attachments.append(Attachment(.link, name: address))
                }
                if part.hasData { embedded += 1 }
                if part.hasData, part.digest == nil { damaged += 1 }
            }
        }
    }
}

extension SMSBackupRecord.Part {
    /// Text that people read; cards and calendars are files.
    fileprivate var isBody: Bool {
        contentType.hasPrefix("text/") && !contentType.contains("card") && !contentType.contains("calendar")
    }

    /// Where a file lies that the network sent as an address: RCS stores `<data url="https://…"/>` as the part's text.
    fileprivate var fileAddress: String? {
        guard contentType.contains("rcs"), let text, let start = text.firstRange(of: "url=\"")?.upperBound else {
            return nil
        }
        let address = String(text[start...].prefix { $0 != "\"" })
        return address.hasPrefix("http") ? address.replacing("&amp;", with: "&") : nil
    }

    fileprivate var attachmentKind: Attachment.Kind {
        switch contentType.prefix(while: { $0 != "/" }) {
        case "image": .image
        case "video": .video
        case "audio": .audio
        default: contentType.contains("card") ? .contactCard : contentType.isEmpty ? .other : .document
        }
    }
}
