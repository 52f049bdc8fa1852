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
            guard let close = inner.firstIndex(of: "]"), let told = attachment(String(inner[..<close])) else {
                others = true
                rest = inner
                continue
            }
            found.append(told)
            rest = inner[inner.index(after: close)...]
        }
        if rest.contains(where: { !$0.isWhitespace }) { others = true }
        if others { found.removeAll { ![.image, .voice, .video, .document].contains($0.kind) } }
        return (found, !others && !found.isEmpty)
    }

    /// `图片`, `图片:a.jpg`, `语音:3秒`.
    private static func attachment(_ inner: String) -> Attachment? {
        if let kind = kinds[inner] { return Attachment(kind, isViewOnce: inner == "闪照") }
        guard let (word, rest) = inner.parting(at: ":"), ["图片", "语音", "视频", "文件"].contains(word),
            let kind = kinds[word]
        else { return nil }
        return Attachment(kind, name: word == "语音" || rest.isEmpty ? nil : rest)
    }

    /// A call that nobody is known to have taken, by the words that stand for it: cancelled, refused, busy, no answer.
    static func unanswered(_ text: String) -> Call {
        let isMissed = ["取消", "拒绝", "未应答", "无应答", "忙线", "未接"].contains { text.contains($0) }
        return Call(isVideo: text.contains("视频"), wasAnswered: isMissed ? false : nil)
    }

    /// The call of `[语音通话]`, `[视频通话]`, `语音通话 通话时长 01:12`, `[视频通话] 1:01:02`, `[语音通话] 已取消`; nil for other texts.
    static func call(_ text: String) -> Call? {
        guard text.utf8.count <= 80 else { return nil }
        let isVideo = text.contains("视频通话")
        if text == "[语音通话]" || text == "[视频通话]" { return Call(isVideo: isVideo) }
        if let told = text.between("[语音通话] ", "") ?? text.between("[视频通话] ", ""), let end = ended(told) {
            return Call(isVideo: isVideo, seconds: end.seconds, wasAnswered: end.wasAnswered)
        }
        guard let words = text.firstRange(of: "通话时长") else { return nil }
        let front = text[..<words.lowerBound].filter { !" []-".contains($0) }
        guard ["", "语音通话", "视频通话"].contains(front) else { return nil }
        let clock = text[words.upperBound...].filter { !"[] ：:".contains($0) || $0 == ":" }
        let parts = clock.split(separator: ":")
        guard parts.count > 1, let seconds = CallLength(clock: parts.joined(separator: ":"))?.seconds else {
            return nil
        }
        return Call(isVideo: isVideo, seconds: seconds, wasAnswered: true)
    }

    /// How a call ended, by a clock or by the whole of the program's words behind its kind.
    private static func ended(_ words: String) -> (seconds: Int?, wasAnswered: Bool)? {
        switch words {
        case "已接听", "已在其他设备接听", "已在其它设备接听": return (nil, true)
        case "已取消", "对方已取消", "对方无应答", "对方已拒绝", "已拒绝", "忙线未接听", "未接听": return (nil, false)
        default: break
        }
        guard words.utf8.count <= 9, words.contains(":"), words.allSatisfy({ $0 == ":" || $0.isASCII && $0.isNumber }),
            let seconds = CallLength(clock: words)?.seconds
        else { return nil }
        return (seconds, true)
    }
}
