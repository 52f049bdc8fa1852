// SPDX-License-Identifier: Apache-2.0

import Formats

/// Which words of a record of a known form are its sender, its lines and its date, so that they are taken without a tree.
///
/// Only of messages that are words and nothing else: links, files, reactions and line breaks are read from the tree.
struct MetaHTMLMessageForm {
    private let sender: Int
    private let date: Int
    private let lines: [Int]
    /// Whether the words of the sender's element may be the heading of a box above the messages.
    private let isHeading: Bool

    /// Finds the parts in the tree of one record; nil where further ones need their trees.
    ///
    /// - Parameter texts: the texts that differ from record to record; nil for values.
    init?(_ document: HTMLDocument, _ texts: [HTMLDocument.Node?]) {
        let elements = document.all()
        let parts = MetaHTMLParts(of: document)
        guard !elements.contains(where: { document.isElement($0, among: Self.others) }),
            let heading = parts.headings.first, let date = parts.dates.last
        else { return nil }
        var gaps: [(gap: Int, node: HTMLDocument.Node)] = []
        for (gap, node) in texts.enumerated() {
            if let node { gaps.append((gap, node)) }
        }
        let blocks = gaps.map { MetaHTMLBlock.node(around: $0.node, in: document) }
        // Each text is a line of its own.
        guard Set(blocks).count == blocks.count else { return nil }
        let inHeading = gaps.filter { document.isInside($0.node, heading) }
        let inDate = gaps.filter { document.isInside($0.node, date) }
        guard inHeading.count == 1, inDate.count == 1, inHeading[0].gap != inDate[0].gap else { return nil }
        sender = inHeading[0].gap
        self.date = inDate[0].gap
        lines = zip(gaps, blocks).filter { !document.isInside($1, heading) && !document.isInside($1, date) }.map(
            \.0.gap)
        let first = document.first(class: MetaHTMLPages.heading)
        guard first == nil || first == heading else { return nil }
        isHeading = first != nil
    }

    /// Elements that are more than words.
    private static let others: [HTMLName] = ["a", "img", "video", "audio", "source", "ul", "ol", "li", "br", "input"]

    /// The message of the record that was found last; nil where the tree has to tell.
    func message(_ forms: borrowing HTMLForms, in bytes: Span<UInt8>, _ times: MetaHTMLTime) -> MetaHTMLMessage? {
        guard let sender = forms.label(sender, in: bytes), let written = forms.label(date, in: bytes),
            !isHeading || !MetaHTMLPages.isThreadHeading(sender)
        else { return nil }
        var words: [String] = []
        words.reserveCapacity(lines.count)
        for line in lines {
            guard let text = forms.text(line, in: bytes) else { return nil }
            let visible = text.trimmingVisibly
            if !visible.isEmpty { words.append(visible) }
        }
        return MetaHTMLMessage(sender: sender, written: written, times, lines: words)
    }
}

/// Reads the records of pages one after the other, those that are like earlier ones without a tree.
struct MetaHTMLRecords {
    private var forms = HTMLForms()
    private var known: [Int: MetaHTMLMessageForm?] = [:]

    /// The message that a record is if it is words and nothing else and has a known form.
    mutating func message(
        _ record: HTMLRecord, in bytes: Span<UInt8>, _ times: MetaHTMLTime
    ) -> MetaHTMLMessage? {
        guard let fit = forms.fit(at: record.bytes.lowerBound, in: bytes), fit.end == record.bytes.upperBound,
            let form = known[fit.form] ?? nil
        else { return nil }
        return form.message(forms, in: bytes, times)
    }

    /// The tree of a record, from which the next ones of its form are learned.
    mutating func document(_ record: HTMLRecord, in bytes: Span<UInt8>) throws(FormatError) -> HTMLDocument {
        let (document, form) = try forms.document(of: record.bytes, in: bytes)
        if let form, known[form] == nil { known[form] = .some(MetaHTMLMessageForm(document, forms.texts)) }
        return document
    }
}
