// SPDX-License-Identifier: Apache-2.0

public import Analysis

/// The case report: one HTML file that needs no script and no other file.
///
/// The same analysis and options give the same bytes. Work and size are bounded by what is printed, not by the
/// number of messages: texts of messages that the transcript leaves out are not read.
public struct CaseReport: Sendable {
    let digest: CaseDigest

    /// Takes an analysis; counting is done here, printing in `write`.
    public init(_ analysis: CaseAnalysis, options: ReportOptions) {
        digest = CaseDigest(analysis, options: options)
    }

    /// The whole file.
    public func html() throws(ReportError) -> [UInt8] {
        try check()
        var bytes: [UInt8] = []
        print { bytes.append(contentsOf: $0.utf8) }
        return bytes
    }

    /// Hands out the file piece by piece.
    ///
    /// Throws `ReportError` before the first piece, and whatever the sink throws.
    public func write(to sink: (Span<UInt8>) throws -> Void) throws {
        try check()
        try print { text in
            let bytes = Array(text.utf8)
            try sink(bytes.span)
        }
    }

    /// Writes the volumes of the transcript, where there are any.
    public var volumes: VolumePrinter { VolumePrinter(digest) }

    private func check() throws(ReportError) {
        for (index, record) in digest.analysis.coverage.enumerated() {
            guard record.records == Figures.sum([record.parsed, record.skipped, record.unknown]) else {
                throw .coverageUnbalanced(index)
            }
        }
    }

    private func print(_ sink: (String) throws -> Void) rethrows {
        let templates = digest.options.templates
        let draft = SectionName.draft(digest)
        let contexts = Contexts(
            width: digest.numberWidth, printed: digest.selection.printed,
            volumes: digest.volumes.isEmpty ? nil : .init(volumes: digest.volumes, timeline: digest.timeline))
        let front = FrontMatter(digest: digest, contexts: contexts, draft: draft)
        let transcript = TranscriptPrinter(digest: digest, templates: templates, contexts: contexts)
        try sink(templates.render("opening", front.opening) + "\n")
        try sink(templates.render("cover", front.cover) + "\n")
        for part in PartName.allCases {
            try sink("<div class=\"part p-\(part.rawValue)\" id=\"part-\(part.rawValue)\">\n")
            for section in part.sections {
                let head: Fields = [
                    "id": section.rawValue, "number": String(section.number), "title": section.title,
                    "brief": (draft.sections[section] ?? []).allSatisfy(\.isWords),
                ]
                try sink(templates.render("section", head) + "\n")
                for block in draft.sections[section] ?? [] {
                    if case .transcript(let run) = block {
                        try transcript.write(run, to: sink)
                    } else {
                        try sink(templates.render("block", contexts.block(block)) + "\n")
                    }
                }
                try sink("</section>\n")
            }
            if part == .start { try sink(templates.render("contents", front.contents) + "\n") }
            try sink("</div>\n")
        }
        try sink(templates.render("closing", [:]) + "\n")
    }
}
