// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The number that the format gives to the kind of a message.
enum ChatLabType: Equatable {
    case known(Int)
    case reply
    case recalled
    case unknown

    init(_ literal: String?) {
        switch literal.flatMap({ Int($0) }) {
        case 25: self = .reply
        case 81: self = .recalled
        case let number?: self = .known(number)
        case nil: self = .unknown
        }
    }

    /// The same as WeChat's kinds, which the format was made of.
    var kind: WeChatKind {
        guard case .known(let number) = self else { return self == .reply ? .text : .unknown }
        return switch number {
        case 0: .text
        case 1: .file(.image)
        case 2: .file(.voice)
        case 3: .file(.video)
        case 4: .file(.document)
        case 5: .file(.sticker)
        case 7, 24: .shared
        case 8: .file(.location)
        case 20, 21: .money
        case 22, 80: .system
        case 23: .call
        case 26: .forwarded
        case 27: .file(.contactCard)
        default: .unknown
        }
    }

    /// The words of a record; of a file whose name stands in brackets, `[Image: bed.jpg]`, in the form of WeChat's programs.
    func content(_ text: String?) -> String? {
        guard case .file = kind, let text, let (word, name) = text.between("[", "]").flatMap({ $0.parting(at: ":") }),
            word.count <= 12, !name.trimmed.isEmpty, !name.contains("]")
        else { return text }
        return "[文件] " + name.trimmed
    }
}

extension WeChatKind {
    /// Whether the app speaks, not the person under whose number the record stands.
    var isLine: Bool { if case .system = self { true } else { false } }
}
