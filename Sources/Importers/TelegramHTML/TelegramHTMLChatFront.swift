// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// What the first page of a chat shows of the chat as a whole.
///
/// No page says whether a chat is a group. A chat of two is titled with the name of one of them; groups have lines
/// about members and titles of their own.
struct TelegramHTMLChatFront {
    /// The name in the page's header.
    private(set) var title: String?
    private var senders: Set<String> = []
    private var hasMembers = false
    private var isChannel = false

    private static let patterns = [
        HTMLPattern("div", classes: ["page_header"]), HTMLPattern("div", classes: ["message", "service"]),
        HTMLPattern("div", classes: ["forwarded", "body"], isContainer: true),
        HTMLPattern("div", classes: ["from_name"]),
    ]

    /// Looks through a page.
    init(_ exhibit: Exhibit, of evidence: EvidenceSet) throws(ImportError) {
        var front = Self()
        try HTMLPage.read(exhibit, of: evidence) { (_, bytes) throws(ImportError) in
            var cursor = HTMLRecordCursor(Self.patterns)
            var isInForward = false
            // A chat of two has two names, each a thousand times.
            var names: Set<[UInt8]> = []
            while let record = cursor.next(in: bytes) {
                evidence.giveBack(exhibit.number, before: record.bytes.lowerBound)
                if record.pattern == 2 {
                    isInForward = true
                    continue
                }
                defer { isInForward = false }
                // The name behind the beginning of a forward is the first sender's.
                if record.pattern == 3, isInForward || front.senders.count > 2 { continue }
                if record.pattern == 3, record.bytes.count < 512,
                    !names.insert(Array(prefix: record.bytes.count, of: bytes.extracting(record.bytes))).inserted
                {
                    continue
                }
                guard let document = try? HTMLDocument(parsing: bytes, record.bytes) else { continue }
                front.note(document, record.pattern)
            }
        }
        self = front
    }

    private init() {}

    private mutating func note(_ document: HTMLDocument, _ pattern: Int) {
        let label = document.label(of: document.root)
        switch pattern {
        case 0: title = title ?? label
        case 3: senders.insert(TelegramHTMLMessage.name(label))
        default:
            switch TelegramHTMLService(label, target: nil).meaning {
            case .member: hasMembers = true
            case .content(.membership): hasMembers = true
            default: break
            }
            isChannel = isChannel || label.hasPrefix("Channel ")
        }
    }

    /// How many people may speak; unknown while one alone has spoken.
    var kind: Conversation.Kind {
        if isChannel { return .channel }
        if hasMembers || senders.count > 2 { return .group }
        guard senders.count == 2, let title else { return .unknown }
        return senders.contains(title) ? .direct : .group
    }
}
