// SPDX-License-Identifier: Apache-2.0

/// A section of the report: reads the digest, writes blocks.
protocol ReportSection {
    init(digest: CaseDigest)
    func write(into draft: inout Draft)
}

extension SectionName {
    /// What writes the section.
    private var type: any ReportSection.Type {
        switch self {
        case .readersNote: ReadersNoteSection.self
        case .summary: SummarySection.self
        case .scope: ScopeSection.self
        case .items: ItemsSection.self
        case .coverage: CoverageSection.self
        case .accounts: AccountsSection.self
        case .timeline: TimelineSection.self
        case .conversations: ConversationsSection.self
        case .escalation: EscalationSection.self
        case .requests: RequestsSection.self
        case .demands: DemandsSection.self
        case .payments: PaymentsSection.self
        case .identifiers: IdentifiersSection.self
        case .indicators: IndicatorsSection.self
        case .transcript: TranscriptSection.self
        case .attachments: AttachmentsSection.self
        case .duplicates: DuplicatesSection.self
        case .method: MethodSection.self
        case .limits: LimitsSection.self
        case .decisions: DecisionsSection.self
        case .redactions: RedactionsSection.self
        case .custody: CustodySection.self
        case .declarations: DeclarationsSection.self
        case .glossary: GlossarySection.self
        case .support: SupportSection.self
        case .index: IndexSection.self
        }
    }

    /// Every section, written.
    static func draft(_ digest: CaseDigest) -> Draft {
        var draft = Draft()
        for name in allCases {
            draft.begin(name)
            name.type.init(digest: digest).write(into: &draft)
        }
        return draft
    }
}
