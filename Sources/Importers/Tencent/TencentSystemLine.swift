// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// A line that QQ or WeChat wrote, not a person.
struct TencentSystemLine {
    private enum Meaning {
        case recalled
        case membership(MembershipChange.Step)
        case requested
        /// The exporting person took somebody in as a friend.
        case befriended
        case notice
    }

    private var meaning = Meaning.notice
    /// Who acted.
    private(set) var actor: String?
    /// Who was taken in or put out, or became a friend.
    private(set) var subject: String?
    private let text: String

    init(_ text: String) {
        self.text = text
        var plain = String(text.trimmingBlanks)
        // Who else is in the group stands behind.
        if let (front, _) = plain.parting(at: "，群聊参与人还有") { plain = front }
        while let last = plain.last, "。.!！".contains(last) { plain.removeLast() }
        func front(_ words: String) -> String? {
            guard plain.hasSuffix(words) else { return nil }
            let name = plain.dropLast(words.count)
            return name.isEmpty || name.contains("\n") ? nil : Self.name(name)
        }
        if let name = plain.between("你已添加了", "，现在可以开始聊天了") {
            (meaning, subject) = (.befriended, Self.name(name[...]))
        } else if let name = front("撤回了一条消息") {
            (meaning, actor) = (.recalled, name)
        } else if let name = Self.joined.lazy.compactMap(front).first, !name.contains("二维码") {
            if let (host, guest) = name.parting(at: "邀请") {
                (meaning, actor, subject) = (.membership(.added), Self.name(host[...]), Self.name(guest[...]))
            } else {
                (meaning, actor) = (.membership(.joined), name)
            }
        } else if let name = front("加入群聊") ?? front("加入了群聊"), name.contains("二维码") {
            (meaning, actor) = (.membership(.joined), Self.name((name.parting(at: "通过扫描")?.0 ?? name)[...]))
        } else if let name = ["退出了群聊", "退出了本群", "退出本群"].lazy.compactMap(front).first {
            (meaning, actor) = (.membership(.left), name)
        } else if let (host, gone) = plain.parting(at: "将"), let name = Self.removed.first(where: gone.hasSuffix) {
            (meaning, actor) = (.membership(.removed), Self.name(host[...]))
            subject = Self.name(gone.dropLast(name.count))
        } else if let name = Self.removed.lazy.compactMap(front).first, let (gone, host) = name.parting(at: "被") {
            (meaning, subject) = (.membership(.removed), Self.name(gone[...]))
            actor = host.isEmpty ? nil : Self.name(host[...])
        } else if let name = front("成为新群主") {
            (meaning, subject) = (.membership(.promoted), name)
        } else if let name = front("请求添加你为好友") {
            (meaning, actor) = (.requested, name)
        }
    }

    /// Whether the line tells of a friend or of a group's people in the app's own words.
    var tellsOfPeople: Bool {
        switch meaning {
        case .membership, .befriended: true
        case .recalled, .requested, .notice: false
        }
    }

    private static let removed = ["移出群聊", "移出本群", "移出了群聊", "移出了本群"]
    private static let joined = ["加入了群聊", "加入了本群", "加入本群", "加入群聊"]

    /// Names stand in quotation marks or bare, with a number behind them or without.
    private static func name(_ written: Substring) -> String {
        let marks: Set<Character> = ["\"", "“", "”", "「", "」", " "]
        var name = written
        while let first = name.first, marks.contains(first) { name.removeFirst() }
        while let last = name.last, marks.contains(last) { name.removeLast() }
        return TencentName(String(name)).nick
    }

    /// What the line tells, where its people are accounts of the talk.
    ///
    /// - Parameter peer: the other side of a talk of two.
    func content(subject: Account.ID?, _ actor: Account.ID?, peer: Account.ID? = nil) -> Event.Content {
        switch meaning {
        case .recalled where actor != nil: .message(Message(state: .deleted))
        case .membership(let step): .membership(MembershipChange(step: step, subject: subject, text: text))
        case .requested:
            actor.map { .contact(ContactChange(step: .requested, other: $0, direction: .incoming)) } ?? .notice(text)
        case .befriended:
            (peer ?? subject).map { .contact(ContactChange(step: .accepted, other: $0, direction: .unknown)) }
                ?? .notice(text)
        default: .notice(text)
        }
    }
}
