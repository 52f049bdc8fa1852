// SPDX-License-Identifier: Apache-2.0

import Detectors
import Foundation

/// Writes labelled conversations as the exports that an importer reads, a folder a conversation.
struct LabelledExport {
    /// The format they are written in.
    var form: DetectionTrial.Form
    /// Where the folders go.
    var folder: URL

    /// The folder of a conversation: its place among all.
    static func name(of place: Int) -> String { "chat-\(place)" }

    /// The place that a path below `folder` tells.
    static func place(in path: String) -> Int? {
        path.split(separator: "/").lazy.compactMap { part in
            part.hasPrefix("chat-") ? Int(part.dropFirst(5)) : nil
        }.first
    }

    func write(_ conversations: [LabelledConversation]) throws {
        for (place, conversation) in conversations.enumerated() {
            let chat = folder.appending(path: Self.name(of: place))
            try FileManager.default.createDirectory(at: chat, withIntermediateDirectories: true)
            switch form {
            case .telegram:
                try telegram(conversation, place).write(to: chat.appending(path: "result.json"))
            case .whatsapp:
                try Data(whatsapp(conversation).utf8)
                    .write(to: chat.appending(path: "WhatsApp Chat with \(conversation.id).txt"))
            }
        }
    }

    private func telegram(_ conversation: LabelledConversation, _ place: Int) throws -> Data {
        let people = Dictionary(
            uniqueKeysWithValues: conversation.participants.enumerated().map { ($1.id, (number: $0, name: $1.name)) })
        let chat = TelegramChat(
            name: conversation.id, type: people.count > 2 ? "private_group" : "personal_chat", id: 5_000_000 + place,
            messages: conversation.messages.map { message in
                let writer = people[message.from]
                return .init(
                    id: Int(message.n), type: "message", date: String(message.t.prefix(19)),
                    unixTime: instant(message).map(String.init), from: writer?.name ?? message.from,
                    fromID: "user\(1_000_000 + place * 20 + (writer?.number ?? 19))", text: message.text,
                    pieces: [.init(type: "plain", text: message.text)])
            })
        return try JSONEncoder().encode(chat)
    }

    private func instant(_ message: LabelledConversation.Message) -> Int? {
        (try? Date(message.t, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
    }

    /// `2025-03-04T19:22:10Z` as `04/03/2025, 19:22`.
    private func whatsapp(_ conversation: LabelledConversation) -> String {
        let names = Dictionary(uniqueKeysWithValues: conversation.participants.map { ($0.id, $0.name) })
        return conversation.messages.map { message in
            let clock = Array(message.t)
            let day = String(clock[8..<10]) + "/" + String(clock[5..<7]) + "/" + String(clock[0..<4])
            return "\(day), \(String(clock[11..<16])) - \(names[message.from] ?? message.from): \(message.text)\n"
        }.joined()
    }
}

/// The keys of Telegram's `result.json` that a chat needs.
private struct TelegramChat: Encodable {
    struct Piece: Encodable {
        var type: String
        var text: String
    }

    struct Message: Encodable {
        var id: Int
        var type: String
        var date: String
        var unixTime: String?
        var from: String
        var fromID: String
        var text: String
        var pieces: [Piece]

        enum CodingKeys: String, CodingKey {
            case id, type, date, from, text
            case unixTime = "date_unixtime"
            case fromID = "from_id"
            case pieces = "text_entities"
        }
    }

    var name: String
    var type: String
    var id: Int
    var messages: [Message]
}
