// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// Whole names of senders from the other files of an export, where a `chat.md` alone leaves open where a name ends.
enum SignalExportSenders {
    /// The names that hold a colon and a blank: from the other forms of the same chat, and from chats whose folders begin like
    /// the names in doubt.
    static func names(
        beside exhibit: Exhibit, for doubtful: Set<String>, of evidence: EvidenceSet
    ) -> Set<String> {
        let parent = exhibit.parent(of: exhibit.folder)
        let fronts = doubtful.map(SignalExportNames.letters).filter { !$0.isEmpty }
        var found: Set<String> = []
        for other in evidence.exhibits where other.number != exhibit.number && other.path.hasPrefix(parent) {
            guard let form = SignalExportForm(name: other.name) else { continue }
            let isSameChat = other.folder == exhibit.folder && other.container == exhibit.container
            let title = other.name(of: other.folder)
            let isNear =
                other.parent(of: other.folder) == parent
                && fronts.contains { SignalExportNames.letters(String(title)).hasPrefix($0) }
            guard isSameChat || isNear, isChat(other, form) else { continue }
            let names: Set<String>? = try? evidence.withBytes(of: other) { original in
                DecodedText(original).withUTF8(of: original) { bytes in
                    switch form {
                    case .json: inLines(bytes)
                    case .markdown: inMarkdown(bytes, title: String(title))
                    case .html: inPage(bytes)
                    }
                }
            }
            found.formUnion(names ?? [])
        }
        return found.filter { $0.contains(": ") }
    }

    private static func isChat(_ exhibit: Exhibit, _ form: SignalExportForm) -> Bool {
        switch form {
        case .json: exhibit.name == "data.json"
        case .markdown: exhibit.name == "chat.md" || exhibit.name == "index.md"
        case .html: exhibit.name == "index.html"
        }
    }

    private static func inLines(_ bytes: Span<UInt8>) -> Set<String> {
        var found: Set<String> = []
        var lines = LineCursor(in: bytes)
        while let line = lines.next(in: bytes) {
            // A member that comes late is no loss: this file is read on its own too.
            let front = TextScanner(
                line.content.lowerBound..<min(line.content.upperBound, line.content.lowerBound + 400))
            guard let key = front.find("\"sender\":", in: bytes) else { continue }
            var value = TextScanner(key + 9..<line.content.upperBound)
            _ = value.blanks(in: bytes)
            guard value.take("\"", in: bytes), let end = value.find("\"", in: bytes) else { continue }
            found.insert(bytes.text(in: value.place..<end))
        }
        return found
    }

    private static func inMarkdown(_ bytes: Span<UInt8>, title: String) -> Set<String> {
        Set(SignalExportNames(bytes, title: title).rests.map { "\($0.key): \($0.value)" })
    }

    private static func inPage(_ bytes: Span<UInt8>) -> Set<String> {
        var found: Set<String> = []
        var tags = HTMLTagCursor()
        while let name = SignalExportReader.sender(&tags, in: bytes) { found.insert(name) }
        return found
    }
}
