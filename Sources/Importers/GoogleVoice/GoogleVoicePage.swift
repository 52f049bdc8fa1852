// SPDX-License-Identifier: Apache-2.0

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

    /// Seconds of `PT1H2M5S`.
    static func seconds(_ duration: String) -> Int? {
        guard duration.hasPrefix("PT") else { return nil }
        var (total, number, hasDigits) = (0, 0, false)
        for scalar in duration.unicodeScalars.dropFirst(2) {
            switch scalar {
            case "0"..."9":
                guard number < 1_000_000 else { return nil }
                number = number * 10 + Int(scalar.value - 48)
                hasDigits = true
            case "H", "M", "S":
                total += number * (scalar == "H" ? 3600 : scalar == "M" ? 60 : 1)
                number = 0
            default: return nil
            }
        }
        return hasDigits ? total : nil
    }
}
