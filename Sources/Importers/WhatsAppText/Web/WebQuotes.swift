// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What the messages of a chat answer, by `chat.md`, for the records of the `chat.txt` beside it.
struct WebQuotes {
    /// Minute, sender and words of a message: marks of Markdown left out.
    private struct Key: Hashable {
        var minute: Int64
        var name: String
        var letters: String
    }

    private var told: [Key: [String?]] = [:]
    /// Quotations of which no record was found yet.
    private(set) var left = 0

    init(_ bytes: Span<UInt8>) {
        var page = WebPage(bytes)
        while let record = page.next(in: bytes) {
            guard let time = record.time, let name = record.name else { continue }
            let key = Self.key(time.microseconds / 1_000_000, name, bytes.text(in: record.body))
            told[key, default: []].append(record.quoted)
            if record.quoted != nil { left += 1 }
        }
    }

    /// Whether any message is an answer.
    var isEmpty: Bool { left == 0 }

    /// Takes what a record answers; records alike are met in the order of both files.
    mutating func take(at seconds: Int64, _ name: String, _ text: String) -> String? {
        let key = Self.key(seconds, name, text)
        guard var waiting = told[key], !waiting.isEmpty else { return nil }
        let quoted = waiting.removeFirst()
        told[key] = waiting
        if quoted != nil { left -= 1 }
        return quoted
    }

    private static func key(_ seconds: Int64, _ name: String, _ text: String) -> Key {
        Key(minute: seconds / 60, name: name, letters: text.filter { $0.isLetter || $0.isNumber })
    }
}
