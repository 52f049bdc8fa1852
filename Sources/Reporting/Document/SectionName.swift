// SPDX-License-Identifier: Apache-2.0

/// The sections, in the order of print; every report has every section, so that a number means the same everywhere.
enum SectionName: String, CaseIterable, Sendable {
    case readersNote = "readers-note"
    case summary
    case scope, items, coverage, accounts
    case timeline, conversations, escalation, requests
    case demands, payments, identifiers
    case indicators
    case transcript, attachments, duplicates
    case method, limits, decisions, redactions, custody, declarations, glossary, support, index

    /// From 1.
    var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    /// Sections of one part stand together.
    var part: PartName {
        switch self {
        case .readersNote, .summary: .start
        case .scope, .items, .coverage, .accounts: .examined
        case .timeline, .conversations, .escalation, .requests: .timing
        case .demands, .payments, .identifiers: .demands
        case .indicators: .indicators
        case .transcript, .attachments: .record
        case .duplicates, .method, .limits, .decisions, .redactions, .custody, .declarations, .glossary, .support,
            .index:
            .method
        }
    }

    var title: String {
        switch self {
        case .readersNote: "How to read this report"
        case .summary: "Summary of observations"
        case .scope: "Scope and options in force"
        case .items: "Items examined"
        case .coverage: "Coverage account"
        case .accounts: "Accounts"
        case .timeline: "Timeline overview"
        case .conversations: "Conversations"
        case .escalation: "Escalation"
        case .requests: "Contact requests"
        case .demands: "Demand ledger"
        case .payments: "Payments"
        case .identifiers: "Identifiers and evidence checklist"
        case .indicators: "Indicators"
        case .transcript: "Transcript"
        case .attachments: "Attachments schedule"
        case .duplicates: "Duplicates and conflicts"
        case .method: "Method, tools and versions"
        case .limits: "Limits"
        case .decisions: "Decisions by the investigator"
        case .redactions: "Redactions"
        case .custody: "Custody"
        case .declarations: "Declarations, blank forms"
        case .glossary: "Glossary"
        case .support: "Support"
        case .index: "Index"
        }
    }
}

/// The parts of the report; the name of the part with which a sheet begins stands in its head.
enum PartName: String, CaseIterable, Sendable {
    case start, examined, timing, demands, indicators, record, method

    var title: String {
        switch self {
        case .start: "Summary"
        case .examined: "What was examined"
        case .timing: "When and how fast"
        case .demands: "Demands, payments and identifiers"
        case .indicators: "Indicators"
        case .record: "Transcript and attachments"
        case .method: "Copies, method, limits and reference"
        }
    }

    /// In the order of print.
    var sections: [SectionName] { SectionName.allCases.filter { $0.part == self } }
}
