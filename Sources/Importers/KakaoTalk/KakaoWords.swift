// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The app's own words in exports, Korean and English.
enum KakaoWords {
    private static let placeholders: [String: Attachment.Kind] = [
        "<사진>": .image, "사진": .image, "<photo>": .image, "photo": .image, "Photo": .image, "동영상": .video,
        "<동영상>": .video, "video": .video, "Video": .video, "<video>": .video, "이모티콘": .sticker,
        "(이모티콘)": .sticker, "emoticon": .sticker, "Emoticon": .sticker, "(emoticon)": .sticker, "Emoticons": .sticker,
        "음성메시지": .voice, "Voice Note": .voice, "voice message": .voice,
    ]

    /// What a whole body stands for; computers put a blank behind some words.
    static func attachments(_ text: String) -> [Attachment] {
        let body = text.hasSuffix(" ") ? text.trimmed : text
        if let kind = placeholders[body] { return [Attachment(kind)] }
        // Telephones write `<Photo>`, computers `(Photo)`; `<사진 읽지 않음>` is a picture that was never loaded.
        if body.utf8.count < 40, let written = body.between("<", ">") ?? body.between("(", ")") {
            let word = written.between("", " 읽지 않음") ?? written
            if let kind = placeholders[word] ?? placeholders[word.lowercased()] { return [Attachment(kind)] }
        }
        if let count = body.between("사진 ", "장").flatMap({ Int($0) })
            ?? body.between("", " photos").flatMap({ Int($0) }),
            (1...100).contains(count)
        {
            return (0..<count).map { _ in Attachment(.image) }
        }
        let named: [(String, Attachment.Kind?)] = [
            ("파일: ", nil), ("File: ", nil), ("카카오톡 프로필: ", .contactCard), ("연락처: ", .contactCard),
            ("지도: ", .location), ("Map: ", .location),
        ]
        for (start, kind) in named where !body.contains("\n") {
            if let name = body.between(start, "") {
                return [Attachment(kind ?? Attachment.Kind(fileName: name), name: name)]
            }
        }
        return []
    }

    /// The name of a file that lies beside the text: 64 hexadecimal digits and an ending.
    static func isMediaName(_ body: String) -> Bool {
        let parts = body.split(separator: ".")
        return parts.count == 2 && parts[0].utf8.count == 64 && parts[0].allSatisfy(\.isHexDigit)
    }

    static func isDeleted(_ body: String) -> Bool {
        [
            "삭제된 메시지입니다.", "메시지가 삭제되었습니다.", "This message was deleted.", "The message has been deleted.",
            "채팅방 관리자가 메시지를 가렸습니다.",
        ].contains(body)
    }

    /// `보이스톡 해요`, `페이스톡 부재중`, `보이스톡 통화시간 1:23`, `페이스톡 1:02:03`.
    static func call(_ body: String) -> Call? {
        let kinds = [
            ("보이스톡", false), ("페이스톡", true), ("그룹콜", false), ("Voice Call", false), ("Video Call", true),
            ("Voice Talk", false), ("Face Talk", true),
        ]
        guard let (word, isVideo) = kinds.first(where: { body.hasPrefix($0.0) }) else { return nil }
        let rest = String(body.dropFirst(word.count)).trimmed
        switch rest {
        case "해요", "": return rest.isEmpty && word != "보이스톡" && word != "페이스톡" ? nil : Call(isVideo: isVideo)
        case "부재중", "취소", "거절", "Missed", "Canceled", "Cancelled", "Declined", "missed", "canceled":
            return Call(isVideo: isVideo, wasAnswered: false)
        default: break
        }
        let length = rest.between("통화시간 ", "") ?? rest
        guard length.contains(":"), let seconds = CallLength(clock: length)?.seconds else { return nil }
        return Call(isVideo: isVideo, seconds: seconds, wasAnswered: true)
    }

    /// Who came, went or was sent away.
    struct Membership {
        var step: MembershipChange.Step
        var actor: String?
        var subjects: [String] = []
    }

    /// What a line of the app tells; nil for other words.
    static func membership(_ line: String) -> Membership? {
        let text = line.trimmed
        if let mark = text.firstRange(of: "님이 "), text.hasSuffix("초대했습니다.") {
            let rest = text[mark.upperBound...]
            let list = rest.between("", "을 초대했습니다.") ?? rest.between("", "를 초대했습니다.") ?? String(rest)
            return Membership(step: .added, actor: String(text[..<mark.lowerBound]), subjects: people(list, "님"))
        }
        // In open chats of computers the app's warning stands on the same line.
        let joined = text.parting(at: "님이 들어왔습니다.운영정책을 위반한 ")?.0 ?? text.between("", "님이 들어왔습니다.")
        if let name = joined, !name.isEmpty { return Membership(step: .joined, actor: name) }
        if let name = text.between("", "님이 나갔습니다.") { return Membership(step: .left, actor: name) }
        if let name = text.between("", "님을 내보냈습니다.") {
            // Who sent somebody away stands in front where the line tells it.
            let parts = name.components(at: "님이 ")
            return Membership(
                step: .removed, actor: parts.count == 2 ? parts[0] : nil, subjects: [parts[parts.count - 1]])
        }
        if let mark = text.firstRange(of: " invited "), mark.lowerBound > text.startIndex, text.last == "." {
            let told = String(text[mark.upperBound...].dropLast())
            let list = told.between("", " to this chatroom") ?? told.between("", " to this chat room") ?? told
            return Membership(step: .added, actor: String(text[..<mark.lowerBound]), subjects: people(list, ""))
        }
        if let name = text.between("", " joined this chatroom.") ?? text.between("", " joined this chat room.")
            ?? text.between("", " joined.")
        {
            return Membership(step: .joined, actor: name)
        }
        if let name = text.between("", " left this chatroom.") ?? text.between("", " left this chat room.")
            ?? text.between("", " left.")
        {
            return Membership(step: .left, actor: name)
        }
        return nil
    }

    private static func people(_ list: String, _ ending: String) -> [String] {
        // Some exports leave the last of several names out, and keep the word in front of it.
        (list.hasSuffix(" and") ? String(list.dropLast(4)) : list).replacing(" and ", with: ", ").components(at: ", ")
            .flatMap { $0.components(at: "님과 ") }
            .map { name in
                let plain = name.trimmed
                return !ending.isEmpty && plain.hasSuffix(ending) ? String(plain.dropLast(ending.count)) : plain
            }.filter { !$0.isEmpty }
    }
}

extension String {
    /// The parts between occurrences of a text.
    func components(at separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let mark = rest.firstRange(of: separator) {
            parts.append(String(rest[..<mark.lowerBound]))
            rest = rest[mark.upperBound...]
        }
        return parts + [String(rest)]
    }
}
