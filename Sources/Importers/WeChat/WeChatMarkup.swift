// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The markup that WeChat's database keeps for whatever is no text: cards, places, shares, transfers, quotations, calls.
struct WeChatMarkup {
    private let text: String

    /// nil for what is no markup.
    init?(_ text: String) {
        guard text.hasPrefix("<") else { return nil }
        self.text = text
    }

    /// The words of the first element of a name, its marked section or entities resolved; nil where it has none.
    func element(_ name: String) -> String? {
        guard let start = text.firstRange(of: "<\(name)>"),
            let end = text[start.upperBound...].firstRange(of: "</\(name)>")
        else { return nil }
        let inner = text[start.upperBound..<end.lowerBound]
        let words = inner.between("<![CDATA[", "]]>") ?? EntityText.resolved(String(inner)).text
        return words.isEmpty ? nil : words
    }

    /// The first attribute of a name, wherever it stands.
    func attribute(_ name: String) -> String? {
        guard let start = text.firstRange(of: " \(name)=\"")?.upperBound,
            let end = text[start...].firstIndex(of: "\""), start < end
        else { return nil }
        return EntityText.resolved(String(text[start..<end])).text
    }

    /// What a share, a transfer or an answer says: its title, what stands below it, and the sum.
    var words: String? {
        var told: [String] = []
        for name in ["title", "des", "feedesc", "pay_memo"] {
            if let words = element(name), !told.contains(where: { $0.contains(words) }) { told.append(words) }
        }
        return told.isEmpty ? nil : told.joined(separator: "\n")
    }

    /// What a line of the app says; tables keep it as it stands in the database.
    var line: String? {
        ["replacemsg", "plain", "revokemsg"].lazy.compactMap(element).first { !$0.hasPrefix("<") }
    }

    /// The address that a share leads to.
    var address: String? { element("url").flatMap { $0.hasPrefix("http") ? $0 : nil } }

    /// Whether it is a bundle of messages from elsewhere (type 19 of the database's shares).
    var isForwarded: Bool { element("type") == "19" }

    /// The words of the message that is answered; nil where nothing is.
    var quoted: String? {
        guard let start = text.firstRange(of: "<refermsg>")?.upperBound else { return nil }
        guard let words = WeChatMarkup(String(text[start...]))?.element("content") else { return "" }
        return WeChatMarkup(words).map { $0.words ?? "" } ?? words
    }

    /// Whose card it is: number, name of account, name.
    var card: String? { joined(["username", "alias", "nickname"].map(attribute)) }

    /// Coordinates and the names of a place.
    var place: String? {
        let position = attribute("x").flatMap { x in attribute("y").map { "\(x),\($0)" } }
        return joined([position, attribute("label"), attribute("poiname")])
    }

    private func joined(_ parts: [String?]) -> String? {
        var told: [String] = []
        for part in parts.compactMap(\.self) where !part.isEmpty && !told.contains(part) { told.append(part) }
        return told.isEmpty ? nil : told.joined(separator: " ")
    }
}
