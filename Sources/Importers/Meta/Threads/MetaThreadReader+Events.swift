// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension MetaThreadReader {
    /// A record with its strings decoded and its sender found.
    struct Line {
        var record: MetaRecord
        var exhibit: Exhibit
        var sender: String
        var actor: Account.ID?
        var text: String?
        var type: String?
        var time: Timestamp?
        /// What stands for a time that cannot be read.
        var unreadTime: String?
        var conversation: Conversation.ID
        var place: Provenance

        func event(_ content: Event.Content, by other: Account.ID? = nil) -> Event {
            Event(content, at: time, by: other ?? actor, in: conversation, from: place, unreadTime: unreadTime)
        }
    }

    /// Pushes the events of one record: what it is, then the reactions to it.
    mutating func emit(
        _ record: MetaRecord, _ exhibit: Exhibit, _ conversation: Conversation.ID, at place: Provenance,
        in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let sender = accounts.renamed.writer(
            repaired(record.sender, at: place, in: bytes) ?? "", of: record.saying(in: bytes))
        let text = repaired(record.content, at: place, in: bytes)
        let time = time(of: record, at: place, in: bytes)
        if record.repeatedMembers > 0 { remarks.note(.warning, "repeated-member", at: place, record.repeatedMembers) }
        let line = Line(
            record: record, exhibit: exhibit, sender: sender, actor: try accounts.account(named: sender, in: &sink),
            text: text.flatMap { $0.isEmpty ? nil : $0 }, type: record.type.map { $0.text(in: bytes) },
            time: time, unreadTime: time == nil ? record.time.map { bytes.text($0) } : nil,
            conversation: conversation, place: place)
        for extra in record.extras where extra.key == "ip" {
            try emitAddress(extra.value.string ?? "", line, into: &sink)
        }
        if heldCall != nil {
            heldCallAge += 1
            if heldCallAge > Self.longestHold { try releaseCall(into: &sink) }
        }
        if try !emitSystem(line, in: bytes, into: &sink) { try sink.append(line.event(.message(message(line)))) }
        for extra in record.extras where extra.key == "reactions" {
            for reaction in extra.value.array ?? [] { try emitReaction(reaction, line, into: &sink) }
        }
    }

    private mutating func repaired(_ string: JSONString?, at place: Provenance, in bytes: Span<UInt8>) -> String? {
        guard let string else { return nil }
        var repairs = 0
        let text = string.text(in: bytes, repairs: &repairs)
        if repairs > 0 { remarks.note(.warning, "text-not-unicode", at: place) }
        // Damaged text is written with escapes, as every character that Meta writes outside ASCII.
        if string.isASCII, !string.hasEscapes { return text }
        let repaired = Mojibake.repaired(text)
        if repaired.utf8.count != text.utf8.count { remarks.note(.note, "encoding-repaired", at: place) }
        return repaired
    }

    private mutating func time(of record: MetaRecord, at place: Provenance, in bytes: Span<UInt8>) -> Timestamp? {
        guard let literal = record.time else {
            remarks.note(.warning, "timestamp-missing", at: place)
            return nil
        }
        switch MetaTime.read(bytes.text(literal), record.unit) {
        case .time(let time, let isOtherUnit):
            if isOtherUnit { remarks.note(.warning, "timestamp-in-other-unit", at: place) }
            return time
        case .notRecorded:
            remarks.note(.warning, "timestamp-not-recorded", at: place)
            return nil
        case .unreadable:
            remarks.note(.warning, "timestamp-unreadable", at: place)
            return nil
        }
    }

    /// Exports of 2019 to 2021 tell the address from which some messages were sent.
    private mutating func emitAddress(
        _ address: String, _ line: Line, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard !address.isEmpty, addresses[line.sender] != address else { return }
        let change = AccountChange(field: "ip-address", from: addresses[line.sender], to: address)
        addresses[line.sender] = address
        try sink.append(line.event(.accountChange(change)))
    }

    /// - Parameter target: where the message stands that the reaction is to, if not in the same record.
    mutating func emitReaction(
        _ element: JSONElement, _ line: Line, to target: Provenance? = nil,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let symbol = element["reaction"]?.string.map(Mojibake.repaired) else {
            remarks.note(.warning, "reaction-not-understood", at: line.place)
            return
        }
        let name = Mojibake.repaired(element["actor"]?.string ?? "")
        let actor = try accounts.account(named: name, in: &sink)
        reactions.add(actor: name, symbol: symbol)
        var time: Timestamp?
        if let literal = element["timestamp"]?.number, case .time(let read, _) = MetaTime.read(literal, .seconds) {
            time = read
        }
        try sink.append(
            Event(
                .reaction(Reaction(symbol: symbol)), at: time, by: actor, in: line.conversation, from: line.place,
                alsoFrom: target.map { [$0] } ?? []))
    }

    // MARK: What the service wrote

    /// Pushes the events of a line of the service; false when a party sent it.
    private mutating func emitSystem(
        _ line: Line, in bytes: Span<UInt8>, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> Bool {
        let users = line.record.extras.first { $0.key == "users" }?.value.array ?? []
        if line.type == "Subscribe" || line.type == "Unsubscribe" {
            try emitMembership(line, isEntry: line.type == "Subscribe", users, into: &sink)
            return true
        }
        let carriesMore = line.record.extras.contains { extra in
            // Some exports write every list, most of them empty.
            extra.key != "reactions" && extra.key != "users" && extra.key != "ip" && extra.value.array?.isEmpty != true
        }
        let isOwner = accounts.isOwner(line.sender)
        var meaning =
            carriesMore
            ? nil : line.text.flatMap { sentences.meaning(of: $0, sender: line.sender, isOwner: isOwner) }
        if let sentence = meaning, isTyped(sentence, line, in: bytes) { meaning = nil }
        if line.record.callSeconds != nil || line.record.isMissed || line.type == "Call" {
            if case .callEnded? = meaning {
                try releaseCall(asNotice: true, into: &sink)
            } else {
                try releaseCall(into: &sink)
            }
            try sink.append(line.event(.call(call(line, meaning))))
            return true
        }
        guard let text = line.text, !carriesMore else { return false }
        if line.type == "Payment" || line.type == "Plan" {
            let payment = line.type == "Payment" ? MetaPayment.read(text) : nil
            try sink.append(line.event(payment.map(Event.Content.payment) ?? .notice(text)))
            return true
        }
        guard let meaning else {
            guard line.type == nil || line.type == "Generic", reactions.areTold(by: text, sender: line.sender) else {
                return false
            }
            try sink.append(line.event(.notice(text)))
            return true
        }
        switch meaning {
        case .callStarted:
            try releaseCall(into: &sink)
            heldCall = line
            heldCallAge = 0
            return true
        case .callEnded(let isVideo):
            let isTold = heldCall != nil
            try releaseCall(into: &sink)
            try sink.append(line.event(isTold ? .notice(text) : .call(Call(isVideo: isVideo))))
            return true
        default: break
        }
        let sentence = MetaServiceLine(text: text, sender: line.sender, ownerName: setting.owner?.name)
        try sink.append(line.event(try sentence.content(meaning, &accounts, &sentences, into: &sink)))
        return true
    }

    /// Whether a party typed a sentence in the service's words: the record says that it is a plain message.
    ///
    /// Money that the service moved has a type of its own. Calls have one, too, but not in every year: there a plain record
    /// may be a call unless the file tells other calls by their type.
    private mutating func isTyped(_ sentence: MetaSentence, _ line: Line, in bytes: Span<UInt8>) -> Bool {
        guard let type = line.type, Self.plainTypes.contains(type) else { return false }
        guard let act = sentence.act else { return false }
        if act == .payment { return true }
        if typesCalls?.exhibit != line.exhibit.number {
            typesCalls = (line.exhibit.number, bytes.holdsMember("type", "Call"))
        }
        return typesCalls?.value ?? false
    }

    /// Types of records that a party sent.
    private static var plainTypes: Set<String> { ["Generic", "Share", "text", "link"] }

    /// Pushes the beginning of a call that waited for its end: as the call, unless the end tells the call's length.
    ///
    /// Instagram writes two lines for one call, and the second has the length.
    mutating func releaseCall(
        asNotice: Bool = false, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        guard let line = heldCall, let text = line.text else { return }
        heldCall = nil
        let meaning = sentences.meaning(of: text, sender: line.sender, isOwner: accounts.isOwner(line.sender))
        try sink.append(line.event(asNotice ? .notice(text) : .call(call(line, meaning))))
    }

    /// Messages between the beginning of a call and its end.
    private static var longestHold: Int { 200 }

    private mutating func emitMembership(
        _ line: Line, isEntry: Bool, _ users: [JSONElement], into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let names = users.compactMap { ($0["name"]?.string ?? $0.string).map(Mojibake.repaired) }
        let alone: MembershipChange.Step = isEntry ? .joined : .left
        if names.isEmpty {
            try sink.append(line.event(.membership(MembershipChange(step: alone, text: line.text))))
        }
        for name in names {
            let change =
                name == line.sender
                ? MembershipChange(step: alone, text: line.text)
                : MembershipChange(
                    step: isEntry ? .added : .removed, subject: try accounts.account(named: name, in: &sink),
                    text: line.text)
            try sink.append(line.event(.membership(change)))
        }
    }

    private func call(_ line: Line, _ meaning: MetaSentence?) -> Call {
        var isVideo = false
        var isMissed = line.record.isMissed
        switch meaning {
        case .call(let video)?, .callEnded(let video)?, .callStarted(let video)?: isVideo = video
        case .missedCall(let video)?:
            isVideo = video
            isMissed = true
        default:
            let text = line.text?.lowercased() ?? ""
            isVideo = ["video", "vidéo", "vídeo"].contains { text.contains($0) }
        }
        guard let seconds = CallLength(line.record.callSeconds)?.seconds else {
            return Call(isVideo: isVideo, wasAnswered: isMissed ? false : nil)
        }
        return Call(isVideo: isVideo, seconds: seconds, wasAnswered: !isMissed && seconds > 0)
    }

    // MARK: What a party sent

    private mutating func message(_ line: Line) -> Message {
        var message = Message(text: line.text, state: line.record.isUnsent ? .deleted : .sent)
        for extra in line.record.extras {
            switch extra.key {
            case "photos": add(extra.value, .image, line, to: &message)
            case "videos": add(extra.value, .video, line, to: &message)
            case "gifs": add(extra.value, .image, line, to: &message)
            case "audio_files": add(extra.value, .audio, line, to: &message)
            case "files": add(extra.value, .document, line, to: &message)
            case "sticker": add(extra.value, .sticker, line, to: &message)
            case "media": add(extra.value, nil, line, to: &message)
            case "share", "location": message.attachments += MetaShare.attachments(extra.value)
            default: break
            }
        }
        if line.type == "link", message.attachments.isEmpty, let text = line.text, text.hasPrefix("http") {
            message.attachments.append(Attachment(.link, name: text))
        }
        return message
    }

    private mutating func add(
        _ element: JSONElement, _ kind: Attachment.Kind?, _ line: Line, to message: inout Message
    ) {
        for file in element.array ?? [element] {
            // The E2EE export writes "Failed to download media" where a file is lost.
            guard let uri = file["uri"]?.string, !uri.isEmpty, uri.contains("/") || uri.contains(".") else {
                remarks.note(.note, "media-not-downloaded", at: line.place)
                message.attachments.append(Attachment(kind ?? .other))
                continue
            }
            let isLink = uri.hasPrefix("http://") || uri.hasPrefix("https://")
            let exhibit = isLink ? nil : media.exhibit(named: uri, from: line.exhibit)
            if exhibit == nil { remarks.note(.note, "media-not-in-supplied-parts", at: line.place) }
            message.attachments.append(
                Attachment(MetaMediaKind.kind(kind, uri), name: Mojibake.repaired(uri), exhibit: exhibit))
        }
    }
}
