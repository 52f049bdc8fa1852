// SPDX-License-Identifier: Apache-2.0

import Analysis

/// What became of the texts of messages in this copy, in the words of each place that says so.
enum CopyTexts {
    /// Printed as recorded.
    case full
    /// Printed but for those of so many messages.
    case withheld(Int)
    /// The same in a set whose level removes them, whatever option is given.
    case removedSevere(Int, level: String)
    /// Printed with labels in the place of what the level removes.
    case labelled(level: String)
    /// In no place of the set.
    case removed

    init(_ digest: CaseDigest) {
        let level = digest.analysis.redaction?.level ?? "R0"
        self =
            level == "R4"
            ? .removed
            : digest.withheld == 0
                ? level == "R0" ? .full : .labelled(level: level)
                : level == "R3" ? .removedSevere(digest.withheld, level: level) : .withheld(digest.withheld)
    }

    /// Whether no word of the record is printed.
    var isWithoutWords: Bool { if case .removed = self { true } else { false } }

    /// What would print the texts that are withheld, in a sentence.
    var howToPrint: Prose {
        if case .removedSevere(_, let level) = self {
            return "Level \(words: level) asks for that; no option prints it in this set."
        }
        return "The option \(code: "--content full") prints it."
    }

    /// On the foot of a sheet.
    var brief: String {
        switch self {
        case .full: "full text"
        case .withheld(let count), .removedSevere(let count, _): "\(Figures.counted(count, "text")) withheld"
        case .labelled: "text with labels"
        case .removed: "words removed"
        }
    }

    /// In the banner.
    var banner: String {
        switch self {
        case .full: "Full text of the printed messages"
        case .withheld(let count), .removedSevere(let count, _): "Text of \(Figures.counted(count, "message")) withheld"
        case .labelled: "Text of the printed messages, with labels for what was removed"
        case .removed: "The words of the record are removed"
        }
    }

    /// On the cover; `files` says where withheld texts are printed.
    func cover(files: Prose) -> Prose {
        switch self {
        case .full: "full: no text of a printed message is withheld"
        case .withheld(let count):
            """
            severe wording withheld: the text of \(count, "message") is replaced by its category and \
            length; \(code: "--content full") prints it\(files)
            """
        case .removedSevere(let count, let level):
            """
            the text of \(count, "message") with severe wording is replaced by its category and length, as level \
            \(words: level) asks; labels stand for what else it removes
            """
        case .labelled(let level):
            "labels stand for what level \(words: level) removes; no other text of a printed message is withheld"
        case .removed: "no words of the record: each text is replaced by a label, counts and times are kept"
        }
    }
}

extension CaseDigest {
    /// Where words of demands are quoted, behind a clause; empty where no demand is told or no word is in the set.
    var quotations: Prose {
        guard !CopyTexts(self).isWithoutWords, findings.extortion.contains(where: { !$0.isSetAside }) else { return "" }
        return "; cover, \(section: .summary) and \(section: .demands) quote a few words of demands"
    }
}
