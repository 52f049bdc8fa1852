// SPDX-License-Identifier: Apache-2.0

/// A section of the report: reads the digest, writes blocks.
protocol ReportSection {
    static var name: SectionName { get }
    init(digest: CaseDigest)
    func write(into draft: inout Draft)
}

/// Every section, in the order of print.
enum AllSections {
    static var types: [any ReportSection.Type] {
        [
            ReadersNoteSection.self, SummarySection.self,
            ScopeSection.self, ItemsSection.self, CoverageSection.self, AccountsSection.self,
            TimelineSection.self, ConversationsSection.self, EscalationSection.self, RequestsSection.self,
            DemandsSection.self, PaymentsSection.self, IdentifiersSection.self,
            IndicatorsSection.self,
            TranscriptSection.self, AttachmentsSection.self, DuplicatesSection.self,
            MethodSection.self, LimitsSection.self, DecisionsSection.self, RedactionsSection.self,
            CustodySection.self, DeclarationsSection.self, GlossarySection.self, SupportSection.self,
            IndexSection.self,
        ]
    }

    static func draft(_ digest: CaseDigest) -> Draft {
        var draft = Draft()
        for type in types {
            draft.begin(type.name)
            type.init(digest: digest).write(into: &draft)
        }
        return draft
    }
}
