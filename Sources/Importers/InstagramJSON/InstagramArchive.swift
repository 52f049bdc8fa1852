// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Reads `messages.json` as Instagram wrote it until 2021: every conversation in one list, senders by username.
struct InstagramArchive {
    private let owner: MetaOwner?
    private var media: MetaMedia
    private var remarks = Remarks()

    init(owner: MetaOwner?, media: MetaMedia) {
        self.owner = owner
        self.media = media
    }

    /// Reads the file.
    mutating func read(
        _ exhibit: Exhibit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        do throws(EvidenceError<ImportError>) {
            try evidence.withBytes(of: exhibit) { bytes throws(ImportError) in
                try read(exhibit, in: bytes, into: &sink)
            }
        } catch {
            if case .body(let failure) = error { throw failure }
            throw ImportError(
                .evidenceUnreadable, at: Provenance.whole(exhibit.number))
        }
    }

    /// One element of the file's list.
    private struct Thread {
        var participants: [String] = []
        var messages: JSONOutline.List?
    }

    /// Threads are objects of the people and their messages.
    private static var plan: JSONOutline.Plan {
        JSONOutline.Plan(
            recordKeys: ["sender", "created_at"], containerKeys: ["participants", "conversation"],
            boundary: "conversation",
            role: { path, kind in
                if path.count < 2 { return .walked }
                return path[1] == "conversation" && kind == .array ? .list : .leaf
            })
    }

    private mutating func read(
        _ exhibit: Exhibit, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        var front = JSONCursor(in: bytes)
        do { try front.enterArray(in: bytes) } catch { throw ImportError(.notThisFormat) }
        let outline = JSONOutline(in: bytes, Self.plan)
        var threads = [Thread](repeating: Thread(), count: outline.containers)
        for leaf in outline.leaves where threads.indices.contains(leaf.container) && leaf.path.last == "participants" {
            var cursor = JSONCursor(at: leaf.bytes.lowerBound)
            let people = (try? cursor.element(in: bytes))?.array ?? []
            threads[leaf.container].participants = people.compactMap(\.string)
        }
        for list in outline.lists where threads.indices.contains(list.container) {
            threads[list.container].messages = list
        }
        var file = ExportFile(exhibit)
        for thread in threads {
            if let messages = thread.messages { file.refuseDamage(of: messages) }
            try emit(thread, exhibit, in: bytes, into: &sink)
        }
        remarks.report(into: &sink)
        file.report(outline, into: &sink)
        file.close(into: &sink)
    }

    private mutating func emit(
        _ thread: Thread, _ exhibit: Exhibit, in bytes: Span<UInt8>,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let messages = thread.messages ?? JSONOutline.List(path: [], container: 0)
        guard !thread.participants.isEmpty || !messages.records.isEmpty else { return }
        var members: [Account.ID] = []
        for name in thread.participants {
            if let member = try account(name, into: &sink), !members.contains(member) { members.append(member) }
        }
        let conversation = try sink.conversation(
            Conversation(platform: .instagram, kind: members.count > 2 ? .group : .direct, members: members))
        let sentences = MetaSentences(names: thread.participants)
        for position in messages.records.indices.reversed() {
            sink.tally(.seen, in: exhibit.number)
            let place = Provenance(
                exhibit: exhibit.number, bytes: messages.records[position],
                locator: .item(of: messages.pointer, at: messages.position(of: position)))
            var cursor = JSONCursor(at: messages.records[position].lowerBound)
            guard let record = try? cursor.element(in: bytes), record["created_at"] != nil || record["sender"] != nil
            else {
                sink.tally(.unknown, in: exhibit.number)
                sink.report(Diagnostic(.loss, "record-not-understood", at: place))
                continue
            }
            try emit(record, conversation, sentences, exhibit, at: place, into: &sink)
            sink.tally(.parsed, in: exhibit.number)
        }
    }

    private mutating func emit(
        _ record: JSONElement, _ conversation: Conversation.ID, _ sentences: MetaSentences, _ exhibit: Exhibit,
        at place: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let sender = record["sender"]?.string ?? ""
        let actor = try account(sender, into: &sink)
        var time: Timestamp?
        if let literal = record["created_at"]?.string {
            time = MetaTime.readText(literal)
            if time == nil { remarks.note(.warning, "timestamp-unreadable", at: place) }
        } else {
            remarks.note(.warning, "timestamp-missing", at: place)
        }
        let unknown = record.members.count { !Self.keys.contains($0.key) && $0.value.array?.isEmpty != true }
        if unknown > 0 { remarks.note(.warning, "member-not-understood", at: place, unknown) }
        let content = content(record, sender, sentences, exhibit, at: place)
        try sink.append(Event(content, at: time, by: actor, in: conversation, from: place))
        for like in record["likes"]?.array ?? [] {
            guard let name = like["username"]?.string else { continue }
            try sink.append(
                Event(
                    .reaction(Reaction(symbol: "like")), at: like["date"]?.string.flatMap(MetaTime.readText),
                    by: try account(name, into: &sink), in: conversation, from: place))
        }
    }

    private mutating func content(
        _ record: JSONElement, _ sender: String, _ sentences: MetaSentences, _ exhibit: Exhibit, at place: Provenance
    ) -> Event.Content {
        func text(_ key: String) -> String? {
            record[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
        }
        if let line = text("video_call_action") {
            switch sentences.meaning(of: line, sender: sender, isOwner: nil) {
            case .callEnded?: return .notice(line)
            case .missedCall?: return .call(Call(isVideo: true, wasAnswered: false))
            case nil where !line.contains("start") && !line.contains("miss"): return .notice(line)
            default: return .call(Call(isVideo: true, wasAnswered: line.contains("miss") ? false : nil))
            }
        }
        if let line = text("action"), text("text") == nil {
            switch sentences.meaning(of: line, sender: sender, isOwner: nil) {
            case .renamed?: return .membership(MembershipChange(step: .renamed, text: line))
            case .created?: return .membership(MembershipChange(step: .created, text: line))
            case .left?: return .membership(MembershipChange(step: .left, text: line))
            case .joined?: return .membership(MembershipChange(step: .joined, text: line))
            case .added?: return .membership(MembershipChange(step: .added, text: line))
            case .removed?: return .membership(MembershipChange(step: .removed, text: line))
            default: return .notice(line)
            }
        }
        var message = Message(text: text("text") ?? text("heart"))
        for key in ["media", "media_url", "voice_media"] {
            guard let uri = text(key) else { continue }
            let listed: Attachment.Kind? = key == "voice_media" ? .voice : nil
            let isLink = uri.hasPrefix("https://") || uri.hasPrefix("http://")
            let found = isLink ? nil : media.exhibit(named: uri, from: exhibit)
            if found == nil { remarks.note(.note, "media-not-in-supplied-parts", at: place) }
            message.attachments.append(
                Attachment(MetaMediaKind.kind(listed, String(uri.prefix { $0 != "?" })), name: uri, exhibit: found))
        }
        if let animated = record["animated_media_images"] {
            message.attachments.append(Attachment(.sticker, name: Self.address(in: animated)))
        }
        if let link = text("link"), link != message.text { message.attachments.append(Attachment(.link, name: link)) }
        let mentioned = text("mentioned_username").flatMap { name in
            message.text?.contains(name) == true ? nil : "@" + name
        }
        for (key, words) in [
            ("media_share_url", ["media_share_caption", "media_owner"].compactMap(text)),
            ("story_share", [mentioned].compactMap(\.self)),
            ("profile_share_username", [text("profile_share_name")].compactMap(\.self)),
        ] {
            if let shared = MetaShare.named(text(key), words) {
                message.attachments.append(Attachment(.link, name: shared))
            }
        }
        return .message(message)
    }

    /// The address of an animated picture, which is listed in several sizes: the first one.
    private static func address(in sizes: JSONElement) -> String? {
        if let address = sizes["url"]?.string, !address.isEmpty { return address }
        for member in sizes.members {
            if let address = member.value["url"]?.string, !address.isEmpty { return address }
        }
        return nil
    }

    /// Members that a message of these years is known to have.
    private static let keys: Set<String> = [
        "sender", "created_at", "text", "link", "likes", "story_share", "story_share_type", "media_owner",
        "media_share_caption", "media_share_url", "media", "media_url", "voice_media", "mentioned_username",
        "animated_media_images", "is_random", "user", "action", "video_call_action", "heart", "profile_share_username",
        "profile_share_name",
    ]

    private func account(
        _ name: String, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Account.ID? {
        if name.isEmpty { return nil }
        if let owner, owner.bears(name) {
            return try sink.account(platform: .instagram, owner.identifiers, isOwner: true)
        }
        return try sink.account(platform: .instagram, [Identifier(.username, name)], isOwner: false)
    }
}
