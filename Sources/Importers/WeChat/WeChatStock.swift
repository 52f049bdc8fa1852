// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What WeFlow's text writes in the place of what is no text, and in the name of whoever stands at the other side.
enum WeChatStock {
    /// The attachment that a whole text stands for: `[文件]plan.pdf`, `[位置] Park Road (51.5,-0.1)`, `[其他消息]`.
    static func attachment(_ text: String) -> Attachment? {
        guard text.hasPrefix("["), !text.contains("\n") else { return nil }
        if let caption = text.between("[表情包：", "]") { return Attachment(.sticker, name: caption) }
        if text.hasPrefix("[语音消息 - 转文字失败"), text.hasSuffix("]") { return Attachment(.voice) }
        guard let (word, told) = String(text.dropFirst()).parting(at: "]") else { return nil }
        let rest = told.trimmed
        let name = rest.isEmpty ? nil : rest
        return switch word {
        // Messages without a word for their kind: among them every voice message whose words no machine heard.
        case "其他消息": name == nil ? Attachment(.other) : nil
        case "语音消息": name == nil ? Attachment(.voice) : nil
        case "表情包": name == nil ? Attachment(.sticker) : nil
        case "视频": isLength(rest) ? Attachment(.video) : nil
        case "文件": Attachment(.document, name: name)
        case "名片": Attachment(.contactCard, name: name)
        case "位置": Attachment(.location, name: name)
        default: nil
        }
    }

    /// Nothing, or seconds: `12s`.
    private static func isLength(_ text: String) -> Bool {
        text.isEmpty
            || text.count > 1 && text.last == "s"
                && text.dropLast().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    }

    /// Whether a text is a line of the app: WeFlow's text heads those with the partner's name, in groups with the owner's.
    ///
    /// Lines about people are the app's where a name stands in its quotation marks; somebody may type the same all the same.
    static func isLine(_ text: String) -> Bool {
        guard text.utf8.count <= 400, !text.contains("\n") else { return false }
        if ["以上是打招呼的内容", "[系统消息]"].contains(text) { return true }
        if text.hasPrefix("你已添加了"), text.contains("，现在可以开始聊天了") { return true }
        guard let first = text.first, "\"“我你".contains(first), text.contains(where: { "\"“”".contains($0) }) else {
            return false
        }
        return WeChatKind.isNudge(text) || text.hasSuffix("撤回了一条消息") || TencentSystemLine(text).tellsOfPeople
    }
}
