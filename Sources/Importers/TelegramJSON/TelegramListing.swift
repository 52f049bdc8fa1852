// SPDX-License-Identifier: Apache-2.0

import Formats

/// Polls, lists of tasks and invoices in one line: `Where? [Harbour (3 votes, chosen) / Mill (1 vote); 4 voters]`.
enum TelegramListing {
    /// A heading with what stands below it; nil when there is neither.
    static func text(_ heading: String?, _ entries: [String], remarks: [String]) -> String? {
        let list = entries.filter { !$0.isEmpty }.joined(separator: " / ")
        let below = ([list] + remarks).filter { !$0.isEmpty }.joined(separator: "; ")
        let heading = heading ?? ""
        if below.isEmpty { return heading.isEmpty ? nil : heading }
        return heading.isEmpty ? "[\(below)]" : "\(heading) [\(below)]"
    }

    /// The question, the answers with their votes, how many voted, and whether the poll is closed.
    static func poll(_ poll: JSONElement) -> String? {
        let answers = (poll["answers"]?.array ?? []).map { answer in
            var notes: [String] = []
            if let votes = answer["voters"]?.number { notes.append(votes == "1" ? "1 vote" : "\(votes) votes") }
            if answer["chosen"]?.bool == true { notes.append("chosen") }
            let words = answer["text"].map(TelegramText.plain) ?? ""
            return notes.isEmpty ? words : "\(words) (\(notes.joined(separator: ", ")))"
        }
        let total = poll["total_voters"]?.number.map { $0 == "1" ? "1 voter" : "\($0) voters" }
        return text(
            poll["question"].map(TelegramText.plain), answers,
            remarks: [total ?? "", poll["closed"]?.bool == true ? "closed" : ""])
    }

    /// The title and the tasks.
    static func tasks(_ list: JSONElement) -> String? {
        text(
            list["title"].map(TelegramText.plain),
            (list["answers"]?.array ?? []).map { $0["text"].map(TelegramText.plain) ?? "" }, remarks: [])
    }
}
