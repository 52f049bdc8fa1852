// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What a line of the service says, by its `action`.
struct TelegramService {
    /// One thing that happened; membership changes name their subject.
    enum Fact {
        case content(Event.Content)
        /// Somebody, known by name only, enters or leaves.
        case member(MembershipChange.Step, name: String?)
    }

    var facts: [Fact] = []
    /// Whether the action is one that the format is known to have.
    var isKnown = true
    /// Whether the line speaks to the owner of the export, and therefore names nobody.
    var isByOwner = false

    /// Reads a service record.
    init(of record: JSONElement) {
        guard let action = record["action"]?.string else {
            // An app may write a line of its own.
            facts = [.content(.notice(record["information_text"]?.string ?? Self.listing(of: record)))]
            isKnown = record["information_text"] != nil
            return
        }
        isByOwner = Self.ownActions.contains(action)
        if let facts = Self.membership(action, record) ?? Self.call(action, record) ?? Self.money(action, record) {
            self.facts = facts
        } else if let change = Self.change(action, record) {
            facts = [.content(.accountChange(change))]
        } else {
            facts = [.content(.notice(Self.listing(of: record)))]
            isKnown = Self.noticeActions.contains(action)
        }
    }

    private static func membership(_ action: String, _ record: JSONElement) -> [Fact]? {
        let members = record["members"]?.array ?? []
        let title = record["title"]?.string
        func each(_ step: MembershipChange.Step) -> [Fact] { members.map { .member(step, name: $0.string) } }
        switch action {
        case "create_group":
            return [.content(.membership(MembershipChange(step: .created, text: title)))] + each(.added)
        case "create_channel": return [.content(.membership(MembershipChange(step: .created, text: title)))]
        case "edit_group_title": return [.content(.membership(MembershipChange(step: .renamed, text: title)))]
        case "invite_members": return members.isEmpty ? [.member(.added, name: nil)] : each(.added)
        case "remove_members":
            if members.isEmpty { return [.member(.removed, name: nil)] }
            // Who leaves removes himself.
            let actor = record["actor"]?.string
            return members.map { member in
                if let actor, member.string == actor {
                    return .content(.membership(MembershipChange(step: .left)))
                }
                return .member(.removed, name: member.string)
            }
        case "join_group_by_link", "join_group_by_request", "join_group_via_community":
            return [.content(.membership(MembershipChange(step: .joined, text: listing(of: record))))]
        case "change_creator":
            // The new owner's name is the line's; without one nothing tells who it is.
            return record["new_creator"]?.filled.map {
                [.member(.promoted, name: $0), .content(.notice(listing(of: record)))]
            }
        default: return nil
        }
    }

    private static func call(_ action: String, _ record: JSONElement) -> [Fact]? {
        guard callActions.contains(action) else { return nil }
        let length = record["duration_seconds"] ?? record["duration"]
        var call = Call(isVideo: false, seconds: CallLength(length?.int64.map { Int(clamping: $0) })?.seconds)
        if call.seconds != nil {
            // Only calls that were taken have a length; of group calls it is the length of the whole call.
            call.wasAnswered = action == "group_call" ? nil : true
            // Some programs write a length of nothing for a call that nobody took.
            if call.seconds == 0, let reason = record["discard_reason"]?.string {
                call.wasAnswered = ["missed", "busy", "declined"].contains(reason) ? false : call.wasAnswered
            }
        } else if let reason = record["discard_reason"]?.string {
            // A call that became one of several people had been taken, or had not: the record does not say.
            call.wasAnswered = reason.hasPrefix("migrate_") ? nil : false
        } else if let isMissed = record["is_missed"]?.bool {
            call.wasAnswered = !isMissed
        }
        return [.content(.call(call))]
    }

    private static let callActions: Set<String> = ["phone_call", "conference_call", "group_call"]

    private static func money(_ action: String, _ record: JSONElement) -> [Fact]? {
        let payment: Payment?
        switch action {
        case "send_payment":
            payment = TelegramMoney.payment(.sent, amount: record["amount"], currency: record["currency"])
        case "refunded_payment":
            payment = TelegramMoney.payment(.failed, amount: record["amount"], currency: record["currency"])
        case "send_ton_gift" where record["amount_whole"] != nil:
            // What was given counts; what it cost stands in the line.
            payment = Payment(step: .sent, amount: TelegramMoney.whole(record), currency: "TON")
            if let payment, record["cost"] != nil {
                return [.content(.payment(payment)), .content(.notice(listing(of: record)))]
            }
        case "send_premium_gift", "send_stars_gift", "send_ton_gift", "send_star_gift", "gift_code_prize":
            let cost = record["cost"] ?? record["stars"] ?? record["amount_whole"] ?? record["amount"]
            // Prices are written with their sign; amounts without one are Telegram's own units.
            let isPrice = record["cost"] != nil
            let unit = isPrice ? nil : action == "send_ton_gift" ? "TON" : TelegramMoney.stars
            payment = (cost?.string ?? cost?.number).map {
                Payment(step: .sent, amount: $0, currency: record["currency"]?.string ?? unit)
            }
        default: return nil
        }
        guard let payment else { return [.content(.notice(listing(of: record)))] }
        // The giver's own words are in the line's list.
        let hasWords = record["gift_text"].map { !TelegramText.plain($0).isEmpty } ?? false
        return [.content(.payment(payment))] + (hasWords ? [.content(.notice(listing(of: record)))] : [])
    }

    private static func change(_ action: String, _ record: JSONElement) -> AccountChange? {
        guard let (field, key) = changes[action] else { return nil }
        var value = key.flatMap { record[$0] }.flatMap { $0.string ?? $0.number }
        switch action {
        case "set_messages_ttl": value = value.map { $0 == "0" ? "off" : "\($0) s" }
        case "proximity_reached": value = value.map { "\($0) m" }
        case "send_passport_values":
            value = record["values"]?.array.map { $0.compactMap(\.string).joined(separator: ", ") }
        default: break
        }
        if let path = value, TelegramMedia.isPlaceholder(path) { value = nil }
        let text = action == "proximity_reached" || action == "topic_edit" ? listing(of: record) : nil
        return AccountChange(field: field, to: value, text: text)
    }

    /// Action, stable word, member that holds the new value.
    private static let changes: [String: (field: String, value: String?)] = [
        "take_screenshot": ("screenshot", nil), "set_messages_ttl": ("disappearing-timer", "period"),
        "clear_history": ("history-cleared", nil), "joined_telegram": ("joined-service", nil),
        "requested_phone_number": ("phone-number-requested", nil), "edit_group_photo": ("group-photo", "photo"),
        "delete_group_photo": ("group-photo-removed", nil),
        "suggest_profile_photo": ("profile-photo-suggested", "photo"),
        "pin_message": ("pinned-message", "message_id"), "migrate_to_supergroup": ("group-migrated", nil),
        "migrate_from_group": ("group-migrated", "title"), "send_passport_values": ("identity-papers-sent", nil),
        "proximity_reached": ("proximity-reached", "distance"), "edit_chat_theme": ("chat-theme", "emoticon"),
        "set_chat_wallpaper": ("chat-wallpaper", nil), "set_same_chat_wallpaper": ("chat-wallpaper", "message_id"),
        "topic_created": ("topic", "title"), "topic_edit": ("topic", "new_title"),
        "paid_messages_price_change": ("message-price", "price_stars"),
    ]

    /// Actions that are kept as a line.
    private static let noticeActions: Set<String> = [
        "allow_sending_messages", "attach_menu_bot_allowed", "web_app_bot_allowed", "score_in_game",
        "invite_to_group_call", "group_call_scheduled", "send_webview_data", "requested_peer", "giveaway_launch",
        "giveaway_results", "boost_apply", "stars_prize", "paid_messages_refund", "todo_completions",
        "todo_append_tasks", "process_suggested_post", "suggested_post_approval", "suggested_post_success",
        "suggested_post_refund", "suggest_birthday", "change_creator", "new_creator_pending",
    ]

    /// Lines that the client words with `You`.
    private static let ownActions: Set<String> = [
        "send_payment", "send_passport_values", "send_webview_data", "allow_sending_messages",
        "attach_menu_bot_allowed", "web_app_bot_allowed",
    ]

    /// Members that every record has and that the timeline tells in other columns.
    private static let commonKeys: Set<String> = [
        "id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "actor", "actor_id", "action",
        "text_entities",
    ]

    /// `score_in_game: game_message_id 12, score 3`.
    private static func listing(of record: JSONElement) -> String {
        let parts = record.members.compactMap { member -> String? in
            guard !commonKeys.contains(member.key), let value = brief(member.value), !value.isEmpty else { return nil }
            return "\(member.key) \(value)"
        }
        let action = record["action"]?.string ?? "service"
        return parts.isEmpty ? action : "\(action): \(parts.joined(separator: ", "))"
    }

    private static func brief(_ element: JSONElement) -> String? {
        switch element.value {
        case .string(let text): text
        case .number(let literal): literal
        case .bool(let value): value ? "yes" : "no"
        case .null: nil
        case .array(let elements):
            elements.contains { $0["type"] != nil && $0["text"] != nil }
                ? TelegramText.plain(element) : elements.compactMap(brief).joined(separator: " ")
        case .object(let members):
            members.compactMap { member in brief(member.value).map { "\(member.key) \($0)" } }.joined(separator: " ")
        }
    }
}
