// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
public import Importing

extension WhatsAppText {
    /// Claims every text that begins as a chat export does.
    public func claim(in survey: borrowing Survey) -> Claim? {
        var found: [(exhibit: Exhibit, strength: Claim.Strength)] = []
        for exhibit in survey.exhibits where Self.mayBeText(exhibit) {
            let head = survey.head(of: exhibit)
            if let strength = Self.strength(of: head, path: exhibit.path, isWhole: head.count == exhibit.size) {
                found.append((exhibit, strength))
            }
        }
        guard let best = found.map(\.strength).max() else { return nil }
        // A log that looks like a chat must not profit from the chat beside it.
        let kept = best == .possible ? found : found.filter { $0.strength != .possible }
        let texts = Set(kept.map(\.exhibit.number))
        let folders = Dictionary(grouping: survey.exhibits.filter { !texts.contains($0.number) }) { $0.folder }
        let chatsPerFolder = Dictionary(grouping: kept) { $0.exhibit.folder }.mapValues(\.count)
        let units = kept.map { chat in
            let folder = chat.exhibit.folder
            let isAlone = chatsPerFolder[folder] == 1
            let isArchive = folder.last == "!"
            return ImportUnit(
                [chat.exhibit],
                companions: (folders[folder] ?? []).filter { isArchive && isAlone || Self.isMedia($0) },
                export: isAlone && !folder.isEmpty ? String(folder) : chat.exhibit.path)
        }
        return Claim(
            kept.map(\.strength).min() ?? best, reason: "header lines of a WhatsApp chat", units: units)
    }

    private static func mayBeText(_ exhibit: Exhibit) -> Bool {
        guard let dot = exhibit.name.lastIndex(of: ".") else { return true }
        let ending = exhibit.name[dot...].dropFirst().lowercased()
        return ending == "txt" || ending == "text" || ending == "log" || ending.utf8.count > 5
    }

    /// What lies beside a chat and may be its media; in the archive of one chat everything may.
    private static func isMedia(_ exhibit: Exhibit) -> Bool {
        let name = AttachmentName(text: String(exhibit.name))
        return name.isGivenByProgram || (name.isFileName && name.kind != .other && name.kind != .document)
            || exhibit.name.lowercased().hasSuffix(".pdf")
    }

    /// How sure the name and the first lines make it; nil when it is no chat.
    static func strength(of head: [UInt8], path: String, isWhole: Bool) -> Claim.Strength? {
        guard !head.isEmpty else { return nil }
        let original = head.span
        let text = DecodedText(original)
        return text.withUTF8(of: original) { bytes in
            judge(bytes, isKnownName: ChatTitle(path: path).isKnownForm, isWhole: isWhole)
        }
    }

    private static func judge(_ bytes: Span<UInt8>, isKnownName: Bool, isWhole: Bool) -> Claim.Strength? {
        guard let shape = HeaderIndex.learnShape(bytes, within: bytes.count) else { return nil }
        var lines = 0
        var headers = 0
        var senders = 0
        var beginsWithHeader = false
        var hasNotice = false
        var hasAngle = false
        var start = 0
        while start < bytes.count, lines < 20 {
            let feed = bytes.firstIndex(of: 0x0A, from: start)
            if feed == bytes.count, !isWhole, lines > 0 { break }
            let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
            defer { start = feed + 1 }
            if bytes.trimmingMarksAndBlanks(start..<end).isEmpty { continue }
            lines += 1
            guard let header = HeaderScanner.scan(bytes, from: start, to: end), header.shape == shape else { continue }
            headers += 1
            if lines == 1 { beginsWithHeader = true }
            let rest = header.rest..<max(header.rest, end)
            if let split = SenderSplit.first(in: bytes, rest) {
                senders += 1
                if headers <= 3, isEncryption(bytes.text(in: split.body..<rest.upperBound)) { hasNotice = true }
            } else if headers <= 3, isEncryption(bytes.text(in: rest)) {
                hasNotice = true
            }
            if !rest.isEmpty, bytes[rest.lowerBound] == 0x3C { hasAngle = true }
        }
        guard headers > 0, !hasAngle else { return nil }
        if hasNotice { return .certain }
        let isDense = headers * 10 >= lines * 6 || beginsWithHeader && headers >= 3
        if isKnownName { return beginsWithHeader || isDense ? .certain : nil }
        guard senders > 0, isDense, senders * 2 >= headers else { return nil }
        let isISO = shape.longNumber == 0 && !shape.hasComma
        if shape.isLoose { return senders == headers && !isISO ? .possible : nil }
        if isISO { return shape.delimiter == .bracket ? nil : .possible }
        return headers >= 2 ? .likely : .possible
    }

    private static func isEncryption(_ text: String) -> Bool {
        SystemLine.read(text)?.meaning == .encryption
    }
}
