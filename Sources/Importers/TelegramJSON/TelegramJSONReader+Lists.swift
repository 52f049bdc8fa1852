// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

extension TelegramJSONReader {
    /// Reads `personal_information`, which names the owner.
    mutating func readOwner(
        _ walk: inout TelegramJSONWalk, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let person = try walk.element(in: bytes)
        sink.tally(.seen, in: exhibit)
        let owner = try sink.account(platform: .telegram, Self.identifiers(of: person), isOwner: true)
        accounts.owner = owner
        if let biography = person["bio"]?.string, !biography.isEmpty {
            try sink.append(
                Event(
                    .accountChange(AccountChange(field: "biography", to: biography)), at: nil, by: owner, in: nil,
                    from: place(person.bytes)))
        }
        sink.tally(.parsed, in: exhibit)
    }

    /// Adds an element of one of the account's lists.
    mutating func append(
        _ element: JSONElement, ofList pointer: String, at place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        sink.tally(.seen, in: exhibit)
        guard case .object = element.value else {
            sink.report(Diagnostic(.loss, "record-not-an-object", at: place))
            sink.tally(.unknown, in: exhibit)
            return
        }
        switch pointer.split(separator: "/").first {
        case "contacts":
            let identifiers = Self.identifiers(of: element)
            guard !identifiers.isEmpty else {
                sink.tally(.skipped(reason: "contact-without-content"), in: exhibit)
                return
            }
            let other = try sink.account(platform: .telegram, identifiers, isOwner: false)
            // A saved address-book entry: nobody had to agree, and the export does not say who came first.
            let contact = ContactChange(step: .accepted, other: other, direction: .unknown)
            try add(.contact(contact), at: element.telegramTime("date"), from: place, into: &sink)
        case "sessions", "web_sessions":
            try appendSession(element, isWeb: pointer.hasPrefix("/web"), at: place, into: &sink)
        case "profile_pictures":
            let path = element["photo"]?.string.flatMap { TelegramMedia.isPlaceholder($0) ? nil : $0 }
            let change = AccountChange(field: "profile-picture", to: path)
            try add(.accountChange(change), at: element.telegramTime("date"), from: place, into: &sink)
        case "stories":
            let path = element["media"]?.string.flatMap { TelegramMedia.isPlaceholder($0) ? nil : $0 }
            let change = AccountChange(field: "story", to: path)
            try add(.accountChange(change), at: element.telegramTime("date"), from: place, into: &sink)
        default:
            sink.tally(.skipped(reason: "frequent-contact"), in: exhibit)
            return
        }
        sink.tally(.parsed, in: exhibit)
    }

    /// Reads `other_data`: texts that were never sent, addresses of the network, and lists that say nothing of people.
    mutating func readOtherData(
        _ walk: inout TelegramJSONWalk, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        try walk.enterObject(in: bytes)
        while let key = try walk.nextKey(in: bytes) {
            let name = key.text(in: bytes)
            guard name == "drafts" || name == "ips", try walk.kind(in: bytes) == .array else {
                try walk.skipValue(in: bytes)
                sink.tally(.seen, in: exhibit)
                sink.tally(.skipped(reason: "other-account-data"), in: exhibit)
                continue
            }
            try walk.enterArray(in: bytes)
            var index = 0
            while try walk.nextElement(in: bytes) {
                let element = try walk.element(in: bytes)
                let place = place(element.bytes, .item(of: "/other_data/\(name)", at: index))
                index += 1
                sink.tally(.seen, in: exhibit)
                if name == "drafts", let markup = element["html"]?.string {
                    try appendDraft(markup, element, at: place, into: &sink)
                } else if name == "ips", let address = element["ip"]?.string {
                    let change = AccountChange(field: "ip-address", to: address)
                    try add(.accountChange(change), at: element.telegramTime("date"), from: place, into: &sink)
                } else {
                    sink.report(Diagnostic(.loss, "unknown-record-type", at: place))
                    sink.tally(.unknown, in: exhibit)
                    continue
                }
                sink.tally(.parsed, in: exhibit)
            }
        }
    }

    /// A text that the owner wrote and did not send.
    private mutating func appendDraft(
        _ markup: String, _ draft: JSONElement, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let html = Array(markup.utf8)
        let document = try? HTMLDocument(parsing: html.span, 0..<html.count)
        let text = document.map { $0.text(of: $0.root) } ?? markup
        let chat = try sink.conversation(
            Conversation(
                platform: .telegram, kind: .unknown, title: draft["chat_name"]?.string,
                nativeID: draft["chat"].flatMap { $0.string ?? $0.number }))
        let message = Message(text: text.isEmpty ? nil : text, state: .draft)
        let owner = try accounts.ownerOrUnnamed(into: &sink)
        try sink.append(
            Event(.message(message), at: draft.telegramTime("date"), by: owner, in: chat, from: place))
    }

    private mutating func appendSession(
        _ session: JSONElement, isWeb: Bool, at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let program =
            isWeb
            ? TelegramName.joined(session["bot_username"], session["domain_name"], separator: " ")
            : TelegramName.joined(session["application_name"], session["application_version"], separator: " ")
        let device =
            isWeb
            ? TelegramName.joined(session["browser"], session["platform"], separator: ", ")
            : TelegramName.joined(
                session["device_model"], session["platform"], session["system_version"], separator: ", ")
        let change = AccountChange(
            field: isWeb ? "web-session" : "session",
            to: [program, device].compactMap(\.self).joined(separator: "; "),
            text: TelegramName.joined(
                session["last_ip"], session["last_country"], session["last_region"], separator: ", "))
        let created = session.telegramTime("created")
        let lastActive = session.telegramTime("last_active")
        try add(
            .accountChange(change), at: created ?? lastActive, otherTime: created == nil ? nil : lastActive,
            from: place, into: &sink)
    }

    private mutating func add(
        _ content: Event.Content, at time: Timestamp?, otherTime: Timestamp? = nil, from place: Provenance,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        if accounts.owner == nil {
            accounts.owner = try sink.account(platform: .telegram, [], isOwner: true)
        }
        try sink.append(Event(content, at: time, otherTime: otherTime, by: accounts.owner, in: nil, from: place))
    }

    /// The identifiers of the owner or of a contact.
    private static func identifiers(of person: JSONElement) -> [Identifier] {
        var identifiers: [Identifier] = []
        if let number = person["user_id"]?.int64, number != 0 {
            identifiers.append(Identifier(.platformID, "user\(number)"))
        }
        if let phone = person["phone_number"]?.string, !phone.isEmpty {
            identifiers.append(Identifier(.phone, phone))
        }
        if let username = person["username"]?.string, !username.isEmpty {
            identifiers.append(Identifier(.username, username))
        }
        if let name = TelegramName.joined(person["first_name"], person["last_name"]) {
            identifiers.append(Identifier(.displayName, name))
        }
        return identifiers
    }
}
