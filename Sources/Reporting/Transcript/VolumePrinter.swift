// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Writes the volumes of a transcript, one after another.
public struct VolumePrinter {
    private let digest: CaseDigest
    /// Numbers by the platform's ids, of the conversation that was printed last.
    private var native: (conversation: Conversation.ID, numbers: [String: Int32])?

    init(_ digest: CaseDigest) {
        self.digest = digest
    }

    /// Names of the files, in order.
    public var fileNames: [String] { digest.volumes.volumes.map(\.fileName) }

    /// Hands out the volume at a position piece by piece.
    public mutating func write(_ position: Int, to sink: (Span<UInt8>) throws -> Void) throws {
        let volume = digest.volumes.volumes[position]
        let contexts = Contexts(
            width: digest.numberWidth, printed: digest.selection.printed,
            volumes: .init(volumes: digest.volumes, timeline: digest.timeline, current: position))
        let templates = digest.options.templates
        func put(_ text: String) throws {
            let bytes = Array(text.utf8)
            try sink(bytes.span)
        }
        try put(templates.render("volume", head(volume, contexts)) + "\n")
        let printer = TranscriptPrinter(digest: digest, templates: templates, contexts: contexts)
        for slice in volume.slices {
            let id = slice.conversation
            let sequence = digest.volumes.sequence(of: id)
            learnIDs(of: id, sequence)
            let numbers = digest.volumes.numbers(of: slice)
            try put(templates.render("block", contexts.block(.heading(title(id), isQuiet: false))) + "\n")
            try put(templates.render("block", contexts.block(.note(note(slice, numbers, sequence.count)))) + "\n")
            try printer.write(
                TranscriptRun(
                    conversation: id, caption: "Transcript of conversation \(id.label)", numbers: numbers,
                    hasGaps: false),
                native: native?.numbers ?? [:], to: put)
        }
        try put("</section>\n" + templates.render("closing", [:]) + "\n")
    }

    private func title(_ id: Conversation.ID) -> String {
        "\(id.label), \(Phrases.known(digest.timeline[id].platform) ?? "service named in the report")"
    }

    private func note(_ slice: TranscriptVolumes.Slice, _ numbers: [Int32], _ total: Int) -> Prose {
        let people = digest.tally.participants(of: slice.conversation)
        var prose = Prose.joined(
            people.prefix(6).map { "\(strong: $0.label) \(evidence: Name.short(digest.timeline[$0].name))" })
        if people.count > 6 { prose += " and \(people.count - 6) more" }
        prose +=
            """
            . Events \(slice.range.lowerBound + 1) to \(slice.range.upperBound) of \(total), among them \
            \(slice.messages, "message")
            """
        if let first = numbers.first, let last = numbers.last { prose += ", \(cite: first) to \(cite: last)" }
        return prose + "."
    }

    private mutating func learnIDs(of id: Conversation.ID, _ sequence: [Int32]) {
        if native?.conversation == id { return }
        var found: [String: Int32] = [:]
        // Without a reply nobody asks.
        if sequence.contains(where: { n in
            let entry = digest.timeline.entry(n)
            return entry.isReply || entry.kind == .reaction
        }) {
            for n in sequence where digest.timeline.entry(n).kind == .message {
                if let own = digest.timeline.ids(n).own, found[own] == nil { found[own] = n }
            }
        }
        native = (id, found)
    }

    private func head(_ volume: TranscriptVolumes.Volume, _ contexts: Contexts) -> Fields {
        let front = FrontMatter(digest: digest, contexts: contexts, draft: Draft())
        var fields = front.opening
        let count = digest.volumes.volumes.count
        let name = "Transcript, volume \(volume.number) of \(Figures.grouped(count))"
        let reference = digest.details.reference.map { " \($0)" } ?? ""
        fields["title"] = contexts.runs("\(name): case report\(reference)", namesEmoji: false)
        fields["css"] = StyleSheet(digest: digest).text(
            part: name, mark: "V\(volume.fileName.dropFirst(11).prefix(3))-")
        fields["volume"] = "Volume \(volume.number) of \(Figures.grouped(count))"
        fields["messages"] = Figures.counted(volume.messages, "message")
        let volumes = digest.volumes.volumes
        if volume.number > 1 { fields["previous"] = volumes[volume.number - 2].fileName }
        if volume.number < count { fields["next"] = volumes[volume.number].fileName }
        return fields
    }
}
