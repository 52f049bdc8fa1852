// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import Validation

/// The figures of a detection trial as lines of the terminal and as JSON.
struct TrialSheet {
    private let outcomes: [DetectionTrial.Outcome]
    private let conversations: Int
    private let form: DetectionTrial.Form

    init(_ outcomes: [DetectionTrial.Outcome], conversations: Int, form: DetectionTrial.Form) {
        self.outcomes = outcomes
        self.conversations = conversations
        self.form = form
    }

    var lines: [String] {
        var lines = [
            "Detection on \(Wording.count(conversations, "labelled conversation")), written as \(form.rawValue); "
                + "shares with 95 % intervals (Wilson).",
            "Where rules and weights were made while looking at a set, its figures say less than those on new texts.",
            "",
            row("", outcomes.map { Self.title($0.level) }),
        ]
        for (place, figure) in (outcomes.first?.figures ?? []).enumerated() {
            let label = figure.group == "all" ? figure.name : "\(figure.name) (\(figure.group))"
            lines.append(row(label, outcomes.map { Self.text($0.figures[place]) }))
        }
        for (place, error) in (outcomes.first?.onsetErrors ?? []).enumerated() {
            lines.append(
                row(
                    "onset-\(error.stage.rawValue)-error",
                    outcomes.map { Self.errorText($0.onsetErrors[place].distances) }))
        }
        return lines
    }

    /// `{"conversations": …, "as": …, "levels": [{"level": 0, "figures": [{"name", "group", "hits", "count"}]}]}`.
    var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return try encoder.encode(
                Sheet(
                    conversations: conversations, form: form.rawValue,
                    levels: outcomes.map { outcome in
                        .init(
                            level: outcome.level.rawValue,
                            figures: outcome.figures.map {
                                .init(name: $0.name, group: $0.group, hits: $0.hits, count: $0.count)
                            })
                    }))
        }
    }

    private struct Sheet: Encodable {
        struct Level: Encodable {
            var level: Int
            var figures: [Row]
        }

        struct Row: Encodable {
            var name: String
            var group: String
            var hits: Int
            var count: Int
        }

        enum CodingKeys: String, CodingKey {
            case conversations, levels
            case form = "as"
        }

        var conversations: Int
        var form: String
        var levels: [Level]
    }

    private static func title(_ level: Disguise.Level) -> String {
        switch level {
        case .none: "as written"
        case .light: "1 word in 8 disguised"
        case .heavy: "1 word in 3 disguised"
        }
    }

    private static func text(_ figure: Figure) -> String {
        guard let share = figure.proportion else { return "nothing to find" }
        return "\(figure.hits)/\(figure.count) \(Fixed.text(share.share)) "
            + "[\(Fixed.text(share.low))–\(Fixed.text(share.high))]"
    }

    /// Middle and 90th percentile, in messages.
    private static func errorText(_ distances: [Int]) -> String {
        guard !distances.isEmpty else { return "none found" }
        return "median \(distances[distances.count / 2]), nine in ten within "
            + "\(distances[min(distances.count - 1, distances.count * 9 / 10)]) messages"
    }

    private func row(_ label: String, _ cells: [String]) -> String {
        let padded = cells.dropLast().map { Self.padded($0, 34) } + cells.suffix(1)
        return Self.padded(label, 36) + padded.joined()
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
