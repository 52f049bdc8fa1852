// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a page's name tells: `Ada - Text - 2023-09-01T19_29_20Z.html`, `Group Conversation - 2023-….html`.
struct GoogleVoicePage {
    /// What kind of call a page holds.
    enum Kind: String {
        case missed, received, placed, voicemail, recorded

        /// Whether somebody took it; nil where the page does not say.
        func isAnswered(seconds: Int?) -> Bool? {
            switch self {
            case .missed, .voicemail: false
            case .received, .recorded: true
            case .placed: seconds.map { $0 > 0 }
            }
        }
    }

    private(set) var title: String?
    private(set) var kind: Kind?
    private(set) var isGroup: Bool

    init(name: Substring) {
        isGroup = name.hasPrefix("Group Conversation")
        var parts = name.split(separator: " - ", omittingEmptySubsequences: false).map(String.init)
        if parts.count > 2 {
            kind = Kind(rawValue: parts[parts.count - 2].lowercased())
            parts.removeLast(2)
            let words = parts.joined(separator: " - ")
            title = words.isEmpty ? nil : words
        }
    }

    /// Whom the page is named after; group pages bear nobody's name.
    var other: GoogleVoiceReader.Person? {
        guard !isGroup, let title else { return nil }
        let isNumber = title.first == "+" && title.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
        return isNumber ? GoogleVoiceReader.Person(phone: title) : GoogleVoiceReader.Person(name: title)
    }

    /// Labels lead to `…/voice#missed` in every language.
    static func kind(labels: [String]) -> Kind? {
        labels.lazy.compactMap { $0.split(separator: "#").last.flatMap { Kind(rawValue: $0.lowercased()) } }.first
    }

    /// The addresses to which labels lead.
    static func labels(in document: HTMLDocument) -> [String] {
        document.all("a").compactMap { node in
            document.attribute("rel", of: node) == "tag" ? document.attribute("href", of: node) : nil
        }
    }

    /// What a page says of all its records: labels that take them out of the ordinary list, and that the owner deleted them.
    ///
    /// Addresses of labels are the same in every language; the words of the state are known in English alone.
    static func filing(_ document: HTMLDocument, isStatus: Bool) -> [AccountChange] {
        guard isStatus else {
            return labels(in: document).compactMap { label in
                label.split(separator: "#").last.map { $0.lowercased() }.flatMap { word in
                    ["spam", "trash", "archive", "archived"].contains(word)
                        ? AccountChange(field: "folder", to: word) : nil
                }
            }
        }
        let words = document.label(of: document.root)
        let value = words.split(separator: ":").last.map { String(String($0).trimmingBlanks) } ?? ""
        guard !value.isEmpty, value.lowercased() != "false" else { return [] }
        return [AccountChange(field: "deleted-by-owner", to: value, text: words)]
    }
}
