// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension CaseTable {
    static func demands(_ export: CaseExport) -> TableRows {
        TableRows(
            [
                .init(title: "id"), .init(title: "tier"), .init(title: "conversation"), .init(title: "account"),
                .init(title: "target"), .init(title: "frame"), .init(title: "amount"), .init(title: "currency"),
                .init(title: "payees", width: 40, wraps: true), .init(title: "deadline", width: 24, wraps: true),
                .init(title: "deadlineAt", width: 24), .init(title: "paid"),
                .init(title: "demotions", width: 30, wraps: true), .init(title: "parts", width: 60, wraps: true),
                .init(title: "currencyBasis", width: 14), .init(title: "sums", width: 40, wraps: true),
                .init(title: "laterDeadlinesAt", width: 40, wraps: true),
            ],
            export.demands.enumerated().map { index, demand in
                let deadline = demand.deadline.map {
                    export.isWithheld(anyOf: [$0.n]) ? CaseExport.withheldWording : $0.literal
                }
                let parts = ExtortionDemand.Slot.allCases.compactMap { slot in
                    demand.slots[slot].flatMap { found in
                        found.isEmpty
                            ? nil
                            : "\(slot.rawValue): " + distinct(found.map(\.n)).map(String.init).joined(separator: " ")
                    }
                }
                return [
                    .text("X\(index + 1)"), .text(demand.tier.rawValue), .text(demand.conversation.label),
                    .text(demand.account.label), .optional(demand.target?.label), .count(demand.frame),
                    .optional(demand.amount?.value), .optional(demand.amount?.currency),
                    .text(demand.payees.map { "\($0.kind): \($0.value)" }.joined(separator: "; ")),
                    .optional(deadline), .optional(demand.deadline?.instants), .flag(demand.isPaid),
                    .text(demand.demotions.joined(separator: "; ")), .text(parts.joined(separator: "; ")),
                    .optional(demand.amount?.currency == nil ? nil : demand.currencyBasis?.rawValue ?? "written"),
                    .text(sums(of: demand)),
                    .text(
                        demand.laterDeadlines.compactMap { d in d.instants.map { "\($0) (\(d.n))" } }.joined(
                            separator: "; ")),
                ]
            })
    }

    /// `200.00 GBP written (41); 1000.00 USD talk (58)`: each sum with what names its currency, and its message.
    private static func sums(of demand: ExtortionDemand) -> String {
        demand.sums.map { sum in
            let currency = sum.amount.currency.map { " \($0) \(sum.currencyBasis?.rawValue ?? "written")" } ?? ""
            return "\(sum.amount.value)\(currency) (\(sum.n))"
        }.joined(separator: "; ")
    }

    static func stages(_ export: CaseExport) -> TableRows {
        let demands = export.demands
        var rows: [[TableCell]] = []
        for course in export.courses {
            for step in course.steps {
                rows.append(stage(step, of: course))
                // Where measured wording dates a stage and a rule that somebody wrote a later one, both stand.
                if step.basis == .measured, let written = course.written(step, demands: demands, in: export.analysis) {
                    rows.append(stage(written, of: course))
                }
            }
        }
        return TableRows(
            [
                .init(title: "conversation"), .init(title: "account"), .init(title: "target"),
                .init(title: "start", width: 8), .init(title: "truncated"), .init(title: "stage", width: 20),
                .init(title: "n", width: 8), .init(title: "rule", width: 24), .init(title: "introducedBy"),
                .init(title: "elapsedSecondsLeast"), .init(title: "elapsedSecondsMost"), .init(title: "activeSeconds"),
                .init(title: "messages"), .init(title: "level"), .init(title: "basis"),
            ], rows)
    }

    private static func stage(_ step: Escalation.Step, of course: Escalation) -> [TableCell] {
        [
            .text(course.conversation.label), .text(course.account.label), .text(course.target.label),
            .integer(Int64(course.start)), .flag(course.isTruncated), .text(step.stage.rawValue),
            .integer(Int64(step.citation.n)), .text(step.citation.rule), .text(step.introducedBy.label),
            step.elapsedSeconds?.first.map(TableCell.integer) ?? .empty,
            step.elapsedSeconds?.last.map(TableCell.integer) ?? .empty,
            step.activeSeconds.map(TableCell.integer) ?? .empty, .count(step.messages),
            .text(course.level.rawValue), .text(step.basis.rawValue),
        ]
    }

    static func contacts(_ export: CaseExport) -> TableRows {
        let titles = [
            "account", "basis", "level", "requested", "requestedAtMost", "accepted", "acceptedAtMost", "declined",
            "pending", "peakCount", "peakWindowSeconds", "peakFrom", "p", "templateShare", "measures",
        ]
        return TableRows(
            titles.map { Workbook.Column(title: $0, width: $0 == "measures" ? 60 : 14, wraps: $0 == "measures") },
            export.contactActivities.map { activity in
                [
                    .text(activity.account.label), .text(activity.basis.rawValue), .text(activity.level.rawValue),
                    .optional(activity.requested?.lowerBound), .optional(activity.requested?.upperBound),
                    .optional(activity.accepted?.lowerBound), .optional(activity.accepted?.upperBound),
                    .optional(activity.declined), .optional(activity.pending), .optional(activity.peak?.count),
                    .optional(activity.peak?.windowSeconds), .optional(activity.peak?.from),
                    // Of one person alone there is no stretch whose chance could be told.
                    (activity.peak?.count ?? 0) < 2 ? .empty : activity.p.map(TableCell.number) ?? .empty,
                    activity.templateShare.map(TableCell.number) ?? .empty,
                    .text(measures(activity.measures)),
                ]
            })
    }

    static func indicators(_ export: CaseExport) -> TableRows {
        TableRows(
            [
                .init(title: "detector", width: 26), .init(title: "revision"), .init(title: "level"),
                .init(title: "conversation"), .init(title: "account"), .init(title: "target"),
                .init(title: "messages", width: 30, wraps: true), .init(title: "rules", width: 40, wraps: true),
                .init(title: "measures", width: 40, wraps: true),
                .init(title: "ordinaryReadings", width: 70, wraps: true),
            ],
            export.indicators.map { found in
                [
                    .text(found.detector), .count(found.revision), .text(found.level.rawValue),
                    .optional(found.conversation?.label), .text(found.account.label), .optional(found.target?.label),
                    .numbers(distinct(found.citations.map(\.n))),
                    .text(Array(Set(found.citations.map(\.rule))).sorted().joined(separator: " ")),
                    .text(measures(found.measures)), .text(found.innocentReadings.joined(separator: " ")),
                ]
            })
    }

    static func safeguarding(_ export: CaseExport) -> TableRows {
        TableRows(
            [
                .init(title: "kind", width: 18), .init(title: "n", width: 8), .init(title: "time", width: 24),
                .init(title: "account"), .init(title: "rule", width: 24),
            ],
            export.safeguarding.map { flag in
                [
                    .text(flag.kind.rawValue), .integer(Int64(flag.citation.n)), time(flag.citation.n, export),
                    .text(flag.account.label), .text(flag.citation.rule),
                ]
            })
    }

    static func payments(_ export: CaseExport) -> TableRows {
        TableRows(
            [
                .init(title: "n", width: 8), .init(title: "time", width: 24), .init(title: "account"),
                .init(title: "claimed"), .init(title: "amount"), .init(title: "currency"), .init(title: "method"),
            ],
            export.payments.map { payment in
                [
                    .integer(Int64(payment.citation.n)), time(payment.citation.n, export), .text(payment.account.label),
                    .flag(payment.isClaimed), .optional(payment.amount?.value), .optional(payment.amount?.currency),
                    .optional(payment.method),
                ]
            })
    }

    private static func measures(_ measures: [Measure]) -> String {
        measures.map { measure in
            "\(measure.name): \(String(decoding: JSONText.number(measure.value).bytes, as: UTF8.self)) \(measure.unit)"
        }.joined(separator: "; ")
    }

    /// Each number once, in order.
    private static func distinct(_ numbers: [Int32]) -> [Int32] { Array(Set(numbers)).sorted() }
}

extension ExtortionDemand.Deadline {
    /// The instant, or the two between which the record does not tell.
    fileprivate var instants: String? {
        at.map { at in atLatest.map { "\(at) or \($0)" } ?? at }
    }
}
