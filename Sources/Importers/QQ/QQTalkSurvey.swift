// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What a first look at the talks of a file tells: who writes in each, and so of what kind it is and whose export.
struct QQTalkSurvey {
    /// A talk by its place in the file.
    struct Talk {
        var category: String?
        var title: String?
        /// Senders, without the app; no more than are needed to tell.
        var senders: Set<TencentName> = []

        /// Whether two or more take part.
        var kind: Conversation.Kind {
            if let category, category.contains("群") || category.contains("讨论组") { return .group }
            if Set(senders.map(\.key)).count > 2 { return .group }
            return other == nil ? .unknown : .direct
        }

        /// The sender after whom the talk is called, where two write at most.
        private var other: TencentName? {
            guard let title, Set(senders.map(\.key)).count <= 2 else { return nil }
            let number = TencentName(title).number
            return senders.first { $0.nick == title || number != nil && $0.number == number }
        }

        /// The one of two senders after whom the talk is not called: whose export it is.
        var owner: TencentName? {
            guard kind == .direct, let other, senders.count == 2 else { return nil }
            return senders.first { $0.key != other.key }
        }
    }

    private(set) var talks: [Talk] = [Talk()]
    /// Pieces that are neither, for judging.
    private(set) var messages = 0

    mutating func note(_ piece: QQPiece) {
        switch piece {
        case .talk(let category, let title): talks.append(Talk(category: category, title: title))
        case .message(let message):
            messages += 1
            guard !message.name.isSystem, talks[talks.count - 1].senders.count < 64 else { return }
            talks[talks.count - 1].senders.insert(message.name)
        case .stray, .embedded, .undecided: break
        }
    }
}

extension TencentName {
    /// What tells people apart: the number, else the address, else the nick.
    var key: String { number ?? mail ?? nick }
}
