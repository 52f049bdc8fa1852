// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// A sender as headers write one: `【管理员】Mira(123456789)`, `Jonas<jonas@example.org>`, `Mira`.
struct TencentName: Hashable {
    /// Without the title that a group gives.
    var nick: String
    var number: String?
    var mail: String?

    init(_ written: String) {
        var nick = written[...]
        if nick.last == ")", let open = nick.lastIndex(of: "(") {
            let inner = nick[nick.index(after: open)...].dropLast()
            if (5...12).contains(inner.utf8.count), inner.utf8.allSatisfy({ $0 &- 0x30 < 10 }) {
                number = String(inner)
                nick = nick[..<open]
            }
        } else if nick.last == ">", let open = nick.lastIndex(of: "<") {
            let inner = nick[nick.index(after: open)...].dropLast()
            if inner.contains("@"), !inner.contains(" ") {
                mail = String(inner)
                nick = nick[..<open]
            }
        }
        // A title belongs to the group, not to the person.
        while nick.first == "【", let close = nick.firstIndex(of: "】"), nick.index(after: close) < nick.endIndex {
            nick = nick[nick.index(after: close)...]
        }
        self.nick = String(String(nick).trimmingBlanks)
    }

    /// Whether the app speaks: under two numbers of its own.
    var isSystem: Bool { number == "10000" || number == "1000000" || number == nil && mail == nil && nick == "系统消息" }

    /// What identifies; a nick that is the number again tells nothing.
    var identifiers: [Identifier] {
        var found: [Identifier] = []
        if let number { found.append(Identifier(.platformID, number)) }
        if let mail { found.append(Identifier(.email, mail)) }
        if !nick.isEmpty, nick != number { found.append(Identifier(.displayName, nick)) }
        return found
    }
}
