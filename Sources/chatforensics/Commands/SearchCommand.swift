// SPDX-License-Identifier: Apache-2.0

import Analysis
import ArgumentParser
import CaseStore
import CaseWorkflow
import ChatModel
import Exports

/// `search`: words in the texts of all cases.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search the texts of the cases in the case store.",
        discussion: """
            All words must stand in a message; "a phrase" in quotes, a beginning with an asterisk behind it. Severe texts \
            are found but not shown unless asked for.

            EXAMPLE
              chatforensics search "gift card" --case OP-1234 --from 2025-01-01
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "What to look for.")
    var text: [String]

    @Option(name: .customLong("case"), help: ArgumentHelp("Only this case.", valueName: "ref"))
    var caseReference: String?

    @Option(help: ArgumentHelp("Only this account: its label, or a part of its name.", valueName: "id"))
    var account: String?

    @Option(help: ArgumentHelp("Only from this day on, YYYY-MM-DD, in UTC.", valueName: "date"))
    var from: String?

    @Option(help: ArgumentHelp("Only up to this day, YYYY-MM-DD, in UTC.", valueName: "date"))
    var to: String?

    @Option(help: "Whether severe texts are shown.")
    var content = AnalyseCommand.Content.withheld

    @Option(help: ArgumentHelp("Most messages to print.", valueName: "n"))
    var limit = 200

    @Flag(help: "Print JSON.")
    var json = false

    mutating func validate() throws {
        for date in [from, to].compactMap({ $0 }) where !RunFacts.isDate(date) {
            throw ValidationError("--from and --to take a date like 2025-03-04.")
        }
        if let from, let to, from > to { throw ValidationError("--from is later than --to.") }
        if limit < 1 { throw ValidationError("--limit must be at least 1.") }
    }

    func run() throws {
        let words = text.joined(separator: " ")
        let request = CaseStore.SearchRequest(
            text: words, number: SearchedNumber.form(of: words), caseReference: caseReference, account: account,
            from: Self.midnight(from), before: Self.midnight(to).map { $0 + 86_400_000_000 },
            showsFullContent: content == .full, limit: limit, date: RunFacts.today())
        let result = try store.opened { try $0.search(request, by: store.act) }
        if json {
            let hits = result.hits.map { hit in
                JSONText.object([
                    "case": .string(hit.caseReference), "account": hit.account.map { .string($0) } ?? .null,
                    "role": hit.role.map { .string($0) } ?? .null, "n": .integer(Int64(hit.n)),
                    "time": hit.time.map { .string(Self.time($0, hit.isInstant)) } ?? .null,
                    "snippet": hit.snippet.map { .string($0) } ?? .null, "withheld": .bool(hit.snippet == nil),
                ])
            }
            try Console.write(
                JSONText.object(["total": .integer(Int64(result.total)), "hits": .array(hits)]).bytes(levels: 2))
        } else {
            for hit in result.hits {
                let time = hit.time.map { Self.time($0, hit.isInstant) } ?? "undated"
                let words =
                    hit.snippet.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
                    ?? "[text withheld]"
                try Console.print("\(hit.caseReference)/\(hit.account ?? "-") [\(hit.n)] \(time)  \(words)")
            }
        }
        if result.total == 0 { Console.warn("search: no message holds that") }
        if result.total > result.hits.count {
            Console.warn("search: \(result.hits.count) of \(result.total) messages shown (raise --limit)")
        }
        if result.frozen > 0 {
            Console.warn(
                "search: \(Wording.count(result.frozen, "case")) left out, review due (see: chatforensics cases list)")
        }
    }

    private static func midnight(_ date: String?) -> Int64? {
        date.flatMap(RunFacts.day)?.microseconds
    }

    private static func time(_ microseconds: Int64, _ isInstant: Bool) -> String {
        InstantText.rfc3339(microseconds, precision: .second, isInstant: isInstant)
    }
}
