// SPDX-License-Identifier: Apache-2.0

/// Rows of the transcript written straight as markup: what the program's own templates give, many times faster.
///
/// A transcript of a large case has hundreds of thousands of rows, and the template engine takes a tenth of a
/// millisecond for each. `RowMarkupTests` holds that both ways give the same bytes; where a unit has a row template of
/// its own, that one is used.
struct RowMarkup {
    let contexts: Contexts

    /// Names of the templates for which it stands.
    static let templates: Set<String> = ["row.mustache", "inline.mustache", "runs.mustache"]

    /// A row; the same pieces as the template's `event`.
    struct Row {
        var number: String
        /// From 2 for what of a message longer than a sheet stands in a further row.
        var part = 1
        var isCited: Bool
        var utc: Prose
        var local: Prose
        var parties: Prose
        var body: Prose
        var labels: [FindingIndex.Label]
        /// Whether the text takes the column of labels too, for a word that is wider than its own; they stand below it.
        var isWide = false
        /// Whether letters of both directions stand in the text.
        var isMixed = false

        /// In the column of labels, for a text that is not drawn in the order in which it was typed.
        static let mixedSign = "↔ both directions"
    }

    func event(_ row: Row, to out: inout String) {
        out += "<tr id=\"m"
        out += row.number
        if row.part > 1 { out += "-\(row.part)" }
        out += row.isCited ? "\" role=\"row\" class=\"lit\">" : "\" role=\"row\">"
        out += "<th scope=\"row\" role=\"rowheader\" class=\"no\">"
        out += row.number
        if row.part > 1 { out += " <span class=\"cont\">cont.</span>" }
        out += "</th><td role=\"cell\" data-l=\"UTC\" class=\"t\">"
        prose(row.utc, to: &out)
        out += "</td><td role=\"cell\" data-l=\"Local\" class=\"t\">"
        prose(row.local, to: &out)
        out += "</td><td role=\"cell\" data-l=\"From, to\">"
        prose(row.parties, to: &out)
        out += "</td><td role=\"cell\""
        if row.isWide { out += " colspan=\"2\"" }
        out += " class=\"txt\">"
        prose(row.body, to: &out)
        if !row.isWide { out += "</td><td role=\"cell\" class=\"labels\">" }
        for label in row.labels {
            out += label.stage == nil ? "<span class=\"lab\">" : "<span class=\"lab stg\">"
            if let stage = label.stage { out += "<b>\(stage.letter)</b> " }
            runs(label.name, namesEmoji: false, to: &out)
            out += "</span>"
        }
        if row.isMixed { out += "<span class=\"both\">\(Row.mixedSign)</span>" }
        out += "</td></tr>\n"
    }

    func prose(_ prose: Prose, to out: inout String) {
        for piece in prose.pieces { inline(piece, to: &out) }
    }

    private func inline(_ piece: Inline, to out: inout String) {
        switch piece {
        case .text(let words): runs(words, namesEmoji: false, to: &out)
        case .evidence(let text):
            out += "<bdi dir=\"auto\">"
            runs(text, to: &out)
            out += "</bdi>"
        case .message(let text, let language):
            out += "<bdi lang=\"\(language)\" dir=\"auto\">"
            runs(text, to: &out)
            out += "</bdi>"
        case .soft(let words): wrapped(words, "<span class=\"soft\">", "</span>", to: &out)
        case .strong(let words): wrapped(words, "<b>", "</b>", to: &out)
        case .state(let words): wrapped(words, "<span class=\"state\">[", "]</span>", to: &out)
        case .withheld(let words): wrapped(words, "<span class=\"ph\">[", "]</span>", to: &out)
        case .code(let words): wrapped(words, "<span class=\"mono\">", "</span>", to: &out)
        case .evidenceCode(let text):
            out += "<bdi dir=\"ltr\" class=\"mono\">"
            runs(text, limit: 2000, to: &out)
            out += "</bdi>"
        case .citation(let n):
            let number = contexts.number(n)
            switch contexts.place(of: n) {
            case .here: out += "<a class=\"c\" href=\"#m\(number)\">[\(number)]</a>"
            case .file(let name): out += "<a class=\"c\" href=\"\(name)#m\(number)\">[\(number)]</a>"
            case .nowhere: out += "<span class=\"c off\">[\(number)]</span>"
            }
        case .stage(let stage): out += "<span class=\"stage\">\(stage.letter)</span>"
        case .lineBreak: out += "<br>"
        case .section, .strength, .badge, .file, .place:
            // None of these stands in a row.
            break
        }
    }

    private func wrapped(_ words: String, _ open: String, _ close: String, to out: inout String) {
        out += open
        runs(words, namesEmoji: false, to: &out)
        out += close
    }

    private func emojiName(_ name: String, _ kind: String, to out: inout String) {
        out += "<span class=\"\(kind)\" dir=\"ltr\"> "
        MarkupText.append(name, to: &out)
        out += "</span>"
    }

    private func runs(_ text: String, limit: Int = 12_000, namesEmoji: Bool = true, to out: inout String) {
        for run in VisibleText(text, limit: limit, namesEmoji: namesEmoji).runs {
            switch run {
            case .text(let text): MarkupText.append(text, to: &out)
            case .hidden(let code): out += "<span class=\"vis\" dir=\"ltr\">\(code)</span>"
            case .name(let name): emojiName(name, "ename", to: &out)
            case .longName(let name): emojiName(name, "ename wide", to: &out)
            case .open(let kind): out += "<span class=\"\(kind)\" dir=\"ltr\">"
            case .close: out += "</span>"
            case .omitted(let count):
                let letters = Figures.counted(count, "further character")
                out += "<span class=\"state\" dir=\"ltr\"> [\(letters) not printed]</span>"
            }
        }
    }
}
