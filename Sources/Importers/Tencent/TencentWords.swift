// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Words that stand for what a text cannot show.
enum TencentWords {
    private static let kinds: [String: Attachment.Kind] = [
        "图片": .image, "闪照": .image, "表情": .sticker, "动画表情": .sticker, "语音": .voice, "视频": .video, "文件": .document,
        "位置": .location, "地理位置": .location, "名片": .contactCard, "推荐联系人": .contactCard,
    ]

    /// What the words in brackets of a text stand for, and whether the text is nothing else.
    ///
    /// Among other words only pictures, sound, films and files count: the rest are signs of a feeling.
    static func attachments(in text: String) -> (found: [Attachment], isAll: Bool) {
        guard text.contains("[") else { return ([], false) }
        var found: [Attachment] = []
        var others = false
        var rest = text[...]
        while let open = rest.firstIndex(of: "[") {
            if rest[..<open].contains(where: { !$0.isWhitespace }) { others = true }
            let inner = rest[rest.index(after: open)...]
            guard let close = inner.firstIndex(of: "]"), let kind = kinds[String(inner[..<close])] else {
                others = true
                rest = inner
                continue
            }
            found.append(Attachment(kind, isViewOnce: inner[..<close] == "闪照"))
            rest = inner[inner.index(after: close)...]
        }
        if rest.contains(where: { !$0.isWhitespace }) { others = true }
        if others { found.removeAll { ![.image, .voice, .video, .document].contains($0.kind) } }
        return (found, !others && !found.isEmpty)
    }

    /// A call that nobody is known to have taken, by the words that stand for it: cancelled, refused, busy, no answer.
    static func unanswered(_ text: String) -> Call {
        let isMissed = ["取消", "拒绝", "未应答", "无应答", "忙线", "未接"].contains { text.contains($0) }
        return Call(isVideo: text.contains("视频"), wasAnswered: isMissed ? false : nil)
    }

    /// The call of `[语音通话]`, `[视频通话]`, `语音通话 通话时长 01:12`; nil for other texts.
    static func call(_ text: String) -> Call? {
        guard text.utf8.count <= 80 else { return nil }
        let isVideo = text.contains("视频通话")
        if text == "[语音通话]" || text == "[视频通话]" { return Call(isVideo: isVideo) }
        guard let words = text.firstRange(of: "通话时长") else { return nil }
        let front = text[..<words.lowerBound].filter { !" []".contains($0) }
        guard ["", "语音通话", "视频通话"].contains(front) else { return nil }
        let clock = text[words.upperBound...].filter { !"[] ：:".contains($0) || $0 == ":" }
        let parts = clock.split(separator: ":")
        guard parts.count > 1, let seconds = CallLength(clock: parts.joined(separator: ":"))?.seconds else {
            return nil
        }
        return Call(isVideo: isVideo, seconds: seconds, wasAnswered: true)
    }
}
