// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Head of the file, cover and contents.
struct FrontMatter {
    let digest: CaseDigest
    let contexts: Contexts
    let draft: Draft

    private var details: CaseDetails { digest.details }

    private var parts: [Fields] {
        PartName.allCases.map { part in
            let sections = part.sections.map { section -> Fields in
                ["id": section.rawValue, "number": String(section.number), "title": section.title]
            }
            return ["title": part.title, "sections": sections]
        }
    }

    var opening: Fields {
        let reference = details.reference.map { " \($0)" } ?? ""
        let exhibit = details.exhibit.map { ", exhibit \($0)" } ?? ""
        var banner = [
            caseLine, "Redaction \(level)", CopyTexts(digest).banner, "Times UTC and \(details.reportZone)",
        ]
        banner.removeAll { $0.isEmpty }
        var context: Fields = [
            "title": contexts.runs("Case report\(reference)\(exhibit): analysis of a chat record", namesEmoji: false),
            "css": StyleSheet(digest: digest).text,
            "banner": banner.map { ["runs": contexts.runs($0, namesEmoji: false)] },
            "parts": parts,
        ]
        if let marking = details.marking { context["marking"] = ["runs": contexts.runs(marking, namesEmoji: false)] }
        return context
    }

    private var caseLine: String {
        let parts = [details.reference.map { "Case \($0)" }, details.exhibit.map { "Exhibit \($0)" }].compactMap(\.self)
        return parts.joined(separator: " · ")
    }

    /// Of the produced set; each sheet and the banner carry it.
    private var level: String { digest.analysis.redaction?.level ?? "R0" }

    var cover: Fields {
        let tally = digest.tally
        let inputs = digest.analysis.inputs
        var rows: [(String, Prose)] = [
            (
                "Case and exhibit",
                "\(Prose.given(details.reference)) · exhibit \(Prose.given(details.exhibit)) · technical annex"
            ),
            ("Examiner", examiner),
            ("Date of report", Prose(.evidence(Print.date(iso: details.reportDate)))),
            ("Inputs", "\(inputs.count, "input"); \(digest.analysis.exhibits.count, "file"), archive members included"),
        ]
        let requests = tally.requests.count { $0.change.step == .requested && $0.change.direction == .outgoing }
        rows.append(
            (
                "Record",
                """
                \(tally.messages, "message") in \(digest.timeline.conversations.count, "conversation"), \
                \(digest.timeline.accounts.count, "account"), \(requests, "contact request") recorded as sent; \
                \(digest.timeline.count, "event")
                """
            ))
        if let (first, last) = digest.period {
            let isOne = tally.messages == 1 && tally.undatedMessages == 0
            rows.append(
                (
                    "Period",
                    isOne
                        ? "One message, \(words: first.full)"
                        : """
                        \(words: digest.firstMessage.capitalisedFirst) \(words: first.full). \
                        \(words: digest.lastMessage.capitalisedFirst) \(words: last.full)\(digest.undated.map { ". \($0)" } ?? "")
                        """
                ))
        } else {
            rows.append(("Period", "no event is dated"))
        }
        let zone = details.zone.map { Prose("wall clocks read as \(code: $0), \(words: details.zoneBasis)") }
        rows.append(
            (
                "Time zone",
                "UTC and \(code: details.reportZone)"
                    + (zone.map { "; \($0)" }
                        ?? (tally.wallClocks > 0 ? "; wall clocks of unknown zone are not converted" : ""))
            ))
        let printed = TranscriptPlaces(digest).cover
        let texts = CopyTexts(digest).cover(files: fullTexts)
        rows.append(("Content of this copy", "\(texts). \(printed)"))
        rows.append(
            ("Redaction", "level \(words: level), \(words: Phrases.redaction(level)); \(section: .redactions)"))
        if let renderer = digest.options.renderer {
            // Written before anything is rendered: what the renderer makes of it is not known here.
            rows.append(
                (
                    "PDF copy",
                    """
                    rendered by \(evidence: renderer); characters that no font draws are spelled out in it. \
                    Where the two differ, the HTML file is the reference copy
                    """
                ))
        }
        rows.append(("Accreditation", Prose(.soft("to be stated by the unit; the program leaves it blank"))))
        let sub: Prose
        let accounts = digest.leadAccounts.prefix(9).sorted().map(\.label)
        let names =
            accounts.isEmpty
            ? Figures.counted(digest.timeline.accounts.count, "account") : "accounts \(Figures.list(accounts))"
        if let (first, last) = digest.period {
            sub =
                """
                Messages and contacts recorded for \
                \(words: accounts.count == 1 ? "account \(accounts[0])" : names),\(Prose(.lineBreak))\
                \(words: Print.period(from: min(first.day, last.day), to: last.day))
                """
        } else {
            sub = "Messages and contacts recorded for \(words: names)"
        }
        let verify: Prose =
            """
            1. Hash each input with \(code: "sha256sum") and compare with \(section: .items). 2. Compare this \
            file’s own hash with \(code: "custody.html"). 3. Run \(code: "chatforensics verify") on the folder: \
            it re-hashes inputs and outputs and makes this report again.
            """
        var context: Fields = [
            "unit": ["runs": contexts.runs(details.unit ?? "Digital evidence", namesEmoji: false)],
            "sub": contexts.prose(sub),
            "glance": contexts.block(.table(GlanceTable(digest: digest).table))["table"] ?? [:],
            "facts": contexts.block(.table(.facts("Facts of the report", rows, width: 24)))["table"] ?? [:],
            "digest": ["runs": contexts.runs(Figures.groups(digest.analysis.inputsDigest), namesEmoji: false)],
            "verify": contexts.prose(verify),
        ]
        if let logo = digest.options.templates.logo { context["logo"] = logo }
        return context
    }

    /// Who examined, and for whom: a unit says itself what it is.
    private var examiner: Prose {
        guard let unit = details.unit else { return "\(Prose.given(details.examiner)) · unit \(Prose.given(nil))" }
        return "\(Prose.given(details.examiner)) · \(evidence: unit)"
    }

    /// Files beside the report in which the wording that it withholds is printed.
    private var fullTexts: Prose {
        let files = digest.options.fullTexts
        guard !files.isEmpty else { return "" }
        return
            """
            . Not withheld in \(code: files.joined(separator: ", ")) beside this report, where severe wording is printed
            """
    }

    var contents: Fields {
        let entries = { (entries: [Draft.Entry]) -> Fields? in
            entries.isEmpty
                ? nil
                : [
                    "items": entries.map {
                        ["number": String($0.number), "prose": contexts.prose($0.caption)] as Fields
                    }
                ]
        }
        // Side by side on a sheet; the last part has as many sections as three of the others.
        let halves = [parts.prefix(4), parts.dropFirst(4)].map { ["parts": Array($0)] as Fields }
        var context: Fields = ["parts": parts, "halves": halves]
        if let figures = entries(draft.figures) { context["figures"] = figures }
        if let tables = entries(draft.tables) { context["tables"] = tables }
        return context
    }
}
