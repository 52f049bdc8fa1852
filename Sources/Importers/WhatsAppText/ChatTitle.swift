// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The chat's name, from the name of its file, its archive or its folder.
struct ChatTitle {
    /// The name; nil when the path has none of the forms known.
    let text: String?
    /// Whether some component of the path has a form that WhatsApp writes.
    let isKnownForm: Bool

    /// A name that the export tells elsewhere.
    init(told name: String) {
        text = name
        isKnownForm = true
    }

    /// Reads the path of a chat's text.
    init(path: String) {
        let components = path.split { $0 == "/" || $0 == "!" }.suffix(3).reversed()
        var isKnownForm = false
        var text: String?
        for component in components {
            let stem = Self.stem(of: String(component))
            if stem.hasPrefix("_chat") {
                isKnownForm = true
            } else if text == nil, let title = Self.title(in: stem) {
                isKnownForm = true
                text = title
            }
        }
        self.text = text
        self.isKnownForm = isKnownForm
    }

    /// Whether a file or folder has a name that WhatsApp gives.
    static func isKnownForm(_ name: String) -> Bool {
        let stem = stem(of: name)
        return stem.hasPrefix("_chat") || title(in: stem) != nil
    }

    /// Whether somebody's name is the title, which file systems write without some characters.
    func names(_ identifiers: [Identifier]) -> Bool {
        guard let text else { return false }
        let wanted = Self.comparable(text)
        return !wanted.isEmpty
            && identifiers.contains { identifier in
                Self.comparable(identifier.literal) == wanted
                    || identifier.kind == .phone && identifier.normalized == Identifier(.phone, text).normalized
            }
    }

    private static func comparable(_ name: String) -> String {
        let plain = FoldedText(name).folded.filter { !forbidden.contains($0) }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: plain)
        return Identifier(.displayName, String(text)).normalized
    }

    /// What file systems and browsers leave out or turn into a low line.
    private static let forbidden: Set<Unicode.Scalar> = ["_", ":", "/", "\\", "*", "?", "\"", "<", ">", "|", " "]

    private static func stem(of component: String) -> String {
        var stem = component[...]
        for ending in [".txt", ".zip"] where stem.lowercased().hasSuffix(ending) { stem = stem.dropLast(4) }
        // Browsers number what they saved before.
        if stem.last == ")", let open = stem.lastIndex(of: "("), open > stem.startIndex {
            let number = stem[stem.index(after: open)...].dropLast()
            if !number.isEmpty, number.allSatisfy(\.isNumber), stem[stem.index(before: open)] == " " {
                stem = stem[..<stem.index(before: open)]
            }
        }
        return String(stem)
    }

    private static func title(in stem: String) -> String? {
        let scalars = FoldedText(stem).folded
        var plain = String.UnicodeScalarView()
        plain.append(contentsOf: scalars)
        let text = String(plain)
        for candidate in text.contains(" ") ? [text] : [text, text.map { $0 == "_" ? " " : String($0) }.joined()] {
            for (prefix, suffix) in forms
            where candidate.hasPrefix(prefix) && candidate.hasSuffix(suffix)
                && candidate.count > prefix.count + suffix.count
            {
                return String(candidate.dropFirst(prefix.count).dropLast(suffix.count))
            }
        }
        return nil
    }

    private static let forms: [(String, String)] = written.sorted { $0.0.count > $1.0.count }

    private static let written: [(String, String)] = [
        ("WhatsApp Chat with ", ""), ("WhatsApp Chat - ", ""), ("WhatsApp Chat mit ", ""), ("WhatsApp-Chat mit ", ""),
        ("Chat de WhatsApp con ", ""), ("Chat WhatsApp con ", ""), ("Discussion WhatsApp avec ", ""),
        ("Conversa do WhatsApp com ", ""), ("Conversa no WhatsApp com ", ""), ("Чат WhatsApp с ", ""),
        ("Чат WhatsApp с контактом ", ""), ("Чат WhatsApp - ", ""), ("Чат WhatsApp с группой ", ""),
        ("Chat WhatsApp s uživatelem ", ""), ("Chat WhatsApp se skupinou ", ""), ("Chat WhatsApp s používateľom ", ""),
        ("Conversa del WhatsApp amb ", ""), ("Xat de WhatsApp amb ", ""), ("Chat de WhatsApp cu ", ""),
        ("Conversație WhatsApp cu ", ""), ("WhatsApp-chat med ", ""), ("WhatsApp-samtale med ", ""),
        ("WhatsApp-keskustelu: ", ""), ("WhatsApp-keskustelu - ", ""), ("Chat WhatsApp dengan ", ""),
        ("Sembang WhatsApp dengan ", ""), ("Czat WhatsApp z: ", ""), ("Cuộc trò chuyện WhatsApp với ", ""),
        ("Συνομιλία WhatsApp με ", ""), ("WhatsApp-beszélgetés - ", ""), ("Чат WhatsApp із ", ""),
        ("Чат WhatsApp з ", ""),
        ("دردشة واتساب مع ", ""), ("محادثة واتساب مع ", ""), ("צ'אט WhatsApp עם ", ""),
        ("WhatsApp चैट ", " के साथ"), ("WhatsApp Chat – ", ""), ("WhatsAppchat met ", ""),
        ("", "とのWhatsAppトーク"), ("", "とのWhatsAppチャット"), ("", "님과의 WhatsApp 대화"), ("", "님과 WhatsApp 대화"),
        ("WhatsApp-chat met ", ""), ("WhatsApp chat met ", ""), ("Czat WhatsApp z ", ""), ("Chat WhatsApp - ", ""),
        ("WhatsApp-Chat - ", ""), ("WhatsApp-chat - ", ""), ("Chat de WhatsApp - ", ""), ("WhatsApp-chatt med ", ""),
        ("与", "的 WhatsApp 聊天"), ("与", "的WhatsApp聊天"), ("與", "的WhatsApp對話"), ("與", "的 WhatsApp 對話"),
        ("", " ile WhatsApp Sohbeti"),
    ]
}
