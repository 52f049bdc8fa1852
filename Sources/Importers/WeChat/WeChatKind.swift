// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The kinds of messages: numbers of the database, or the words that programs write for them.
enum WeChatKind {
    case text, system, call
    /// Somebody asked to become a friend.
    case request
    case file(Attachment.Kind)
    /// A page, a small program, a shop: something with an address and a title.
    case shared
    case forwarded
    /// Money in an envelope, or a transfer.
    case money
    case unknown

    /// By the number of the database.
    ///
    /// - Parameter part: the number of the kind of share.
    init(number: String, part: String? = nil) {
        self =
            switch number {
            case "1": .text
            case "3": .file(.image)
            case "34": .file(.voice)
            case "37": .request
            case "42", "66": .file(.contactCard)
            case "43", "44", "62": .file(.video)
            case "47": .file(.sticker)
            case "48": .file(.location)
            case "49": part == "6" ? .file(.document) : part == "19" ? .forwarded : .shared
            case "50", "64": .call
            case "10000", "10002": .system
            default: .unknown
            }
    }

    /// By the word for it; the longer words stand before those that they hold.
    init(word: String) {
        self = Self.words.first { word.contains($0.0) }?.1 ?? .unknown
    }

    private static let words: [(String, WeChatKind)] = [
        ("系统", .system), ("合并转发", .forwarded), ("聊天记录", .forwarded), ("语音通话", .call), ("视频通话", .call), ("音视频通话", .call),
        ("通话", .call), ("视频号", .shared), ("图文", .shared), ("链接", .shared), ("小程序", .shared), ("分享", .shared),
        ("红包", .money), ("转账", .money), ("引用", .text), ("文本", .text), ("图片", .file(.image)), ("语音", .file(.voice)),
        ("视频", .file(.video)), ("文件", .file(.document)), ("表情", .file(.sticker)), ("名片", .file(.contactCard)),
        ("位置", .file(.location)),
    ]

    /// Whether a text is the place of a file: `media/images/a.jpg`.
    static func isPath(_ text: String) -> Bool {
        guard !text.contains(where: \.isNewline), let name = text.split(whereSeparator: { "/\\".contains($0) }).last,
            name.utf8.count < text.utf8.count, let dot = name.lastIndex(of: ".")
        else { return false }
        let ending = name[dot...].dropFirst()
        return (2...5).contains(ending.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// What a record of shares is by the word in front of its text, where one type stands for files, songs and money too.
    func told(by text: String) -> WeChatKind {
        switch self {
        case .shared, .unknown: break
        case .text, .system, .call, .request, .file, .forwarded, .money: return self
        }
        if text.hasPrefix(Self.passedOn) { return .forwarded }
        let word = text.between("[", "").flatMap { $0.parting(at: "]") }?.0
        return switch word {
        case "文件": .file(.document)
        case "转账", "转账收款", "红包": .money
        case "链接", "小程序", "音乐", "视频号": .shared
        case "群公告", "接龙": .text
        default: self
        }
    }

    /// What WeFlow writes in front of messages that were passed on together.
    static let passedOn = "[转发的聊天记录]"

    /// What stands behind the program's word for a kind: `[文件] plan.pdf`; nil for other texts.
    static func label(of text: String) -> String? {
        guard text.hasPrefix("["), let (word, told) = text.parting(at: "]"), !told.contains("\n"),
            (3...7).contains(word.count), !word.dropFirst().contains(where: { $0 == "[" || $0.isWhitespace })
        else { return nil }
        // A bracket may begin the name of a file: only behind the program's own words the blank is left out.
        let rest = told.trimmed
        return !rest.isEmpty && (told.hasPrefix(" ") || ["[文件", "[名片", "[位置"].contains(word)) ? rest : nil
    }

    /// Whether a line says that somebody nudged somebody: the app writes it, under whatever kind.
    static func isNudge(_ text: String) -> Bool {
        text.utf8.count < 200 && !text.contains("\n") && text.contains("拍了拍")
    }

    /// The words of the one place where a program writes what it cannot show: `[图片]`.
    static func isPlaceholder(_ text: String) -> Bool {
        text.hasPrefix("[") && text.hasSuffix("]") && !text.dropFirst().dropLast().contains { "[]\n".contains($0) }
            && text.count <= 12
    }
}
