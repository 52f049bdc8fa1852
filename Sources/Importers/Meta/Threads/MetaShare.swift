// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a message shares: a link, and the text that came with it.
enum MetaShare {
    /// A link with the shared text where it says more; one unnamed link when the content is gone.
    static func attachments(_ element: JSONElement) -> [Attachment] {
        var attachments: [Attachment] = []
        for share in element.array ?? [element] {
            let link = text(share, "link")
            let words = text(share, "share_text")
            if let place = place(share, link) { attachments.append(Attachment(.location, name: place)) }
            if let shared = named(link, words.map { [$0] } ?? []) {
                attachments.append(Attachment(.link, name: shared))
            }
            if link == nil, words == nil, attachments.isEmpty {
                attachments.append(Attachment(.link, name: text(share, "original_content_owner")))
            }
        }
        return attachments
    }

    /// A link with the words that came with it in brackets: one thing is shared, not two.
    static func named(_ link: String?, _ words: [String]) -> String? {
        let words = words.filter { $0 != link }.joined(separator: "; ")
        guard let link else { return words.isEmpty ? nil : words }
        return words.isEmpty ? link : "\(link) (\(words))"
    }

    /// `51.50,-0.12`, of a place that is shared as such or as a link to a map.
    private static func place(_ share: JSONElement, _ link: String?) -> String? {
        for element in [share, share["coordinate"], share["coordinates"], share["location"]].compactMap(\.self) {
            if let north = element["latitude"]?.number, let east = element["longitude"]?.number {
                return north + "," + east
            }
        }
        guard let link else { return nil }
        return place(inLink: link)
    }

    /// The coordinates in a link to a map; the service leads such links through a page of its own, percent-encoded.
    static func place(inLink link: String) -> String? {
        guard link.contains("maps") || link.contains("/map") else { return nil }
        let plain = link.replacing("%2C", with: ",").replacing("%2c", with: ",").replacing("%3D", with: "=")
            .replacing("%3d", with: "=").replacing("%3F", with: "?").replacing("%26", with: "&")
        for part in plain.split(whereSeparator: { "?&=/@".contains($0) }) {
            let numbers = part.split(separator: ",", omittingEmptySubsequences: false).prefix(2)
            guard numbers.count == 2, let north = Double(numbers[0]), let east = Double(numbers[1]),
                numbers.allSatisfy({ $0.contains(".") }), abs(north) <= 90, abs(east) <= 180
            else { continue }
            return numbers.joined(separator: ",")
        }
        return nil
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
