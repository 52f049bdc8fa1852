// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// What the words of a frame name that no rule notes: pictures and publishing in its threats, who sees it, what is held, and ways
/// to pay that no bank calls back.
///
/// Read when a frame is graded, and of frames alone; the lists are short, and of the languages of the packs.
struct FrameWords {
    private let frame: ExtortionFrame
    private let context: DetectorContext

    init(_ frame: ExtortionFrame, _ context: DetectorContext) {
        (self.frame, self.context) = (frame, context)
    }

    /// Whether a threat, or what hangs on it, names pictures, recordings or files, or is to publish.
    var threatenWithPicture: Bool {
        let media = context.rules.words("bare_media").union(Self.publishing)
        return messages(in: [.threat, .demand, .audience]).contains { words(of: $0).contains(where: media.contains) }
    }

    /// Whether a threat says that somebody sees it: "or everyone sees it".
    var threatenToShow: Bool {
        messages(in: [.threat]).contains { n in
            let words = words(of: n)
            return zip(words, words.dropFirst()).contains { Self.seeing.contains($0 + " " + $1) }
        }
    }

    /// Whether all that the account says to hold is what was written: screenshots, a chat.
    var holdTalkAlone: Bool {
        let held = messages(in: [.leverage])
        return !held.isEmpty && held.allSatisfy { words(of: $0).contains(where: Self.written.contains) }
    }

    /// Whether messages of an account in the frame name gift cards, coins of a chain or a courier.
    func wantUntraceable(of account: Account.ID) -> Bool {
        context.events(frame.numbers).prefix(Self.most).contains { n in
            let entry = context.timeline.entry(n)
            guard entry.actor == account, entry.conversation == context.conversation, entry.textLength <= Self.longest,
                let text = context.timeline.text(n)
            else { return false }
            return PaymentMethod.named(in: text).map { PaymentMethod.untraceable.contains($0) } ?? false
                || words(of: n).contains(where: Self.couriers.contains)
        }
    }

    private func messages(in slots: Set<ExtortionDemand.Slot>) -> Set<Int32> {
        Set(frame.hits.lazy.filter { slots.contains($0.slot) }.map(\.citation.n))
    }

    private func words(of n: Int32) -> [String] {
        context.timeline.text(n)?.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init) ?? []
    }

    /// Events of a frame that are looked at, and bytes of a message of which each word is.
    private static let (most, longest) = (2_000, 1_000)
    private static let publishing: Set<String> = [
        "post", "posts", "posting", "posted", "upload", "uploads", "uploading", "leak", "leaks", "leaking", "publish",
        "expose", "poste", "publie", "publico", "publica", "subo", "posto", "postar", "divulgo", "hochladen",
        "veröffentliche", "verbreite", "ipopost", "ikakalat", "ilalabas",
    ]
    private static let seeing: Set<String> = [
        "see it", "sees it", "see them", "sees them", "see this", "sees this", "see these", "sees these",
        "see everything", "sees everything", "sieht es", "sehen es", "sieht alles", "sehen alles", "es sehen",
        "alles sehen", "voit tout", "voient tout", "tout voir", "lo ve", "lo ven", "las ve", "las ven", "la ve",
        "la ven",
        "los ven", "ve todo", "ven todo", "vê tudo", "veem tudo", "vai ver", "vão ver", "makikita ng", "makikita nila",
    ]
    private static let written: Set<String> = [
        "screenshot", "screenshots", "screenie", "screenies", "ss", "chat", "chats", "messages", "texts", "emails",
        "capture", "captures", "captura", "capturas", "pantallazo", "pantallazos", "print", "prints", "nachrichten",
        "conversation", "conversación", "conversa", "conversas", "convo", "receipts", "mails",
    ]
    private static let couriers: Set<String> = [
        "courier", "couriers", "kurier", "coursier", "coursiers", "mensajero", "motoboy", "estafeta",
    ]
}
