// SPDX-License-Identifier: Apache-2.0

import Formats

/// What a record of QQChatExporter says, without the words of the message that it answers.
struct QQAnswer {
    /// What was said.
    private(set) var text: String?
    /// What the record tells of the message that is answered.
    private(set) var reply: JSONElement?

    /// Version 4 has `reply` beside the text; version 5 an element among others, which the text repeats: `[回复 NAME: WORDS]`.
    init(_ content: JSONElement?) {
        text = content?["text"]?.filled
        if let told = content?["reply"], !told.members.isEmpty { reply = told }
        let elements = content?["elements"]?.array ?? []
        guard reply == nil, let told = elements.first(where: { $0["type"]?.string == "reply" })?["data"] else { return }
        reply = told
        let printed = "[回复 \(told["senderName"]?.string ?? ""): \(told["content"]?.string ?? "")]"
        guard let whole = text, whole.hasPrefix("[回复") else { return }
        if whole.hasPrefix(printed) {
            let rest = whole.dropFirst(printed.count)
            text = String(rest.first?.isNewline == true ? rest.dropFirst() : rest)
        } else {
            text = elements.filter { $0["type"]?.string == "text" }.compactMap { $0["data"]?["text"]?.string }.joined()
        }
        if text?.isEmpty == true { text = nil }
    }
}
