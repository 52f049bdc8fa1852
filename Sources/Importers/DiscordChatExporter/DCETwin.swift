// SPDX-License-Identifier: Apache-2.0

import Formats

/// Whether a page or a table begins with messages of the JSON beside it: a name alone proves no channel.
enum DCETwin {
    /// Judges by the first bytes of both: of a page by an id, of a table by the words of its rows.
    static func isProved(_ head: [UInt8], form: DCEForm, besideJSON json: [UInt8]) -> Bool {
        switch form {
        case .json: true
        case .html: ids(in: head).contains { holds(json, ["id": $0]) }
        case .csv: isTable(head, of: json)
        // A text is compared word by word like any other chat.
        case .text: true
        }
    }

    /// Messages of a page, and rows of a table, that are looked at.
    private static let (mostIDs, mostRows) = (40, 10)

    /// The first ids of messages in a page: `data-message-id=1`, `chatlog__message-container-1`.
    private static func ids(in head: [UInt8]) -> [String] {
        let text = String(decoding: head, as: UTF8.self)
        return ["data-message-id=", "chatlog__message-container-"].flatMap { sign in
            text.split(separator: sign, maxSplits: mostIDs, omittingEmptySubsequences: false).dropFirst()
                .compactMap { rest in
                    let id = rest.drop { $0 == "\"" || $0 == "'" }.prefix { $0.isASCII && $0.isNumber }
                    return id.isEmpty ? nil : String(id)
                }
        }
    }

    /// Whether half of the first rows whose words JSON writes as they are stand in it.
    private static func isTable(_ head: [UInt8], of json: [UInt8]) -> Bool {
        let rows = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().prefix(mostRows)
        let words = rows.compactMap { row -> String? in
            let fields = row.split(separator: "\",\"", omittingEmptySubsequences: false)
            guard fields.count > 4, fields[3].utf8.count >= 5,
                fields[3].utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x5C && $0 != 0x22 })
            else { return nil }
            return String(fields[3])
        }
        return !words.isEmpty && words.count { holds(json, ["content": $0]) } * 2 >= words.count
    }

    /// Whether JSON holds a name with this value, with a blank behind the colon or without.
    private static func holds(_ json: [UInt8], _ pair: KeyValuePairs<String, String>) -> Bool {
        let text = json.span
        return pair.contains { name, value in
            ["\"\(name)\": \"\(value)\"", "\"\(name)\":\"\(value)\""].contains { text.holds(Array($0.utf8)) }
        }
    }
}

extension Span<UInt8> {
    fileprivate func holds(_ words: [UInt8]) -> Bool {
        guard let first = words.first, words.count <= count else { return false }
        for start in 0...(count - words.count) where self[start] == first {
            if words.indices.allSatisfy({ self[start + $0] == words[$0] }) { return true }
        }
        return false
    }
}
