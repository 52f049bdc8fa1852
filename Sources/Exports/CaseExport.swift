// SPDX-License-Identifier: Apache-2.0

public import Analysis
import ChatModel

/// A case as it may leave the program: the one entrance of all exchange formats.
///
/// Whatever was removed from the analysis and its timeline before (redaction) cannot appear here. Texts of severe
/// messages are withheld unless the analysis prints them in full.
public struct CaseExport: Sendable {
    /// Findings and the rest of what is known.
    let analysis: CaseAnalysis
    /// The events, with texts withheld where they must be.
    public let catalogue: TimelineCatalogue

    /// Prepares a case.
    public init(_ analysis: CaseAnalysis, catalogue: TimelineCatalogue) {
        self.analysis = analysis
        self.catalogue =
            analysis.details.showsFullContent ? catalogue : catalogue.withholding(analysis.severeMessages)
    }

    var timeline: Timeline { catalogue.timeline }

    /// What a format cannot hold of this case, or must not.
    public func remarks(for format: ExportFormat) -> [ExportRemark] {
        let left: ExportRemark? =
            switch format {
            case .timesketch: .undatedLeftOut(timeline.numbers.count { timeline.entry($0).time == nil })
            case .rsmf: .outsideConversations(timeline.numbers.count { timeline.entry($0).conversation == nil })
            default: nil
            }
        // Bundles of indicators hold no texts.
        let withheld = format == .stix ? 0 : timeline.numbers.count { catalogue.isWithheld($0) }
        return [left, .textsWithheld(withheld)].compactMap(\.self).filter { !$0.isEmpty }
    }

    /// Whether wording of any of these messages must not be repeated elsewhere.
    func isWithheld(anyOf messages: some Sequence<Int32>) -> Bool {
        messages.contains { catalogue.isWithheld($0) }
    }

    /// Stands for wording that is left out.
    static let withheldWording = "[wording withheld]"

    /// What every export says about itself, in any form.
    static let reservation = "An account is not a person; an indicator is not a verdict."
}

/// What a format could not hold, for whoever exports.
public enum ExportRemark: Hashable, Sendable {
    /// Undated events that the format has no place for.
    case undatedLeftOut(Int)
    /// Events of no conversation, in a format of conversations.
    case outsideConversations(Int)
    /// Messages whose text is withheld.
    case textsWithheld(Int)

    var isEmpty: Bool {
        switch self {
        case .undatedLeftOut(let count), .outsideConversations(let count), .textsWithheld(let count): count == 0
        }
    }
}

/// The formats of `export`.
public enum ExportFormat: String, Sendable, CaseIterable {
    case csv, xlsx, jsonl, timesketch, rsmf
    case caseUCO = "case-uco"
    case stix, bagit
}
