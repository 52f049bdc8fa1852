// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The app's own words in LINE's texts: English, Japanese, Chinese, Korean, Thai.
enum LineWords {
    /// What stands where a file was.
    static let placeholders: [(String, Attachment.Kind)] = [
        ("[Photo]", .image), ("[Photos]", .image), ("[写真]", .image), ("[照片]", .image), ("[圖片]", .image),
        ("[图片]", .image), ("[사진]", .image), ("[รูป]", .image), ("[ภาพ]", .image),
        ("[Video]", .video), ("[Videos]", .video), ("[動画]", .video), ("[影片]", .video), ("[视频]", .video),
        ("[동영상]", .video), ("[วิดีโอ]", .video),
        ("[Sticker]", .sticker), ("[スタンプ]", .sticker), ("[貼圖]", .sticker), ("[贴图]", .sticker),
        ("[스티커]", .sticker), ("[สติกเกอร์]", .sticker),
        ("[Voice message]", .voice), ("[ボイスメッセージ]", .voice), ("[語音訊息]", .voice), ("[语音信息]", .voice),
        ("[음성메시지]", .voice),
        ("[File]", .document), ("[ファイル]", .document), ("[檔案]", .document), ("[文件]", .document),
        ("[파일]", .document), ("[ไฟล์]", .document),
        ("[Location]", .location), ("[位置情報]", .location), ("[位置]", .location), ("[位置訊息]", .location),
        ("[위치]", .location),
        ("[Contact]", .contactCard), ("[連絡先]", .contactCard), ("[聯絡資訊]", .contactCard), ("[联系人]", .contactCard),
        ("[Albums]", .other), ("[アルバム]", .other), ("[相簿]", .other), ("[Notes]", .other), ("[ノート]", .other),
        ("[記事本]", .other), ("[プレゼント]", .other), ("[Gift]", .other),
    ]

    /// What computers write for a file, without brackets: the word alone, which somebody may have typed as well.
    static let bare: [String: Attachment.Kind] = [
        "Photos": .image, "Videos": .video, "Stickers": .sticker, "写真": .image, "画像": .image, "動画": .video,
        "スタンプ": .sticker, "圖片": .image, "照片": .image, "影片": .video, "貼圖": .sticker, "รูป": .image,
        "วิดีโอ": .video, "สติกเกอร์": .sticker,
    ]

    /// The attachment that a whole body stands for, or begins with and names.
    static func attachment(_ body: String) -> Attachment? {
        guard body.utf8.first == UInt8(ascii: "[") else { return nil }
        for (words, kind) in placeholders where body.hasPrefix(words) {
            let rest = body.dropFirst(words.count).drop { $0 == " " }
            if rest.isEmpty { return Attachment(kind) }
            if kind == .document || kind == .location || kind == .contactCard {
                return Attachment(kind, name: String(rest))
            }
        }
        if body.hasPrefix("[null] "), body.contains("maps.google.com") {
            return Attachment(.location, name: String(body.dropFirst(7)))
        }
        return nil
    }

    /// A call: its sign is the same in every language, and the app's words for what became of it or how long it took stand
    /// behind it; other words were typed.
    static func call(_ body: String) -> Event.Content? {
        guard body.hasPrefix("☎"), callWords.contains(where: body.contains) else { return nil }
        let words = body.dropFirst().drop { $0 == " " || $0 == "\u{FE0F}" || $0 == "\u{FE0E}" }
        if ["started", "ended", "開始", "終了", "开始", "结束", "開始", "結束"].contains(where: { words.contains($0) }) {
            return .notice(body)
        }
        let clock = words.split { !($0.isASCII && $0.isNumber) && $0 != ":" }.first { $0.contains(":") }
        let seconds = clock.flatMap { CallLength(clock: $0)?.seconds }
        return .call(Call(isVideo: words.tellsOfVideo, seconds: seconds, wasAnswered: clock != nil))
    }

    private static let callWords = [
        "Call time", "Missed", "missed", "Cancel", "No answer", "call started", "call ended", "Group call",
        "Group voice",
        "Group video", "declined", "Declined", "Busy", "busy", "通話", "不在着信", "キャンセル", "応答なし", "通话", "未接", "取消", "无应答",
        "無應答", "無人接聽", "拒绝", "拒絕", "忙線", "통화", "부재중", "취소", "응답", "การโทร", "สายที่ไม่ได้รับ", "ยกเลิก", "ไม่รับสาย", "โทร",
    ]

    /// Whether a line holds a word that every line of the app about people has; most texts do not.
    static func mayTell(_ line: String) -> Bool {
        let bytes = Array(line.utf8)
        return bytes.indices.contains { start in
            keys[bytes[start]]?.contains { bytes[start...].starts(with: $0) } ?? false
        }
    }

    private static let keys: [UInt8: [[UInt8]]] = Dictionary(
        grouping: [
            "unsent", "joined the", "left the", "added", "invited", "removed", "changed the", "取り消し", "しました", "させました",
            "收回", "撤回", "加入", "離開", "退出", "邀請", "邀请", "已將", "已将", "취소했습니다", "참여했습니다", "나갔습니다",
            "ยกเลิกข้อความ", "ออกจากกลุ่ม",
        ].map { Array($0.utf8) }
    ) { $0[0] }

    /// What stands for somebody whose account was deleted.
    static let deletedAccount: Set<String> = ["Unknown", "不明"]

    /// How the app's lines call the owner.
    static let owner: Set<String> = ["You", "您", "你", "あなた", "회원님", "คุณ"]

    /// Who took a message back; empty where the line does not say, one of `owner` for the owner.
    static func unsent(_ line: String) -> String? {
        if ["Message unsent.", "Message unsent", "メッセージの送信を取り消しました", "메시지 전송을 취소했습니다."].contains(line) { return "" }
        let ends = [
            " unsent a message.", " unsent a message", "がメッセージの送信を取り消しました", "がメッセージの送信を取り消しました。",
            "已收回訊息", "已收回訊息。", "收回了訊息", "已收回消息", "已收回消息。", "撤回了一条消息", "撤回了一条消息。", "님이 메시지 전송을 취소했습니다.",
            "님이 메시지를 취소했습니다.", " ยกเลิกข้อความ", "ยกเลิกข้อความแล้ว",
        ]
        for end in ends {
            if let name = line.between("", end) { return name.trimmed }
        }
        return nil
    }

    /// What stands between two names.
    private static let twofold = ["已將", "已将", "邀請", "邀请"]

    /// Somebody comes, goes or renames; the names stand in the line.
    static func membership(_ line: String) -> (
        step: MembershipChange.Step, actor: String, subject: String?, title: String?
    )? {
        let alone: [(String, MembershipChange.Step)] = [
            (" joined the group.", .joined), (" joined the chat.", .joined), (" left the group.", .left),
            (" left the chat.", .left), ("がグループに参加しました。", .joined), ("がグループに参加しました", .joined),
            ("が参加しました。", .joined), ("が参加しました", .joined), ("がグループを退会しました。", .left),
            ("がグループを退会しました", .left), ("が退会しました。", .left), ("が退出しました。", .left), ("が退出しました", .left),
            ("已加入群組", .joined), ("已加入群組。", .joined), ("加入了群组", .joined), ("已離開群組", .left), ("已離開群組。", .left),
            ("退出了群组", .left), ("已退出群組", .left), ("已退出群組。", .left), ("加入聊天", .joined), ("離開聊天", .left),
            ("님이 그룹에 참여했습니다.", .joined), ("님이 그룹을 나갔습니다.", .left), ("ออกจากกลุ่ม", .left),
        ]
        for (end, step) in alone {
            // A line about two people may end in the same words: `Mira邀請Kit加入聊天`.
            guard let name = line.between("", end), !twofold.contains(where: name.contains) else { continue }
            return (step, name.trimmed, nil, nil)
        }
        let pairs: [(middle: String, ends: [String], step: MembershipChange.Step)] = [
            (" added ", [" to the group.", " to the group", " to the chat."], .added),
            (" invited ", [" to the group.", " to the group", "."], .invited),
            (" removed ", [" from the group.", " from the group"], .removed),
            (
                "が",
                [
                    "をグループに招待しました。招待中の友だちが参加するまでしばらくお待ちください。", "をグループに招待しました。", "をグループに招待しました",
                    "を招待しました。", "を招待しました",
                ], .invited
            ),
            ("が", ["をグループに追加しました。", "をグループに追加しました", "を追加しました。", "を追加しました"], .added),
            (
                "が",
                [
                    "をグループから削除しました。", "を削除しました。", "を削除しました", "をグループから退会させました。", "をグループから退会させました",
                    "を退会させました。",
                ], .removed
            ),
            ("已將", ["加入群組", "加入群組。"], .added), ("已將", ["退出群組", "退出群組。", "強制退出社群。", "強制退出社群"], .removed),
            ("已将", ["加入群组", "加入群组。"], .added),
            ("已邀請", ["加入群組。", "加入群組", "加入", ""], .invited), ("邀請", ["加入群組。", "加入群組", "加入聊天"], .invited),
            ("邀请", ["加入群组", "加入了群组"], .invited),
        ]
        for pair in pairs {
            guard let mark = line.firstRange(of: pair.middle), mark.lowerBound > line.startIndex else { continue }
            for end in pair.ends {
                if let subject = line[mark.upperBound...].between("", end) {
                    // Pictures are put into an album in the words in which people are put into a group.
                    if pair.middle == "が", things.contains(where: subject.contains) { return nil }
                    return (pair.step, String(line[..<mark.lowerBound]), subject.trimmed, nil)
                }
            }
        }
        for (middle, end) in [
            (" changed the group name to \"", "\"."), (" changed the group name to ", "."),
            (" changed the group's name to ", "."), (" changed the chat's name to \"", "\"."),
            ("がグループ名を", "に変更しました。"), ("がグループの名前を", "に変更しました。"), ("已將群組名稱變更為", "。"),
        ] {
            guard let mark = line.firstRange(of: middle), mark.lowerBound > line.startIndex else { continue }
            if let title = line[mark.upperBound...].between("", end) {
                return (.renamed, String(line[..<mark.lowerBound]), nil, title.between("「", "」") ?? title)
            }
        }
        return nil
    }
}

extension LineWords {
    /// What members make and change besides the group itself.
    private static let things = ["アルバム", "ノート", "コンテンツ", "アナウンス", "お知らせ", "イベント", "投票", "プロフィール画像"]

    /// Who made or changed something in the talk: `ミラがアルバムに写真を追加しました`.
    static func act(_ line: String) -> String? {
        guard let mark = line.firstRange(of: "が"), mark.lowerBound > line.startIndex else { return nil }
        let rest = line[mark.upperBound...]
        guard rest.hasSuffix("しました") || rest.hasSuffix("しました。"), things.contains(where: rest.contains) else {
            return nil
        }
        return String(line[..<mark.lowerBound])
    }

    /// Who is named by a line of the app, by whichever form.
    static func actor(_ line: String) -> String? {
        guard mayTell(line) else { return nil }
        return unsent(line) ?? membership(line)?.actor ?? act(line)
    }
}

extension StringProtocol {
    /// Whether the words of a call say that it carried pictures.
    fileprivate var tellsOfVideo: Bool {
        ["video", "Video", "ビデオ", "視訊", "视频", "영상"].contains { contains($0) }
    }
}
