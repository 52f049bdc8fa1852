// SPDX-License-Identifier: Apache-2.0

import Analysis

/// A piece of a section; each kind has a template of its own.
enum Block: Sendable {
    case lead(Prose)
    case paragraph(number: String, Prose)
    case list([Prose])
    case note(Prose)
    case heading(String, isQuiet: Bool)
    case box(Box)
    case keyNumbers([KeyNumber])
    case table(Table)
    case figure(Figure)
    case card(Card)
    case transcript(TranscriptRun)
}

extension Block {
    /// Whether it is a sentence or two, so that the section needs no sheet of its own.
    var isWords: Bool {
        switch self {
        case .lead, .paragraph, .note: true
        default: false
        }
    }
}

/// A framed remark; the alert frame is used once a report at most.
struct Box: Sendable {
    var title: String
    var paragraphs: [Prose]
    var isAlert = false
    var figure: Figure?
}

/// A duration in large type with what it measures.
struct KeyNumber: Sendable {
    /// `63–65`, or a dash.
    var value: String
    var unit: String
    var meaning: Prose
}

/// A table with a caption, or a plain one of facts.
struct Table: Sendable {
    enum Style: String, Sendable {
        /// Numbered, with a head.
        case plain = "fx"
        /// A word and a value a row, without a head.
        case facts
        /// Messages around a cited one.
        case context = "ctx"
    }

    struct Column: Sendable {
        var label: String
        /// Share of the width in percent; nil for what is left.
        var width: Double?
        var isNumeric = false

        init(_ label: String, _ width: Double? = nil, isNumeric: Bool = false) {
            self.label = label
            self.width = width
            self.isNumeric = isNumeric
        }
    }

    struct Row: Sendable {
        var cells: [Prose]
        var isHit = false
        var isSum = false
        /// A row that heads the rows below it.
        var isBand = false

        init(_ cells: [Prose], isHit: Bool = false, isSum: Bool = false, isBand: Bool = false) {
            self.cells = cells
            self.isHit = isHit
            self.isSum = isSum
            self.isBand = isBand
        }
    }

    var style = Style.plain
    /// Given by the draft; nil for a table without a number.
    var number: Int?
    var caption: Prose
    var subline: Prose?
    var columns: [Column]
    var rows: [Row]
}

/// A drawing with its caption.
struct Figure: Sendable {
    /// Given by the draft.
    var number = 0
    var caption: String
    var subline: Prose?
    /// Trusted markup, made by `Drawing`.
    var drawing: String
}

/// An indicator with its definition, messages, readings and what it does not show.
struct Card: Sendable {
    var id: String
    var title: Prose
    var level: Indicator.Level
    var blocks: [Block]
}
